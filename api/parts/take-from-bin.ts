/** Takes counted pieces for a device out of the bin they lie in, the nearest one, or the one that was scanned. */
import { sql } from 'drizzle-orm';
import { type BinWithPieces, chooseBin } from '#domain/part-stock.ts';
import { AppError } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import { placeByCode } from '../places/places.service.ts';
import { type Movement, recordMovement } from '../stock/movements.ts';
import type { ItemRow } from './item-rows.ts';
import { noneLeft } from './none-left.ts';

export interface TakenFrom {
  placeId: string;
  place: string;
}

export interface Taking {
  item: ItemRow;
  kind: Movement['kind'] & ('used' | 'into_kit');
  quantity: number;
  deviceId: string;
  causeId?: string | null;
  /** The bin scanned before. */
  placeCode: string | null;
  /** Where the person works. */
  benchId: string | null;
}

/**
 * @throws AppError `part.which_bin` (409) where it cannot be known, `part.none_left`, `part.last_taken` (409) and
 *   the same with `_elsewhere`
 */
export async function takeFromBin(unit: Unit, taking: Taking): Promise<TakenFrom> {
  const { item, kind, quantity, deviceId, causeId } = taking;
  const from = await binFor(unit, taking);
  try {
    const cause = causeId ? { causeId } : {};
    const of = { itemId: item.id, kind, quantity, deviceId, ...cause };
    await recordMovement(unit, { ...of, from: { placeId: from.placeId } });
  } catch (error) {
    if (error instanceof AppError && error.code === 'stock.none_left') {
      throw await noneLeft(unit, item, from.placeId);
    }
    throw error;
  }
  return from;
}

interface NamedBin extends BinWithPieces {
  name: string;
}

async function binFor(unit: Unit, taking: Taking): Promise<TakenFrom> {
  if (taking.placeCode) {
    const place = await placeByCode(unit, taking.placeCode, { evenClosed: true });
    return { placeId: place.id, place: place.name };
  }
  const bins = await binsOf(unit, taking.item.id);
  const bench = taking.benchId ? await pathOf(unit, taking.benchId) : [];
  const choice = chooseBin(bins, bench);
  if ('none' in choice) throw await noneLeft(unit, taking.item, null);
  const named = (id: string) => bins.find((bin) => bin.placeId === id)?.name ?? '';
  if ('ask' in choice) {
    const places = choice.ask.map(named).join(', ');
    const params = { item: taking.item.name, places };
    throw new AppError('part.which_bin', { status: 409, params });
  }
  return { placeId: choice.take, place: named(choice.take) };
}

async function binsOf(unit: Unit, itemId: string): Promise<NamedBin[]> {
  const rows = await unit.tx.execute(sql`
    select s.holder_id as "placeId", p.name, s.quantity, ${PATH(sql`s.holder_id`)} as path
    from stock s join places p on p.id = s.holder_id
    where s.item_id = ${itemId} and s.site_id = ${unit.actor.siteId} and s.quantity > 0 and not s.in_transit
    order by p.name`);
  return rows as unknown as NamedBin[];
}

async function pathOf(unit: Unit, placeId: string): Promise<string[]> {
  const [row] = await unit.tx.execute(sql`select ${PATH(sql`${placeId}::uuid`)} as path`);
  return (row?.path ?? []) as string[];
}

/** A place and all it lies in, the innermost first. */
const PATH = (of: ReturnType<typeof sql>) => sql`(
  with recursive up as (
    select id, parent_id, 0 as depth from places where id = ${of}
    union all select p.id, p.parent_id, up.depth + 1 from places p join up on p.id = up.parent_id where up.depth < 20)
  select coalesce(json_agg(id order by depth), '[]') from up)`;
