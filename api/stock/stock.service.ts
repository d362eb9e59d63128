/** Ready stock: what can leave today and where it is, and what the rest waits for. */
import { type SQL, and, asc, eq, inArray, sql } from 'drizzle-orm';
import { needs, devices, places, reservations } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { type StockFacets, count, countFacets } from './stock-facets.ts';
import {
  HAS_CAMERA,
  HAS_CHARGER,
  HELD,
  type StockFilters,
  deviceConditions,
  stockConditions,
} from './stock-filters.ts';

export interface StockRow {
  id: string;
  code: string;
  kind: string;
  make: string;
  model: string;
  memoryMib: number | null;
  storageGb: number | null;
  storageKind: string | null;
  screenInch: number | null;
  camera: boolean;
  charger: boolean;
  batteryHealth: number | null;
  cosmeticGrade: string | null;
  functionalGrade: string | null;
  stage: string;
  stageSince: string;
  placeId: string | null;
  placeCode: string | null;
  placeName: string | null;
  held: boolean;
  needCode: string | null;
  expiresAt: string | null;
}

/** One group of devices that are not ready, and why: `code` is a translation key. */
export interface StockWait {
  code: string;
  params: Record<string, string | number>;
  count: number;
}

export interface Stock {
  /** Free, on a shelf and without a hold: these can leave today. */
  canLeave: number;
  shelves: number;
  total: number;
  states: { free: number; reserved: number; expiring: number; held: number };
  facets: StockFacets;
  /** Where the devices that can leave stand, by name of the shelf. */
  places: { id: string; code: string; name: string; count: number }[];
  rows: StockRow[];
  next: string | null;
  waits: StockWait[];
}

const PAGE = 100;

export async function readStock(
  ctx: Context,
  filters: StockFilters,
  after?: string,
): Promise<Stock> {
  const [counts, facets, places, rows, waits] = await Promise.all([
    countStates(ctx, filters),
    countFacets(ctx, filters),
    countPlaces(ctx, filters),
    readRows(ctx, filters, after, PAGE + 1),
    readWaits(ctx, filters),
  ]);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    ...counts,
    facets,
    places,
    rows: page,
    next: rows.length > PAGE && last ? last.id : null,
    waits,
  };
}

async function countStates(ctx: Context, filters: StockFilters) {
  const soon = stockConditions(ctx, { ...filters, state: 'expiring' }, true);
  const free = sql`"devices"."stage" = 'ready'`;
  const [row] = await ctx.database.db
    .select({
      total: count(),
      canLeave: count(sql`${free} and not ${HELD}`),
      shelves: sql<number>`count(distinct "devices"."place_id") filter (where ${free} and not ${HELD})::int`,
      free: count(free),
      reserved: count(sql`"devices"."stage" = 'reserved'`),
      held: count(HELD),
    })
    .from(devices)
    .where(stockConditions(ctx, filters, false));
  const [expiring] = await ctx.database.db.select({ count: count() }).from(devices).where(soon);
  const {
    total = 0,
    canLeave = 0,
    shelves = 0,
    ...states
  } = row ?? { free: 0, reserved: 0, held: 0 };
  return { total, canLeave, shelves, states: { ...states, expiring: expiring?.count ?? 0 } };
}

async function countPlaces(ctx: Context, filters: StockFilters): Promise<Stock['places']> {
  return ctx.database.db
    .select({ id: places.id, code: places.code, name: places.name, count: count() })
    .from(devices)
    .innerJoin(places, eq(places.id, devices.placeId))
    .where(
      and(
        stockConditions(ctx, { ...filters, placeId: undefined, state: undefined }, false),
        eq(devices.stage, 'ready'),
        sql`not ${HELD}`,
      ),
    )
    .groupBy(places.id)
    .orderBy(asc(places.name), asc(places.id));
}

/**
 * At most `limit` matching rows, shelf by shelf, so that the list is the way a person walks.
 * @param after id of the last row of the page before
 */
