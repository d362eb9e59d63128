/** Tasks of a work order: planned, taken, done or not. */
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import {
  NO_OS,
  type OsInstall,
  type TaskKind,
  type TaskOutcome,
  refuseOsInstall,
  refuseTaskClosing,
  taskOutcomeFor,
} from '#domain/repairs.ts';
import type { CardRow } from '../../db/device-card.ts';
import { devices, repairTasks, workOrders } from '../../db/schema/index.ts';
import { type DeviceInput, changeDevice } from '../evidence/change-device.ts';
import type { Context } from '../lib/context.ts';
import { AppError, invalidField, notFound } from '../lib/errors.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { requireTechnician } from './technicians.ts';
import { changeWork } from './work-order.ts';

export interface NewTask extends DeviceInput {
  kind: TaskKind;
  /** What is to be done, in words; needed where the kind does not say it. */
  title: string;
  faultId: string | null;
  os?: OsInstall | undefined;
  /** Nobody's yet: whoever has time takes it. */
  unowned: boolean;
}

/**
 * Plans a task; without `unowned` it is the person's own, at their bench.
 * @throws AppError `repair.not_in_repair`, `fault.not_found` (404), `fault.closed` (409), `input.invalid` on `title`
 */
export async function addTask(ctx: Context, input: NewTask): Promise<{ taskId: string }> {
  return changeWork(ctx, 'repair.record', input, async (unit, row, order) => {
    const { kind, title, faultId, unowned } = input;
    if (kind === 'other' && title === '') throw invalidField('title', 'input.required');
    if (faultId) requireOpenFault(row, faultId);
    const { personId, benchId } = unit.actor;
    const taskId = unit.newId();
    await unit.tx.insert(repairTasks).values({
      id: taskId,
      workOrderId: order.id,
      faultId,
      kind,
      title,
      ownerId: unowned ? null : personId,
      benchId: unowned ? null : benchId,
      details: kind === 'os_install' ? (input.os ?? NO_OS) : {},
      createdById: personId,
      createdAt: unit.recordedAt,
    });
    const data = { action: 'task_opened', task: taskId, kind };
    await recordEvent(unit, { deviceId: row.id, kind: 'work', data });
    return { taskId };
  });
}

function requireOpenFault(row: CardRow, faultId: string): void {
  const fault = row.faults.find(({ id }) => id === faultId);
  if (!fault) throw notFound('fault');
  if (fault.closedAt) throw new AppError('fault.closed', { status: 409 });
}

export interface TaskClosingInput extends DeviceInput {
  taskId: string;
  outcome: TaskOutcome;
  /** Whole minutes of work. */
  minutes: number;
  note: string;
  /** What was installed; needed to close the installation of a system as done. */
  os?: OsInstall | undefined;
}

/**
 * Closes a task; an installed system becomes the device's system.
 * @throws AppError `repair.task_closed` (409), `repair.task_needs_note`, `input.invalid` on `os.…`, `repair_task.not_found`
 */
export async function closeTask(ctx: Context, input: TaskClosingInput): Promise<{ ok: true }> {
  return changeDevice(ctx, 'repair.record', input, async (unit, row) => {
    const task = await lockTask(unit, row, input.taskId);
    if (task.closedAt) throw new AppError('repair.task_closed', { status: 409 });
    const { outcome, minutes, note } = input;
    const refused = refuseTaskClosing({ kind: task.kind, outcome, note });
    if (refused) throw new AppError(refused.code, { params: { ...refused.params } });
    const installed = task.kind === 'os_install' && outcome === 'done';
    const os = input.os ?? (task.details as OsInstall);
    if (installed) await writeSystem(unit, row, os);
    await unit.tx
      .update(repairTasks)
      .set({
        outcome,
        minutes,
        note,
        ...(task.kind === 'os_install' ? { details: os } : {}),
        ownerId: task.ownerId ?? unit.actor.personId,
        closedById: unit.actor.personId,
        closedAt: unit.recordedAt,
        version: sql`${repairTasks.version} + 1`,
      })
      .where(eq(repairTasks.id, task.id));
    await recordEvent(unit, {
      deviceId: row.id,
      kind: 'work',
      data: { action: 'task_closed', task: task.id, kind: task.kind, outcome, minutes },
      changes: outcome === 'done' ? { lastRepairerId: unit.actor.personId } : {},
    });
    return { ok: true as const };
  });
}

