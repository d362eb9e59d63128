/** What every write on a work order begins with. */
import { eq, sql } from 'drizzle-orm';
import type { Permission } from '#domain/roles.ts';
import type { CardRow } from '../../db/device-card.ts';
import { workOrders } from '../../db/schema/index.ts';
import { type DeviceInput, changeDevice } from '../evidence/change-device.ts';
import type { Context } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';

export type OpenOrder = NonNullable<CardRow['work']>;

/**
 * Runs `work` with the device locked and its open work order.
 * @throws AppError `repair.not_in_repair` naming the stage
 */
export function changeWork<T>(
  ctx: Context,
  permission: Permission,
  input: DeviceInput,
  work: (unit: Unit, row: CardRow, order: OpenOrder) => Promise<T>,
): Promise<T> {
  return changeDevice(ctx, permission, input, (unit, row) => work(unit, row, requireOrder(row)));
}

function requireOrder(row: CardRow): OpenOrder {
  if (row.work) return row.work;
  throw new AppError('repair.not_in_repair', { params: { stage: row.stage } });
}

type OrderChange = Partial<
  Pick<
    typeof workOrders.$inferInsert,
    'ownerId' | 'benchId' | 'pausedAt' | 'pausedById' | 'waitingItemId' | 'waitingText'
  >
>;

export async function updateOrder(unit: Unit, orderId: string, change: OrderChange): Promise<void> {
  await unit.tx
    .update(workOrders)
    .set({ ...change, version: sql`${workOrders.version} + 1` })
    .where(eq(workOrders.id, orderId));
}
