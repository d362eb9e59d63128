/**
 * The way of every scan: onto disk first, then to the server in order, again and again until it answers.
 * A gap in the network, a reload or a crash loses nothing. It runs wherever there is a store to keep scans
 * in: in pages (`openPageQueue`) and in processes of their own.
 */
import { withoutBadge } from '#domain/badge-text.ts';
import type { QueuedScan, Scan, ScanAnswer, ScanContext } from '#domain/bench.ts';
import type { ScanForecast } from '#domain/scan-forecast.ts';
import { newRequestId } from '../data/request-id.ts';
import type { OwnScans } from './own-scans.ts';
import type { QueueSurroundings } from './queue-surroundings.ts';
import { localAnswer } from './scan-refusal.ts';
import {
  type QueueTrouble,
  ScanSender,
  type AnsweredScan,
  type SendScans,
  asQueued,
} from './scan-sender.ts';
import { QueueView, type WaitingOf } from './queue-view.ts';
import type { ScanChange, ScanState, ScanStore, StoredScan } from './scan-store.ts';

export interface QueueState {
  waiting: number;
  /** Of whom, and since when. */
  waitingOf: WaitingOf[];
  /** Refused and not yet dealt with. */
  refused: number;
  trouble: QueueTrouble;
  /** The newest thousand of today's scans and all that were refused, oldest first. */
  scans: StoredScan[];
}

export interface ScanQueueOptions {
  send: SendScans;
  /** Called once for each answer, with the scan it belongs to: the place for tone and words. */
  onAnswer?: (answer: ScanAnswer, scan: QueuedScan) => void;
  /** Which scans may go now: those of another person wait for that person, and hold up nobody. */
  mayGo?: (scan: QueuedScan) => boolean;
  /** How far this clock is behind the server's, milliseconds. */
  clockError?: () => number | undefined;
  /** First pause after a failure, milliseconds; doubles up to half a minute. */
  retryMs?: number;
}

/** Where the scans are kept, and who else works on them. */
export interface QueueHome {
  store: ScanStore;
  surroundings: QueueSurroundings;
  own: OwnScans;
}

const DONE_KEPT = 300;
const READ_AT_ONCE = 500;

export class ScanQueue {
  private readonly options: ScanQueueOptions;
  private readonly store: ScanStore;
  private readonly surroundings: QueueSurroundings;
  private readonly sender: ScanSender;
  private readonly own: OwnScans;
  private readonly view = new QueueView();
  private readonly listeners = new Set<(state: QueueState) => void>();
  private loaded = false;
  private stopped = false;

  constructor(options: ScanQueueOptions, { store, surroundings, own }: QueueHome) {
    this.own = own;
    this.options = options;
    this.store = store;
    this.surroundings = surroundings;
    const { send, mayGo, retryMs } = options;
    this.sender = new ScanSender({
      store,
      send,
      mayGo,
      retryMs,
      inTurn: (work) => surroundings.inTurn(work),
      onAnswered: (answered) => this.hear(answered),
      onRecorded: (scans) => this.recorded(scans),
      onTrouble: () => this.publish(),
    });
  }

  /** Begins sending, also what an earlier page or process left behind. */
  start(): void {
    this.surroundings.listen({
      wake: () => void this.sendNow(),
      changed: (scans) => this.hearNeighbour(scans),
      missed: () => void this.load(),
    });
    void this.begin();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.sender.stop();
    this.surroundings.close();
    await this.store.close();
  }

  /**
   * Puts a scan on disk and then wakes the sender. What can never be right (a mistyped code, say) is
   * refused at once (`answer`), and still goes to the server, which logs it.
   * @param known hears the scan before any answer to it
   * @throws when it cannot be stored: the scan must then be refused aloud.
   */
  async add(
    scan: Scan,
    context: ScanContext,
    known: (scan: QueuedScan) => void = () => undefined,
  ): Promise<{ scan: QueuedScan; answer: ScanAnswer | null }> {
    const clockError = this.options.clockError?.();
    const queued: QueuedScan = {
      ...scan,
      text: withoutBadge(scan.text),
      requestId: newRequestId(),
      happenedAt: new Date().toISOString(),
      ...(clockError !== undefined && { clockError }),
      context,
    };
    known(queued);
    const answer = localAnswer(queued);
    if (!answer) this.own.made(queued.requestId);
    const stored = await this.store.add(queued, answer).catch((error: unknown) => {
      this.own.forget(queued.requestId);
      throw error;
    });
    if (answer) this.options.onAnswer?.(answer, queued);
    // Sending first: what it asks of the disk goes before what the page has to draw.
    void this.sendNow();
    this.changed([stored]);
    return { scan: queued, answer };
  }

  /** @returns a function that ends the subscription; the listener hears the present state as soon as it is read. */
  subscribe(listener: (state: QueueState) => void): () => void {
    this.listeners.add(listener);
    if (this.loaded) listener(this.state());
    return () => this.listeners.delete(listener);
  }

