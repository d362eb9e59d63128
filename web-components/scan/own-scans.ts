/** Whose answer is heard where: each scan in the tab that made it, and only there while that tab lives. */
import type { StoredScan } from './scan-store.ts';

/** What a tab remembers over its reload. */
export interface OwnMemory {
  recall(): string[];
  remember(requestIds: readonly string[]): void;
}

/** Over a reload nobody waits for the answers of more. */
const REMEMBERED = 50;

export class OwnScans {
  private readonly memory: OwnMemory | undefined;
  private readonly mine: Set<string>;
  /** Told by other tabs as they made them. */
  private readonly theirs = new Set<string>();

  /** @param memory of what this tab made, over its reload; a process has none */
  constructor(memory?: OwnMemory) {
    this.memory = memory;
    this.mine = new Set(memory?.recall());
  }

  made(requestId: string): void {
    this.mine.add(requestId);
    this.remember();
  }

  /** It could not be kept after all. */
  forget(requestId: string): void {
    this.mine.delete(requestId);
    this.remember();
  }

  /** Another tab told of these: those that wait were made there just now. */
  told(scans: readonly StoredScan[]): void {
    for (const { requestId, state } of scans) {
      if (state === 'waiting' && !this.mine.has(requestId)) this.theirs.add(requestId);
    }
  }

  /** @returns whether the answer is for this tab to tell; asked once for each */
  hears(requestId: string, isSender: boolean): boolean {
    if (this.mine.delete(requestId)) {
      this.remember();
      return true;
    }
    return !this.theirs.delete(requestId) && isSender;
  }

  private remember(): void {
    this.memory?.remember([...this.mine].slice(-REMEMBERED));
  }
}
