/** Answers of the checklist on their way: shown at once, sent together, kept through a gap of the network. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { api, call, isOffline, newRequestId } from '../data/api-client.ts';
import type { Card } from './card.ts';
import { isKnown, type LineAnswer, type Pending } from './checklist-answers.ts';
import type { Sending } from './sending.ts';

/** Answers given within this time go to the server together. */
const GATHER_MS = 300;

interface Host extends ReactiveControllerHost {
  readonly card: Card;
}

export class AnswerQueue implements ReactiveController {
  pending: Pending = new Map();
  private readonly host: Host;
  private readonly sending: Sending;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Answers the server has taken, though the card does not show them yet. */
  private readonly taken = new WeakSet<LineAnswer>();
  /** A batch on its way keeps its request id through retries. */
  private batch: { code: string; requestId: string; answers: LineAnswer[] } | null = null;

  constructor(host: Host, sending: Sending) {
    this.host = host;
    this.sending = sending;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('online', this.flush);
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.flush);
    void this.flush();
  }

  /** Something could not be sent and waits. */
  get waits(): boolean {
    return this.batch !== null;
  }

  add(answer: LineAnswer): void {
    this.pending = new Map(this.pending).set(answer.item, answer);
    clearTimeout(this.timer);
    this.timer = setTimeout(this.flush, GATHER_MS);
    this.host.requestUpdate();
  }

  clear(): void {
    this.pending = new Map();
  }

  /** Another card is shown: what it already says is no longer pending. */
  cardChanged(before: Card | undefined): void {
    if (this.pending.size === 0) return;
    const { card } = this.host;
    if (before && before.code !== card.code) {
      this.gather(before.code);
      this.clear();
      void this.flush();
      return;
    }
    const waiting = [...this.pending].filter(([, answer]) => !isKnown(card, answer));
    if (waiting.length < this.pending.size) this.pending = new Map(waiting);
  }

  readonly flush = async (): Promise<void> => {
    clearTimeout(this.timer);
    this.gather(this.host.card.code);
    const { batch } = this;
    if (!batch || this.sending.busy) return;
    const { code, ...json } = batch;
    const done = await this.sending.run(() =>
      call(api.devices[':code'].checklist.answers.$post({ param: { code }, json })),
    );
    if (!done && isOffline(this.sending.error)) return;
    this.batch = null;
    if (!done) return this.takeBack(batch.answers);
    for (const answer of batch.answers) this.taken.add(answer);
    // Something may have been answered while the batch was on its way.
    await this.flush();
  };

  /** What waits goes together, for the device it was answered on. */
  private gather(code: string): void {
    const answers = [...this.pending.values()].filter((answer) => !this.taken.has(answer));
    if (answers.length > 0) this.batch ??= { code, requestId: newRequestId(), answers };
  }

  /** Refused answers no longer show. */
  private takeBack(refused: LineAnswer[]): void {
    this.pending = new Map([...this.pending].filter(([, answer]) => !refused.includes(answer)));
    this.host.requestUpdate();
  }
}
