/** What the scan queue asks of where it runs: a page among other tabs, or a process of its own. */
export interface QueueSurroundings {
  /** Begins to tell when sending may succeed again, and when a neighbour changed the store they share. */
  listen(heard: { wake: () => void; changed: () => void }): void;
  /** Tells the neighbours that the store changed. */
  tell(): void;
  /**
   * Runs `work` when no neighbour does, so that scans reach the server in order.
   * @returns false when it was a neighbour's turn, and `work` did not run
   */
  inTurn(work: () => Promise<void>): Promise<boolean>;
  close(): void;
}
