/** Whether this browser can keep scans: tried by really writing, before anybody relies on it. */
import { deleteDB, openDB } from 'idb';
import { withoutBadge } from '#domain/badge-text.ts';
import { makeRoom } from './make-room.ts';

export type StorageState = 'well' | 'low' | 'full' | 'none';

const PROBE = 'rework-probe';
/** Room for some hundred scans. */
const PROBE_BYTES = 128 * 1024;
const LOW_BYTES = 4 * 1024 * 1024;
const LOST_SHOWN = 20;

let state: StorageState = 'well';
let lost: readonly string[] = [];
let probing: Promise<StorageState> | null = null;
const listeners = new Set<() => void>();

export const storageState = () => state;

/** What was scanned and could not be kept, oldest first, until somebody has read it. */
export const lostTexts = () => lost;

/** @returns a function that ends the subscription */
export function onStorageState(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tries it again; several calls at once are one. */
export function probeStorage(): Promise<StorageState> {
  probing ??= probe().finally(() => (probing = null));
  return probing;
}

/**
 * A scan was refused because it could not be kept: its text stays on the screen.
 * @returns whether this is the first one, so that it has to be pointed out
 */
export function noteLost(text: string): boolean {
  const first = lost.length === 0;
  lost = [...lost, withoutBadge(text)].slice(-LOST_SHOWN);
  tell();
  void probeStorage();
  return first;
}

export function forgetLost(): void {
  lost = [];
  tell();
}

async function probe(): Promise<StorageState> {
  let next = await tryToWrite();
  if (next === 'full') {
    await makeRoom();
    next = await tryToWrite();
  }
  if (next === 'well' && (await roomLeft()) < LOW_BYTES) next = 'low';
  if (next !== state) {
    state = next;
    tell();
  }
  return state;
}

async function tryToWrite(): Promise<StorageState> {
  try {
    const database = await openDB(PROBE, 1, {
      upgrade: (db) => void db.createObjectStore('probe'),
    });
    try {
      const transaction = database.transaction('probe', 'readwrite', { durability: 'strict' });
      const bytes = crypto.getRandomValues(new Uint8Array(PROBE_BYTES / 2));
      await Promise.all([
        transaction.store.put(bytes, 1),
        transaction.store.put(bytes, 2),
        transaction.done,
      ]);
    } finally {
      database.close();
    }
    await deleteDB(PROBE);
    return 'well';
  } catch (error) {
    const full = error instanceof DOMException && error.name === 'QuotaExceededError';
    return full ? 'full' : 'none';
  }
}

/** Bytes; as many as one likes where the browser does not tell. */
async function roomLeft(): Promise<number> {
  try {
    const { quota, usage } = await navigator.storage.estimate();
    return quota === undefined || usage === undefined ? Infinity : quota - usage;
  } catch {
    return Infinity;
  }
}

/** Asks that nothing is thrown away when the disk runs short; never with a question to the person. */
export async function askToPersist(): Promise<void> {
  try {
    const { state: allowed } = await navigator.permissions.query({ name: 'persistent-storage' });
    if (allowed !== 'denied') await navigator.storage.persist();
  } catch {
    return;
  }
}

function tell(): void {
  for (const listener of listeners) listener();
}
