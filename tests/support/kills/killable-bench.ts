/** What the kill test asks of a bench, be it a page or a process. */
import type { JournalContent } from '../scan-journal.ts';

export type BenchRecords = JournalContent;

export interface KillableBench {
  readonly kind: 'page' | 'node';
  /** Begins, or begins again on what is on its disk. */
  start(): Promise<void>;
  /** @returns the request id when the scan was accepted; null when the bench died before it said so */
  scan(text: string): Promise<string | null>;
  /** At once, by signal. */
  kill(): Promise<void>;
  /** Everything it accepted so far, with its answers. */
  records(): Promise<BenchRecords>;
  end(): Promise<void>;
}
