/** What the scan queue asks of the disk it writes to: IndexedDB in a browser, a file elsewhere. */
import type { QueuedScan, ScanAnswer } from '#domain/bench.ts';
import type { ScanForecast } from '#domain/scan-forecast.ts';

export type ScanState = 'waiting' | 'answered' | 'dismissed';

/** A scan with what became of it. */
export interface StoredScan extends QueuedScan {
  /** Order of scanning on this device. */
  seq: number;
  state: ScanState;
  /** The server's answer, or our own for what cannot be right (a mistyped code). */
  answer: ScanAnswer | null;
  /** Milliseconds since 1970; null while waiting. */
  answeredAt: number | null;
  undone: boolean;
  /** What this bench expects of it while it waits for the network. */
  expected?: ScanForecast;
}

export type ScanChange = Partial<
  Pick<StoredScan, 'state' | 'answer' | 'answeredAt' | 'undone' | 'expected'>
>;

/** Keeps scans in the order of scanning, over the end of the process that wrote them. */
export interface ScanStore {
  /** @returns when the scan is on disk, not only in memory. */
  add(scan: QueuedScan, answer: ScanAnswer | null): Promise<StoredScan>;
  /** Those with a higher number than `after`, oldest first; at most `limit`, but for small stores. */
  waiting(after: number, limit: number): Promise<StoredScan[]>;
  /** Changes one scan; nothing happens when it is no longer there. */
  change(requestId: string, change: ScanChange): Promise<void>;
  /** Everything not dismissed, oldest first. */
  visible(): Promise<StoredScan[]>;
  /** Forgets answered scans from before `since`, dismissed ones, and the oldest above `max`. */
  prune(since: number, max: number): Promise<void>;
  close(): Promise<void>;
}
