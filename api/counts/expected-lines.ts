/** What should be at a place, written down when its count begins, and what lies in a box when it is opened. */
import { sql } from 'drizzle-orm';
import { countLines } from '../../db/schema/index.ts';
import type { Unit } from '../lib/unit.ts';
import { CUSTODY } from './counted-thing.ts';

/**
 * Devices, accessories, parts and boxes recorded here by themselves, and counted pieces. A movement that
 * happened after the count began and was told before it is taken off again.
 */
export async function expectAtPlace(
  unit: Unit,
  countId: string,
  placeId: string,
  startedAt: Date,
): Promise<void> {
  const since = startedAt.toISOString();
  await unit.tx.execute(sql`
    insert into ${countLines} (count_id, place_id, subject, subject_id, expected)
    select ${countId}::uuid, ${placeId}::uuid, t.subject, t.id, t.expected from (
      select 'device' as subject, id, 1 as expected from devices
      where place_id = ${placeId} and box_id is null and stage in (${CUSTODY})
      union all
      select 'accessory', id, 1 from accessories
      where place_id = ${placeId} and box_id is null and status = 'in_stock'
      union all
      select 'part', id, 1 from parts
      where place_id = ${placeId} and box_id is null and status = 'in_stock'
      union all
      select 'box', id, 1 from boxes where place_id = ${placeId} and closed_at is null
      union all
      select 'item', s.item_id, s.quantity - coalesce((
        select sum(case when m.to_place_id = s.holder_id then m.quantity else -m.quantity end)
        from stock_movements m
        where m.item_id = s.item_id and s.holder_id in (m.to_place_id, m.from_place_id)
          and m.happened_at > ${since}::timestamptz), 0)
      from stock s where s.holder_id = ${placeId}
    ) t where t.expected > 0
    on conflict do nothing`);
}

/** Once a box is open, each thing in it is counted by itself. */
export async function expectInBox(
  unit: Unit,
  countId: string,
  placeId: string,
  boxId: string,
): Promise<void> {
  await unit.tx.execute(sql`
    insert into ${countLines} (count_id, place_id, subject, subject_id, expected)
    select ${countId}::uuid, ${placeId}::uuid, t.subject, t.id, 1 from (
      select 'device' as subject, id from devices where box_id = ${boxId}
      union all select 'accessory', id from accessories where box_id = ${boxId}
      union all select 'part', id from parts where box_id = ${boxId}
    ) t on conflict do nothing`);
}

/** Things and pieces of one place: how many should be there, and how many were found of them. */
export async function tallyOf(
  unit: Unit,
  countId: string,
  placeId: string,
): Promise<{ expected: number; found: number }> {
  const [row] = (await unit.tx.execute(sql`
    select coalesce(sum(expected), 0)::int as expected,
      coalesce(sum(least(found, expected)), 0)::int as found
    from ${countLines} where count_id = ${countId} and place_id = ${placeId}`)) as unknown as {
    expected: number;
    found: number;
  }[];
  return row ?? { expected: 0, found: 0 };
}
