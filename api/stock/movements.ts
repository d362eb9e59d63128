/** Counted pieces: each change of a quantity is one movement, and a trigger keeps balances and books in step. */
import { and, eq, sql } from 'drizzle-orm';
import { places, stock, stockItems, stockMovements } from '../../db/schema/index.ts';
import type { STOCK_MOVEMENT_KINDS } from '../../db/schema/stock.ts';
import { AppError } from '../lib/errors.ts';
import { touch } from '../lib/touched.ts';
import type { Unit } from '../lib/unit.ts';

/** A place or a transfer: where counted pieces are. */
export type Holder = { placeId: string } | { transferId: string };

export interface Movement {
  itemId: string;
  kind: (typeof STOCK_MOVEMENT_KINDS)[number];
  /** Whole pieces, at least one. */
  quantity: number;
  /** Left out where the pieces come from outside the stock: a supplier, a device, a kit. */
  from?: Holder;
  /** Left out where they leave it. */
  to?: Holder;
  /** The device they were used on, or whose kit they joined. */
  deviceId?: string;
  /** The task, count or recycling batch the movement belongs to. */
  causeId?: string;
  note?: string;
}

/**
 * Moves counted pieces. Whoever takes the last ones comes first; the next one hears how many are left.
 * Several movements of one write go in the order of their items, so that two writes never wait for each other.
 * @throws AppError `stock.none_left` (409) with the place and what is left, `stock.same_place`
 */
export async function recordMovement(unit: Unit, movement: Movement): Promise<void> {
  const { itemId, kind, quantity, from, to } = movement;
  if (from && to && holderId(from) === holderId(to)) {
    throw new AppError('stock.same_place', { params: { item: await nameOf(unit, itemId) } });
  }
  if (from) await requirePieces(unit, itemId, from, quantity);
  await unit.tx.insert(stockMovements).values({
    id: unit.newId(),
    itemId,
    kind,
    quantity,
    ...ends('from', from),
    ...ends('to', to),
    deviceId: movement.deviceId ?? null,
    causeId: movement.causeId ?? null,
    note: movement.note ?? '',
    actorId: unit.actor.personId,
    siteId: unit.actor.siteId,
    requestId: unit.requestId,
    happenedAt: unit.happenedAt,
    recordedAt: unit.recordedAt,
  });
  for (const end of [from, to]) if (end && 'placeId' in end) touch(unit, 'place', end.placeId);
}

function ends(end: 'from' | 'to', holder: Holder | undefined) {
  if (!holder) return {};
  return 'placeId' in holder
    ? { [`${end}PlaceId`]: holder.placeId }
    : { [`${end}TransferId`]: holder.transferId };
}

function holderId(holder: Holder): string {
  return 'placeId' in holder ? holder.placeId : holder.transferId;
}

async function requirePieces(
  unit: Unit,
  itemId: string,
  from: Holder,
  quantity: number,
): Promise<void> {
  // The balance is not ours to lock: only the trigger may write it.
  const shelf = `${itemId} ${holderId(from)}`;
  await unit.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${shelf}, 0))`);
  const [here] = await unit.tx
    .select({ quantity: stock.quantity })
    .from(stock)
    .where(and(eq(stock.itemId, itemId), eq(stock.holderId, holderId(from))));
  const left = here?.quantity ?? 0;
  if (left >= quantity) return;
  const place = 'placeId' in from ? await placeName(unit, from.placeId) : '';
  const params = { item: await nameOf(unit, itemId), place, left };
  throw new AppError('stock.none_left', { status: 409, params });
}

async function nameOf(unit: Unit, itemId: string): Promise<string> {
  const [item] = await unit.tx
    .select({ name: stockItems.name })
    .from(stockItems)
    .where(eq(stockItems.id, itemId));
  return item?.name ?? '';
}

async function placeName(unit: Unit, placeId: string): Promise<string> {
  const [place] = await unit.tx
    .select({ name: places.name })
    .from(places)
    .where(eq(places.id, placeId));
  return place?.name ?? '';
}
