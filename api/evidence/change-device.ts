/** The frame of every write about one device: permission, transaction, lock, state as it is now. */
import { sql } from 'drizzle-orm';
import { readScan } from '#domain/codes.ts';
import type { Permission } from '#domain/roles.ts';
import { type Stage, isInCustody } from '#domain/stages.ts';
import type { CardRow } from '../../db/device-card.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import { throwChanged } from '../devices/stale.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';

export interface DeviceInput extends WriteInput {
  code: string;
  /** The version the person saw, where an older screen would overwrite something. */
  version?: number | undefined;
  /** The device as the same write has locked and read it: neither is done again. */
  locked?: CardRow | undefined;
}

/**
 * Runs `work` once with the device locked, so that what it reads stays true until the commit.
 * @param where `custody`: the workshop must hold the device; `anywhere`: notes about a device that left.
 * @throws AppError `device.not_found`, `device.changed` (409), `device.not_in_custody`, `access.forbidden`
 */
export async function changeDevice<T>(
  ctx: Context,
  permission: Permission,
  input: DeviceInput,
  work: (unit: Unit, row: CardRow) => Promise<T>,
  where: 'custody' | 'anywhere' = 'custody',
): Promise<T> {
  requirePermission(ctx, permission);
  return write(ctx, input, async (unit) => {
    const row = input.locked ?? (await lockAndRead(unit, input.code));
    if (input.version !== undefined && input.version !== row.version) {
      return throwChanged(ctx, row);
    }
    if (where === 'custody' && !isInCustody(row.stage as Stage)) {
      throw new AppError('device.not_in_custody', { params: { stage: row.stage } });
    }
    if (where === 'custody') refuseInTransit(row);
    return work(unit, row);
  });
}

/** @throws AppError `device.in_transit` (409) naming the transfer that must be received first */
export function refuseInTransit(row: Pick<CardRow, 'code' | 'transferCode'>): void {
  if (!row.transferCode) return;
  const params = { code: row.code, transfer: row.transferCode };
  throw new AppError('device.in_transit', { status: 409, params });
}

async function lockAndRead(unit: Unit, code: string): Promise<CardRow> {
  const scan = readScan(code);
  if (scan.kind === 'own') {
    await unit.tx.execute(sql`
      select d.id from devices d
      where d.id = (select c.subject_id from codes c where c.code = ${scan.code} and c.subject = 'device')
      for update`);
  }
  // On this connection: with every other one waiting for this lock, a second one would never come free.
  return readCardRow(unit, code);
}
