/** The board: how many devices in each stage, since when, and what moved in the last days. */
import { and, eq, gte, isNotNull, sql } from 'drizzle-orm';
import { ACTIVE_STAGES, STAGES } from '#domain/stages.ts';
import { devices, events } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';

export interface BoardStage {
  stage: string;
  count: number;
  /** Hours: half of the devices are here for longer. */
  medianHours: number | null;
  oldestHours: number | null;
  oldestCode: string | null;
  kinds: Record<string, number>;
}

export interface Board {
  stages: BoardStage[];
  /** Devices that entered each stage on each of the last 30 days of the site's zone. */
  flow: { day: string; stage: string; count: number }[];
}

const FLOW_DAYS = 30;

export async function readBoard(ctx: Context): Promise<Board> {
  const [stages, flow] = await Promise.all([readStages(ctx), readFlow(ctx)]);
  return { stages, flow };
}

/** Counted live over the index of active devices; finished ones are counted from theirs by the flow. */
async function readStages(ctx: Context): Promise<BoardStage[]> {
  const now = ctx.now().toISOString();
  const hours = sql`extract(epoch from ${now}::timestamptz - ${devices.stageSince}) / 3600`;
  const rows = await ctx.database.db
    .select({
      stage: devices.stage,
      kind: devices.kind,
      count: sql<number>`count(*)::int`,
      median: sql<number>`percentile_cont(0.5) within group (order by ${hours})::float`,
      oldest: sql<number>`max(${hours})::float`,
      oldestCode: sql<string>`(array_agg(${devices.code} order by ${devices.stageSince}))[1]`,
    })
    .from(devices)
    .where(eq(devices.siteId, ctx.actor.siteId))
    .groupBy(devices.stage, devices.kind);
  return STAGES.map((stage) => {
    const groups = rows.filter((row) => row.stage === stage);
    const active = (ACTIVE_STAGES as readonly string[]).includes(stage) || stage === 'missing';
    const oldest = groups.toSorted((a, b) => b.oldest - a.oldest)[0];
    return {
      stage,
      count: groups.reduce((sum, row) => sum + row.count, 0),
      medianHours: active ? weightedMedian(groups) : null,
      oldestHours: active ? (oldest?.oldest ?? null) : null,
      oldestCode: active ? (oldest?.oldestCode ?? null) : null,
      kinds: Object.fromEntries(groups.map((row) => [row.kind, row.count])),
    };
  });
}

/** The median of the kinds' medians, each weighing as many devices as it stands for. */
function weightedMedian(groups: readonly { count: number; median: number }[]): number | null {
  const sorted = groups.toSorted((a, b) => a.median - b.median);
  const half = sorted.reduce((sum, row) => sum + row.count, 0) / 2;
  let passed = 0;
  for (const group of sorted) {
    passed += group.count;
    if (passed >= half) return group.median;
  }
  return null;
}

async function readFlow(ctx: Context): Promise<Board['flow']> {
  const since = new Date(ctx.now().getTime() - FLOW_DAYS * 86_400_000);
  const day = sql<string>`to_char(${events.recordedAt} at time zone ${ctx.actor.timeZone}, 'YYYY-MM-DD')`;
  const rows = await ctx.database.reports
    .select({ day, stage: events.toStage, count: sql<number>`count(*)::int` })
    .from(events)
    .where(
      and(
        eq(events.siteId, ctx.actor.siteId),
        gte(events.recordedAt, since),
        isNotNull(events.toStage),
        eq(events.moveKind, 'move'),
      ),
    )
    .groupBy(sql`1`, events.toStage)
    .orderBy(sql`1`);
  return rows.map((row) => ({ ...row, stage: row.stage ?? '' }));
}
