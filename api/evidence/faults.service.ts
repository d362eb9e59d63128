/** Faults and planned upgrades: found, decided, worked off. */
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { type FaultDecision, type FaultOutcome, refuseClosing } from '#domain/faults.ts';
import type { CardRow } from '../../db/device-card.ts';
import { faults } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { requireFault } from '../repairs/fault-list.service.ts';
import { closeTasksOf, reopenTasksOf } from '../repairs/tasks.service.ts';
import { type DeviceInput, changeDevice } from './change-device.ts';

export interface NewFault {
  /** Of the built-in list, or an administrator's own. */
  fault: string;
  /** The checklist line that failed; empty when found otherwise. */
  item: string;
  decision: FaultDecision | null;
  note: string;
}

export async function addFault(
  ctx: Context,
  input: DeviceInput & NewFault,
): Promise<{ faultId: string }> {
  return changeDevice(ctx, 'diagnostics.record', input, async (unit, row) => ({
    faultId: await writeFault(unit, row, input),
  }));
}

/** Opens a fault inside another write. @throws AppError `input.invalid` on an unknown `fault` */
export async function writeFault(unit: Unit, row: CardRow, input: NewFault): Promise<string> {
  const { fault, decision, note, item } = input;
  await requireFault(unit, fault);
  const id = unit.newId();
  await unit.tx.insert(faults).values({
    id,
    deviceId: row.id,
    fault,
    checklistItem: item,
    decision,
    note,
    foundById: unit.actor.personId,
    foundAt: unit.happenedAt,
  });
  const data = { step: 'found', id, fault, decision, item: item || null };
  await recordEvent(unit, { deviceId: row.id, kind: 'fault', data });
  return id;
}

export async function decideFault(
  ctx: Context,
  input: DeviceInput & { faultId: string; decision: FaultDecision; note: string },
): Promise<{ ok: true }> {
  return changeDevice(ctx, 'diagnostics.record', input, async (unit, row) => {
    const fault = faultOf(row, input.faultId);
    const { decision } = input;
    const note = input.note || fault.note;
    const [decided] = await unit.tx
      .update(faults)
      .set({ decision, note })
      .where(and(eq(faults.id, fault.id), isNull(faults.closedAt)))
      .returning({ id: faults.id });
    if (!decided) throw new AppError('fault.closed', { status: 409 });
    const data = { step: 'decided', id: fault.id, fault: fault.fault, decision };
    await recordEvent(unit, { deviceId: row.id, kind: 'fault', data });
    return { ok: true as const };
  });
}

export interface FaultClosingInput extends DeviceInput {
  faultId: string;
  outcome: FaultOutcome;
  /** Whole minutes of work. */
  minutes: number;
  /** Parts used, as the person writes them. */
  parts: string;
  note: string;
}

/**
 * Closes a fault. Whoever closes it counts as the last repairer, so another person makes the final check.
 * @throws AppError `fault.needs_decision`, `fault.outcome_does_not_fit`, `fault.needs_note`, `fault.closed` (409)
 */
export async function closeFault(ctx: Context, input: FaultClosingInput): Promise<{ ok: true }> {
  return changeDevice(ctx, 'diagnostics.record', input, async (unit, row) => {
    const fault = faultOf(row, input.faultId);
    const { outcome, minutes, parts } = input;
    const note = input.note || fault.note;
    const decision = fault.decision as FaultDecision | null;
    const refused = refuseClosing({ decision, outcome, note });
    if (refused) throw new AppError(refused.code, { params: { ...refused.params } });
    const by = { closedById: unit.actor.personId, closedAt: unit.recordedAt };
    const [closed] = await unit.tx
      .update(faults)
      .set({ outcome, minutes, parts, note, ...by })
      .where(and(eq(faults.id, fault.id), isNull(faults.closedAt)))
      .returning({ id: faults.id });
    if (!closed) throw new AppError('fault.closed', { status: 409 });
    await closeTasksOf(unit, { id: fault.id, outcome, note });
    await recordEvent(unit, {
      deviceId: row.id,
      kind: 'fault',
      data: { step: 'closed', id: fault.id, fault: fault.fault, outcome, minutes },
      changes: { lastRepairerId: unit.actor.personId },
    });
    return { ok: true as const };
  });
}

/** @throws AppError `fault.open` (409) when it is not closed. */
export async function reopenFault(
  ctx: Context,
  input: DeviceInput & { faultId: string },
): Promise<{ ok: true }> {
  return changeDevice(ctx, 'diagnostics.record', input, async (unit, row) => {
    const fault = faultOf(row, input.faultId);
    const [open] = await unit.tx
      .update(faults)
      .set({ outcome: null, closedAt: null, closedById: null })
      .where(and(eq(faults.id, fault.id), isNotNull(faults.closedAt)))
      .returning({ id: faults.id });
    if (!open) throw new AppError('fault.open', { status: 409 });
    await reopenTasksOf(unit, fault);
    const data = { step: 'reopened', id: fault.id, fault: fault.fault };
    await recordEvent(unit, { deviceId: row.id, kind: 'fault', data });
    return { ok: true as const };
  });
}

function faultOf(row: CardRow, faultId: string): CardRow['faults'][number] {
  const fault = row.faults.find((one) => one.id === faultId);
  if (!fault) throw notFound('fault');
  return fault;
}
