/** Chargers in stock that fit a device, the nearest first. */
import { type SQL, and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { AccessoryFacts } from '#domain/accessory-facts.ts';
import {
  type ChargerFacts,
  type ChargerRules,
  type MatchResult,
  STRICT_RULES,
  matchCharger,
} from '#domain/charger-matching.ts';
import { normaliseConnector } from '#domain/connectors.ts';
import type { Reason } from '#domain/reason.ts';
import { accessories, places } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { reader } from './accessory-events.ts';

/** What a device asks of its charger, and where it stands. */
export interface ChargerWish {
  deviceId: string;
  placeId: string | null;
  /** What that place is part of: things in it are near too. */
  areaId?: string | null;
  needed: ChargerFacts;
}

export interface StockedCharger {
  id: string;
  code: string;
  make: string;
  volts: number | null;
  watts: number | null;
  connector: string;
  facts: unknown;
  cameWithId: string | null;
  /** The device it came with is still on its way to a kit and will want it. */
  wanted: boolean;
  placeId: string | null;
  parentId: string | null;
  placeCode: string | null;
  placeName: string | null;
}

/** A charger to take, and the shelf it lies on. */
export interface StockHint {
  code: string;
  make: string;
  volts: number | null;
  watts: number | null;
  connector: string;
  place: { code: string; name: string } | null;
  /** It came along with this very device. */
  own: boolean;
  result: Exclude<MatchResult, 'block'>;
  /** More watts than asked for. */
  stronger: boolean;
  /** What to look at first. */
  reasons: Reason[];
}

/** The device that a charger came with has not got that far yet. */
const STILL_WANTS = sql`d.stage in ('received', 'labelled', 'diagnosing', 'repairing', 'qa', 'kitting', 'returned')`;
const WANTED = sql`exists (select 1 from devices d where d.id = ${accessories.cameWithId} and ${STILL_WANTS})`;

/** Never more rows than people can use: the index finds the weakest that does first. */
const ENOUGH = 20;

/** Rows that may fit; `matchCharger` decides, the query only keeps the rest away. */
function mayFit(ctx: Context, needed: ChargerFacts, rules: ChargerRules): SQL | undefined {
  const { volts, watts, connector } = needed;
  const share = rules.voltagePercent / 100 + 0.001;
  const negotiates = connector === 'usb_c';
  return and(
    eq(accessories.siteId, ctx.actor.siteId),
    eq(accessories.kind, 'charger'),
    eq(accessories.status, 'in_stock'),
    isNull(accessories.transferId),
    volts ? sql`${accessories.volts} >= ${volts * (1 - share)}` : undefined,
    volts && !negotiates ? sql`${accessories.volts} <= ${volts * (1 + share)}` : undefined,
    watts && rules.weakCharger === 'block'
      ? sql`${accessories.watts} >= ${watts - 0.5}`
      : undefined,
  );
}

/**
 * A plug of the same outer size whose inner size is not known, on either side. From `4.5x` up to `4.5y` instead of a
 * pattern, which a prepared statement could not look up in an index.
 */
function plugUnsure(connector: string): SQL {
  const [outer = connector, inner] = connector.split('x');
  return inner && /^\d/.test(connector)
    ? sql`${accessories.connector} = ${outer}`
    : sql`${accessories.connector} ~>=~ ${`${outer}x`} and ${accessories.connector} ~<~ ${`${outer}y`}`;
}

function idsOf(where: SQL | undefined, limit: number) {
  return sql`(select ${accessories.id} from ${accessories} where ${where} ${weakest(limit)})`;
}

/** The number stands in the text: a prepared statement then knows that it is small. */
const weakest = (limit: number) =>
  sql`order by ${accessories.watts}, ${accessories.code} limit ${sql.raw(String(limit))}`;

/** In these places or in what lies in them: an area's shelves and bins. Each is looked up by itself, however many. */
function idsNear(near: readonly string[], where: SQL | undefined, limit: number) {
  return sql`(select a.id from places n cross join lateral (
      select ${accessories.id}, ${accessories.watts}, ${accessories.code} from ${accessories}
      where ${accessories.placeId} = n.id and ${where} ${weakest(limit)}) a
    where ${inArray(sql`n.id`, [...near])} or ${inArray(sql`n.parent_id`, [...near])}
    order by a.watts, a.code limit ${sql.raw(String(limit))})`;
}

interface LoadOptions {
  /** Whose own chargers come first. */
  deviceIds: readonly string[];
  /** Where they stand, and the areas of that. */
  near: readonly string[];
  rules?: ChargerRules;
}

/**
 * Chargers in stock for one need: the devices' own, those that stand near, those of the maker, then others, each
 * group the weakest first. One need's plug, volts and watts are an index away, however many there are.
 */
async function loadChargers(
  ctx: Context,
  needed: ChargerFacts,
  { deviceIds, near, rules = STRICT_RULES }: LoadOptions,
): Promise<StockedCharger[]> {
  const { connector, make } = needed;
  if (!connector) return [];
  const fits = mayFit(ctx, needed, rules);
  const exact = and(fits, sql`${accessories.connector} = ${connector}`);
  const free = and(exact, sql`not ${WANTED}`);
  const limit = ENOUGH + deviceIds.length;
  const maker = sql`lower(${accessories.make}) = ${make?.toLowerCase() ?? ''}`;
  // Few, and found by their device: without the fence the planner would go through the whole stock for them.
  const own = sql`(select o.id from (select * from accessories where ${inArray(accessories.cameWithId, [...deviceIds])} offset 0) o
    where o.site_id = ${ctx.actor.siteId} and o.kind = 'charger' and o.status = 'in_stock'
      and o.transfer_id is null)`;
  const groups = [
    own,
    ...(near.length > 0 ? [idsNear(near, exact, limit)] : []),
    ...(make ? [idsOf(and(free, maker), limit)] : []),
    idsOf(free, limit),
    idsOf(exact, ENOUGH),
    idsOf(and(fits, plugUnsure(connector)), ENOUGH),
  ];
  return reader(ctx)
    .select({
      id: accessories.id,
      code: accessories.code,
      make: accessories.make,
      volts: accessories.volts,
      watts: accessories.watts,
      connector: accessories.connector,
      facts: accessories.facts,
      cameWithId: accessories.cameWithId,
      wanted: sql<boolean>`coalesce(${STILL_WANTS}, false)`,
      placeId: accessories.placeId,
      parentId: places.parentId,
      placeCode: places.code,
      placeName: places.name,
    })
    .from(accessories)
    .leftJoin(places, eq(places.id, accessories.placeId))
    .leftJoin(sql`devices d`, sql`d.id = ${accessories.cameWithId}`)
    .where(sql`${accessories.id} in (${sql.join(groups, sql` union `)})`)
    .orderBy(accessories.code);
}

/** Chargers for many devices, each in the list once. */
export async function loadChargersFor(
  ctx: Context,
  wishes: readonly ChargerWish[],
): Promise<StockedCharger[]> {
  const needs = new Map<string, ChargerWish[]>();
  for (const wish of wishes) {
    const { make, volts, watts, connector } = wish.needed;
    const key = [make, volts, watts, connector].join(' ');
    needs.set(key, [...(needs.get(key) ?? []), wish]);
  }
  const found = await Promise.all(
    [...needs.values()].map(async (alike) => {
      const deviceIds = alike.map((wish) => wish.deviceId);
      const near = [...new Set(alike.flatMap((wish) => wish.placeId ?? []))];
      const [first] = alike;
      return first ? loadChargers(ctx, first.needed, { deviceIds, near }) : [];
    }),
  );
  return [...new Map(found.flat().map((one) => [one.id, one])).values()];
}

export function factsOf(charger: {
  make: string | null;
  volts: number | null;
  watts: number | null;
  connector: string | null;
  facts?: unknown;
}): ChargerFacts {
  const { make, volts, watts } = charger;
  const connector = normaliseConnector(charger.connector ?? '');
  const amps = (charger.facts as AccessoryFacts | undefined)?.amps ?? null;
  return { make, volts, amps, watts, connector };
}

/**
 * The ones to take, the best first: a perfect fit before one that needs a look, then the device's own, then one that
 * no other device will want, the same place, the same area, the least spare power, the nearest voltage, the same make.
 */
function rankChargers(
  stock: readonly StockedCharger[],
  wish: ChargerWish,
  areaId: string | null,
  rules: ChargerRules,
): StockHint[] {
  const fitting = stock.flatMap((charger) => {
    const { result, reasons } = matchCharger(wish.needed, factsOf(charger), rules);
    return result === 'block' ? [] : [{ charger, result, reasons }];
  });
  const rank = ({ charger, result }: (typeof fitting)[number]) => [
    result === 'ok' ? 0 : 1,
    charger.cameWithId === wish.deviceId ? 0 : 1,
    charger.wanted ? 1 : 0,
    charger.placeId !== null && charger.placeId === wish.placeId ? 0 : 1,
    charger.parentId !== null && charger.parentId === areaId ? 0 : 1,
    charger.placeId === null ? 1 : 0,
    charger.watts ?? 0,
    Math.abs((charger.volts ?? 0) - (wish.needed.volts ?? 0)),
    sameMake(charger.make, wish.needed.make) ? 0 : 1,
  ];
  return fitting
    .toSorted((a, b) => compare(rank(a), rank(b)))
    .map(({ charger, result, reasons }) => toHint(charger, wish, result, reasons));
}

function sameMake(one: string | null, other: string | null | undefined): boolean {
  return one !== null && one.toLowerCase() === other?.toLowerCase();
}

export function bestCharger(stock: readonly StockedCharger[], wish: ChargerWish): StockHint | null {
  return rankChargers(stock, wish, null, STRICT_RULES)[0] ?? null;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, at) => value !== b[at]);
  return index === -1 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}

