/** Pages seen on this device are kept, so that they open again without a network: boxes, transfers, counts, lists. */
import type { DBSchema } from 'idb';
import { ApiError } from './api-error.ts';
import { BrowserDatabase } from './browser-database.ts';
import { isOffline } from './error-text.ts';
import { getSession } from './session.ts';

export interface Read<T> {
  value: T;
  /** When the server told it, milliseconds since 1970; null when it is of this moment. */
  keptAt: number | null;
}

interface ReadsDatabase extends DBSchema {
  reads: { key: string; value: { value: unknown; at: number }; indexes: { at: number } };
}

const MOST = 200;

const database = new BrowserDatabase<ReadsDatabase>('rework-reads', (db) => {
  db.createObjectStore('reads').createIndex('at', 'at');
});

/** Another person on the same tablet, or another site, sees nothing of it. */
const keyOf = (path: string) => `${getSession()?.person.id} ${getSession()?.site.id} ${path}`;

/**
 * Reads, and keeps what was read; without a network what was kept of it.
 * @param path names what is read, e.g. `/boxes/5000000122`
 * @throws ApiError `not_kept_here` when there is no network and it was never read on this device
 */
export async function readKept<T>(path: string, read: () => Promise<T>): Promise<Read<T>> {
  try {
    const value = await read();
    void keep(path, value);
    return { value, keptAt: null };
  } catch (error) {
    if (!isOffline(error)) throw error;
    const kept = await keptRead(path);
    if (!kept) throw new ApiError({ status: 0, code: 'not_kept_here' });
    return { value: kept.value as T, keptAt: kept.at };
  }
}

/** Browsers may refuse storage; then nothing is kept, and everything else works. */
async function keep(path: string, value: unknown): Promise<void> {
  try {
    await database.use(async (db) => {
      await db.put('reads', { value, at: Date.now() }, keyOf(path));
      const tooMany = (await db.count('reads')) - MOST;
      if (tooMany <= 0) return;
      const oldest = await db.getAllKeysFromIndex('reads', 'at', undefined, tooMany);
      await Promise.all(oldest.map((key) => db.delete('reads', key)));
    });
  } catch {
    return;
  }
}

/** Whether this was read here before, for those who choose a page by it. */
export async function keptRead(path: string): Promise<{ value: unknown; at: number } | null> {
  try {
    return (await database.use((db) => db.get('reads', keyOf(path)))) ?? null;
  } catch {
    return null;
  }
}

/** Scans need the room; everything here can be read again. */
export async function forgetReads(): Promise<void> {
  try {
    await database.use((db) => db.clear('reads'));
  } catch {
    return;
  }
}
