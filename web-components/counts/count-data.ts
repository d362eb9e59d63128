/** What the pages of a stock count read, and which place this tablet is counting. */
import type { Code } from '#domain/codes.ts';
import { api, call } from '../data/api-client.ts';

export const readCounts = () => call(api.counts.$get());
export type CountList = Awaited<ReturnType<typeof readCounts>>['counts'];
export type ListedCount = CountList[number];

export const readCount = (id: string) => call(api.counts[':id'].$get({ param: { id } }));
export type CountView = Awaited<ReturnType<typeof readCount>>;
export type CountPlace = CountView['places'][number];
export type Difference = CountView['differences'][number];
export type Stranger = CountView['strangers'][number];

export const readCountPlace = (id: string, code: Code) =>
  call(api.counts[':id'].places[':code'].$get({ param: { id, code } }));
export type PlaceNow = Awaited<ReturnType<typeof readCountPlace>>;

const KEY = 'rework.count-place';

/** Outlives a closed lid and a reload: the next scan still belongs to the same place. */
export function rememberPlace(countId: string, place: Code | null): void {
  try {
    if (place) localStorage.setItem(KEY, JSON.stringify({ countId, place }));
    else localStorage.removeItem(KEY);
  } catch {
    // Storage may be blocked; the place then lasts until the reload.
    return;
  }
}

export function recallPlace(countId: string): Code | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    const { countId: of, place } = kept as { countId?: unknown; place?: unknown };
    return of === countId && typeof place === 'string' ? place : null;
  } catch {
    return null;
  }
}