function toHint(
  charger: StockedCharger,
  wish: ChargerWish,
  result: Exclude<MatchResult, 'block'>,
  reasons: Reason[],
): StockHint {
  const { code, make, volts, watts, connector, placeCode, placeName } = charger;
  const place = placeCode && placeName ? { code: placeCode, name: placeName } : null;
  const own = charger.cameWithId === wish.deviceId;
  const stronger = (watts ?? 0) > (wish.needed.watts ?? 0) + 0.5;
  return { code, make, volts, watts, connector, place, own, result, stronger, reasons };
}

/** How many kinds of substitutes a person is offered. */
const OFFERED = 4;

/**
 * The chargers to fetch for one device, the best first, then substitutes of another kind: stronger ones, another
 * maker's, the same outer size. Empty when none in stock fits or the plug is not known.
 */
export async function findChargers(
  ctx: Context,
  wish: ChargerWish,
  rules: ChargerRules = STRICT_RULES,
): Promise<StockHint[]> {
  if (!wish.needed.connector) return [];
  const areaId = wish.areaId ?? null;
  const near = [wish.placeId, areaId].filter((id) => id !== null);
  const stock = await loadChargers(ctx, wish.needed, { deviceIds: [wish.deviceId], near, rules });
  const ranked = rankChargers(stock, wish, areaId, rules);
  const seen = new Set<string>();
  const different = ranked.filter((hint) => {
    const kind = [hint.result, hint.stronger, ...hint.reasons.map(({ code }) => code)].join(' ');
    return !seen.has(kind) && seen.add(kind);
  });
  return different.slice(0, OFFERED);
}
