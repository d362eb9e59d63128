/** Scans in IndexedDB: one store, in the order of scanning. */
import type { DBSchema, IDBPDatabase } from 'idb';
import type { QueuedScan, ScanAnswer } from '#domain/bench.ts';
import { BrowserDatabase } from '../data/browser-database.ts';
import type { ScanChange, ScanState, ScanStore, StoredScan } from './scan-store.ts';

interface ScanDatabase extends DBSchema {
  scans: {
    key: number;
    value: Omit<StoredScan, 'seq'> & { seq?: number };
    indexes: { state: ScanState; requestId: string };
  };
}

type Database = IDBPDatabase<ScanDatabase>;

const STORE = 'scans';

export class IndexedScanStore implements ScanStore {
  private readonly database: BrowserDatabase<ScanDatabase>;
  private readonly makeRoom: () => Promise<void>;

  /** @param makeRoom throws away what is worth less than a scan, when the browser has no room for one */
  constructor(name: string, makeRoom: () => Promise<void> = () => Promise.resolve()) {
    this.makeRoom = makeRoom;
    this.database = new BrowserDatabase(name, (database) => {
      const store = database.createObjectStore(STORE, { keyPath: 'seq', autoIncrement: true });
      store.createIndex('state', 'state');
      store.createIndex('requestId', 'requestId', { unique: true });
    });
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
    const value = { ...scan, state: 'waiting' as const, answer, answeredAt: null, undone: false };
    return this.database.use(async (database) => {
      const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
      const [seq] = await Promise.all([transaction.store.add(value), transaction.done]);
      return { ...value, seq };
    });
  }

  waiting(after: number, limit: number): Promise<StoredScan[]> {
    return this.database.use((database) => waitingIn(database, after, limit));
  }

  change(requestId: string, change: ScanChange): Promise<void> {
    return this.database.use(async (database) => {
      const transaction = database.transaction(STORE, 'readwrite');
      const stored = await transaction.store.index('requestId').get(requestId);
      if (stored) await transaction.store.put({ ...stored, ...change });
      await transaction.done;
    });
  }

  async visible(): Promise<StoredScan[]> {
    const all = await this.database.use((database) => database.getAll(STORE));
    return (all as StoredScan[]).filter(({ state }) => state !== 'dismissed');
  }

  prune(since: number, max: number): Promise<void> {
    return this.database.use((database) => pruneIn(database, since, max));
  }

  close(): Promise<void> {
    return this.database.close();
  }
}

async function waitingIn(database: Database, after: number, limit: number): Promise<StoredScan[]> {
  const { store } = database.transaction(STORE, 'readonly');
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

async function pruneIn(database: Database, since: number, max: number): Promise<void> {
  const transaction = database.transaction(STORE, 'readwrite');
  const all = (await transaction.store.getAll()) as StoredScan[];
  const mayGo = all.filter(
    ({ state, answer }) =>
      state === 'dismissed' || (state === 'answered' && answer?.outcome !== 'refused'),
  );
  const tooMany = mayGo.length - max;
  const gone = mayGo.filter(
    ({ state, answeredAt }, i) => state === 'dismissed' || (answeredAt ?? 0) < since || i < tooMany,
  );
  await Promise.all([...gone.map(({ seq }) => transaction.store.delete(seq)), transaction.done]);
}
