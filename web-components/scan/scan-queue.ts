/**
 * The way of every scan: onto disk first, then to the server in order, again and again until it answers.
 * A gap in the network, a reload or a crash loses nothing; the `requestId` keeps repeats from doubling.
 */
import { meaningOf } from '#domain/bench.ts';
import { newRequestId } from '../data/api-client.ts';
import { ScanStore } from './scan-store.ts';
import type { StoredScan } from './scan-store.ts';
import type { QueuedScan, Scan, ScanAnswer, ScanContext } from '#domain/bench.ts';
import { inSenderTurn } from './sender-turn.ts';

/** Sends scans in order; rejects with an error that may carry `status` (HTTP) and `code`. */
export type SendScans = (batch: QueuedScan[]) => Promise<ScanAnswer[]>;

/** Why scans wait: the server cannot be reached, or nobody is signed in. */
export type QueueTrouble = 'offline' | 'sign-in' | null;

export interface QueueState {
  waiting: number;
  /** Refused and not yet dealt with. */
  refused: number;
  trouble: QueueTrouble;
  /** Today's scans, oldest first. */
  scans: StoredScan[];
}

export interface ScanQueueOptions {
  send: SendScans;
  /** Called once for each answer, with the scan it belongs to: the place for tone and words. */
  onAnswer?: (answer: ScanAnswer, scan: QueuedScan) => void;
  /** Which scans may go now: those of another person wait for that person, and hold up nobody. */
  mayGo?: (scan: QueuedScan) => boolean;
  databaseName?: string;
  /** First pause after a failure, milliseconds; doubles up to half a minute. */
  retryMs?: number;
}

const BATCH = 25;
const DONE_KEPT = 300;
const MAX_RETRY_MS = 30_000;
/** Refusals of this moment, not of these scans. */
const TRY_AGAIN = new Set([408, 425, 429]);
const UNKNOWN = 'error.unknown';

export class ScanQueue {
  private readonly options: ScanQueueOptions;
  private readonly store: ScanStore;
  private readonly name: string;
  private readonly channel: BroadcastChannel;
  private readonly listeners = new Set<(state: QueueState) => void>();
  private trouble: QueueTrouble = null;
  private failures = 0;
  private draining: Promise<void> | null = null;
  private more = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;

  constructor(options: ScanQueueOptions) {
    this.options = options;
    this.name = options.databaseName ?? 'rework-scans';
    this.store = new ScanStore(this.name);
    this.channel = new BroadcastChannel(this.name);
    this.channel.onmessage = () => void this.publish();
  }

  /** Begins sending, also what an earlier page left behind. */
  start(): void {
    window.addEventListener('online', this.wake);
    window.addEventListener('pageshow', this.wake);
    document.addEventListener('visibilitychange', this.wake);
    void this.prune().then(() => this.sendNow());
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    window.removeEventListener('online', this.wake);
    window.removeEventListener('pageshow', this.wake);
    document.removeEventListener('visibilitychange', this.wake);
    await this.draining;
    this.channel.close();
    await this.store.close();
  }

  /**
   * Puts a scan on disk and then wakes the sender. What can never be right (a mistyped code, say) is
   * refused at once (`answer`), and still goes to the server, which logs it.
   * @param known hears the scan before any answer to it
   * @throws when the browser cannot store it: the scan must then be refused aloud.
   */
  async add(
    scan: Scan,
    context: ScanContext,
    known: (scan: QueuedScan) => void = () => undefined,
  ): Promise<{ scan: QueuedScan; answer: ScanAnswer | null }> {
    const queued: QueuedScan = {
      ...scan,
      requestId: newRequestId(),
      happenedAt: new Date().toISOString(),
      context,
    };
    known(queued);
    const answer = localAnswer(queued);
    await this.store.add(queued, answer);
    if (answer) this.options.onAnswer?.(answer, queued);
    await this.changed();
    void this.sendNow();
    return { scan: queued, answer };
  }

  /** @returns a function that ends the subscription; the listener hears the present state at once. */
  subscribe(listener: (state: QueueState) => void): () => void {
    this.listeners.add(listener);
    void this.publish();
    return () => this.listeners.delete(listener);
  }

  /** Takes a refused scan off the list: somebody dealt with it. */
  async dismiss(requestId: string): Promise<void> {
    await this.store.change(requestId, { state: 'dismissed' });
    await this.changed();
  }

  async markUndone(requestId: string): Promise<void> {
    await this.store.change(requestId, { undone: true });
    await this.changed();
  }

