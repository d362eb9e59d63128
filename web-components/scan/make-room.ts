/** Scans go before everything that can be read again from the server. */
import { forgetCards } from '../bench/kept-cards.ts';
import { forgetReads } from '../data/kept-reads.ts';
import { forgetAll } from './known-store.ts';

export async function makeRoom(): Promise<void> {
  await Promise.all([forgetAll(), forgetCards(), forgetReads()]);
}
