/** Giving a reserved device and its kit to the family at the table (T19), in one transaction. */
import { isAllowed } from '#domain/lifecycle.ts';
import type { CardRow } from '../../db/device-card.ts';
import { refused } from '../devices/moves.service.ts';
import { changeDevice } from '../evidence/change-device.ts';
import type { Context } from '../lib/context.ts';
import { AppError, forbidden } from '../lib/errors.ts';
import type { WriteInput } from '../lib/unit.ts';
import { lockNeed } from '../needs/need-code.ts';
import { HAND_OVER, handoverBlockers, handoverFact, reservationOf } from './handover-rules.ts';
import { kitPieces, takeSnapshot } from './kit-snapshot.ts';
import { keepSignature } from './signature-store.ts';
import { type SignatureInput, checkSignature } from './signature.ts';
import { type HandedOver, type HandoverFacts, writeHandover } from './write-handover.ts';

export interface HandOverInput extends WriteInput {
  code: string;
  version?: number | undefined;
  /** Every code scanned at the table, the device's own among them. */
  scanned: readonly string[];
  identitySeen: boolean;
  signature: SignatureInput | null;
  witnessName: string;
  /** Language of the record. */
  locale: string;
  /** The session it belongs to, and the tablet it was recorded on. */
  table?: HandoverFacts['table'];
  /** For whom it was meant at the table: the device may be reserved for somebody else by now. */
  forNeed?: string | undefined;
  /** Where somebody decided that what was right on the day is recorded; otherwise consent must be valid now. */
  consentAsOf?: Date | undefined;
  /** The device as the same write has locked and read it. */
  locked?: CardRow | undefined;
}

/**
 * @throws AppError `move.refused` with what G11 lacks, `handover.foreign_piece` (409) for a scanned code that
 * is not of this kit, `handover.not_reserved` (409), `handover.direct` (409),
 * `handover.other_need` (409), `device.changed` (409)
 */
export async function handOver(ctx: Context, input: HandOverInput): Promise<HandedOver> {
  return changeDevice(ctx, 'handover.record', input, async (unit, row) => {
    if (!isAllowed(HAND_OVER, unit.actor.roles)) {
      throw forbidden({ roles: HAND_OVER.roles.join(',') });
    }
    const reservation = reservationOf(row);
    if (row.route === 'direct') throw new AppError('handover.direct', { status: 409 });
    if (input.forNeed && input.forNeed !== reservation.needCode) {
      const params = { code: row.code, need: reservation.needCode };
      throw new AppError('handover.other_need', { status: 409, params });
    }
    const known = [row.code, ...kitPieces(row).flatMap((piece) => piece.code ?? [])];
    const foreign = input.scanned.find((code) => !known.includes(code));
    if (foreign) {
      throw new AppError('handover.foreign_piece', { status: 409, params: { code: foreign } });
    }
    const need = await lockNeed(unit, reservation.needCode);
    const { scanned, identitySeen } = input;
    const fact = handoverFact(row, { scanned, identitySeen, signed: input.signature !== null });
    const blockers = handoverBlockers(unit, row, need, fact, input.consentAsOf);
    if (blockers.length > 0 || !input.signature) throw refused(HAND_OVER, blockers);
    const signature = checkSignature(input.signature);
    const handedOver = await writeHandover(unit, row, need, {
      move: HAND_OVER,
      reservationId: reservation.id,
      snapshot: await takeSnapshot(unit, row, scanned),
      locale: input.locale,
      identitySeen,
      direct: false,
      signature: signature.hash,
      table: input.table,
    });
    const { handoverId } = handedOver;
    await keepSignature(unit, { handoverId }, signature, input.witnessName);
    return handedOver;
  });
}
