/** The answer to whoever comes second: who took the last one, and where there is another. */
import { sql } from 'drizzle-orm';
import { AppError } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';

interface Elsewhere {
  name: string;
  quantity: number;
}

/**
 * @param placeId the bin it was to come from; null where none of the site has any
 * @returns AppError (409) `part.none_left`, or `part.last_taken` naming who took the last piece; each with
 *   `_elsewhere` where other bins have more
 */
export async function noneLeft(
  unit: Unit,
  item: { id: string; name: string },
  placeId: string | null,
): Promise<AppError> {
  const { siteId } = unit.actor;
  const rows = await unit.tx.execute(sql`
    select p.name, s.quantity from stock s join places p on p.id = s.holder_id
    where s.item_id = ${item.id} and s.site_id = ${siteId} and s.quantity > 0
    order by s.quantity desc limit 3`);
  const others = rows as unknown as Elsewhere[];
  const [taker] = await unit.tx.execute(sql`
    select h.name as by, p.name as place from stock_movements v
    join people h on h.id = v.actor_id join places p on p.id = v.from_place_id
    where v.item_id = ${item.id} and v.site_id = ${siteId} and v.kind in ('used', 'into_kit', 'moved')
      and (${placeId}::uuid is null or v.from_place_id = ${placeId}::uuid)
    order by v.recorded_at desc, v.id desc limit 1`);
  const place = taker ? String(taker.place) : await placeName(unit, placeId);
  const elsewhere = others.map((one) => `${one.name} (${one.quantity})`).join(', ');
  const by = taker ? String(taker.by) : '';
  const code = by ? 'part.last_taken' : 'part.none_left';
  return new AppError(others.length > 0 ? `${code}_elsewhere` : code, {
    status: 409,
    params: { item: item.name, place, by, elsewhere },
  });
}

async function placeName(unit: Unit, placeId: string | null): Promise<string> {
  if (!placeId) return '';
  const [place] = await unit.tx.execute(sql`select name from places where id = ${placeId}`);
  return place ? String(place.name) : '';
}
