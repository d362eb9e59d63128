/** The count that scans and settlements belong to, while nobody closes it. */
import { and, eq } from 'drizzle-orm';
import { countPlaces, places, stockCounts } from '../../db/schema/index.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { touch } from '../lib/touched.ts';
import type { Unit } from '../lib/unit.ts';

export type CountRow = typeof stockCounts.$inferSelect;
export type PlaceRow = typeof places.$inferSelect;

/**
 * @param lock `update` for whoever closes it: everybody else only keeps it open meanwhile
 * @throws AppError `count.not_found` (404), `count.closed` (409)
 */
export async function openCount(
  unit: Unit,
  countId: string,
  lock: 'share' | 'update' = 'share',
): Promise<CountRow> {
  const [count] = await unit.tx
    .select()
    .from(stockCounts)
    .where(and(eq(stockCounts.id, countId), eq(stockCounts.siteId, unit.actor.siteId)))
    .for(lock);
  if (!count) throw notFound('count');
  if (count.closedAt) throw new AppError('count.closed', { status: 409 });
  touch(unit, 'count', count.id);
  return count;
}

/** @throws AppError `count.place_not_in_it` (404) */
export async function placeInCount(
  unit: Unit,
  countId: string,
  placeCode: string,
): Promise<PlaceRow> {
  const [row] = await unit.tx
    .select({ place: places })
    .from(countPlaces)
    .innerJoin(places, eq(places.id, countPlaces.placeId))
    .where(and(eq(countPlaces.countId, countId), eq(places.code, placeCode)));
  if (!row) throw new AppError('count.place_not_in_it', { status: 404 });
  return row.place;
}
