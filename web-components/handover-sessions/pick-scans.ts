/** What the scans of the pick page mean, and what they will change: told at once, also without a network. */
import type { QueuedScan, ScanSource } from '#domain/bench.ts';
import { type Code, readScan } from '#domain/codes.ts';
import { COMMAND_CARDS, commandFor } from '#domain/command-cards.ts';
import {
  familyInHand,
  isComplete,
  pickMeaning,
  type PickMeaning,
  type PickStep,
  type Seen,
} from '#domain/picking.ts';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { t } from '../i18n/i18n.ts';
import { scannedText } from '../scan/answer-text.ts';
import { KeptScans, type ScanNews } from '../scan/kept-scans.ts';
import { type AnsweredScan, onScanQueue, startScanning } from '../scan/scan-bus.ts';
import type { StoredScan } from '../scan/scan-store.ts';
import {
  type Ahead,
  aheadOf,
  type PickingView,
  recallTogether,
  rememberTogether,
  waitingFor,
} from './pick-data.ts';

/** The card that stands for the button "the rest is with it". */
export const REST_CARD =
  COMMAND_CARDS.find(({ action }) => action === 'rest_is_there')?.code ?? ('' as Code);

export const isUndoCard = (text: string): boolean => {
  const scan = readScan(text);
  return scan.kind === 'own' && commandFor(scan.code)?.action === 'undo';
};

/** What one press takes back. */
const PICKED = ['scan.picked', 'scan.spare_picked', 'scan.pair_complete'];

const NONE: Ahead = { picked: new Set(), paired: new Set(), back: new Set() };

export class PickScans implements ReactiveController {
  readonly kept: KeptScans;
  together: Seen[] = [];
  ahead: Ahead = NONE;
  /** The device or card of the last scan that went through: one press puts it back. */
  last: Code | null = null;
  private readonly host: ReactiveControllerHost & { view: PickingView | null };
  private readonly changed: () => void;
  private queued: readonly StoredScan[] = [];
  private waiting: readonly QueuedScan[] = [];
  /** Answered since the list was read last. */
  private answered: QueuedScan[] = [];
  private stop?: () => void;
  private session: Code = '';
  private offline = false;
  /** The verdict of this device's own list on the last scan, for as long as the server has none. */
  private unsaid: { id: string; news: ScanNews } | null = null;

  /** @param changed asks for the list anew */
  constructor(host: ReactiveControllerHost & { view: PickingView | null }, changed: () => void) {
    this.host = host;
    this.changed = changed;
    this.kept = new KeptScans(
      host,
      (answered) => this.onAnswer(answered),
      ({ context }) => context.picking?.session === this.session,
    );
    host.addController(this);
  }

  hostConnected(): void {
    this.stop = onScanQueue(({ scans, trouble }) => {
      this.offline = trouble === 'offline';
      this.sayAlone();
      this.queued = scans;
      this.waiting = waitingFor(this.session, scans);
      this.look();
    });
  }

  hostDisconnected(): void {
    this.stop?.();
  }

  /** Another session's page: what lay together there is of no use here. */
  begin(session: Code): void {
    this.session = session;
    this.together = recallTogether(session);
    this.waiting = waitingFor(session, this.queued);
    this.answered = [];
    this.last = null;
    this.kept.say(null);
  }

  /** Those of before a reload too. */
  get waits(): number {
    return Math.max(this.kept.waiting, this.offline ? this.waiting.length : 0);
  }

  /** @returns how many answers the reading that begins now will contain */
  reading(): number {
    return this.answered.length;
  }

  wasRead(answers: number): void {
    this.answered.splice(0, answers);
    this.look();
  }

  setTogether(together: Seen[]): void {
    this.together = together;
    rememberTogether(this.session, together);
    this.host.requestUpdate();
  }

  /** @returns false for a scan that means here what it means everywhere */
  take(text: string, source: ScanSource, step: PickStep): boolean {
    const { view } = this.host;
    if (!view) return false;
    const picking = { session: this.session, step, together: this.together };
    const means = pickMeaning(text, view, picking);
    if (!means) return false;
    void this.kept.keep(text, source, { picking }).then((queued) => {
      this.unsaid = queued && { id: queued.requestId, news: newsWithoutNetwork(text, means) };
      this.sayAlone();
    });
    if (means.do === 'seen' && step !== 'undo') {
      this.setTogether(isComplete(means.family, means.together) ? [] : [...means.together]);
    }
    return true;
  }

  putBack(code: Code): void {
    const hand = this.host.view && familyInHand(this.host.view, this.together);
    if (hand && [hand.device?.code, hand.card].includes(code)) this.setTogether([]);
    this.take(code, 'button', 'undo');
  }

  private sayAlone(): void {
    if (!this.offline || !this.unsaid) return;
    const { news } = this.unsaid;
    this.unsaid = null;
    this.kept.say(news);
    if (news.kind !== 'info') void startScanning().tones.play(news.kind);
  }

  private onAnswer({ scan, answer }: AnsweredScan): void {
    if (this.unsaid?.id === scan.requestId) this.unsaid = null;
    const { picking } = scan.context;
    const { view } = this.host;
    if (answer.outcome === 'refused') this.forget(scan);
    else if (picking) {
      this.answered.push(scan);
      const picked = picking.step === 'pick' && PICKED.includes(answer.code);
      this.last = picked ? (answer.subject?.code ?? null) : null;
    }
    if (view) this.look();
    this.changed();
  }

  /** What was refused does not lie with the rest; what it would have begun did not begin. */
  private forget({ text, context: { picking } }: QueuedScan): void {
    const { view } = this.host;
    const means = picking && view ? pickMeaning(text, view, picking) : null;
    if (means?.do !== 'seen') return;
    this.setTogether(this.together.filter((one) => !means.now.includes(one)));
  }

  private look(): void {
    const { view } = this.host;
    this.ahead = view ? aheadOf(view, [...this.answered, ...this.waiting]) : NONE;
    this.host.requestUpdate();
  }
}

/** The verdict of this device's own list; the server has the last word. */
function newsWithoutNetwork(text: string, means: PickMeaning): ScanNews {
  const said = (words: string) => `${scannedText(text)}: ${words}`;
  switch (means.do) {
    case 'foreign': {
      const params = { need: means.family.needCode, hand: means.hand.needCode };
      const words = means.piece
        ? t('error.pick.foreign', { ...params, line: t(`acc.${means.piece.line}`) })
        : t('error.pick.foreign_device', params);
      return { kind: 'refused', text: said(words) };
    }
    case 'hand_empty':
      return { kind: 'refused', text: said(t('error.pick.hand_empty')) };
    case 'not_in_kit': {
      const need = means.hand.needCode;
      return { kind: 'refused', text: said(t('error.pick.not_in_kit', { need })) };
    }
    case 'mistyped':
      return { kind: 'refused', text: said(t('error.code.mistyped')) };
    case 'spare':
      return { kind: 'info', text: said(t('scan.spare_picked')) };
    case 'unknown':
      return { kind: 'warning', text: said(t('pick.kept_unknown')) };
    case 'seen': {
      const { needCode: need, state } = means.family;
      if (state === 'served') {
        return { kind: 'refused', text: said(t('error.pick.given', { need })) };
      }
      const whole = isComplete(means.family, means.together);
      return {
        kind: 'info',
        text: said(t(whole ? 'pick.kept_complete' : 'pick.kept_seen', { need })),
      };
    }
  }
}
