/** Issues certificates: numbered, with what they state kept as it stood. */
import { randomBytes } from 'node:crypto';
import { makeVerifyCode, missingForDevice, missingForMedium } from '#domain/certificate.ts';
import { type Reason, reason } from '#domain/reason.ts';
import type { CardRow } from '../../db/device-card.ts';
import { certificates, codes } from '../../db/schema/index.ts';
import { takeCode } from '../codes/code-numbers.ts';
import { mediumName } from '../devices/gate-facts.ts';
import { type DeviceInput, changeDevice } from '../evidence/change-device.ts';
import type { Context } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { certificateHash, findNoneFinder, makeContent } from './certificate-content.ts';
import { type EvidenceMedium, readMediaEvidence } from './media-evidence.ts';
import { blockerOf } from './validation.service.ts';

export interface IssueInput extends DeviceInput {
  /** Null for the certificate of the whole device. */
  mediumId: string | null;
}

export interface IssuedCertificate {
  number: string;
  verifyCode: string;
}

/**
 * Issues a certificate; the one before it about the same thing is superseded by it.
 * @throws AppError `certificate.refused` with what is missing, `medium.not_found`
 */
export async function issueCertificate(
  ctx: Context,
  input: IssueInput,
): Promise<IssuedCertificate> {
  return changeDevice(
    ctx,
    'media.validate',
    input,
    async (unit, row) => {
      const all = await readMediaEvidence(unit.tx, row.id);
      const { mediumId } = input;
      const medium = all.find((one) => one.mediumId === mediumId);
      if (mediumId !== null && !medium) throw notFound('medium');
      await refuseUnless(unit, row, all, medium);
      const listed = all.filter((one) => one.status !== 'none');
      return write(unit, row, { media: medium ? [medium] : listed, medium: medium ?? null });
    },
    'anywhere',
  );
}

async function refuseUnless(
  unit: Unit,
  row: CardRow,
  all: readonly EvidenceMedium[],
  medium: EvidenceMedium | undefined,
): Promise<void> {
  const blockers = medium
    ? missingForMedium(medium).map((why) => blockerOf(medium, why))
    : [
        ...missingForDevice(all.map(named), row.mediaNoneConfirmed),
        ...(await ownLook(unit, row, all)),
      ].map(({ code, params }) => ({
        gate: 'G2' as const,
        code,
        params: { ...params },
        where: 'media' as const,
      }));
  if (blockers.length > 0) throw new AppError('certificate.refused', { blockers });
}

const named = (medium: EvidenceMedium) => ({ ...medium, name: mediumName(medium) });

/** Where there is no medium there is no record to vouch for: then the issuer is the second person who looked. */
async function ownLook(
  unit: Unit,
  row: CardRow,
  all: readonly EvidenceMedium[],
): Promise<Reason[]> {
  if (all.some((medium) => medium.status !== 'none') || !row.mediaNoneConfirmed) return [];
  const finder = await findNoneFinder(unit, row.id);
  return finder?.id === unit.actor.personId ? [reason('certificate.own_look')] : [];
}

async function write(
  unit: Unit,
  row: CardRow,
  { media, medium }: { media: readonly EvidenceMedium[]; medium: EvidenceMedium | null },
): Promise<IssuedCertificate> {
  const id = unit.newId();
  const number = await takeCode(unit.tx, 'document');
  const verifyCode = makeVerifyCode(randomBytes(16));
  const scope = medium ? 'medium' : 'device';
  const content = await makeContent(unit, row, { scope, number, media });
  const contentHash = certificateHash(content);
  const { siteId } = row;
  const at = unit.recordedAt;
  await unit.tx.insert(codes).values({
    code: number,
    subject: 'certificate',
    subjectId: id,
    siteId,
    createdAt: at,
  });
  await unit.tx.insert(certificates).values({
    id,
    number,
    verifyCode,
    siteId,
    deviceId: row.id,
    mediumId: medium?.mediumId ?? null,
    recordId: medium?.record?.id ?? null,
    content,
    contentHash,
    issuedById: unit.actor.personId,
    issuedAt: at,
  });
  const data = { number, scope, medium: medium?.mediumId ?? null, hash: contentHash };
  await recordEvent(unit, { deviceId: row.id, kind: 'certificate', data });
  return { number, verifyCode };
}
