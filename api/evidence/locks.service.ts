/** Locks that a wipe does not release, looked for one by one. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import { type LockKind, type LockStatus, locksFor, safeHint } from '#domain/locks.ts';
import type { CardRow } from '../../db/device-card.ts';
import { lockChecks } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { type DeviceInput, changeDevice } from './change-device.ts';
import { openHold } from './holds.service.ts';

export interface LockAnswer {
  lock: LockKind;
  /** Null: nobody can tell yet, an earlier answer no longer counts. */
  status: LockStatus | null;
  /** Of a locked one: what its screen shows of the owner. Whole private addresses are masked. */
  hint?: string | undefined;
}

/**
 * Says how locks were found. `online`: looked at after the reset with the network on, for technicians.
 * A locked one puts the device on hold by itself, and its owner's time to answer begins.
 */
export async function setLocks(
  ctx: Context,
  input: DeviceInput & { locks: readonly LockAnswer[]; online: boolean },
): Promise<{ held: boolean }> {
  if (input.online) requirePermission(ctx, 'diagnostics.record');
  return changeDevice(ctx, 'lock.check', input, (unit, row) =>
    writeLocks(unit, row, input.locks, input.online),
  );
}

/**
 * After the reset, online: every lock that was clear is still clear.
 * @throws AppError `lock.nothing_clear` when no lock of this device was found clear yet.
 */
export async function confirmLocksOnline(
  ctx: Context,
  input: DeviceInput,
): Promise<{ held: boolean }> {
  return changeDevice(ctx, 'diagnostics.record', input, async (unit, row) => {
    const clear = row.locks
      .filter((lock) => lock.status === 'clear')
      .map(({ lock }) => ({ lock: lock as LockKind, status: 'clear' as const }));
    if (clear.length === 0) throw new AppError('lock.nothing_clear');
    return writeLocks(unit, row, clear, true);
  });
}

async function writeLocks(
  unit: Unit,
  row: CardRow,
  locks: readonly LockAnswer[],
  online: boolean,
): Promise<{ held: boolean }> {
  const answers = [...new Map(locks.map((answer) => [answer.lock, answer])).values()];
  await keepAnswers(unit, row.id, answers, online);
  await forgetAnswers(unit, row.id, answers);
  const held = answers.some((answer) => answer.status === 'locked');
  if (held) await openHold(unit, row, 'locked', 'hold.auto.locked');
  const found = Object.fromEntries(answers.map(({ lock, status }) => [lock, status ?? 'open']));
  await recordEvent(unit, { deviceId: row.id, kind: 'lock', data: { locks: found, online } });
  return { held };
}

async function keepAnswers(
  unit: Unit,
  deviceId: string,
  answers: readonly LockAnswer[],
  online: boolean,
): Promise<void> {
  const checks = answers.flatMap(({ lock, status, hint = '' }) =>
    status === null
      ? []
      : {
          deviceId,
          lock,
          status,
          hint: status === 'locked' ? safeHint(hint) : '',
          recheckedAt: online && status === 'clear' ? unit.recordedAt : null,
          checkedById: unit.actor.personId,
          checkedAt: unit.happenedAt,
        },
  );
  if (checks.length === 0) return;
  await unit.tx
    .insert(lockChecks)
    .values(checks)
    .onConflictDoUpdate({
      target: [lockChecks.deviceId, lockChecks.lock],
      set: {
        status: sql`excluded.status`,
        hint: sql`excluded.hint`,
        recheckedAt: sql`excluded.rechecked_at`,
        checkedById: sql`excluded.checked_by_id`,
        checkedAt: sql`excluded.checked_at`,
      },
    });
}

async function forgetAnswers(
  unit: Unit,
  deviceId: string,
  answers: readonly LockAnswer[],
): Promise<void> {
  const open = answers.filter(({ status }) => status === null).map(({ lock }) => lock);
  if (open.length === 0) return;
  await unit.tx
    .delete(lockChecks)
    .where(and(eq(lockChecks.deviceId, deviceId), inArray(lockChecks.lock, open)));
}

/** Every lock of this kind of device that has no answer yet is clear. */
export async function allLocksClear(
  ctx: Context,
  input: DeviceInput & { online: boolean },
): Promise<{ held: boolean }> {
  return changeDevice(ctx, 'diagnostics.record', input, (unit, row) => {
    const open = locksFor(row.kind).filter(
      (lock) => !row.locks.some((known) => known.lock === lock),
    );
    const locks = open.map((lock) => ({ lock, status: 'clear' as const }));
    return writeLocks(unit, row, locks, input.online);
  });
}
