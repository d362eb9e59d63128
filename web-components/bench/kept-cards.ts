/** The last devices seen and the last lists, kept on this device so that the bench opens without a network. */
import type { DBSchema, IDBPDatabase } from 'idb';
import { BrowserDatabase } from '../data/browser-database.ts';
import { getSession } from '../data/session.ts';
import type { Card } from '../evidence/card.ts';
import type { Bench } from './bench-data.ts';

export interface Kept<T> {
  value: T;
  /** When the server told it, milliseconds since 1970. */
  at: number;
}

interface KeptDatabase extends DBSchema {
  cards: {
    key: string;
    value: Kept<Card> & { code: string; siteId: string };
    indexes: { at: number };
  };
  lists: { key: string; value: Kept<Bench> };
}

const MAX_CARDS = 300;

const database = new BrowserDatabase<KeptDatabase>('rework-kept', (db) => {
  db.createObjectStore('cards', { keyPath: 'code' }).createIndex('at', 'at');
  db.createObjectStore('lists');
});

/** Browsers may refuse storage; then nothing is kept, and everything else works. */
async function attempt<T>(work: (db: IDBPDatabase<KeptDatabase>) => Promise<T>): Promise<T | null> {
  try {
    return await database.use(work);
  } catch {
    return null;
  }
}

export async function keepCard(card: Card): Promise<void> {
  await attempt(async (db) => {
    const { code, siteId } = card;
    await db.put('cards', { code, siteId, value: card, at: Date.now() });
    const tooMany = (await db.count('cards')) - MAX_CARDS;
    if (tooMany <= 0) return;
    const oldest = await db.getAllKeysFromIndex('cards', 'at', undefined, tooMany);
    await Promise.all(oldest.map((key) => db.delete('cards', key)));
  });
}

/** Only cards of the site the person works at now. */
export async function keptCard(code: string): Promise<Kept<Card> | null> {
  const kept = await attempt(async (db) => (await db.get('cards', code)) ?? null);
  return kept && kept.siteId === getSession()?.site.id ? kept : null;
}

/** Cards go when scans need their room; the lists of the day are small and stay. */
export async function forgetCards(): Promise<void> {
  await attempt((db) => db.clear('cards'));
}

const listKey = () => `${getSession()?.person.id} ${getSession()?.site.id}`;

export async function keepLists(value: Bench): Promise<void> {
  await attempt((db) => db.put('lists', { value, at: Date.now() }, listKey()));
}

export async function keptLists(): Promise<Kept<Bench> | null> {
  return attempt(async (db) => (await db.get('lists', listKey())) ?? null);
}
