/** Opening, unlocking and locking what a tablet holds. What is unlocked lives in memory only. */
import { type TableAct, actOf } from '#domain/table-day.ts';
import type { OpenedTablet, TableEntry, TablePackage, TableRecord } from '#domain/table-package.ts';
import { sealRecord } from '#domain/table-seal.ts';
import { lockJson, makeKey, openKey, unlockJson } from './table-keys.ts';
import {
  type StoredTablet,
  addRecord,
  browserKey,
  changeTablet,
  readActs,
  readTablet,
  removeRecord,
  wipeTablet,
  writeTablet,
} from './table-store.ts';

export const MAX_TRIES = 10;

/** Seconds before the next PIN is tried, by the number of wrong ones so far. */
const WAITS = [0, 0, 0, 5, 15, 30, 60, 120, 300, 600];

/** A package that is open on the table, with what was done here. */
export class OpenTable {
  readonly tabletId: string;
  pack: TablePackage;
  acts: readonly TableAct[];
  private readonly key: CryptoKey;

  constructor(pack: TablePackage, acts: readonly TableAct[], key: CryptoKey) {
    this.tabletId = pack.tabletId;
    this.pack = pack;
    this.acts = acts;
    this.key = key;
  }

  /** @returns when it is on disk, sealed for the server and remembered here without names and pictures */
  async add(record: TableRecord): Promise<void> {
    const act = actOf(record);
    const [locked, sealed] = await Promise.all([
      lockJson(this.key, act),
      sealRecord(this.pack.publicKey, record),
    ]);
    await addRecord(this.tabletId, locked, sealed);
    this.acts = [...this.acts, act];
  }

  /** @returns false when it has left for the server already */
  async takeBack(id: string): Promise<boolean> {
    const removed = await removeRecord(id);
    if (removed) this.acts = this.acts.filter((act) => act.id !== id);
    return removed;
  }

  /** News of the server: what another tablet did, who came onto the list. */
  async refresh(pack: TablePackage): Promise<void> {
    const locked = await lockJson(this.key, pack);
    const { families, expiresAt, madeAt } = outside(pack);
    await changeTablet(this.tabletId, () => ({ pack: locked, families, expiresAt, madeAt }));
    this.pack = pack;
  }

  /** Drops what is held of families that were erased. @returns whether there was any */
  async forget(needCodes: readonly string[]): Promise<boolean> {
    const { pack } = this;
    const gone = new Set(needCodes);
    const isGone = (entry: TableEntry) => entry.recipient !== null && gone.has(entry.needCode);
    if (!pack.entries.some(isGone)) return false;
    const entries = pack.entries.map((entry) =>
      isGone(entry) ? { ...entry, recipient: null } : entry,
    );
    await this.refresh({ ...pack, entries });
    return true;
  }
}

export type Unlocked =
  { ok: true; table: OpenTable } | { ok: false; triesLeft: number; waitUntil: number };

/** Keeps a package that has just arrived. */
export async function keepPackage(opened: OpenedTablet, pin: string): Promise<OpenTable> {
  const { package: pack, token } = opened;
  const browser = await browserKey();
  const { key, lock } = await makeKey(pin, browser);
  const locked = await lockJson(key, pack);
  await writeTablet({
    ...outside(pack),
    token: await lockJson(browser, token),
    lock,
    pack: locked,
    tries: 0,
    waitUntil: 0,
    wiped: null,
    told: false,
  });
  return new OpenTable(pack, [], key);
}

/** What may be read without the PIN. */
function outside({ tabletId, batch, person, entries, madeAt, expiresAt }: TablePackage) {
  return {
    tabletId,
    batchCode: batch.code,
    plannedOn: batch.plannedOn,
    personId: person.id,
    families: entries.filter(({ state }) => state !== 'removed').length,
    madeAt,
    expiresAt,
  };
}

/** Each try is counted before it is judged, so that closing the page saves nobody a try. */
export async function unlockTable(tabletId: string, pin: string): Promise<Unlocked> {
  const now = Date.now();
  const before = await readTablet(tabletId);
  if (!before?.lock || !before.pack || before.waitUntil > now) return refused(before);
  const counted = await changeTablet(tabletId, ({ tries }) => ({
    tries: tries + 1,
    waitUntil: now + (WAITS[tries + 1] ?? 0) * 1000,
  }));
  const key = await openKey(pin, before.lock, await browserKey());
  if (!key) {
    if ((counted?.tries ?? 0) >= MAX_TRIES) await wipeTablet(tabletId, 'tries');
    return refused(await readTablet(tabletId));
  }
  await changeTablet(tabletId, () => ({ tries: 0, waitUntil: 0 }));
  const pack = await unlockJson<TablePackage>(key, before.pack);
  const acts = await readActs(tabletId);
  const done = await Promise.all(acts.map((act) => unlockJson<TableAct>(key, act)));
  const table = new OpenTable(pack, done, key);
  await table.forget(before.erased ?? []);
  return { ok: true, table };
}

function refused(tablet: StoredTablet | undefined): Unlocked {
  const triesLeft = tablet?.lock ? MAX_TRIES - tablet.tries : 0;
  return { ok: false, triesLeft, waitUntil: tablet?.waitUntil ?? 0 };
}

export function isExpired({ expiresAt }: Pick<StoredTablet, 'expiresAt'>): boolean {
  return Date.parse(expiresAt) <= Date.now();
}

/** Lets a tablet's records be sent by whoever has it, also while it is locked. */
export async function tokenOf(tablet: StoredTablet): Promise<string> {
  return unlockJson<string>(await browserKey(), tablet.token);
}
