/** Takes refused scans off the lists: somebody dealt with them. */
import { tellDealtWith } from './dismissals.ts';
import { nearOf } from './near-offer.ts';
import { scanText, startScanning } from './scan-bus.ts';
import type { StoredScan } from './scan-store.ts';

/** Here at once, and on the server's list as soon as it can be reached. */
export async function dealWithScan(requestId: string): Promise<void> {
  await startScanning().queue.dismiss(requestId);
  await tellDealtWith(requestId);
}

/** Takes what a mistyped code was meant to be; the refused one is dealt with by that. */
export async function takeNear(scan: StoredScan): Promise<void> {
  const near = nearOf(scan);
  if (!near) return;
  await dealWithScan(scan.requestId);
  await scanText(near, 'typed');
}
