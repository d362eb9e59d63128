/** What a page shows of the scan queue, kept in memory so that no scan costs a look at all the others. */
import type { StoredScan } from './scan-store.ts';

/** So many of the newest are shown or counted by pages, beside everything that was refused. */
const NEWEST = 1000;
const SLACK = 200;

export interface WaitingOf {
  /** Null for a scan that belongs to nobody in particular. */
  personId: string | null;
  count: number;
  /** ISO 8601, of the oldest. */
  since: string;
}

export class QueueView {
  /** Of each person the moments of waiting scans by their number; the first came first. */
  private readonly people = new Map<string | null, Map<number, string>>();
  private shown = new Map<number, StoredScan>();
  private refusedCount = 0;
  /** Seen since the store was asked for everything: its answer may be older. */
  private touched: Set<number> | null = null;

  get waiting(): number {
    let count = 0;
    for (const waiting of this.people.values()) count += waiting.size;
    return count;
  }

  get refused(): number {
    return this.refusedCount;
  }

  /** Reads everything anew; what changes meanwhile is not overwritten. */
  async load(read: () => Promise<readonly StoredScan[]>): Promise<void> {
    const touched = new Set<number>();
    this.touched = touched;
    const scans = await read();
    if (this.touched !== touched) return;
    this.touched = null;
    const fresh = [...this.shown.values()].filter(({ seq }) => touched.has(seq));
    this.people.clear();
    this.shown.clear();
    this.refusedCount = 0;
    for (const scan of scans) if (!touched.has(scan.seq)) this.put(scan);
    for (const scan of fresh) this.put(scan);
  }

  put(scan: StoredScan): void {
    const { seq, state, context, happenedAt } = scan;
    this.touched?.add(seq);
    const waiting = this.people.get(context.personId) ?? new Map<number, string>();
    if (state === 'waiting') this.people.set(context.personId, waiting.set(seq, happenedAt));
    else if (waiting.delete(seq) && waiting.size === 0) this.people.delete(context.personId);
    const before = this.shown.get(seq);
    if (before && isRefused(before)) this.refusedCount -= 1;
    if (state === 'dismissed') {
      this.shown.delete(seq);
      return;
    }
    if (isRefused(scan)) this.refusedCount += 1;
    this.shown.set(seq, scan);
    if (this.shown.size > NEWEST + SLACK) this.forgetOldest();
  }

  /** Oldest first. */
  scans(): StoredScan[] {
    return [...this.shown.values()].toSorted((a, b) => a.seq - b.seq);
  }

  find(requestId: string): StoredScan | null {
    for (const scan of this.shown.values()) if (scan.requestId === requestId) return scan;
    return null;
  }

  /** Whose scans wait, and since when; whoever waits longest first. */
  waitingOf(): WaitingOf[] {
    return [...this.people]
      .map(([personId, waiting]) => {
        const [since = ''] = waiting.values();
        return { personId, count: waiting.size, since };
      })
      .toSorted((a, b) => (a.since < b.since ? -1 : 1));
  }

  private forgetOldest(): void {
    const scans = this.scans();
    const newest = scans.slice(-NEWEST);
    const kept = [...scans.slice(0, -NEWEST).filter(isRefused), ...newest];
    this.shown = new Map(kept.map((scan) => [scan.seq, scan]));
  }
}

function isRefused({ answer }: StoredScan): boolean {
  return answer?.outcome === 'refused';
}
