import type { StoredScan } from './scan-store.ts';

/** What a queue hears from around it. */
export interface QueueHearing {
  /** Sending may succeed again. */
  wake: () => void;
  /** A neighbour changed these in the store they share. */
  changed: (scans: readonly StoredScan[]) => void;
  /** This page slept: what neighbours changed meanwhile was not heard. */
  missed: () => void;
}

/** What the scan queue asks of where it runs: a page among other tabs, or a process of its own. */
export interface QueueSurroundings {
  listen(hearing: QueueHearing): void;
  /** Tells the neighbours what changed in the store. */
  tell(scans: readonly StoredScan[]): void;
  /**
   * Runs `work` when no neighbour does, so that scans reach the server in order.
   * @returns false when it was a neighbour's turn, and `work` did not run
   */
  inTurn(work: () => Promise<void>): Promise<boolean>;
  close(): void;
}
