/** A technician's day: what is mine, what waits for me, what is wiping, what is stuck. */
import {
  type SQL,
  and,
  asc,
  desc,
  eq,
  exists,
  inArray,
  isNotNull,
  isNull,
  ne,
  or,
  sql,
} from 'drizzle-orm';
import type { DeviceKind } from '#domain/device-kinds.ts';
import { may } from '#domain/roles.ts';
import type { Stage } from '#domain/stages.ts';
import { devices, holds, people, places } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { type RefusedScan, listRefused } from '../scans/refused-scans.service.ts';

export interface BenchLine {
  code: string;
  kind: DeviceKind;
  make: string;
  model: string;
  stage: Stage;
  stageSince: string;
  place: string | null;
  owner: string | null;
  wipingSince: string | null;
  holds: string[];
  /** The part its repair waits for, by name; null while nothing keeps it. */
  waitingFor: string | null;
}

export interface BenchList {
  count: number;
  /** The first fifty. */
  devices: BenchLine[];
}

export interface Bench {
  mine: BenchList;
  waiting: BenchList;
  wiping: BenchList;
  stuck: BenchList;
  refused: RefusedScan[];
}

const SHOWN = 50;
const BENCH_STAGES: Stage[] = ['diagnosing', 'repairing'];
const LINE_STAGES: Stage[] = ['labelled', 'diagnosing', 'repairing', 'qa', 'returned'];

export async function readBench(ctx: Context): Promise<Bench> {
  const me = ctx.actor.personId;
  const oldest = asc(devices.stageSince);
  const held = exists(
    ctx.database.db
      .select({ one: sql`1` })
      .from(holds)
      .where(and(eq(holds.deviceId, devices.id), isNull(holds.releasedAt))),
  );
  const [mine, waiting, wiping, stuck, refused] = await Promise.all([
    list(ctx, and(eq(devices.ownerId, me), inArray(devices.stage, BENCH_STAGES)), oldest),
    list(ctx, waitingFor(ctx), sql`${devices.stage} = 'labelled', ${devices.stageSince}`),
    list(
      ctx,
      and(isNotNull(devices.wipingSince), inArray(devices.stage, LINE_STAGES)),
      asc(devices.wipingSince),
    ),
    list(
      ctx,
      and(inArray(devices.stage, LINE_STAGES), held),
      desc(sql`${devices.ownerId} is not distinct from ${me}`),
      oldest,
    ),
    listRefused(ctx),
  ]);
  return { mine, waiting, wiping, stuck, refused: refused.scans };
}

/** Work anybody in this person's roles may take: checks of others, repairs of nobody and returns, then new devices. */
function waitingFor(ctx: Context): SQL | undefined {
  const { personId, roles, selfCheckMinutes } = ctx.actor;
  const kinds: (SQL | undefined)[] = [];
  if (may(roles, 'diagnostics.record'))
    kinds.push(inArray(devices.stage, ['labelled', 'returned']));
  if (may(roles, 'repair.record')) {
    kinds.push(and(eq(devices.stage, 'repairing'), isNull(devices.ownerId)));
  }
  if (may(roles, 'qa.record')) {
    const byOther = or(isNull(devices.lastRepairerId), ne(devices.lastRepairerId, personId));
    kinds.push(and(eq(devices.stage, 'qa'), selfCheckMinutes === null ? byOther : undefined));
  }
  return kinds.length > 0 ? or(...kinds) : sql`false`;
}

async function list(ctx: Context, which: SQL | undefined, ...order: SQL[]): Promise<BenchList> {
  const rows = await ctx.database.db
    .select({
      code: devices.code,
      kind: devices.kind,
      make: devices.make,
      model: devices.model,
      stage: devices.stage,
      stageSince: devices.stageSince,
      place: places.name,
      owner: people.name,
      wipingSince: devices.wipingSince,
      holds: sql<string[]>`array(select ${holds.kind} from ${holds}
        where ${holds.deviceId} = ${devices.id} and ${holds.releasedAt} is null order by ${holds.placedAt})`,
      waitingFor: sql<string | null>`(select coalesce(i.name, w.waiting_text) from work_orders w
        left join stock_items i on i.id = w.waiting_item_id
        where w.device_id = ${devices.id} and w.closed_at is null and w.paused_at is not null)`,
      count: sql<number>`(count(*) over ())::int`,
    })
    .from(devices)
    .leftJoin(places, eq(places.id, devices.placeId))
    .leftJoin(people, eq(people.id, devices.ownerId))
    .where(and(eq(devices.siteId, ctx.actor.siteId), which))
    .orderBy(...order, asc(devices.id))
    .limit(SHOWN);
  return {
    count: rows[0]?.count ?? 0,
    devices: rows.map(({ count: _count, stage, stageSince, wipingSince, ...row }) => ({
      ...row,
      stage: stage as Stage,
      stageSince: stageSince.toISOString(),
      wipingSince: wipingSince?.toISOString() ?? null,
    })),
  };
}
