/** The final check by a second person, or by oneself where the site allows it and time has passed. */
import { and, desc, eq, isNotNull, or } from 'drizzle-orm';
import type { CardRow } from '../../db/device-card.ts';
import type { RecordedEvent } from '../../db/statements.ts';
import { events, qaRecords } from '../../db/schema/index.ts';
import { supersedeQa } from '../devices/move-effects.ts';
import { moveWithin } from '../devices/move-within.ts';
import type { Context } from '../lib/context.ts';
import { AppError, invalidField } from '../lib/errors.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { type DeviceInput, changeDevice } from './change-device.ts';
import { writeFault } from './faults.service.ts';

export interface QaInput extends DeviceInput {
  /** Two minutes of video call with camera, microphone and speaker. */
  videoCall: boolean;
  marksRemoved: boolean;
  /** Why one person checks their own work; asked for only then. */
  reason: string;
}

/**
 * Records that the final check passed.
 * @throws AppError `qa.wrong_stage`, `qa.same_person`, `qa.too_soon` with the minutes left, and
 * `input.invalid` on what was not done or, for a self-check, on the missing reason.
 */
export async function recordQa(ctx: Context, input: QaInput): Promise<{ selfCheck: boolean }> {
  return changeDevice(ctx, 'qa.record', input, async (unit, row) => {
    requireStage(row);
    if (!input.videoCall) throw invalidField('videoCall', 'qa.video_call_missing');
    if (!input.marksRemoved) throw invalidField('marksRemoved', 'qa.marks_left');
    const selfCheck = await judgeSelfCheck(unit, row, input.reason);
    await supersedeQa(unit, row.id);
    await unit.tx.insert(qaRecords).values({
      id: unit.newId(),
      deviceId: row.id,
      personId: unit.actor.personId,
      selfCheck,
      reason: input.reason,
      videoCall: input.videoCall,
      marksRemoved: input.marksRemoved,
      recordedAt: unit.recordedAt,
    });
    const data = { result: 'pass', selfCheck };
    await recordEvent(unit, { deviceId: row.id, kind: 'qa', data });
    return { selfCheck };
  });
}

export interface FailedItem {
  /** Checklist line; empty when none fits. */
  item: string;
  /** Of the fault list. */
  fault: string;
  note: string;
}

/**
 * Sends a device back to repair with what was found (T12): each item opens a fault.
 * @throws AppError `qa.wrong_stage`, `qa.same_person`, `qa.too_soon`
 */
export async function failQa(
  ctx: Context,
  input: DeviceInput & { items: readonly FailedItem[]; reason: string },
): Promise<RecordedEvent> {
  return changeDevice(ctx, 'qa.record', input, async (unit, row) => {
    requireStage(row);
    const selfCheck = await judgeSelfCheck(unit, row, input.reason);
    for (const { item, fault, note } of input.items) {
      await writeFault(unit, row, { item, fault, note, decision: 'repair' });
    }
    const data = { result: 'fail', selfCheck, items: input.items.map((one) => one.fault) };
    await recordEvent(unit, { deviceId: row.id, kind: 'qa', data });
    const { personId, name: personName } = unit.actor;
    const { reason } = input;
    const recordedAt = unit.recordedAt.toISOString();
    const judged: CardRow = { ...row, qa: { personId, personName, selfCheck, reason, recordedAt } };
    return moveWithin(unit, judged, { to: 'repairing', given: ['failed_items'] });
  });
}

function requireStage(row: CardRow): void {
  if (row.stage !== 'qa') throw new AppError('qa.wrong_stage', { params: { stage: row.stage } });
}

/** @returns whether this is a check of the person's own work, which the site then allows. */
async function judgeSelfCheck(unit: Unit, row: CardRow, reason: string): Promise<boolean> {
  if (row.lastRepairerId !== unit.actor.personId) return false;
  const wait = unit.actor.selfCheckMinutes;
  if (wait === null) throw new AppError('qa.same_person');
  const since = await lastRepairAt(unit, row.id);
  const left = since ? wait - (unit.recordedAt.getTime() - since.getTime()) / 60_000 : 0;
  if (left > 0) throw new AppError('qa.too_soon', { params: { minutes: Math.ceil(left) } });
  if (reason.trim() === '') throw invalidField('reason', 'qa.self_check_reason');
  return true;
}

/** The newest event of repair work by the server's clock: a fault worked on, or a stay in repair that ended. */
async function lastRepairAt(unit: Unit, deviceId: string): Promise<Date | null> {
  const [last] = await unit.tx
    .select({ at: events.recordedAt })
    .from(events)
    .where(
      and(
        eq(events.deviceId, deviceId),
        or(
          eq(events.kind, 'fault'),
          and(eq(events.fromStage, 'repairing'), isNotNull(events.toStage)),
        ),
      ),
    )
    .orderBy(desc(events.seq))
    .limit(1);
  return last?.at ?? null;
}
