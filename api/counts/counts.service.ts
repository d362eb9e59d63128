/** Beginning and ending a stock count, and the list of all there were. */
import { and, asc, desc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import { type CountSummary, SETTLE_ACTS, type SettleAct } from '#domain/counts.ts';
import {
  countLines,
  countPlaces,
  countStrangers,
  people,
  places,
  stockCounts,
} from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, invalidField } from '../lib/errors.ts';
import { touch } from '../lib/touched.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { readDifferences } from './differences.ts';
import { openCount } from './open-count.ts';

const KEPT_OPEN = 500;

/**
 * Starts a count of the chosen places, or of all places of the site. One count runs at a time.
 * @throws AppError `count.open` (409) naming the one that runs, `input.invalid` on `placeIds`
 */
export async function startCount(
  ctx: Context,
  input: WriteInput & { name: string; placeIds?: readonly string[] | undefined },
): Promise<{ id: string; places: number }> {
  requirePermission(ctx, 'stock.count');
  return write(ctx, input, async (unit) => {
    const chosen = await placesFor(unit, input.placeIds);
    if (chosen.length === 0) throw invalidField('placeIds', 'count.no_places');
    const id = unit.newId();
    const { siteId, personId } = unit.actor;
    const made = await unit.tx
      .insert(stockCounts)
      .values({
        id,
        siteId,
        name: input.name,
        startedById: personId,
        startedAt: unit.recordedAt,
      })
      .onConflictDoNothing()
      .returning({ id: stockCounts.id });
    if (made.length === 0) throw new AppError('count.open', { status: 409 });
    await unit.tx.insert(countPlaces).values(chosen.map((placeId) => ({ countId: id, placeId })));
    touch(unit, 'count', id);
    return { id, places: chosen.length };
  });
}

/** Of the whole site: every open place; the site itself only where something lies in it. */
async function placesFor(unit: Unit, chosen: readonly string[] | undefined): Promise<string[]> {
  const holds = sql`exists (select 1 from devices d where d.place_id = ${places.id})
    or exists (select 1 from accessories a where a.place_id = ${places.id})
    or exists (select 1 from parts t where t.place_id = ${places.id})
    or exists (select 1 from boxes b where b.place_id = ${places.id})
    or exists (select 1 from stock s where s.holder_id = ${places.id} and s.quantity > 0)`;
  const rows = await unit.tx
    .select({ id: places.id })
    .from(places)
    .where(
      and(
        eq(places.siteId, unit.actor.siteId),
        isNull(places.closedAt),
        chosen ? inArray(places.id, [...chosen]) : or(ne(places.kind, 'site'), holds),
      ),
    )
    .orderBy(asc(places.name));
  if (chosen && rows.length !== new Set(chosen).size) {
    throw invalidField('placeIds', 'place.not_found');
  }
  return rows.map(({ id }) => id);
}

/**
 * Ends the count; what nobody put right stays in its summary as it is now.
 * @throws AppError `count.not_found` (404), `count.closed` (409)
 */
export async function closeCount(
  ctx: Context,
  input: WriteInput & { countId: string },
): Promise<CountSummary> {
  requirePermission(ctx, 'stock.settle');
  return write(ctx, input, async (unit) => {
    const { id } = await openCount(unit, input.countId, 'update');
    const summary = await summarise(unit, id);
    await unit.tx
      .update(stockCounts)
      .set({ closedAt: unit.recordedAt, closedById: unit.actor.personId, summary })
      .where(eq(stockCounts.id, id));
    return summary;
  });
}

async function summarise(unit: Unit, countId: string): Promise<CountSummary> {
  const open = await readDifferences(unit, countId);
  const [totals] = await unit.tx
    .select({
      expected: sql<number>`coalesce(sum(${countLines.expected}), 0)::int`,
      found: sql<number>`coalesce(sum(${countLines.found}), 0)::int`,
    })
    .from(countLines)
    .where(eq(countLines.countId, countId));
  const [seen] = await unit.tx
    .select({
      places: sql<number>`count(*)::int`,
      counted: sql<number>`count(${countPlaces.doneAt})::int`,
    })
    .from(countPlaces)
    .where(eq(countPlaces.countId, countId));
  const settled = await unit.tx
    .select({ act: countLines.settled, lines: sql<number>`count(*)::int` })
    .from(countLines)
    .where(eq(countLines.countId, countId))
    .groupBy(countLines.settled);
  const strangers = await unit.tx.$count(
    countStrangers,
    and(eq(countStrangers.countId, countId), isNull(countStrangers.dismissedAt)),
  );
  return {
    places: seen?.places ?? 0,
    counted: seen?.counted ?? 0,
    expected: totals?.expected ?? 0,
    found: totals?.found ?? 0,
    settled: settledOf(settled),
    open: open.slice(0, KEPT_OPEN).map(({ placeName, kind, subject, code, name }) => ({
      place: placeName,
      kind,
      subject,
      code,
      name,
    })),
    openCount: open.length,
    strangers,
  };
}

/** How a line says that it was put right, for each thing a person can do. */
export const SETTLED = {
  move_here: 'moved_here',
  missing: 'missing',
  adjust: 'adjusted',
  found_again: 'found_again',
  leave: 'left',
} as const satisfies Record<SettleAct, string>;

function settledOf(rows: readonly { act: string | null; lines: number }[]) {
  const lines = (act: SettleAct) => rows.find((row) => row.act === SETTLED[act])?.lines ?? 0;
  return Object.fromEntries(SETTLE_ACTS.map((act) => [act, lines(act)])) as Record<
    SettleAct,
    number
  >;
}

/** Every count of the site, the newest first, at most 200. */
export async function listCounts(ctx: Context) {
  requirePermission(ctx, 'device.view');
  const rows = await ctx.database.db
    .select({
      id: stockCounts.id,
      name: stockCounts.name,
      startedAt: stockCounts.startedAt,
      startedBy: people.name,
      closedAt: stockCounts.closedAt,
      summary: stockCounts.summary,
      places: sql<number>`(select count(*)::int from count_places p where p.count_id = "stock_counts"."id")`,
      counted: sql<number>`(select count(p.done_at)::int from count_places p where p.count_id = "stock_counts"."id")`,
    })
    .from(stockCounts)
    .innerJoin(people, eq(people.id, stockCounts.startedById))
    .where(eq(stockCounts.siteId, ctx.actor.siteId))
    .orderBy(desc(stockCounts.startedAt))
    .limit(200);
  return {
    counts: rows.map(({ startedAt, closedAt, summary, ...row }) => ({
      ...row,
      startedAt: startedAt.toISOString(),
      closedAt: closedAt?.toISOString() ?? null,
      summary: summary as CountSummary | null,
    })),
  };
}