  /** Call after somebody signed in: what waited for it goes on. */
  signedIn(): void {
    void this.sendNow();
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

  private readonly wake = (): void => {
    if (document.visibilityState === 'visible') void this.sendNow();
  };

  private async takeTurn(): Promise<void> {
    clearTimeout(this.timer);
    while (this.more && !this.stopped) {
      this.more = false;
      let delivered = true;
      const hadTurn = await inSenderTurn(`${this.name}-sender`, async () => {
        delivered = await this.drain();
      });
      if (!hadTurn || !delivered) return this.tryLater();
    }
  }

  /** @returns false when it has to be tried again later. */
  private async drain(): Promise<boolean> {
    for (;;) {
      const waiting = await this.store.waiting();
      const batch = waiting.filter(this.options.mayGo ?? (() => true)).slice(0, BATCH);
      if (batch.length === 0 || this.stopped) {
        await this.settle(waiting.length > 0 && !this.stopped ? 'sign-in' : null);
        return true;
      }
      if (!(await this.deliver(batch))) return false;
    }
  }

  private async deliver(batch: StoredScan[]): Promise<boolean> {
    try {
      const answers = await this.options.send(batch.map(asQueued));
      const answered = await this.record(batch, answers);
      await this.settle(null);
      return answered > 0;
    } catch (error) {
      const { status, code } = describe(error);
      if (isAboutTheScans(status, code)) return this.deliverOneByOne(batch, code);
      await this.settle(status === 401 ? 'sign-in' : 'offline');
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
    let count = 0;
    for (const scan of batch) {
      const answer = answers.find(({ requestId }) => requestId === scan.requestId);
      if (!answer) continue;
      count++;
      await this.store.change(scan.requestId, {
        state: 'answered',
        answer,
        answeredAt: Date.now(),
      });
      // What was refused here already does not sound a second time.
      if (!(scan.answer && answer.outcome === 'refused')) {
        this.options.onAnswer?.(answer, asQueued(scan));
      }
    }
    await this.changed();
    return count;
  }

  private async settle(trouble: QueueTrouble): Promise<void> {
    if (!trouble) this.failures = 0;
    if (this.trouble === trouble) return;
    this.trouble = trouble;
    await this.publish();
  }

  /** Signing in, the network coming back or the next scan wake it sooner. */
  private tryLater(): void {
    if (this.stopped || this.trouble === 'sign-in') return;
    const pause = Math.min(MAX_RETRY_MS, (this.options.retryMs ?? 1000) * 2 ** this.failures++);
    // Tablets that lost the same access point should not come back in the same instant.
    this.timer = setTimeout(() => void this.sendNow(), pause * (0.75 + Math.random() / 2));
  }

  private async prune(): Promise<void> {
    await this.store.prune(new Date().setHours(0, 0, 0, 0), DONE_KEPT).catch(() => undefined);
  }

  private async changed(): Promise<void> {
    this.channel.postMessage('changed');
    await this.publish();
  }

  private async publish(): Promise<void> {
    if (this.listeners.size === 0 || this.stopped) return;
    const scans = await this.store.visible();
    const state: QueueState = {
      waiting: scans.filter((scan) => scan.state === 'waiting').length,
      refused: scans.filter((scan) => scan.answer?.outcome === 'refused').length,
      trouble: this.trouble,
      scans,
    };
    for (const listener of this.listeners) listener(state);
  }
}

/** What can never be right is refused before the server hears of it: nobody should wait for that. */
function localAnswer({ requestId, text, source, context }: QueuedScan): ScanAnswer | null {
  const intent = meaningOf(text, context, source);
  return intent.do === 'refuse' ? refusal(requestId, intent.reason, intent.params) : null;
}

function refusal(requestId: string, code: string, params: ScanAnswer['params'] = {}): ScanAnswer {
  return { requestId, outcome: 'refused', code, params };
}

function asQueued({ requestId, text, source, happenedAt, context }: QueuedScan): QueuedScan {
  return { requestId, text, source, happenedAt, context };
}

/** Only our server refuses scans for good: an error without its code came from something in between. */
function isAboutTheScans(status: number, code: string): boolean {
  const refused = status >= 400 && status < 500 && status !== 401;
  return refused && !TRY_AGAIN.has(status) && code !== UNKNOWN && code !== `http.${status}`;
}

function describe(error: unknown): { status: number; code: string } {
  const { status, code } = (typeof error === 'object' && error !== null ? error : {}) as {
    status?: unknown;
    code?: unknown;
  };
  return {
    status: typeof status === 'number' ? status : 0,
    code: typeof code === 'string' ? code : UNKNOWN,
  };
}
