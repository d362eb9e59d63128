/** Counted pieces that come out of a transfer, and those that came along though nobody wrote them down. */
import { eq } from 'drizzle-orm';
import { type places, transferLines } from '../../db/schema/index.ts';
import { AppError } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import { recordMovement } from '../stock/movements.ts';
import { piecesWith } from './back.ts';
import { type LineRow, type TransferRow, lineOf } from './lock-transfer.ts';
import type { ItemRow } from './pack.service.ts';
import type { Outcome, ReceiveInput } from './receive.service.ts';

type Place = typeof places.$inferSelect;

/** @throws AppError `transfer.more_than_sent`, `transfer.item_not_on_list` (409) unless taken in on purpose */
export async function receivePieces(
  unit: Unit,
  transfer: TransferRow,
  item: ItemRow,
  place: Place,
  input: ReceiveInput,
): Promise<Outcome> {
  const quantity = input.quantity ?? 1;
  const left = await piecesWith(unit, transfer.id, item.id);
  const line = await lineOf(unit, transfer.id, 'item', item.id);
  if (quantity > left && !input.unexpected) {
    const params = { item: item.name, left };
    throw new AppError(line ? 'transfer.more_than_sent' : 'transfer.item_not_on_list', {
      status: 409,
      params,
    });
  }
  const expected = Math.min(quantity, left);
  const base = { itemId: item.id, to: { placeId: place.id }, causeId: transfer.id };
  if (expected > 0) {
    const from = { transferId: transfer.id };
    await recordMovement(unit, { ...base, kind: 'arrived', quantity: expected, from });
  }
  if (quantity > expected) {
    await recordMovement(unit, { ...base, kind: 'found', quantity: quantity - expected });
  }
  await countPieces(unit, transfer, item, line, quantity);
  return {
    code: item.code,
    subject: 'item',
    place: place.name,
    already: false,
    by: '',
    unexpected: quantity > expected,
    count: quantity,
  };
}

async function countPieces(
  unit: Unit,
  transfer: TransferRow,
  item: ItemRow,
  line: LineRow | null,
  quantity: number,
): Promise<void> {
  const received = { receivedById: unit.actor.personId, receivedAt: unit.recordedAt };
  if (line) {
    await unit.tx
      .update(transferLines)
      .set({ ...received, receivedQuantity: line.receivedQuantity + quantity })
      .where(eq(transferLines.id, line.id));
    return;
  }
  await unit.tx.insert(transferLines).values({
    ...received,
    id: unit.newId(),
    transferId: transfer.id,
    subject: 'item',
    subjectId: item.id,
    sentQuantity: 0,
    receivedQuantity: quantity,
    settled: 'unexpected',
    packedById: unit.actor.personId,
    packedAt: unit.recordedAt,
    settledById: unit.actor.personId,
    settledAt: unit.recordedAt,
  });
}
