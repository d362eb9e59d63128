/** Locks that a wipe does not release, looked for one by one. */
import { sql } from 'drizzle-orm';
import { type LockKind, type LockStatus, locksFor } from '#domain/locks.ts';
import type { CardRow } from '../../db/device-card.ts';
import { lockChecks } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { type DeviceInput, changeDevice } from './change-device.ts';
import { openHold } from './holds.service.ts';

export interface LockAnswer {
  lock: LockKind;
  status: LockStatus;
}

/**
 * Says how locks were found. `online`: looked at after the reset with the network on.
 * A locked one puts the device on hold by itself.
 */
export async function setLocks(
  ctx: Context,
  input: DeviceInput & { locks: readonly LockAnswer[]; online: boolean },
): Promise<{ held: boolean }> {
  return changeDevice(ctx, 'diagnostics.record', input, (unit, row) =>
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
  const checks = locks.map(({ lock, status }) => ({
    deviceId: row.id,
    lock,
    status,
    recheckedAt: online && status === 'clear' ? unit.recordedAt : null,
    checkedById: unit.actor.personId,
    checkedAt: unit.happenedAt,
  }));
  if (checks.length > 0) {
    await unit.tx
      .insert(lockChecks)
      .values([...new Map(checks.map((check) => [check.lock, check])).values()])
      .onConflictDoUpdate({
        target: [lockChecks.deviceId, lockChecks.lock],
        set: {
          status: sql`excluded.status`,
          recheckedAt: sql`excluded.rechecked_at`,
          checkedById: sql`excluded.checked_by_id`,
          checkedAt: sql`excluded.checked_at`,
        },
      });
  }
  const held = locks.some((lock) => lock.status === 'locked');
  if (held) await openHold(unit, row, 'locked', 'hold.auto.locked');
  const found = Object.fromEntries(locks.map(({ lock, status }) => [lock, status]));
  await recordEvent(unit, { deviceId: row.id, kind: 'lock', data: { locks: found, online } });
  return { held };
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
