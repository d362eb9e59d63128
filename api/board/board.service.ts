/** The board: how many devices in each stage, since when, and what moved in the last days. */
import { type SQL, and, eq, gte, isNotNull, sql } from 'drizzle-orm';
import type { DeviceKind } from '#domain/device-kinds.ts';
import { FINAL_STAGES, STAGES } from '#domain/stages.ts';
import { devices, events } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';

export interface BoardStage {
  stage: string;
  count: number;
  /** Hours: half of the devices are here for longer; null where the time says nothing. */
  medianHours: number | null;
  oldestHours: number | null;
  oldestCode: string | null;
  kinds: Record<string, number>;
}

export interface Board {
  stages: BoardStage[];
  /** Devices that entered each stage on each of the last 30 days of the site's zone. */
  flow: { day: string; stage: string; count: number }[];
  /** How long devices that left a stage in these days had been in it. */
  stays: { stage: string; count: number; medianHours: number }[];
  /** First and last day of the flow, `YYYY-MM-DD`. */
  days: { first: string; last: string };
}

const FLOW_DAYS = 30;
const DAY = 86_400_000;

/** @param kind of device; all kinds when left out */
export async function readBoard(ctx: Context, kind?: DeviceKind): Promise<Board> {
  const first = dayOf(ctx, ctx.now().getTime() - (FLOW_DAYS - 1) * DAY);
  const [stages, flow, stays] = await Promise.all([
    readStages(ctx, kind),
    readFlow(ctx, first, kind),
    readStays(ctx, first, kind),
  ]);
  return { stages, flow, stays, days: { first, last: dayOf(ctx, ctx.now().getTime()) } };
}

function dayOf(ctx: Context, at: number): string {
  const { timeZone } = ctx.actor;
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
}

interface Group {
  stage: string;
  /** Null in the row of the whole stage. */
  kind: string | null;
  count: number;
  median: number;
  oldest: number;
  oldestCode: string;
}

/** One row for each stage and one for each kind in it. */
async function readStages(ctx: Context, kind?: DeviceKind): Promise<BoardStage[]> {
  const now = ctx.now().toISOString();
  const hours = sql`extract(epoch from ${now}::timestamptz - ${devices.stageSince}) / 3600`;
  const rows: Group[] = await ctx.database.db
    .select({
      stage: devices.stage,
      kind: sql<string | null>`${devices.kind}`,
      count: sql<number>`count(*)::int`,
      median: sql<number>`percentile_cont(0.5) within group (order by ${hours})::float`,
      oldest: sql<number>`max(${hours})::float`,
      oldestCode: sql<string>`(array_agg(${devices.code} order by ${devices.stageSince}))[1]`,
    })
    .from(devices)
    .where(and(eq(devices.siteId, ctx.actor.siteId), kind ? eq(devices.kind, kind) : undefined))
    .groupBy(sql`grouping sets ((${devices.stage}), (${devices.stage}, ${devices.kind}))`);
  return STAGES.map((stage) =>
    toStage(
      stage,
      rows.filter((row) => row.stage === stage),
    ),
  );
}

function toStage(stage: string, rows: readonly Group[]): BoardStage {
  const whole = rows.find((row) => row.kind === null);
  const kinds = rows.flatMap((row) => (row.kind ? [[row.kind, row.count] as const] : []));
  const ended = ['handed_over', ...FINAL_STAGES].includes(stage);
  return {
    stage,
    count: whole?.count ?? 0,
    medianHours: ended ? null : (whole?.median ?? null),
    oldestHours: ended ? null : (whole?.oldest ?? null),
    oldestCode: ended ? null : (whole?.oldestCode ?? null),
    kinds: Object.fromEntries(kinds),
  };
}

/** Moves made since the first day began at the site. */
function movesSince(ctx: Context, first: string, kind?: DeviceKind): SQL | undefined {
  const start = sql`(${first}::date::timestamp at time zone ${ctx.actor.timeZone})`;
  return and(
    eq(events.siteId, ctx.actor.siteId),
    gte(events.recordedAt, start),
    isNotNull(events.toStage),
    eq(events.moveKind, 'move'),
    kind
      ? sql`exists (select 1 from ${devices} d where d.id = ${events.deviceId} and d.kind = ${kind})`
      : undefined,
  );
}

async function readFlow(ctx: Context, first: string, kind?: DeviceKind): Promise<Board['flow']> {
  const day = sql<string>`to_char(${events.recordedAt} at time zone ${ctx.actor.timeZone}, 'YYYY-MM-DD')`;
  const rows = await ctx.database.reports
    .select({ day, stage: events.toStage, count: sql<number>`count(*)::int` })
    .from(events)
    .where(movesSince(ctx, first, kind))
    .groupBy(sql`1`, events.toStage)
    .orderBy(sql`1`);
  return rows.map((row) => ({ ...row, stage: row.stage ?? '' }));
}

async function readStays(ctx: Context, first: string, kind?: DeviceKind): Promise<Board['stays']> {
  const median = sql<number>`percentile_cont(0.5) within group (order by ${events.dwellSeconds} / 3600.0)::float`;
  const rows = await ctx.database.reports
    .select({ stage: events.fromStage, count: sql<number>`count(*)::int`, medianHours: median })
    .from(events)
    .where(
      and(
        movesSince(ctx, first, kind),
        isNotNull(events.fromStage),
        isNotNull(events.dwellSeconds),
      ),
    )
    .groupBy(events.fromStage);
  return rows.map((row) => ({ ...row, stage: row.stage ?? '' }));
}
