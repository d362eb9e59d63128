/** Counted things on a line of a kit: taken from a bin, one movement for each bin. */
import type { KitLineKey } from '#domain/kit-template.ts';
import type { CardRow } from '../../db/device-card.ts';
import { AppError } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import { recordMovement } from '../stock/movements.ts';
import { type BinStock, backToBins } from './counted-stock.ts';
import { kitRow, recordKitEvent, updateLine } from './kit-write.ts';

export interface Taken {
  /** How many of it lie in the kit now. */
  quantity: number;
  place: { code: string; name: string };
}

/**
 * Takes pieces of one counted thing out of its bins and puts them on the line; another thing that lay there goes
 * back into its own bin.
 * @param bins of this one thing, the one to take from first
 * @throws AppError `kit.none_left` (409) with how many there are
 */
export async function takeIntoLine(
  unit: Unit,
  row: CardRow,
  line: KitLineKey,
  pieces: number,
  bins: readonly BinStock[],
): Promise<Taken> {
  const [first] = bins;
  if (!first) throw new Error(`no bin was named for ${line}`);
  const { itemId, itemCode, name } = first;
  const held = kitRow(row, line);
  const more = held.itemId === itemId ? held.quantity : 0;
  if (held.itemId !== itemId) await backToBins(unit, row, [held]);
  let left = pieces;
  let from = first;
  for (const bin of bins) {
    const quantity = Math.min(left, bin.quantity);
    if (quantity === 0) continue;
    const base = { itemId, kind: 'into_kit' as const, quantity, deviceId: row.id };
    await recordMovement(unit, { ...base, from: { placeId: bin.placeId } });
    from = bin;
    left -= quantity;
    if (left === 0) break;
  }
  if (left > 0) {
    const params = { item: name, place: first.placeName, left: pieces - left };
    throw new AppError('kit.none_left', { status: 409, params });
  }
  const quantity = more + pieces;
  const data = { action: 'filled', line, code: itemCode, quantity, place: from.placeId };
  const filled = {
    status: 'filled' as const,
    accessoryId: null,
    itemId,
    fromPlaceId: from.placeId,
    quantity,
    overrideReason: '',
    overriddenById: null,
    filledById: unit.actor.personId,
    filledAt: unit.recordedAt,
  };
  await Promise.all([updateLine(unit, row, line, filled), recordKitEvent(unit, row, data)]);
  return { quantity, place: { code: from.placeCode, name: from.placeName } };
}
