/** How many devices each filter would show if it were tapped now. */
import { type SQL, and, sql } from 'drizzle-orm';
import { DEVICE_KINDS } from '#domain/device-kinds.ts';
import { COSMETIC_GRADES } from '#domain/grading.ts';
import { devices } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { type StockFilters, filterConditions, stockConditions } from './stock-filters.ts';

export type Facet = Exclude<keyof StockFilters, 'state' | 'placeId'>;
export type StockFacets = Record<Facet, Record<string, number>>;

/** The values that a screen offers for each filter. */
export const FACET_VALUES: Record<Facet, readonly (string | number)[]> = {
  kinds: DEVICE_KINDS,
  grades: COSMETIC_GRADES,
  memoryGb: [4, 8, 16],
  storageGb: [120, 240, 480],
  battery: [80, 60],
  camera: ['1'],
  charger: ['1'],
};

export function count(condition?: SQL): SQL<number> {
  return condition
    ? sql<number>`(count(*) filter (where ${condition}))::int`
    : sql<number>`count(*)::int`;
}

/** Each facet is counted with the other filters applied, and by the filter's own condition. */
export async function countFacets(ctx: Context, filters: StockFilters): Promise<StockFacets> {
  const counted = await Promise.all(
    Object.entries(FACET_VALUES).map(async ([name, values]) => {
      const facet = name as Facet;
      const columns = values.map((value) => [String(value), count(one(facet, value))] as const);
      const [row] = await ctx.database.db
        .select(Object.fromEntries(columns))
        .from(devices)
        .where(stockConditions(ctx, { ...filters, [facet]: undefined }, true));
      return [facet, row ?? {}] as const;
    }),
  );
  return Object.fromEntries(counted) as StockFacets;
}

function one(facet: Facet, value: string | number): SQL | undefined {
  const asked = facet === 'kinds' || facet === 'grades' ? [value] : value;
  return and(...filterConditions({ [facet]: asked }));
}
