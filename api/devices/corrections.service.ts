/** Undo within 15 minutes by the same person; later a coordinator's correction. The log only grows. */
import { and, eq, isNull } from 'drizzle-orm';
import { type EventKind, UNDOABLE_KINDS, isDeed } from '#domain/events.ts';
import { judgeGate } from '#domain/gates.ts';
import {
  UNDO_MINUTES,
  gatesInto,
  isCorrectable,
  movesBetween,
  undoTarget,
} from '#domain/lifecycle.ts';
import type { HoldReleaseEvidence } from '#domain/holds.ts';
import type { Stage } from '#domain/stages.ts';
import type { CardRow } from '../../db/device-card.ts';
import { devices, events, holds } from '../../db/schema/index.ts';
import type { DeviceChanges, RecordedEvent } from '../../db/statements.ts';
import { freshIntake, undoIntake } from '../intake/undo-intake.ts';
import { undoPartUse } from '../parts/undo-part.ts';
import { refuseInTransit } from '../evidence/change-device.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { type NewEvent, type Unit, recordEvent, write } from '../lib/unit.ts';
import { readCardRow } from './device-card.service.ts';
import { gateFacts } from './gate-facts.ts';
import { setRoute } from './move-effects.ts';
import { sameActBefore, takeBackCheck } from './undo-same-act.ts';

type LastEvent = CardRow['events'][number];

/**
 * Takes back this person's last action on the device by a compensating event.
 * @throws AppError `undo.nothing`, `undo.not_yours`, `undo.too_late`, `undo.impossible`
 */
export async function undoLast(
  ctx: Context,
  input: { requestId: string; code: string },
): Promise<RecordedEvent> {
  return write(ctx, input, async (unit) => {
    const row = await readCardRow(ctx, input.code);
    const received = await freshIntake(unit, row.id);
    if (received) return undoIntake(unit, received);
    refuseInTransit(row);
    const last = undoable(unit, row);
    if (last.kind === 'part') return undoPartUse(unit, row, last);
    const hold = await undoRecords(unit, row, last);
    const undone = await recordEvent(unit, {
      deviceId: row.id,
      ...compensation(last),
      expect: { version: row.version },
      data: { undoes: last.seq },
      changes: placeBefore(last),
    });
    if (hold) await recordEvent(unit, { deviceId: row.id, kind: 'hold_placed', data: hold });
    return undone;
  });
}

/** Back in its place, but not in a box: the box may be elsewhere by now. */
function placeBefore(last: LastEvent): DeviceChanges {
  const {
    boxId: _box,
    transferId: _transfer,
    ...before
  } = (last.data.before ?? {}) as DeviceChanges;
  return before;
}

function undoable(unit: Unit, row: CardRow): LastEvent {
  const last = row.events.find(({ kind }) => isDeed(kind as EventKind));
  if (!last || last.data.undoes !== undefined) throw new AppError('undo.nothing');
  if (last.actorId !== unit.actor.personId) {
    throw new AppError('undo.not_yours', { params: { by: last.actor ?? '' } });
  }
  const age = unit.recordedAt.getTime() - new Date(last.recordedAt).getTime();
  if (age > UNDO_MINUTES * 60_000) {
    throw new AppError('undo.too_late', { params: { minutes: UNDO_MINUTES } });
  }
  return last;
}

/** @throws AppError `undo.impossible` */
function compensation(last: LastEvent): Pick<NewEvent, 'kind' | 'stage'> {
  const kind = last.kind as EventKind;
  // Lost on its way: the transfer it was with goes on without it.
  if ((last.data.before as DeviceChanges | undefined)?.transferId) {
    throw new AppError('undo.impossible', { params: { kind: 'transfer' } });
  }
  if (kind === 'stage' && last.move === 'move') {
    const from = last.from as Stage | null;
    const reversible = movesBetween(from, last.to as Stage).some((move) => move.reversible);
    if (reversible) return { kind, stage: { to: undoTarget(from), move: 'undo' } };
  }
  if (UNDOABLE_KINDS.includes(kind)) return { kind };
  throw new AppError('undo.impossible', { params: { kind: last.kind } });
}

/** @returns what to note of a hold that stopped the device in the same act as the move */
async function undoRecords(
  unit: Unit,
  row: CardRow,
  last: LastEvent,
): Promise<{ hold: string; undoes: number } | null> {
  if (last.kind === 'hold_placed') await takeBackHold(unit, row.id, String(last.data.hold));
  if (last.kind !== 'stage') return null;
  if (last.data.route === 'workshop') await setRoute(unit, row.id, 'direct');
  await takeBackCheck(unit, row.id, last.seq);
  const placed = await sameActBefore(unit, row.id, { seq: last.seq, kind: 'hold_placed' });
  if (!placed) return null;
  const hold = String((placed.data as { hold: unknown }).hold);
  await takeBackHold(unit, row.id, hold);
  return { hold, undoes: placed.seq };
}

async function takeBackHold(unit: Unit, deviceId: string, kind: string): Promise<void> {
  await unit.tx
    .update(holds)
    .set({
      releasedAt: unit.recordedAt,
      releasedById: unit.actor.personId,
      releaseNote: 'undo',
      releaseEvidence: { way: 'undo', photoId: null } satisfies HoldReleaseEvidence,
    })
    .where(and(eq(holds.deviceId, deviceId), eq(holds.kind, kind), isNull(holds.releasedAt)));
}

/**
 * Puts a device where it belongs after a mistake that can no longer be undone.
 * @throws AppError `correct.not_allowed` when the pair is never corrected, `correct.not_been_there`
 * with blockers when the device was never in that stage and its gates do not all pass.
 */
export async function correctStage(
  ctx: Context,
  input: { requestId: string; code: string; from: Stage; to: Stage; reason: string },
): Promise<RecordedEvent> {
  requirePermission(ctx, 'event.correct');
  return write(ctx, input, async (unit) => {
    const row = await readCardRow(ctx, input.code);
    refuseInTransit(row);
    const from = row.stage as Stage;
    if (!isCorrectable(from, input.to)) {
      throw new AppError('correct.not_allowed', { params: { from, to: input.to } });
    }
    const blockers = gatesInto(input.to).flatMap((gate) => judgeGate(gate, gateFacts(ctx, row)));
    if (blockers.length > 0 && !(await hasBeen(unit, row.id, input.to))) {
      throw new AppError('correct.not_been_there', { params: { to: input.to }, blockers });
    }
    return recordEvent(unit, {
      deviceId: row.id,
      kind: 'stage',
      stage: { to: input.to, move: 'correct' },
      expect: { version: row.version, from: input.from },
      text: input.reason,
    });
  });
}

async function hasBeen(unit: Unit, deviceId: string, stage: Stage): Promise<boolean> {
  const [known] = await unit.tx
    .select({ id: devices.id })
    .from(events)
    .innerJoin(devices, eq(devices.id, events.deviceId))
    .where(and(eq(events.deviceId, deviceId), eq(events.toStage, stage)))
    .limit(1);
  return known !== undefined;
}
