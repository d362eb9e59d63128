/** Where a bench keeps what it knows of its site: one IndexedDB database, one record for each code. */
import type { DBSchema, IDBPDatabase } from 'idb';
import type { Code } from '#domain/codes.ts';
import {
  type KnownAccessory,
  type KnownThing,
  MOST_KNOWN,
  SMALL_KINDS,
} from '#domain/known-things.ts';
import { BrowserDatabase } from '../data/browser-database.ts';

export interface KnownMeta {
  siteId: string;
  /** The server's moment to ask from the next time; null until everything was read once. */
  since: string | null;
  /** When everything was last read anew, and when anything, milliseconds since 1970. */
  wholeAt: number;
  at: number;
  small: string;
  /** How many things of the site did not fit. */
  left: number;
}

type Kept = KnownThing & { round: number };

interface KnownDatabase extends DBSchema {
  things: {
    key: Code;
    value: Kept;
    indexes: { serial: string; publicCode: string; round: number; kind: string };
  };
  meta: { key: 'meta'; value: KnownMeta };
}

const database = new BrowserDatabase<KnownDatabase>('rework-known', (db) => {
  const things = db.createObjectStore('things', { keyPath: 'code' });
  for (const name of ['serial', 'publicCode', 'round', 'kind'] as const) {
    things.createIndex(name, name);
  }
  db.createObjectStore('meta');
});

/** Browsers may refuse storage; then nothing is known, and everything else works. */
async function attempt<T>(
  work: (db: IDBPDatabase<KnownDatabase>) => Promise<T>,
): Promise<T | null> {
  try {
    return await database.use(work);
  } catch {
    return null;
  }
}

export const readMeta = () => attempt(async (db) => (await db.get('meta', 'meta')) ?? null);

export const readThing = (code: Code) =>
  attempt(async (db): Promise<KnownThing | null> => (await db.get('things', code)) ?? null);

export async function readBy(index: 'serial' | 'publicCode', text: string): Promise<KnownThing[]> {
  if (!text) return [];
  return (await attempt((db) => db.getAllFromIndex('things', index, text, 5))) ?? [];
}

/** What lies in the kit of a device, or came with it. */
export async function readAccessoriesOf(device: Code): Promise<KnownAccessory[]> {
  const all = await attempt((db) => db.getAllFromIndex('things', 'kind', 'accessory'));
  return (all ?? []).filter(
    (thing) => thing.kind === 'accessory' && thing.deviceCode === device,
  ) as KnownAccessory[];
}

export const countThings = async () => (await attempt((db) => db.count('things'))) ?? 0;

/**
 * Writes what one page of the server told.
 * @param round what is written in it survives `forgetBefore`
 * @param fewAnew the kinds told whole are told now: those not among the things are gone
 * @throws when the browser has no room or refuses storage
 */
export async function keepThings(
  things: readonly KnownThing[],
  gone: readonly Code[],
  round: number,
  fewAnew: boolean,
): Promise<void> {
  const transaction = (await database.open()).transaction('things', 'readwrite', {
    durability: 'relaxed',
  });
  const { store } = transaction;
  try {
    if (fewAnew) {
      for (const kind of SMALL_KINDS) {
        for (const code of await store.index('kind').getAllKeys(kind)) void store.delete(code);
      }
    }
    for (const code of gone) void store.delete(code);
    for (const thing of things) void store.put({ ...thing, round });
    // Changes add up between two whole reads: the lowest codes are the oldest things.
    for (const kind of new Set(things.map((thing) => thing.kind))) {
      const tooMany = (await store.index('kind').count(kind)) - MOST_KNOWN[kind];
      if (tooMany <= 0) continue;
      const oldest = await store.index('kind').getAllKeys(kind, tooMany);
      for (const code of oldest) void store.delete(code);
    }
  } finally {
    await transaction.done;
  }
}

/** Everything was read anew in this round: what was not seen in it is no longer there. */
export async function forgetBefore(round: number): Promise<void> {
  const transaction = (await database.open()).transaction('things', 'readwrite');
  const older = IDBKeyRange.upperBound(round, true);
  const codes = await transaction.store.index('round').getAllKeys(older);
  const few = new Set(
    (
      await Promise.all(SMALL_KINDS.map((kind) => transaction.store.index('kind').getAllKeys(kind)))
    ).flat(),
  );
  for (const code of codes) if (!few.has(code)) void transaction.store.delete(code);
  await transaction.done;
}

export const writeMeta = async (meta: KnownMeta) =>
  void (await (await database.open()).put('meta', meta, 'meta'));

/** Another site, nobody who works at benches, or no room left for scans: nothing stays. */
export async function forgetAll(): Promise<void> {
  await attempt(async (db) => {
    const transaction = db.transaction(['things', 'meta'], 'readwrite');
    await Promise.all([
      transaction.objectStore('things').clear(),
      transaction.objectStore('meta').clear(),
      transaction.done,
    ]);
  });
}
