/**
 * Brings waiting scans to the server in order, again and again until each has its answer. One sender at a
 * time; the `requestId` keeps repeats from doubling.
 */
import type { QueuedScan, ScanAnswer } from '#domain/bench.ts';
import { describeError, isAboutTheScans, refusal } from './scan-refusal.ts';
import type { ScanStore, StoredScan } from './scan-store.ts';

/** Sends scans in order; rejects with an error that may carry `status` (HTTP) and `code`. */
export type SendScans = (batch: QueuedScan[]) => Promise<ScanAnswer[]>;

/** Why scans wait: the server cannot be reached, or nobody is signed in. */
export type QueueTrouble = 'offline' | 'sign-in' | null;

/** A scan as it waited, and with its answer. */
export interface AnsweredScan {
  before: StoredScan;
  after: StoredScan & { answer: ScanAnswer };
}

export interface ScanSenderOptions {
  store: ScanStore;
  send: SendScans;
  /** Which scans may go now: those of another person wait for that person, and hold up nobody. */
  mayGo?: ((scan: QueuedScan) => boolean) | undefined;
  inTurn: (work: () => Promise<void>) => Promise<boolean>;
  /**
   * The answers of a batch before they are on disk, for whom nobody should wait: were they lost, the scans are
   * sent again and answered alike.
   */
  onAnswered: (answered: readonly AnsweredScan[]) => void;
  /** The same on disk. */
  onRecorded: (scans: readonly StoredScan[]) => void;
  onTrouble: () => void;
  /** First pause after a failure, milliseconds; doubles up to half a minute. */
  retryMs?: number | undefined;
}

const BATCH = 25;
/** Read at once; those of another person may stand before one's own. */
const CHUNK = 100;
const MAX_RETRY_MS = 30_000;

export class ScanSender {
  trouble: QueueTrouble = null;
  private readonly options: ScanSenderOptions;
  private failures = 0;
  private draining: Promise<void> | null = null;
  private more = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;

  constructor(options: ScanSenderOptions) {
    this.options = options;
  }

  /** Sends what waits; several calls at once are one. Resolves when nothing more can be sent now. */
  sendNow(): Promise<void> {
    this.more = true;
    this.draining ??= this.takeTurn().finally(() => {
      this.draining = null;
      // Asked for again after the last look: nobody else would notice.
      if (this.more && !this.stopped) void this.sendNow();
    });
    return this.draining;
  }

  /** Resolves when the batch under way is through. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.draining;
  }

  private async takeTurn(): Promise<void> {
    clearTimeout(this.timer);
    while (this.more && !this.stopped) {
      this.more = false;
      let delivered = true;
      const hadTurn = await this.options.inTurn(async () => {
        // A disk that refuses to be read now is asked again later.
        delivered = await this.drain().catch(() => false);
      });
      if (!hadTurn || !delivered) return this.tryLater();
    }
  }

  /** @returns false when it has to be tried again later. */
  private async drain(): Promise<boolean> {
    const { mayGo = () => true } = this.options;
    let after = 0;
    let heldBack = false;
    for (;;) {
      const waiting = await this.options.store.waiting(after, CHUNK);
      const batch = waiting.filter(mayGo).slice(0, BATCH);
      if (waiting.length === 0 || this.stopped) {
        this.settle(heldBack && !this.stopped ? 'sign-in' : null);
        return true;
      }
      heldBack ||= waiting.some((scan) => !mayGo(scan));
      if (batch.length === 0) after = waiting.at(-1)?.seq ?? after;
      else if (!(await this.deliver(batch))) return false;
    }
  }

  private async deliver(batch: StoredScan[]): Promise<boolean> {
    try {
      const answers = await this.options.send(batch.map(asQueued));
      const answered = await this.record(batch, answers);
      this.settle(null);
      return answered > 0;
    } catch (error) {
      const { status, code } = describeError(error);
      if (isAboutTheScans(status, code)) return this.deliverOneByOne(batch, code);
      this.settle(status === 401 ? 'sign-in' : 'offline');
      return false;
    }
  }

  /** The batch as a whole was refused: find the scan that is at fault, and let the others through. */
  private async deliverOneByOne(batch: StoredScan[], code: string): Promise<boolean> {
    const [only, ...others] = batch;
    if (only && others.length === 0) {
      await this.record([only], [refusal(only.requestId, code)]);
      return true;
    }
    for (const scan of batch) if (!(await this.deliver([scan]))) return false;
    return true;
  }

  private async record(batch: StoredScan[], answers: ScanAnswer[]): Promise<number> {
    const { store, onAnswered, onRecorded } = this.options;
    const answeredAt = Date.now();
    const answered = batch.flatMap((before) => {
      const answer = answers.find(({ requestId }) => requestId === before.requestId);
      if (!answer) return [];
      return [{ before, after: { ...before, state: 'answered' as const, answeredAt, answer } }];
    });
    onAnswered(answered);
    const scans = answered.map(({ after }) => after);
    await Promise.all(
      scans.map(({ requestId, state, answer }) =>
        store.change(requestId, { state, answer, answeredAt }),
      ),
    );
    onRecorded(scans);
    return scans.length;
  }

  private settle(trouble: QueueTrouble): void {
    if (!trouble) this.failures = 0;
    if (this.trouble === trouble) return;
    this.trouble = trouble;
    this.options.onTrouble();
  }

  /** Signing in, the network coming back or the next scan wake it sooner. */
  private tryLater(): void {
    if (this.stopped || this.trouble === 'sign-in') return;
    const pause = Math.min(MAX_RETRY_MS, (this.options.retryMs ?? 1000) * 2 ** this.failures++);
    // Tablets that lost the same access point should not come back in the same instant.
    this.timer = setTimeout(() => void this.sendNow(), pause * (0.75 + Math.random() / 2));
  }
}

/** As the server knows a scan: without what became of it here. */
export function asQueued(scan: QueuedScan): QueuedScan {
  const { requestId, text, source, happenedAt, clockError, context } = scan;
  return {
    requestId,
    text,
    source,
    happenedAt,
    ...(clockError !== undefined && { clockError }),
    context,
  };
}