export async function readRows(
  ctx: Context,
  filters: StockFilters,
  after: string | undefined,
  limit: number,
): Promise<StockRow[]> {
  const rows = await ctx.database.db
    .select({
      id: devices.id,
      code: devices.code,
      kind: devices.kind,
      make: devices.make,
      model: devices.model,
      memoryMib: devices.memoryMib,
      storageGb: devices.storageGb,
      storageKind: devices.storageKind,
      screenInch: devices.screenInch,
      camera: sql<boolean>`coalesce(${HAS_CAMERA}, false)`,
      charger: sql<boolean>`${HAS_CHARGER}`,
      batteryHealth: devices.batteryHealth,
      cosmeticGrade: devices.cosmeticGrade,
      functionalGrade: devices.functionalGrade,
      stage: devices.stage,
      stageSince: devices.stageSince,
      placeId: devices.placeId,
      placeCode: places.code,
      placeName: places.name,
      held: sql<boolean>`${HELD}`,
      needCode: needs.code,
      expiresAt: reservations.expiresAt,
    })
    .from(devices)
    .leftJoin(places, eq(places.id, devices.placeId))
    .leftJoin(
      reservations,
      and(eq(reservations.deviceId, devices.id), sql`${reservations.closedAt} is null`),
    )
    .leftJoin(needs, eq(needs.id, reservations.needId))
    .where(and(stockConditions(ctx, filters, true), after ? behind(after) : undefined))
    .orderBy(asc(SHELF), asc(devices.id))
    .limit(limit);
  return rows.map((row) => ({
    ...row,
    stageSince: row.stageSince.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
  }));
}

const SHELF = sql`coalesce("places"."name", '')`;

function behind(after: string): SQL {
  return sql`(${SHELF}, "devices"."id") > (select coalesce(p.name, ''), d.id from devices d left join places p on p.id = d.place_id where d.id = ${after})`;
}

const BEFORE_READY = ['received', 'labelled', 'diagnosing', 'repairing', 'qa', 'kitting'];

/** What blocks the rest, largest group first: chargers by voltage and plug, other kit lines, holds, stages. */
async function readWaits(ctx: Context, filters: StockFilters): Promise<StockWait[]> {
  const { db } = ctx.database;
  const anywhere = deviceConditions({ ...filters, placeId: undefined });
  const scope = and(eq(devices.siteId, ctx.actor.siteId), ...anywhere);
  const open = sql`kit_lines k where k.device_id = "devices"."id" and k.required = 1 and k.status in ('open','short')`;
  const [chargers, lines, held, stages] = await Promise.all([
    db
      .select({ volts: devices.chargerVolts, connector: devices.chargerConnector, count: count() })
      .from(devices)
      .where(
        and(
          scope,
          eq(devices.stage, 'kitting'),
          sql`exists (select 1 from ${open} and k.line = 'charger')`,
        ),
      )
      .groupBy(devices.chargerVolts, devices.chargerConnector),
    db
      .select({ line: sql<string>`k.line`, count: count() })
      .from(devices)
      .innerJoin(
        sql`kit_lines k`,
        sql`k.device_id = "devices"."id" and k.required = 1 and k.status in ('open','short') and k.line <> 'charger'`,
      )
      .where(and(scope, eq(devices.stage, 'kitting')))
      .groupBy(sql`k.line`),
    db
      .select({ hold: sql<string>`h.kind`, count: count() })
      .from(devices)
      .innerJoin(sql`holds h`, sql`h.device_id = "devices"."id" and h.released_at is null`)
      .where(
        and(scope, inArray(devices.stage, [...BEFORE_READY, 'ready', 'reserved', 'quarantined'])),
      )
      .groupBy(sql`h.kind`),
    db
      .select({ stage: devices.stage, count: count() })
      .from(devices)
      .where(and(scope, inArray(devices.stage, BEFORE_READY)))
      .groupBy(devices.stage),
  ]);
  return [
    ...chargers.map(({ volts, connector, count: n }) => ({
      code: volts ? 'stock.wait_charger' : 'stock.wait_charger_unknown',
      params: { volts: volts ?? 0, connector },
      count: n,
    })),
    ...lines.map(({ line, count: n }) => ({ code: 'stock.wait_line', params: { line }, count: n })),
    ...held.map(({ hold, count: n }) => ({ code: 'stock.wait_hold', params: { hold }, count: n })),
    ...stages.map(({ stage, count: n }) => ({
      code: 'stock.wait_stage',
      params: { stage },
      count: n,
    })),
  ].toSorted((a, b) => b.count - a.count);
}
