import { normaliseSerial } from './identity.ts';
import { reason } from './reason.ts';
import type { Reason } from './reason.ts';
import { isFlash, isRemovedOnly, methodOf, TECHNIQUES } from './sanitisation-techniques.ts';
import type { MediaType, SanitisationMethod, Technique } from './sanitisation-techniques.ts';

/** Proof that one medium was sanitised, as a tool's log or a person states it. */
export interface SanitisationRecord {
  type: MediaType;
  /** Serial of the medium itself, not of the device. Soldered memory (eMMC) has none to read. */
  serial: string | null;
  technique: Technique;
  /** What the record claims to be; null claims only what the technique gives. */
  claimedMethod: SanitisationMethod | null;
  tool: string | null;
  toolVersion: string | null;
  startedAt: Date | null;
  endedAt: Date | null;
  verification: 'full' | 'sample' | 'none' | null;
  /** Read, write and verification errors together; null when the tool did not say. */
  errors: number | null;
  /** Only for the guided reset of a tablet. */
  reset?: GuidedReset | null;
}

export interface GuidedReset {
  encrypted: boolean;
  accountsRemoved: boolean;
  setupScreenSeen: boolean;
}

/** What a person does next about a refused record. */
export type SanitisationStep =
  'complete_record' | 'other_technique' | 'repeat' | 'remove' | 'destroy';

export type SanitisationJudgement =
  | { accepted: true; method: SanitisationMethod }
  | { accepted: false; reasons: Reason[]; next: SanitisationStep };

/**
 * Whether a record proves that a medium may stay in a device that leaves us.
 * Media without a technique of their own (cards, sticks, discs) are removed instead.
 */
export function judgeSanitisation(record: SanitisationRecord): SanitisationJudgement {
  const refused = refuseTechnique(record);
  if (refused) return { accepted: false, ...refused };
  if ((record.errors ?? 0) > 0) {
    const reasons = [reason('sanitisation.errors', { count: record.errors ?? 0 })];
    return { accepted: false, reasons, next: 'destroy' };
  }
  if (record.verification === 'none') {
    return { accepted: false, reasons: [reason('sanitisation.not_verified')], next: 'repeat' };
  }
  const reasons = missingParts(record);
  if (reasons.length > 0) return { accepted: false, reasons, next: 'complete_record' };
  const method = methodOf(record.technique) ?? 'clear';
  return { accepted: true, method };
}

type Refusal = { reasons: Reason[]; next: SanitisationStep } | null;

function refuseTechnique({ type, technique, claimedMethod, reset }: SanitisationRecord): Refusal {
  const refusal = (code: string, next: SanitisationStep): Refusal => ({
    reasons: [reason(code)],
    next,
  });
  const method = methodOf(technique);
  if (method === 'destroy') return refusal('sanitisation.record_as_destruction', 'destroy');
  if (isRemovedOnly(type)) return refusal('sanitisation.remove_instead', 'remove');
  if (method === null) return refusal(`sanitisation.refused_${technique}`, 'other_technique');
  if (technique === 'overwrite' && isFlash(type)) {
    return refusal('sanitisation.overwrite_on_flash', 'other_technique');
  }
  const accepted: readonly MediaType[] = TECHNIQUES[technique].accepted;
  if (!accepted.includes(type)) return refusal('sanitisation.wrong_technique', 'other_technique');
  if (claimedMethod === 'purge' && method === 'clear') {
    return refusal('sanitisation.not_purge', 'complete_record');
  }
  if (claimedMethod === 'destroy') {
    return refusal('sanitisation.record_as_destruction', 'complete_record');
  }
  return technique === 'guided_factory_reset' ? refuseReset(reset ?? null) : null;
}

function refuseReset(reset: GuidedReset | null): Refusal {
  const reasons: Reason[] = [];
  if (!reset?.encrypted) reasons.push(reason('sanitisation.reset_not_encrypted'));
  if (!reset?.accountsRemoved) reasons.push(reason('sanitisation.reset_account_left'));
  if (!reset?.setupScreenSeen) reasons.push(reason('sanitisation.reset_no_setup_screen'));
  return reasons.length > 0 ? { reasons, next: 'repeat' } : null;
}

/** The fields a certificate cannot do without (NIST SP 800-88, sample certificate). */
function missingParts(record: SanitisationRecord): Reason[] {
  const { startedAt, endedAt } = record;
  const timesMissing = startedAt === null || endedAt === null;
  const missing: [boolean, string][] = [
    [record.type !== 'emmc' && normaliseSerial(record.serial) === null, 'serial_missing'],
    [!record.tool?.trim(), 'tool_missing'],
    [!record.toolVersion?.trim(), 'tool_version_missing'],
    [timesMissing, 'times_missing'],
    [!timesMissing && endedAt.getTime() < startedAt.getTime(), 'times_reversed'],
    [record.type !== 'emmc' && record.verification === null, 'verification_missing'],
    [record.type !== 'emmc' && record.errors === null, 'errors_missing'],
    [(record.errors ?? 0) < 0, 'errors_missing'],
  ];
  return missing.filter(([wrong]) => wrong).map(([, code]) => reason(`sanitisation.${code}`));
}

export interface Destruction {
  serial: string | null;
  technique: Technique;
  personId: string;
  witnessId: string | null;
  photo: boolean;
}

/** Why a destruction does not count yet: two persons, photo, serial of the drive (R2v3, ADISA). */
export function refuseDestruction(destruction: Destruction): Reason[] {
  const { technique, personId, witnessId, photo, serial } = destruction;
  const wrong: [boolean, string][] = [
    [methodOf(technique) !== 'destroy', 'not_destruction'],
    [witnessId === null, 'witness_missing'],
    [witnessId === personId, 'witness_same_person'],
    [!photo, 'photo_missing'],
    [normaliseSerial(serial) === null, 'serial_missing'],
  ];
  return wrong.filter(([is]) => is).map(([, code]) => reason(`sanitisation.${code}`));
}

export interface Removal {
  type: MediaType;
  /** Where the medium went after it left the device. */
  destination: 'donor' | 'to_destroy' | 'stock' | null;
  /** The donor signed for the medium given back. */
  donorSigned: boolean;
}

/** Why a removal does not count yet. Soldered memory cannot be removed; only a drive may go back to stock. */
export function refuseRemoval({ type, destination, donorSigned }: Removal): Reason[] {
  const wrong: [boolean, string][] = [
    [type === 'emmc', 'soldered'],
    [destination === null, 'destination_missing'],
    [destination === 'donor' && !donorSigned, 'donor_signature_missing'],
    [destination === 'stock' && isRemovedOnly(type), 'not_for_stock'],
  ];
  return wrong.filter(([is]) => is).map(([, code]) => reason(`sanitisation.${code}`));
}
