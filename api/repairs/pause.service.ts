/** Work that waits for a part: which one is named, so that its arrival can be seen. */
import { and, eq, isNull } from 'drizzle-orm';
import { readScan } from '#domain/codes.ts';
import type { CardRow } from '../../db/device-card.ts';
import { stockItems, workOrders } from '../../db/schema/index.ts';
import type { DeviceInput } from '../evidence/change-device.ts';
import { openHold, releaseHold } from '../evidence/holds.service.ts';
import type { Context } from '../lib/context.ts';
import { AppError, invalidField } from '../lib/errors.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { changeWork, updateOrder } from './work-order.ts';

export interface PauseInput extends DeviceInput {
  /** The code on the shelf label of the part; empty when it is not in the catalogue. */
  itemCode: string;
  /** The part in words, where it has no code. */
  part: string;
}

/**
 * Pauses the work until a part is there; the device is held as waiting for parts.
 * @throws AppError `repair.paused_already` (409), `input.invalid` on `itemCode` or `part`
 */
export async function pauseWork(ctx: Context, input: PauseInput): Promise<{ part: string }> {
  return changeWork(ctx, 'repair.record', input, async (unit, row, order) => {
    if (order.pausedAt) {
      const params = { part: order.waitingFor };
      throw new AppError('repair.paused_already', { status: 409, params });
    }
    const item = input.itemCode === '' ? null : await findItem(unit, input.itemCode);
    const part = item?.name ?? input.part;
    if (part === '') throw invalidField('part', 'input.required');
    const isHeld = row.holds.some(({ kind }) => kind === 'awaiting_parts');
    await updateOrder(unit, order.id, {
      pausedAt: unit.recordedAt,
      pausedById: unit.actor.personId,
      waitingItemId: item?.id ?? null,
      waitingText: item ? '' : part,
    });
    if (!isHeld) await openHold(unit, row, 'awaiting_parts', part);
    else await recordEvent(unit, { deviceId: row.id, kind: 'work', data: { action: 'paused' } });
    return { part };
  });
}

async function findItem(unit: Unit, text: string): Promise<{ id: string; name: string }> {
  const scan = readScan(text);
  const code = scan.kind === 'own' ? scan.code : '';
  const [item] = await unit.tx
    .select({ id: stockItems.id, name: stockItems.name })
    .from(stockItems)
    .where(
      and(eq(stockItems.code, code), eq(stockItems.family, 'part'), isNull(stockItems.closedAt)),
    );
  if (!item) throw invalidField('itemCode', 'repair.item_unknown');
  return item;
}

/** The part it waited for goes in: the work is paused no longer. */
export async function goOnWith(unit: Unit, row: CardRow, itemId: string): Promise<void> {
  if (!row.work?.pausedAt) return;
  const isIt = and(eq(workOrders.id, row.work.id), eq(workOrders.waitingItemId, itemId));
  const [waiting] = await unit.tx.select({ id: workOrders.id }).from(workOrders).where(isIt);
  if (waiting) await resumeWork(unit, { requestId: unit.requestId, code: row.code, note: '' });
}

/**
 * Lets the work go on; the hold goes with it, and the other way round.
 * @throws AppError `repair.not_paused` (409)
 */
export async function resumeWork(
  ctx: Context,
  input: DeviceInput & { note: string },
): Promise<{ ok: true }> {
  return changeWork(ctx, 'repair.record', input, async (unit, row, order) => {
    if (!order.pausedAt) throw new AppError('repair.not_paused', { status: 409 });
    const hold = row.holds.find(({ kind }) => kind === 'awaiting_parts');
    const { requestId } = unit;
    const { code, note } = input;
    if (hold) await releaseHold(unit, { requestId, code, holdId: hold.id, note: note || null });
    await updateOrder(unit, order.id, {
      pausedAt: null,
      pausedById: null,
      waitingItemId: null,
      waitingText: '',
    });
    if (!hold) {
      await recordEvent(unit, { deviceId: row.id, kind: 'work', data: { action: 'resumed' } });
    }
    return { ok: true as const };
  });
}
