/** Taking a wrong handover back (T31): two coordinators, within seven days; both receipts are kept. */
import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { VOID_HANDOVER_DAYS, isAllowed } from '#domain/lifecycle.ts';
import { type Evidence, MOVES, type Move } from '#domain/moves.ts';
import { accessories, devices, handovers, needs, reservations } from '../../db/schema/index.ts';
import { backToSession } from '../handover-sessions/served.ts';
import { recordAccessoryEvent } from '../accessories/accessory-events.ts';
import { blockersFor, readCardRow } from '../devices/device-card.service.ts';
import { refused } from '../devices/moves.service.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, forbidden, notFound } from '../lib/errors.ts';
import { type Unit, type WriteInput, recordEvent, write } from '../lib/unit.ts';
import { type Witness, verifyWitness } from '../people/witness.service.ts';
import { placeByCode } from '../places/places.service.ts';
import { openReservation } from '../reservations/reserve.service.ts';
import type { HandoverSnapshot } from './kit-snapshot.ts';

const VOID = MOVES.find((move) => move.id === 'T31') as Move;
const DAY_MS = 86_400_000;

export interface VoidInput extends WriteInput {
  receiptCode: string;
  reason: string;
  /** The second coordinator. */
  witness: Witness;
  /** Where the device lies now; otherwise the person who voids holds it. */
  placeCode?: string | undefined;
}

/**
 * The device is reserved for the same need again, with its accessories in its kit; in its session the family waits.
 * @throws AppError `handover.not_found` (404), `handover.voided` (409), `handover.returned` (409), `move.refused`
 * after seven days, and those of `verifyWitness`
 */
export async function voidHandover(
  ctx: Context,
  { witness, ...input }: VoidInput,
): Promise<{ receiptCode: string; code: string; needCode: string }> {
  requirePermission(ctx, 'handover.void');
  if (!isAllowed(VOID, ctx.actor.roles)) throw forbidden({ roles: VOID.roles.join(',') });
  // Outside the transaction: wrong tries stay counted, and the secret is no part of the stored request.
  const witnessId = await verifyWitness(ctx, witness, 'handover.void');
  const signed = { ...input, witnessId };
  return write(ctx, signed, async (unit) => {
    const { handover, deviceCode } = await lockHandover(unit, input.receiptCode);
    const row = await readCardRow(unit, deviceCode);
    if (row.stage !== 'handed_over') {
      throw new AppError('handover.returned', { status: 409, params: { stage: row.stage } });
    }
    const age = unit.recordedAt.getTime() - handover.happenedAt.getTime();
    const given: Evidence[] = ['second_person'];
    if (input.reason.trim()) given.push('reason');
    if (age <= VOID_HANDOVER_DAYS * DAY_MS) given.push('within_seven_days');
    const blockers = blockersFor(unit, row, VOID, given);
    if (blockers.length > 0) throw refused(VOID, blockers);
    const [need] = await unit.tx
      .select()
      .from(needs)
      .where(eq(needs.id, handover.needId))
      .for('update');
    if (!need) throw notFound('need');
    const place = input.placeCode ? await placeByCode(unit, input.placeCode) : null;
    await unit.tx
      .update(handovers)
      .set({
        voidedAt: unit.recordedAt,
        voidedById: unit.actor.personId,
        voidWitnessId: witnessId,
        voidReason: input.reason,
      })
      .where(eq(handovers.id, handover.id));
    await unit.tx
      .update(reservations)
      .set({ outcome: 'released', reason: 'handover_void' })
      .where(eq(reservations.id, handover.reservationId));
    const { id: reservation } = await openReservation(unit, row.id, need);
    await backToSession(unit, need.id, handover.batchId);
    await takeAccessoriesBack(unit, row.id, handover.snapshot as HandoverSnapshot);
    await recordEvent(unit, {
      deviceId: row.id,
      kind: 'handover_void',
      stage: { to: VOID.to, move: 'move' },
      expect: { version: row.version },
      data: {
        move: VOID.id,
        receipt: handover.receiptCode,
        handover: handover.id,
        witness: witnessId,
        need: need.code,
        reservation,
      },
      text: input.reason,
      changes: {
        placeId: place?.id ?? null,
        custodianId: place ? null : unit.actor.personId,
      },
    });
    return { receiptCode: handover.receiptCode, code: row.code, needCode: need.code };
  });
}

async function lockHandover(unit: Unit, receiptCode: string) {
  const [found] = await unit.tx
    .select({ handover: handovers, deviceCode: devices.code })
    .from(handovers)
    .innerJoin(devices, eq(devices.id, handovers.deviceId))
    .where(and(eq(handovers.receiptCode, receiptCode), eq(handovers.siteId, unit.actor.siteId)))
    .for('update');
  if (!found) throw notFound('handover');
  if (found.handover.voidedAt) throw new AppError('handover.voided', { status: 409 });
  const [newest] = await unit.tx
    .select({ id: handovers.id })
    .from(handovers)
    .where(and(eq(handovers.deviceId, found.handover.deviceId), isNull(handovers.voidedAt)))
    .orderBy(desc(handovers.recordedAt))
    .limit(1);
  if (newest?.id !== found.handover.id) throw new AppError('handover.returned', { status: 409 });
  return found;
}

/** The lines of the kit still name them: they lie in it again. */
async function takeAccessoriesBack(
  unit: Unit,
  deviceId: string,
  { kit }: HandoverSnapshot,
): Promise<void> {
  const ids = kit.flatMap((piece) => piece.accessoryId ?? []);
  if (ids.length === 0) return;
  const back = await unit.tx
    .update(accessories)
    .set({ status: 'in_kit', deviceId, updatedAt: unit.recordedAt })
    .where(and(inArray(accessories.id, ids), eq(accessories.status, 'handed_over')))
    .returning({ id: accessories.id });
  for (const { id } of back) await recordAccessoryEvent(unit, id, { kind: 'returned', deviceId });
}
