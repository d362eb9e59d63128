/** Scans in IndexedDB: one store, in the order of scanning. */
import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import type { QueuedScan, ScanAnswer } from '#domain/bench.ts';
import type { ScanChange, ScanState, ScanStore, StoredScan } from './scan-store.ts';

interface ScanDatabase extends DBSchema {
  scans: {
    key: number;
    value: Omit<StoredScan, 'seq'> & { seq?: number };
    indexes: { state: ScanState; requestId: string };
  };
}

const STORE = 'scans';

export class IndexedScanStore implements ScanStore {
  private readonly database: Promise<IDBPDatabase<ScanDatabase>>;
  private readonly makeRoom: () => Promise<void>;

  /** @param makeRoom throws away what is worth less than a scan, when the browser has no room for one */
  constructor(name: string, makeRoom: () => Promise<void> = () => Promise.resolve()) {
    this.makeRoom = makeRoom;
    this.database = open(name);
    // A failure to open is told to whoever scans, not to nobody.
    this.database.catch(() => undefined);
  }

  async add(scan: QueuedScan, answer: ScanAnswer | null): Promise<StoredScan> {
    try {
      return await this.write(scan, answer);
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'QuotaExceededError') throw error;
      await this.makeRoom();
      return this.write(scan, answer);
    }
  }

  private async write(scan: QueuedScan, answer: ScanAnswer | null): Promise<StoredScan> {
    const database = await this.database;
    const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
    const value = { ...scan, state: 'waiting' as const, answer, answeredAt: null, undone: false };
    const [seq] = await Promise.all([transaction.store.add(value), transaction.done]);
    return { ...value, seq };
  }

  async waiting(after: number, limit: number): Promise<StoredScan[]> {
    const { store } = (await this.database).transaction(STORE, 'readonly');
    // An index yields equal keys in the order of their primary keys: the order of scanning.
    const index = store.index('state');
    if (after === 0) return (await index.getAll('waiting', limit)) as StoredScan[];
    const first = await index.getKey('waiting');
    if (first === undefined) return [];
    const found: StoredScan[] = [];
    let from = Math.max(after + 1, first);
    for (;;) {
      const some = (await store.getAll(IDBKeyRange.lowerBound(from), limit)) as StoredScan[];
      found.push(...some.filter(({ state }) => state === 'waiting'));
      const last = some.at(-1);
      if (!last || some.length < limit || found.length >= limit) return found;
      from = last.seq + 1;
    }
  }

  async change(requestId: string, change: ScanChange): Promise<void> {
    const transaction = (await this.database).transaction(STORE, 'readwrite');
    const stored = await transaction.store.index('requestId').get(requestId);
    if (stored) await transaction.store.put({ ...stored, ...change });
    await transaction.done;
  }

  async visible(): Promise<StoredScan[]> {
    const all = (await (await this.database).getAll(STORE)) as StoredScan[];
    return all.filter(({ state }) => state !== 'dismissed');
  }

  async prune(since: number, max: number): Promise<void> {
    const transaction = (await this.database).transaction(STORE, 'readwrite');
    const all = (await transaction.store.getAll()) as StoredScan[];
    const mayGo = all.filter(
      ({ state, answer }) =>
        state === 'dismissed' || (state === 'answered' && answer?.outcome !== 'refused'),
    );
    const tooMany = mayGo.length - max;
    const gone = mayGo.filter(
      ({ state, answeredAt }, i) =>
        state === 'dismissed' || (answeredAt ?? 0) < since || i < tooMany,
    );
    await Promise.all([...gone.map(({ seq }) => transaction.store.delete(seq)), transaction.done]);
  }

  async close(): Promise<void> {
    (await this.database).close();
  }
}

/** Rejects also where the browser refuses at once, by throwing. */
async function open(name: string): Promise<IDBPDatabase<ScanDatabase>> {
  return openDB<ScanDatabase>(name, 1, {
    upgrade(database) {
      const store = database.createObjectStore(STORE, { keyPath: 'seq', autoIncrement: true });
      store.createIndex('state', 'state');
      store.createIndex('requestId', 'requestId', { unique: true });
    },
  });
}
