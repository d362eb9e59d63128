/** Takes refused scans off the lists: somebody dealt with them. */
import { api, call, newRequestId } from '../data/api-client.ts';
import { nearOf } from './near-offer.ts';
import { scanText, startScanning } from './scan-bus.ts';
import type { StoredScan } from './scan-store.ts';

/** On the server's list of what still has to be dealt with. @throws ApiError */
export async function dismissScan(requestId: string): Promise<void> {
  await call(
    api.scans[':requestId'].dismiss.$post({
      param: { requestId },
      json: { requestId: newRequestId() },
    }),
  );
}

/** Here and on the server; one that the server never saw is not on its list. */
export async function dealWithScan(requestId: string): Promise<void> {
  await startScanning().queue.dismiss(requestId);
  await dismissScan(requestId).catch(() => undefined);
}

/** Takes what a mistyped code was meant to be; the refused one is dealt with by that. */
export async function takeNear(scan: StoredScan): Promise<void> {
  const near = nearOf(scan);
  if (!near) return;
  await dealWithScan(scan.requestId);
  await scanText(near, 'typed');
}