async function writeSystem(unit: Unit, row: CardRow, os: OsInstall): Promise<void> {
  const wrong = refuseOsInstall(os);
  if (wrong.length > 0) {
    const fields = wrong.map(({ field, reason }) => ({ field: `os.${field}`, code: reason.code }));
    throw new AppError('input.invalid', { fields });
  }
  await unit.tx
    .update(devices)
    .set({ osName: os.image, updatedAt: unit.recordedAt })
    .where(eq(devices.id, row.id));
  await recordEvent(unit, { deviceId: row.id, kind: 'spec', data: { osName: os.image } });
}

/** @throws AppError `repair.task_open` (409), `repair.order_closed` (409) when its work order has ended */
export async function reopenTask(
  ctx: Context,
  input: DeviceInput & { taskId: string },
): Promise<{ ok: true }> {
  return changeWork(ctx, 'repair.record', input, async (unit, row, order) => {
    const task = await lockTask(unit, row, input.taskId);
    if (!task.closedAt) throw new AppError('repair.task_open', { status: 409 });
    if (task.workOrderId !== order.id) throw new AppError('repair.order_closed', { status: 409 });
    await unit.tx
      .update(repairTasks)
      .set({
        outcome: null,
        closedAt: null,
        closedById: null,
        version: sql`${repairTasks.version} + 1`,
      })
      .where(eq(repairTasks.id, task.id));
    const data = { action: 'task_reopened', task: task.id, kind: task.kind };
    await recordEvent(unit, { deviceId: row.id, kind: 'work', data });
    return { ok: true as const };
  });
}

/**
 * Gives a task to a technician, or to nobody.
 * @throws AppError `repair.task_closed` (409), `input.invalid` on `personId`
 */
export async function assignTask(
  ctx: Context,
  input: DeviceInput & { taskId: string; personId: string | null },
): Promise<{ ok: true }> {
  return changeDevice(ctx, 'repair.assign', input, async (unit, row) => {
    const task = await lockTask(unit, row, input.taskId);
    if (task.closedAt) throw new AppError('repair.task_closed', { status: 409 });
    const { personId } = input;
    if (personId) await requireTechnician(unit, personId);
    const isMine = personId === unit.actor.personId;
    await unit.tx
      .update(repairTasks)
      .set({
        ownerId: personId,
        benchId: isMine ? unit.actor.benchId : null,
        version: sql`${repairTasks.version} + 1`,
      })
      .where(eq(repairTasks.id, task.id));
    const data = { action: 'task_assigned', task: task.id, kind: task.kind, person: personId };
    await recordEvent(unit, { deviceId: row.id, kind: 'work', data });
    return { ok: true as const };
  });
}

/** What was planned for a fault ends with it; its minutes stand with the fault. */
export async function closeTasksOf(
  unit: Unit,
  fault: { id: string; outcome: string; note: string },
): Promise<void> {
  await unit.tx
    .update(repairTasks)
    .set({
      outcome: taskOutcomeFor(fault.outcome),
      note: fault.note,
      closedById: unit.actor.personId,
      closedAt: unit.recordedAt,
      version: sql`${repairTasks.version} + 1`,
    })
    .where(and(eq(repairTasks.faultId, fault.id), isNull(repairTasks.closedAt)));
}

/** What closing the fault closed is open again with it. */
export async function reopenTasksOf(
  unit: Unit,
  fault: { id: string; closedAt: string | null },
): Promise<void> {
  if (!fault.closedAt) return;
  await unit.tx
    .update(repairTasks)
    .set({
      outcome: null,
      closedAt: null,
      closedById: null,
      version: sql`${repairTasks.version} + 1`,
    })
    .where(
      and(
        eq(repairTasks.faultId, fault.id),
        isNotNull(repairTasks.closedAt),
        eq(repairTasks.closedAt, new Date(fault.closedAt)),
      ),
    );
}

async function lockTask(unit: Unit, row: CardRow, taskId: string) {
  const [found] = await unit.tx
    .select({ task: repairTasks })
    .from(repairTasks)
    .innerJoin(workOrders, eq(workOrders.id, repairTasks.workOrderId))
    .where(and(eq(repairTasks.id, taskId), eq(workOrders.deviceId, row.id)));
  if (!found) throw notFound('repair_task');
  return found.task;
}
