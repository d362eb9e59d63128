/** What the bench reads from the server. */
import { api, call } from '../data/api-client.ts';

export function loadBench() {
  return call(api.bench.$get());
}

export type Bench = Awaited<ReturnType<typeof loadBench>>;
export type BenchLine = Bench['mine']['devices'][number];
export type RefusedScan = Bench['refused'][number];
export type BenchListName = 'mine' | 'waiting' | 'wiping' | 'stuck';
