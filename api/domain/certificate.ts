/** Certificates of sanitisation: what they state, when they may be issued, and how long they hold. */
import { foldCrockford, TRACKING_ALPHABET } from './codes.ts';
import type { DeviceKind } from './device-kinds.ts';
import type { MediaStatus } from './media.ts';
import { type Reason, reason } from './reason.ts';
import type { Role } from './roles.ts';

/** Somebody who signs: name and role as they were on that day. */
export interface CertifiedPerson {
  name: string;
  role: Role | null;
}

/** Where the medium is after the work (NIST SP 800-88, sample certificate: media destination). */
export type MediumDestination =
  'in_device' | 'taken_out' | 'donor' | 'to_destroy' | 'stock' | 'recycler';

/** One medium as a certificate states it; moments are ISO 8601 in UTC, empty texts were not recorded. */
export interface CertifiedMedium {
  /** Id of the record that is certified. */
  record: string;
  code: string;
  type: string;
  make: string;
  model: string;
  serial: string;
  sizeBytes: number | null;
  /** What was done to it. */
  status: CertifiedStatus;
  /** State of the medium; one that was taken out may have been erased afterwards. */
  mediumStatus: MediaStatus;
  method: string;
  technique: string;
  standard: string;
  tool: string;
  toolVersion: string;
  verification: string;
  errors: number | null;
  /** Further fields of the evidence as the tool gave them: `CERTIFIED_DETAILS`. */
  details: Record<string, string | number | boolean>;
  startedAt: string | null;
  endedAt: string | null;
  recordedAt: string;
  /** SHA-256 of the tool's log, hexadecimal. */
  logHash: string;
  destination: MediumDestination;
  performedBy: CertifiedPerson;
  witness: CertifiedPerson | null;
  validatedBy: CertifiedPerson;
  validatedAt: string;
}

/** All that a certificate states (NIST SP 800-88, sample certificate), as it stood when it was issued. */
export interface CertificateContent {
  form: 1;
  scope: 'medium' | 'device';
  number: string;
  issuedAt: string;
  issuedBy: CertifiedPerson;
  organisation: { programme: string; site: string; address: string };
  device: {
    code: string;
    publicCode: string;
    kind: DeviceKind;
    make: string;
    model: string;
    serial: string;
  };
  media: CertifiedMedium[];
  /** A person looked and found no storage medium; the issuer looked too. */
  noneFound: { by: CertifiedPerson; at: string } | null;
}

const CERTIFIED = ['sanitised', 'removed', 'destroyed'] as const;
export type CertifiedStatus = (typeof CERTIFIED)[number];

export function isCertified(status: string): status is CertifiedStatus {
  return (CERTIFIED as readonly string[]).includes(status);
}

/** Whether a record of this kind says why the medium is in this state. */
function explains(recordStatus: string, status: MediaStatus): boolean {
  const erasedApart = status === 'removed' && recordStatus === 'sanitised';
  return isCertified(recordStatus) && (recordStatus === status || erasedApart);
}

/** Fields of the evidence that a certificate repeats. */
export const CERTIFIED_DETAILS = [
  'origin',
  'methodName',
  'bytesErased',
  'rounds',
  'hiddenSectors',
  'errorParts',
  'steps',
  'system',
] as const;

/** The content as one text with keys in order and nothing of a language or zone in it: what is hashed. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonicalText(part)}`);
  return `{${entries.join(',')}}`;
}

/** Where one medium stands on its way to a certificate. */
export interface MediumEvidence {
  status: MediaStatus;
  /** The newest record about it. */
  record: { id: string; status: string; accepted: boolean; performerIds: string[] } | null;
  /** A second person vouched for that record. */
  validated: boolean;
}

/** Why this person may not vouch for the newest record, or null. It is never a person who had a hand in the work. */
export function refuseValidation(medium: MediumEvidence, validatorId: string): Reason | null {
  const { record } = medium;
  if (!record) return reason('validation.no_record');
  if (!record.accepted) return reason('validation.not_accepted');
  if (!explains(record.status, medium.status)) return reason('validation.reopened');
  if (medium.validated) return reason('validation.already');
  if (record.performerIds.includes(validatorId)) return reason('validation.own_record');
  return null;
}

/** Waits for a second person. */
export function awaitsValidation(medium: MediumEvidence): boolean {
  return refuseValidation(medium, '') === null;
}

/** What keeps one medium from a certificate of its own. A removed medium was not sanitised, so it gets none. */
export function missingForMedium(medium: MediumEvidence): Reason[] {
  if (medium.status === 'removed' && medium.record?.status !== 'sanitised')
    return [reason('certificate.removed')];
  return missingEvidence(medium);
}

function missingEvidence({ status, record, validated }: MediumEvidence): Reason[] {
  if (status === 'failed') return [reason('certificate.failed')];
  if (!record?.accepted || !explains(record.status, status))
    return [reason('certificate.no_evidence')];
  return validated ? [] : [reason('certificate.not_validated')];
}

/** What keeps a device from its certificate; `name` is how people tell the media apart. */
export function missingForDevice(
  media: readonly (MediumEvidence & { name: string })[],
  noneConfirmed: boolean,
): Reason[] {
  const listed = media.filter((medium) => medium.status !== 'none');
  if (listed.length === 0 && media.length === 0 && !noneConfirmed)
    return [reason('certificate.unlisted')];
  return listed.flatMap((medium) =>
    missingEvidence(medium).map(({ code }) => reason(code, { medium: medium.name })),
  );
}

/** The media of a device as they are now, to hold a certificate against. */
export interface MediaNow {
  stage: string;
  noneConfirmed: boolean;
  /** Of the device. */
  serial: string;
  media: readonly { code: string; serial: string; status: string; record: string | null }[];
}

/**
 * Whether what was certified is still so: the same records are the newest, in the same state, in this device.
 * A returned device, a new record, a medium that moved, a new one or another serial number end it.
 */
export function stillHolds(content: CertificateContent, now: MediaNow): boolean {
  if (now.stage === 'void' || now.serial !== content.device.serial) return false;
  const same = content.media.every((stated) =>
    now.media.some(
      (medium) =>
        medium.code === stated.code &&
        medium.serial === stated.serial &&
        medium.status === stated.mediumStatus &&
        medium.record === stated.record,
    ),
  );
  if (!same || content.scope === 'medium') return same;
  const listed = now.media.filter((medium) => medium.status !== 'none');
  return listed.length === content.media.length && (listed.length > 0 || now.noneConfirmed);
}

export const VERIFY_LENGTH = 12;
const VERIFY_CODE = /^[0-9A-HJKMNP-TV-Z]{12}$/;

/** @param randomBytes at least twelve random bytes, 60 bits of which are used. */
export function makeVerifyCode(randomBytes: Uint8Array): string {
  return Array.from(randomBytes.slice(0, VERIFY_LENGTH), (byte) =>
    TRACKING_ALPHABET.charAt(byte & 31),
  ).join('');
}

/** The code as a person may write it, or null when it cannot be one. */
export function readVerifyCode(text: string): string | null {
  const code = foldCrockford(text.slice(0, 60));
  return VERIFY_CODE.test(code) ? code : null;
}

/** `7K2M 9QXA 4TB0`, for reading aloud and typing. */
export function formatVerifyCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ');
}

/** Text of the QR code: the page that verifies, in upper case; the bare number without a public address. */
export function verifyQrText(publicUrl: string | null, verifyCode: string, number: string): string {
  return publicUrl ? `${publicUrl.replace(/\/+$/, '')}/v/${verifyCode}`.toUpperCase() : number;
}
