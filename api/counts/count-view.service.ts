/** A count as people see it: how far it is, one place of it, and what does not agree. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Code } from '#domain/codes.ts';
import type { CountSubject, CountSummary } from '#domain/counts.ts';
import { countPlaces, countStrangers, people, places, stockCounts } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { notFound } from '../lib/errors.ts';
import { type Difference, readDifferences } from './differences.ts';

const SHOWN = 500;

export interface CountPlace {
  id: string;
  code: Code;
  name: string;
  startedAt: string | null;
  startedBy: string | null;
  doneAt: string | null;
  /** Things and pieces. */
  expected: number;
  found: number;
  differences: number;
}

/** @throws AppError `count.not_found` (404) */
export async function readCount(ctx: Context, countId: string) {
  requirePermission(ctx, 'device.view');
  const head = await readHead(ctx, countId);
  const differences = head.closedAt ? [] : await readDifferences(ctx, countId);
  const [countedPlaces, strangers] = await Promise.all([
    readPlaces(ctx, countId, differences),
    readStrangers(ctx, countId),
  ]);
  return {
    ...head,
    places: countedPlaces,
    strangers,
    differences: differences.slice(0, SHOWN),
    differenceCount: differences.length,
  };
}

export async function readHead(ctx: Context, countId: string) {
  const [count] = await ctx.database.db
    .select({ count: stockCounts, startedBy: people.name })
    .from(stockCounts)
    .innerJoin(people, eq(people.id, stockCounts.startedById))
    .where(and(eq(stockCounts.id, countId), eq(stockCounts.siteId, ctx.actor.siteId)));
  if (!count) throw notFound('count');
  const { id, name, startedAt, closedAt, summary } = count.count;
  return {
    id,
    name,
    startedBy: count.startedBy,
    startedAt: startedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    summary: summary as CountSummary | null,
  };
}

async function readPlaces(
  ctx: Context,
  countId: string,
  differences: readonly Difference[],
): Promise<CountPlace[]> {
  const sum = (what: ReturnType<typeof sql>) =>
    sql<number>`(select coalesce(sum(${what}), 0)::int from count_lines l
      where l.count_id = "count_places"."count_id" and l.place_id = "count_places"."place_id")`;
  const rows = await ctx.database.db
    .select({
      id: places.id,
      code: places.code,
      name: places.name,
      startedAt: countPlaces.startedAt,
      startedBy: people.name,
      doneAt: countPlaces.doneAt,
      expected: sum(sql`l.expected`),
      found: sum(sql`least(l.found, l.expected)`),
    })
    .from(countPlaces)
    .innerJoin(places, eq(places.id, countPlaces.placeId))
    .leftJoin(people, eq(people.id, countPlaces.startedById))
    .where(eq(countPlaces.countId, countId))
    .orderBy(asc(places.name), asc(places.code));
  const open = new Map<string, number>();
  for (const { placeId } of differences) open.set(placeId, (open.get(placeId) ?? 0) + 1);
  return rows.map((row) => ({
    ...row,
    code: row.code,
    startedAt: row.startedAt?.toISOString() ?? null,
    doneAt: row.doneAt?.toISOString() ?? null,
    differences: open.get(row.id) ?? 0,
  }));
}

async function readStrangers(ctx: Context, countId: string) {
  const rows = await ctx.database.db
    .select({
      text: countStrangers.text,
      placeCode: places.code,
      placeName: places.name,
      scannedAt: countStrangers.scannedAt,
    })
    .from(countStrangers)
    .innerJoin(places, eq(places.id, countStrangers.placeId))
    .where(and(eq(countStrangers.countId, countId), isNull(countStrangers.dismissedAt)))
    .orderBy(asc(places.name), asc(countStrangers.scannedAt))
    .limit(SHOWN);
  return rows.map((row) => ({ ...row, scannedAt: row.scannedAt.toISOString() }));
}

export interface PlaceLine {
  subject: CountSubject;
  code: Code;
  what: string;
  name: string;
  expected: number;
  found: number;
}

/**
 * The place somebody counts now: what is still to be found, and counted pieces whether found or not.
 * @throws AppError `count.not_found`, `place.not_found` (404)
 */
export async function readCountPlace(ctx: Context, countId: string, placeCode: string) {
  requirePermission(ctx, 'device.view');
  await readHead(ctx, countId);
  const [place] = await ctx.database.db
    .select({
      id: places.id,
      code: places.code,
      name: places.name,
      startedAt: countPlaces.startedAt,
      doneAt: countPlaces.doneAt,
    })
    .from(countPlaces)
    .innerJoin(places, eq(places.id, countPlaces.placeId))
    .where(and(eq(countPlaces.countId, countId), eq(places.code, placeCode)));
  if (!place) throw notFound('place', { code: placeCode });
  const [totals] = (await ctx.database.db.execute(sql`
    select coalesce(sum(expected), 0)::int as expected,
      coalesce(sum(least(found, expected)), 0)::int as found
    from count_lines where count_id = ${countId} and place_id = ${place.id}`)) as unknown as {
    expected: number;
    found: number;
  }[];
  const lines = (await ctx.database.db.execute(sql`
    select l.subject, l.expected, l.found, coalesce(d.code, a.code, p.code, i.code, b.code) as code,
      case l.subject when 'device' then 'kind.' || d.kind when 'accessory' then 'acc.' || a.kind
        when 'part' then 'part.' || p.type
        when 'item' then case i.family when 'part' then 'part.' else 'acc.' end || i.type
        else 'field.box' end as what,
      trim(case l.subject when 'device' then d.make || ' ' || d.model
        when 'accessory' then a.make || ' ' || a.model when 'part' then p.make || ' ' || p.model
        when 'item' then i.name else b.name end) as name
    from count_lines l
    left join devices d on l.subject = 'device' and d.id = l.subject_id
    left join accessories a on l.subject = 'accessory' and a.id = l.subject_id
    left join parts p on l.subject = 'part' and p.id = l.subject_id
    left join stock_items i on l.subject = 'item' and i.id = l.subject_id
    left join boxes b on l.subject = 'box' and b.id = l.subject_id
    where l.count_id = ${countId} and l.place_id = ${place.id}
      and (l.subject in ('item', 'box') or l.found < l.expected)
    order by l.subject <> 'item', l.subject <> 'box', code limit 200`)) as unknown as PlaceLine[];
  return {
    ...place,
    startedAt: place.startedAt?.toISOString() ?? null,
    doneAt: place.doneAt?.toISOString() ?? null,
    expected: totals?.expected ?? 0,
    found: totals?.found ?? 0,
    lines,
  };
}