  /** The present state, as soon as it is read. */
  now(): Promise<QueueState> {
    return new Promise((tell) => {
      const stop = this.subscribe((state) => {
        tell(state);
        queueMicrotask(() => stop());
      });
    });
  }

  /** Takes a refused scan off the list: somebody dealt with it. */
  async dismiss(requestId: string): Promise<void> {
    await this.change(requestId, { state: 'dismissed' });
  }

  async markUndone(requestId: string): Promise<void> {
    await this.change(requestId, { undone: true });
  }

  /** Keeps what is expected of a scan that waits. */
  async expect(requestId: string, expected: ScanForecast): Promise<void> {
    await this.change(requestId, { expected });
  }

  /** All that waits of one person, oldest first. */
  async waitingOf(personId: string | null): Promise<StoredScan[]> {
    const found: StoredScan[] = [];
    for (let after = 0; ;) {
      const some = await this.store.waiting(after, READ_AT_ONCE);
      const last = some.at(-1);
      if (!last) return found;
      found.push(...some.filter(({ context }) => context.personId === personId));
      after = last.seq;
    }
  }

  /** Takes waiting scans out of the queue, which somebody kept elsewhere; until the next start they can be put back. */
  async setAside(scans: readonly StoredScan[]): Promise<void> {
    await this.restate(scans, 'dismissed');
  }

  async putBack(scans: readonly StoredScan[]): Promise<void> {
    await this.restate(scans, 'waiting');
    void this.sendNow();
  }

  private async restate(scans: readonly StoredScan[], state: ScanState): Promise<void> {
    for (const { requestId } of scans) await this.store.change(requestId, { state });
    this.changed(scans.map((scan) => ({ ...scan, state })));
  }

  /** Call after somebody signed in: what waited for it goes on. */
  signedIn(): void {
    void this.sendNow();
  }

  /** Sends what waits; several calls at once are one. Resolves when nothing more can be sent now. */
  sendNow(): Promise<void> {
    return this.sender.sendNow();
  }

  private hear(answered: readonly AnsweredScan[]): void {
    const news = answered.filter(({ before, after }) => this.isNews(before, after));
    this.changed(answered.map(({ after }) => after));
    for (const { after } of news) this.tellAnswer(after, true);
  }

  /** Another tab may have sent what was scanned here. */
  private hearNeighbour(scans: readonly StoredScan[]): void {
    const news = scans.filter((after) => this.isNews(this.view.find(after.requestId), after));
    this.own.told(scans);
    for (const scan of scans) this.view.put(scan);
    this.publish();
    for (const after of news) this.tellAnswer(after, false);
  }

  /** What was refused here already, or answered before the disk failed, does not sound a second time. */
  private isNews(before: StoredScan | null, after: StoredScan): boolean {
    if (before?.answer && after.answer?.outcome === 'refused') return false;
    const known = this.view.find(after.requestId);
    return (
      after.state === 'answered' && known?.state !== 'answered' && known?.state !== 'dismissed'
    );
  }

  private tellAnswer(after: StoredScan, isSender: boolean): void {
    if (!after.answer || !this.own.hears(after.requestId, isSender)) return;
    this.options.onAnswer?.(after.answer, asQueued(after));
  }

  /** What was read from the disk in between had no answer yet. */
  private recorded(scans: readonly StoredScan[]): void {
    const stale = scans.filter(({ requestId }) => this.view.find(requestId)?.state === 'waiting');
    if (stale.length > 0) this.changed(stale);
  }

  private async change(requestId: string, change: ScanChange): Promise<void> {
    await this.store.change(requestId, change);
    const scan = this.view.find(requestId);
    if (scan) this.changed([{ ...scan, ...change }]);
  }

  private async begin(): Promise<void> {
    await this.store.prune(new Date().setHours(0, 0, 0, 0), DONE_KEPT).catch(() => undefined);
    await this.load();
    void this.sendNow();
  }

  /** Browsers may refuse storage: then nothing waits, and whoever scans is told. */
  private async load(): Promise<void> {
    await this.view.load(() => this.store.visible()).catch(() => undefined);
    this.loaded = true;
    this.publish();
  }

  private changed(scans: readonly StoredScan[]): void {
    for (const scan of scans) this.view.put(scan);
    this.surroundings.tell(scans);
    this.publish();
  }

  private publish(): void {
    if (!this.loaded || this.stopped) return;
    const state = this.state();
    for (const listener of this.listeners) listener(state);
  }

  private state(): QueueState {
    const { view } = this;
    return {
      waiting: view.waiting,
      waitingOf: view.waitingOf(),
      refused: view.refused,
      trouble: this.sender.trouble,
      scans: view.scans(),
    };
  }
}
