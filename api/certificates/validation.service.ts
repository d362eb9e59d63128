/** A second person looks at the evidence of erasure and vouches for it. Written once, never by the performer. */
import { refuseValidation } from '#domain/certificate.ts';
import type { Reason } from '#domain/reason.ts';
import type { CardRow } from '../../db/device-card.ts';
import { mediaValidations } from '../../db/schema/index.ts';
import { mediumName } from '../devices/gate-facts.ts';
import { type DeviceInput, changeDevice } from '../evidence/change-device.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { type Witness, verifyWitness } from '../people/witness.service.ts';
import { type EvidenceMedium, readMediaEvidence } from './media-evidence.ts';

export interface ValidationInput extends DeviceInput {
  /** The records this person saw; each must still be the newest of its medium. */
  recordIds: readonly string[];
  note: string;
  /** The second person's own sign-in at a shared bench; without it the signed-in person vouches. */
  witness?: Witness | undefined;
}

/**
 * Vouches for all these records or for none.
 * @throws AppError `validation.own_record`, `validation.refused` with a blocker for each record, `validation.changed` (409),
 *   `witness.wrong`, `witness.not_allowed`, `witness.same_person`
 */
export async function validateRecords(
  ctx: Context,
  { witness, ...input }: ValidationInput,
): Promise<{ validated: number }> {
  requirePermission(ctx, 'media.validate');
  // Outside the transaction: wrong tries stay counted, and the secret is no part of the stored request.
  const validatorId = witness
    ? await verifyWitness(ctx, witness, 'media.validate')
    : ctx.actor.personId;
  const signed = { ...input, validatorId };
  return changeDevice(
    ctx,
    'media.validate',
    signed,
    async (unit, row) => {
      const media = await readMediaEvidence(unit.tx, row.id);
      const seen = new Set(input.recordIds);
      const chosen = media.filter((medium) => medium.record && seen.has(medium.record.id));
      if (chosen.length < seen.size) throw new AppError('validation.changed', { status: 409 });
      return vouchFor(unit, row, { media: chosen, validatorId, note: input.note });
    },
    'anywhere',
  );
}

/** @throws AppError `validation.own_record` before all others, `validation.refused` */
export async function vouchFor(
  unit: Unit,
  row: Pick<CardRow, 'id'>,
  input: { media: readonly EvidenceMedium[]; validatorId: string; note: string },
): Promise<{ validated: number }> {
  const { media, validatorId, note } = input;
  const blockers = media.flatMap((medium) => {
    const why = refuseValidation(medium, validatorId);
    return why ? [blockerOf(medium, why)] : [];
  });
  const own = blockers.find(({ code }) => code === 'validation.own_record');
  if (own) throw new AppError(own.code, { params: own.params });
  if (blockers.length > 0) throw new AppError('validation.refused', { blockers });
  for (const { mediumId, record } of media) {
    if (!record) continue;
    await unit.tx.insert(mediaValidations).values({
      recordId: record.id,
      doneById: record.doneById,
      validatedById: validatorId,
      note,
      validatedAt: unit.recordedAt,
    });
    const data = { step: 'validated', medium: mediumId, record: record.id, validatorId };
    await recordEvent(unit, { deviceId: row.id, kind: 'medium', data });
  }
  return { validated: media.length };
}

export function blockerOf(medium: EvidenceMedium, { code, params }: Reason) {
  const names = { ...params, medium: mediumName(medium) };
  return { gate: 'G2' as const, code, params: names, where: 'media' as const };
}
