/** What this tablet keeps: packages and acts as bytes nobody reads without the PIN, records sealed for the server. */
import type { DBSchema } from 'idb';
import type { RecordAnswer, SealedRecord } from '#domain/table-package.ts';
import { BrowserDatabase } from '../data/browser-database.ts';
import { type KeyLock, type Locked, makeBrowserKey } from './table-keys.ts';

/** Why a tablet no longer holds its package. */
export type WipeReason = 'tries' | 'expired' | 'revoked' | 'finished';

/** Codes, counts and moments only: all that names anybody is in `pack`. */
export interface StoredTablet {
  tabletId: string;
  batchCode: string;
  plannedOn: string | null;
  /** Who opened it. */
  personId: string;
  families: number;
  madeAt: string;
  expiresAt: string;
  /** Lets records be sent and nothing else; only this browser reads it. */
  token: Locked;
  lock: KeyLock | null;
  pack: Locked | null;
  /** Wrong PINs since the last right one. */
  tries: number;
  /** No PIN is tried before, milliseconds since 1970. */
  waitUntil: number;
  wiped: WipeReason | null;
  /** Need codes of families that were erased since: what is held of them goes at the next unlocking. */
  erased?: readonly string[];
  /** The server knows that nothing is left here. */
  told: boolean;
}

/** A record on its way; its content is readable for the server only. */
export interface OutgoingRecord {
  /** Order of the day. */
  seq: number;
  id: string;
  tabletId: string;
  madeAt: number;
  /** Null once it was answered. */
  sealed: SealedRecord | null;
  /** It may have arrived already: it is not taken back here any more. */
  left: boolean;
  answer: RecordAnswer | null;
}

interface TableDatabase extends DBSchema {
  keys: { key: string; value: CryptoKey };
  tablets: { key: string; value: StoredTablet };
  acts: {
    key: number;
    value: { seq?: number; id: string; tabletId: string; act: Locked };
    indexes: { id: string; tabletId: string };
  };
  outgoing: {
    key: number;
    value: Omit<OutgoingRecord, 'seq'> & { seq?: number };
    indexes: { id: string; tabletId: string };
  };
}

const database = new BrowserDatabase<TableDatabase>('rework-tables', (db) => {
  db.createObjectStore('keys');
  db.createObjectStore('tablets', { keyPath: 'tabletId' });
  for (const name of ['acts', 'outgoing'] as const) {
    const store = db.createObjectStore(name, { keyPath: 'seq', autoIncrement: true });
    store.createIndex('id', 'id', { unique: true });
    store.createIndex('tabletId', 'tabletId');
  }
});

export async function browserKey(): Promise<CryptoKey> {
  const known = await (await database.open()).get('keys', 'browser');
  if (known) return known;
  const made = await makeBrowserKey();
  await (await database.open()).put('keys', made, 'browser');
  return made;
}

export async function readTablets(): Promise<StoredTablet[]> {
  return (await database.open()).getAll('tablets');
}

export async function readTablet(tabletId: string): Promise<StoredTablet | undefined> {
  return (await database.open()).get('tablets', tabletId);
}

export async function writeTablet(tablet: StoredTablet): Promise<void> {
  await (await database.open()).put('tablets', tablet);
}

export async function changeTablet(
  tabletId: string,
  change: (tablet: StoredTablet) => Partial<StoredTablet>,
): Promise<StoredTablet | undefined> {
  const transaction = (await database.open()).transaction('tablets', 'readwrite', STRICT);
  const known = await transaction.store.get(tabletId);
  const changed = known && { ...known, ...change(known) };
  if (changed) await transaction.store.put(changed);
  await transaction.done;
  return changed;
}

const STRICT = { durability: 'strict' } as const;

/** @returns when both are on disk, or neither: an act is never without its record, nor the other way round */
export async function addRecord(
  tabletId: string,
  act: Locked,
  sealed: SealedRecord,
): Promise<void> {
  const db = await database.open();
  const transaction = db.transaction(['acts', 'outgoing'], 'readwrite', STRICT);
  const { id } = sealed;
  const record = { id, tabletId, madeAt: Date.now(), sealed, left: false, answer: null };
  await Promise.all([
    transaction.objectStore('acts').add({ id, tabletId, act }),
    transaction.objectStore('outgoing').add(record),
    transaction.done,
  ]);
}

/** @returns false when it has left already */
export async function removeRecord(id: string): Promise<boolean> {
  const db = await database.open();
  const transaction = db.transaction(['acts', 'outgoing'], 'readwrite', STRICT);
  const outgoing = transaction.objectStore('outgoing');
  const record = await outgoing.index('id').get(id);
  const free = record?.seq !== undefined && !record.left;
  if (free) {
    await outgoing.delete(record.seq as number);
    const acts = transaction.objectStore('acts');
    const act = await acts.index('id').getKey(id);
    if (act !== undefined) await acts.delete(act);
  }
  await transaction.done;
  return free;
}

/** In the order of the day. */
export async function readActs(tabletId: string): Promise<Locked[]> {
  const stored = await (await database.open()).getAllFromIndex('acts', 'tabletId', tabletId);
  return stored.map(({ act }) => act);
}

/** In the order of the day. */
export async function readOutgoing(tabletId: string): Promise<OutgoingRecord[]> {
  const stored = await (await database.open()).getAllFromIndex('outgoing', 'tabletId', tabletId);
  return stored as OutgoingRecord[];
}

export async function changeOutgoing(
  ids: readonly string[],
  change: (record: OutgoingRecord) => Partial<OutgoingRecord>,
): Promise<void> {
  const transaction = (await database.open()).transaction('outgoing', 'readwrite', STRICT);
  for (const id of ids) {
    const record = (await transaction.store.index('id').get(id)) as OutgoingRecord | undefined;
    if (record) await transaction.store.put({ ...record, ...change(record) });
  }
  await transaction.done;
}

/** Key, package and acts go; records that were not sent stay, sealed as they are. */
export async function wipeTablet(tabletId: string, wiped: WipeReason): Promise<void> {
  const db = await database.open();
  const transaction = db.transaction(['tablets', 'acts'], 'readwrite', STRICT);
  const tablets = transaction.objectStore('tablets');
  const known = await tablets.get(tabletId);
  if (known && !known.wiped) {
    await tablets.put({ ...known, wiped, lock: null, pack: null, tries: 0, waitUntil: 0 });
  }
  const acts = transaction.objectStore('acts');
  for (const key of await acts.index('tabletId').getAllKeys(tabletId)) await acts.delete(key);
  await transaction.done;
}

/** Takes a wiped tablet off the list, with the answers to its records. */
export async function forgetTablet(tabletId: string): Promise<void> {
  const db = await database.open();
  const transaction = db.transaction(['tablets', 'outgoing'], 'readwrite', STRICT);
  const outgoing = transaction.objectStore('outgoing');
  for (const key of await outgoing.index('tabletId').getAllKeys(tabletId)) {
    await outgoing.delete(key);
  }
  await transaction.objectStore('tablets').delete(tabletId);
  await transaction.done;
}
