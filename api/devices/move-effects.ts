/** What a move changes beside the stage: owner, place, the stage before quarantine, and other records. */
import { and, eq, isNull } from 'drizzle-orm';
import { goesBack } from '#domain/accessories.ts';
import { type GivingRoute, joinsWorkshop } from '#domain/giving-routes.ts';
import type { Move, MoveId } from '#domain/moves.ts';
import type { Stage } from '#domain/stages.ts';
import type { CardRow } from '../../db/device-card.ts';
import { checklistRuns, devices, needs, qaRecords, reservations } from '../../db/schema/index.ts';
import type { DeviceChanges } from '../../db/statements.ts';
import { giveBackAccessories } from '../accessories/give-back.ts';
import { ofReservation, refuseUnderWay } from '../handover-courier/under-way.ts';
import { unpickNeed } from '../handover-sessions/lock-session.ts';
import { learnFromKit } from '../kits/model-needs.service.ts';
import { openKit } from '../kits/open-kit.ts';
import { leavesKitBehind, releaseKit } from '../kits/release-kit.ts';
import type { Context } from '../lib/context.ts';
import type { Unit, Writing } from '../lib/unit.ts';

/** Work at a bench makes the technician its owner; leaving the bench frees it. */
const TAKES_OWNERSHIP: readonly MoveId[] = ['T05', 'T21', 'T29'];
const BENCH_STAGES: readonly Stage[] = ['diagnosing', 'repairing'];

export function changesOfMove(
  ctx: Context,
  row: Pick<CardRow, 'stage' | 'ownerId'>,
  move: Move,
  input: { placeId?: string | undefined },
): DeviceChanges {
  const changes: DeviceChanges = {};
  const { personId, benchId } = ctx.actor;
  if (TAKES_OWNERSHIP.includes(move.id)) {
    changes.ownerId = personId;
    if (benchId) changes.placeId = benchId;
  } else if (row.ownerId && !BENCH_STAGES.includes(move.to)) {
    changes.ownerId = null;
  }
  if (move.to === 'quarantined' || move.to === 'missing') {
    // From missing to quarantine the stage before the loss stays remembered.
    if (row.stage !== 'missing') changes.stageBefore = row.stage;
  }
  if (row.stage === 'repairing' && move.to === 'qa') changes.lastRepairerId = personId;
  if (move.to === 'missing' || move.to === 'withdrawn') {
    changes.placeId = null;
    changes.custodianId = null;
  }
  if (input.placeId) {
    changes.placeId = input.placeId;
    changes.custodianId = null;
  }
  return changes;
}

/** The event's data: the move's number and the place; a reason goes beside it as erasable text. */
export function dataOfMove(
  move: Move,
  input: { placeId?: string | undefined },
  row?: Pick<CardRow, 'route'>,
): Record<string, unknown> {
  return {
    move: move.id,
    ...(row && joinsWorkshop(row.route, move.to) ? { route: 'workshop' } : {}),
    ...(input.placeId ? { place: input.placeId } : {}),
  };
}

/** Records of other tables that follow the move; null when there are none. */
export function sideEffects(move: Move, row: CardRow): ((unit: Unit) => Promise<void>) | null {
  const effects: ((unit: Unit) => Promise<void>)[] = [];
  const { reservation } = row;
  if (row.stage === 'reserved' && reservation && ['T16', 'T22', 'T25', 'D3'].includes(move.id)) {
    effects.push((unit) => releaseReservation(unit, reservation, 'released', move.id));
  }
  if (['T16', 'T21', 'T29'].includes(move.id) || (move.id === 'T23' && move.to === 'diagnosing')) {
    effects.push((unit) => startTestingAnew(unit, row.id));
  }
  if (joinsWorkshop(row.route, move.to)) {
    effects.push((unit) => setRoute(unit, row.id, 'workshop'));
  }
  if (move.id === 'T12') effects.push((unit) => supersedeQa(unit, row.id));
  if (move.id === 'T13') effects.push(async (unit) => void (await openKit(unit, row)));
  if (move.id === 'T14') effects.push((unit) => learnFromKit(unit, row));
  if (leavesKitBehind(move, row)) {
    effects.push(async (unit) => void (await releaseKit(unit, row)));
  }
  // After the kit was emptied: what came along may have been in it.
  if (move.to === 'withdrawn' && goesBack(row.accessories, row.kit).length > 0) {
    effects.push(async (unit) => void (await giveBackAccessories(unit, row)));
  }
  if (effects.length === 0) return null;
  return async (unit) => {
    for (const effect of effects) await effect(unit);
  };
}

export async function setRoute(unit: Unit, deviceId: string, route: GivingRoute): Promise<void> {
  await unit.tx.update(devices).set({ route }).where(eq(devices.id, deviceId));
}

/** The need goes back to the queue with the rank it had. @throws AppError `shipment.under_way` (409) */
export async function releaseReservation(
  unit: Writing,
  reservation: { id: string; needId: string },
  outcome: 'released' | 'expired',
  reason: string,
): Promise<void> {
  await refuseUnderWay(unit, ofReservation(reservation.id));
  await unit.tx
    .update(reservations)
    .set({ closedAt: unit.recordedAt, outcome, reason })
    .where(and(eq(reservations.id, reservation.id), isNull(reservations.closedAt)));
  await unit.tx
    .update(needs)
    .set({ status: 'approved' })
    .where(and(eq(needs.id, reservation.needId), eq(needs.status, 'reserved')));
  await unpickNeed(unit, reservation.needId);
}

/** A defect or a return asks for a full new test run. */
export async function startTestingAnew(unit: Unit, deviceId: string): Promise<void> {
  await unit.tx
    .update(checklistRuns)
    .set({ supersededAt: unit.recordedAt })
    .where(and(eq(checklistRuns.deviceId, deviceId), isNull(checklistRuns.supersededAt)));
  await supersedeQa(unit, deviceId);
}

export async function supersedeQa(unit: Unit, deviceId: string): Promise<void> {
  await unit.tx
    .update(qaRecords)
    .set({ supersededAt: unit.recordedAt })
    .where(and(eq(qaRecords.deviceId, deviceId), isNull(qaRecords.supersededAt)));
}
