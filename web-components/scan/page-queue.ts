/** The scan queue of a page: scans in IndexedDB, one sender among all tabs. */
import { tabMemory } from '../data/tab-memory.ts';
import { IndexedScanStore } from './indexed-scan-store.ts';
import { makeRoom } from './make-room.ts';
import { OwnScans } from './own-scans.ts';
import { PageSurroundings } from './page-surroundings.ts';
import { ScanQueue, type ScanQueueOptions } from './scan-queue.ts';

/** @param name of the database; all tabs share it */
export function openPageQueue(options: ScanQueueOptions, name = 'rework-scans'): ScanQueue {
  const home = {
    store: new IndexedScanStore(name, makeRoom),
    surroundings: new PageSurroundings(name),
    own: new OwnScans(tabMemory(`${name}-own`)),
  };
  return new ScanQueue(options, home);
}
