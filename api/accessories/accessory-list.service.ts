/** The stock of accessories: a filtered list and its totals. */
import { type SQL, and, asc, desc, eq, gt, ilike, or, sql } from 'drizzle-orm';
import type { AccessoryFacts } from '#domain/accessory-facts.ts';
import type { AccessoryStatus, TrackedKind } from '#domain/accessories.ts';
import { foldDigits } from '#domain/codes.ts';
import { likePattern } from '#domain/search-text.ts';
import { accessories, boxes, devices, people, places, transfers } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';

export interface AccessoryFilter {
  kind?: TrackedKind | undefined;
  status?: AccessoryStatus | undefined;
  /** In the spelling of `#domain/connectors`. */
  connector?: string | undefined;
  placeCode?: string | undefined;
  /** Part of code, serial, make or model. */
  text?: string | undefined;
  /** Only those whose label nobody has scanned back yet. */
  unconfirmed?: boolean | undefined;
  after?: string | undefined;
  limit: number;
}

const columns = {
  code: accessories.code,
  kind: accessories.kind,
  make: accessories.make,
  model: accessories.model,
  serial: accessories.serial,
  volts: accessories.volts,
  watts: accessories.watts,
  connector: accessories.connector,
  facts: sql<AccessoryFacts>`${accessories.facts}`,
  iccid: accessories.iccid,
  planEndsOn: accessories.planEndsOn,
  status: accessories.status,
  version: accessories.version,
  confirmed: sql<boolean>`${accessories.labelConfirmedAt} is not null`,
  placeCode: places.code,
  placeName: places.name,
  custodian: people.name,
  deviceCode: devices.code,
  boxCode: boxes.code,
  transferCode: transfers.code,
};

function matches(ctx: Context, filter: AccessoryFilter): SQL | undefined {
  const { kind, status, connector, placeCode, text, unconfirmed } = filter;
  const pattern = likePattern(foldDigits(text ?? '').trim());
  const digits = foldDigits(text ?? '').replace(/[\s-]/g, '');
  return and(
    eq(accessories.siteId, ctx.actor.siteId),
    kind ? eq(accessories.kind, kind) : undefined,
    status ? eq(accessories.status, status) : undefined,
    connector ? eq(accessories.connector, connector) : undefined,
    placeCode ? eq(places.code, placeCode) : undefined,
    unconfirmed ? sql`${accessories.labelConfirmedAt} is null` : undefined,
    text?.trim()
      ? or(
          ilike(accessories.make, pattern),
          ilike(accessories.model, pattern),
          ilike(accessories.serial, pattern),
          digits === '' ? undefined : ilike(accessories.code, likePattern(digits)),
          digits.length < 4 ? undefined : ilike(accessories.iccid, likePattern(digits)),
        )
      : undefined,
  );
}

/** Accessories as the stock shows them, with where each is. */
export function accessoryRows(ctx: Context) {
  return ctx.database.db
    .select(columns)
    .from(accessories)
    .leftJoin(places, eq(places.id, accessories.placeId))
    .leftJoin(people, eq(people.id, accessories.custodianId))
    .leftJoin(devices, eq(devices.id, accessories.deviceId))
    .leftJoin(boxes, eq(boxes.id, accessories.boxId))
    .leftJoin(transfers, eq(transfers.id, accessories.transferId))
    .$dynamic();
}

/** One page in the order of codes; `next` is the `after` of the page behind it. */
export async function listAccessories(ctx: Context, filter: AccessoryFilter) {
  const rows = await accessoryRows(ctx)
    .where(and(matches(ctx, filter), filter.after ? gt(accessories.code, filter.after) : undefined))
    .orderBy(asc(accessories.code))
    .limit(filter.limit + 1);
  const items = rows.slice(0, filter.limit);
  return { items, next: rows.length > filter.limit ? (items.at(-1)?.code ?? null) : null };
}

/** How many of each kind and rating there are, the most in stock first. */
export async function accessoryTotals(ctx: Context) {
  const inStock = sql<number>`(count(*) filter (where ${accessories.status} = 'in_stock'))::int`;
  const inKit = sql<number>`(count(*) filter (where ${accessories.status} = 'in_kit'))::int`;
  const { kind, volts, watts, connector } = accessories;
  const totals = await ctx.database.db
    .select({ kind, volts, watts, connector, inStock, inKit })
    .from(accessories)
    .where(eq(accessories.siteId, ctx.actor.siteId))
    .groupBy(kind, volts, watts, connector)
    .orderBy(desc(inStock), asc(kind))
    .limit(500);
  return { totals };
}
