/** Chargers in stock that fit a device, the nearest first. */
import { type SQL, and, eq, sql } from 'drizzle-orm';
import { type ChargerFacts, type MatchResult, matchCharger } from '#domain/charger-matching.ts';
import { normaliseConnector } from '#domain/connectors.ts';
import { accessories, places } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { reader } from './accessory-events.ts';

/** What a device asks of its charger, and where it stands. */
export interface ChargerWish {
  deviceId: string;
  placeId: string | null;
  needed: ChargerFacts;
}

export interface StockedCharger {
  id: string;
  code: string;
  make: string;
  volts: number | null;
  watts: number | null;
  connector: string;
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
}

/** Plugs of the same outer size may fit; `matchCharger` decides, the query only keeps the rest away. */
function plugMayFit(connector: string): SQL {
  const outer = connector.split('x')[0] ?? connector;
  return sql`(${accessories.connector} = ${connector} or ${accessories.connector} = ${outer}
    or split_part(${accessories.connector}, 'x', 1) = ${outer})`;
}

/** The charger's own device has not got that far yet. */
const WANTED = sql<boolean>`exists (select 1 from devices d where d.id = ${accessories.cameWithId}
  and d.stage in ('received', 'labelled', 'diagnosing', 'repairing', 'qa', 'kitting', 'returned'))`;

/** Chargers in stock with this plug, or all of them; at most 5,000. */
export async function loadChargers(
  ctx: Context,
  connector: string | null = null,
): Promise<StockedCharger[]> {
  return reader(ctx)
    .select({
      id: accessories.id,
      code: accessories.code,
      make: accessories.make,
      volts: accessories.volts,
      watts: accessories.watts,
      connector: accessories.connector,
      cameWithId: accessories.cameWithId,
      wanted: WANTED,
      placeId: accessories.placeId,
      parentId: places.parentId,
      placeCode: places.code,
      placeName: places.name,
    })
    .from(accessories)
    .leftJoin(places, eq(places.id, accessories.placeId))
    .where(
      and(
        eq(accessories.siteId, ctx.actor.siteId),
        eq(accessories.kind, 'charger'),
        eq(accessories.status, 'in_stock'),
        connector ? plugMayFit(connector) : undefined,
      ),
    )
    .orderBy(accessories.code)
    .limit(5000);
}

export function factsOf(charger: {
  make: string | null;
  volts: number | null;
  watts: number | null;
  connector: string | null;
}): ChargerFacts {
  const { make, volts, watts } = charger;
  const connector = normaliseConnector(charger.connector ?? '');
  return { make, volts, amps: null, watts, connector };
}

/**
 * The one to take: a perfect fit before one that needs a look, then the device's own, then one that no other
 * device will want, the same place, the same area, and the least spare power.
 */
export function bestCharger(
  stock: readonly StockedCharger[],
  wish: ChargerWish,
  areaId: string | null = null,
): StockHint | null {
  const fitting = stock.flatMap((charger) => {
    const { result } = matchCharger(wish.needed, factsOf(charger));
    return result === 'block' ? [] : [{ charger, result }];
  });
  const rank = ({ charger, result }: (typeof fitting)[number]) => [
    result === 'ok' ? 0 : 1,
    charger.cameWithId === wish.deviceId ? 0 : 1,
    charger.wanted ? 1 : 0,
    charger.placeId !== null && charger.placeId === wish.placeId ? 0 : 1,
    charger.parentId !== null && charger.parentId === areaId ? 0 : 1,
    charger.placeId === null ? 1 : 0,
    charger.watts ?? 0,
  ];
  const [best] = fitting.toSorted((a, b) => compare(rank(a), rank(b)));
  return best ? toHint(best.charger, wish, best.result) : null;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, at) => value !== b[at]);
  return index === -1 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}

function toHint(
  charger: StockedCharger,
  wish: ChargerWish,
  result: Exclude<MatchResult, 'block'>,
): StockHint {
  const { code, make, volts, watts, connector, placeCode, placeName } = charger;
  const place = placeCode && placeName ? { code: placeCode, name: placeName } : null;
  const own = charger.cameWithId === wish.deviceId;
  return { code, make, volts, watts, connector, place, own, result };
}

/** The charger to fetch for one device; null when none in stock fits or its plug is not known. */
export async function findCharger(ctx: Context, wish: ChargerWish): Promise<StockHint | null> {
  const { connector } = wish.needed;
  if (!connector) return null;
  const stock = await loadChargers(ctx, connector);
  return bestCharger(stock, wish, await areaOf(ctx, wish.placeId));
}

async function areaOf(ctx: Context, placeId: string | null): Promise<string | null> {
  if (!placeId) return null;
  const [place] = await reader(ctx)
    .select({ parentId: places.parentId })
    .from(places)
    .where(eq(places.id, placeId));
  return place?.parentId ?? null;
}
