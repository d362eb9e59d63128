/** Answers of the checklist on their way: shown at once, sent together, kept through a gap of the network and a reload. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { api, ApiError, call, isOffline, newRequestId } from '../data/api-client.ts';
import { t } from '../i18n/i18n.ts';
import { showToast } from '../ui/toast.ts';
import type { Card } from './card.ts';
import { isKnown, type LineAnswer, type Pending } from './checklist-answers.ts';
import { keepAnswers, keptAnswers } from './kept-answers.ts';
import type { Sending } from './sending.ts';

/** Answers given within this time go to the server together. */
const GATHER_MS = 300;
/** What waited longer says when it was given, so that it does not overrule what was answered since. */
const LATE_MS = 10_000;

/** The queue that sends a device's answers: a page opened anew takes over what the one before it kept. */
const senders = new Map<string, AnswerQueue>();

interface Host extends ReactiveControllerHost {
  readonly card: Card;
}

export class AnswerQueue implements ReactiveController {
  pending: Pending = new Map();
  private readonly host: Host;
  private readonly sending: Sending;
  private isLeft = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Answers the server has taken, though the card does not show them yet. */
  private readonly taken = new WeakSet<LineAnswer>();
  /** A batch on its way keeps its request id through retries. */
  private batch: { code: string; requestId: string; answers: LineAnswer[]; at: string } | null =
    null;
  /** When the first answer outside the batch was given. */
  private since = '';

  constructor(host: Host, sending: Sending) {
    this.host = host;
    this.sending = sending;
    host.addController(this);
  }

  hostConnected(): void {
    this.isLeft = false;
    window.addEventListener('online', this.flush);
  }

  /** What could not be sent before the page was left still goes when the network is back. */
  hostDisconnected(): void {
    this.isLeft = true;
    void this.flush();
  }

  /** Something could not be sent and waits. */
  get waits(): boolean {
    return this.batch !== null;
  }

  add(answer: LineAnswer): void {
    if (this.unsent.length === 0) this.since = new Date().toISOString();
    this.pending = new Map(this.pending).set(answer.item, answer);
    clearTimeout(this.timer);
    this.timer = setTimeout(this.flush, GATHER_MS);
    this.keep(this.host.card.code);
    this.host.requestUpdate();
  }

  clear(): void {
    this.pending = new Map();
    this.keep(this.host.card.code);
  }

  /** Another card is shown: what it already says is no longer pending. */
  cardChanged(before: Card | undefined): void {
    const { card } = this.host;
    if (before?.code !== card.code) {
      if (before) {
        this.gather(before.code);
        this.keep(before.code, this.unsent);
      }
      this.restore(card.code);
      void this.flush();
      return;
    }
    if (this.pending.size === 0) return;
    const waiting = [...this.pending].filter(([, answer]) => !isKnown(card, answer));
    if (waiting.length < this.pending.size) this.pending = new Map(waiting);
  }

  readonly flush = async (): Promise<void> => {
    clearTimeout(this.timer);
    this.gather(this.host.card.code);
    const { batch } = this;
    if (batch && !this.sends(batch.code)) return;
    if (batch) this.keep(batch.code);
    if (!batch && this.isLeft) window.removeEventListener('online', this.flush);
    if (!batch || this.sending.busy) return;
    const { code, at, ...rest } = batch;
    const isLate = Date.now() - Date.parse(at) > LATE_MS;
    const json = { ...rest, ...(isLate ? { happenedAt: at } : {}) };
    const done = await this.sending.run(() =>
      call(api.devices[':code'].checklist.answers.$post({ param: { code }, json })),
    );
    if (!this.sends(code) || (!done && canWait(this.sending.error))) return;
    this.batch = null;
    for (const answer of batch.answers) this.taken.add(answer);
    this.keep(code);
    if (!done) return this.takeBack(batch.answers);
    this.sayOverruled(batch.answers.filter(({ item }) => !isAmong(done.answered, item)));
    // Something may have been answered while the batch was on its way.
    await this.flush();
  };

  private sends(code: string): boolean {
    return (senders.get(code) ?? this) === this;
  }

  /** What waits goes together, for the device it was answered on. */
  private gather(code: string): void {
    const answers = [...this.pending.values()].filter((answer) => !this.taken.has(answer));
    if (answers.length === 0) return;
    this.batch ??= { code, requestId: newRequestId(), answers, at: this.since };
  }

  /** Answered and not sent yet. */
  private get unsent(): LineAnswer[] {
    const isOpen = (answer: LineAnswer) =>
      !this.taken.has(answer) && !this.batch?.answers.includes(answer);
    return [...this.pending.values()].filter(isOpen);
  }

  /** Keeps what the server has not taken of a device's answers. */
  private keep(code: string, more = this.moreOf(code)): void {
    const batch = this.batch?.code === code ? this.batch : null;
    keepAnswers(code, {
      batch: batch && { requestId: batch.requestId, answers: batch.answers, at: batch.at },
      more,
      since: this.since,
    });
  }

  private moreOf(code: string): LineAnswer[] {
    return code === this.host.card.code ? this.unsent : (keptAnswers(code)?.more ?? []);
  }

  /** What was left unsent on this device, by a reload or by going elsewhere. */
  private restore(code: string): void {
    senders.set(code, this);
    const kept = keptAnswers(code);
    if (kept?.batch) this.batch ??= { code, ...kept.batch };
    this.since = kept?.since ?? '';
    const answers = [...(kept?.batch?.answers ?? []), ...(kept?.more ?? [])];
    this.pending = new Map(answers.map((answer) => [answer.item, answer]));
  }

  /** Somebody answered these lines while ours waited: theirs stays. */
  private sayOverruled(answers: LineAnswer[]): void {
    if (answers.length === 0) return;
    this.takeBack(answers);
    showToast({ kind: 'warning', text: t('checklist.overruled', { count: answers.length }) });
  }

  /** Refused answers no longer show. */
  private takeBack(refused: LineAnswer[]): void {
    this.pending = new Map([...this.pending].filter(([, answer]) => !refused.includes(answer)));
    this.host.requestUpdate();
  }
}

function isAmong(answered: readonly { item: string }[], item: string): boolean {
  return answered.some((one) => one.item === item);
}

/** No network, or signed out meanwhile: the answers are good and go later. */
function canWait(error: unknown): boolean {
  return isOffline(error) || (error instanceof ApiError && error.status === 401);
}
