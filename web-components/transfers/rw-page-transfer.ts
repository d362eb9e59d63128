import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ScanSource } from '#domain/bench.ts';
import type { Code } from '#domain/codes.ts';
import { api, call, newRequestId } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { printLabels } from '../data/label-printing.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { allowed } from '../data/session.ts';
import { getLocale, I18n, t } from '../i18n/i18n.ts';
import { answerText, scannedText } from '../scan/answer-text.ts';
import { type AnsweredScan, leavePlace, onScanAnswer, startScanning } from '../scan/scan-bus.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-page.ts';
import '../ui/rw-refused.ts';
import './rw-transfer-body.ts';
import type { TransferAct } from './rw-transfer-body.ts';
import type { LineAct } from './rw-transfer-lines.ts';
import './rw-transfer-news.ts';
import type { News } from './rw-transfer-news.ts';
import './rw-transfer-scan.ts';
import './rw-transfer-settle.ts';
import {
  loadTransfer,
  meanwhileWords,
  stateWords,
  type Transfer,
  type TransferLine,
} from './transfer-data.ts';
import { keepThing, readTransferScan } from './transfer-scans.ts';

const NOT_LISTED = ['transfer.not_on_list', 'transfer.more_than_sent', 'transfer.item_not_on_list'];
/** Accessories, parts and pieces make no news on the live stream: a page that is open looks by itself. */
const LOOK_AGAIN_MS = 15_000;

/** One transfer: packed by scanning at one site, received by scanning at the other, differences put right. */
@customElement('rw-page-transfer')
export class RwPageTransfer extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .state {
        font-size: var(--rw-text-20);
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) params: Record<string, string> = {};
  @state() private transfer: Transfer | null = null;
  @state() private error: unknown = null;
  @state() private place: Code = '';
  @state() private news: News | null = null;
  @state() private waiting = 0;
  @state() private settling: TransferLine | null = null;
  readonly i18n = new I18n(this);
  readonly live = new LiveRefresh(
    this,
    () => this.load(),
    ({ kind }) => kind === 'transfer',
  );
  readonly scans = new ScanClaim(this, (text, source) => this.hear(text, source));
  private readonly attempt = new Attempt(this);
  private readonly mine = new Set<string>();
  private stopAnswers?: () => void;
  private timer?: ReturnType<typeof setInterval>;

  override connectedCallback(): void {
    super.connectedCallback();
    leavePlace();
    this.stopAnswers = onScanAnswer((answered) => this.onAnswer(answered));
    this.timer = setInterval(() => {
      if (document.visibilityState === 'visible') this.live.ask();
    }, LOOK_AGAIN_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopAnswers?.();
    clearInterval(this.timer);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('params') || this.params.code === this.transfer?.code) return;
    this.transfer = null;
    this.news = null;
    this.place = '';
    void this.load();
  }

  private get packs(): boolean {
    const { transfer } = this;
    return transfer?.state === 'packing' && transfer.side === 'from' && allowed('transfer.pack');
  }

  private get receives(): boolean {
    const { transfer } = this;
    const arrived = transfer?.state === 'sent' || transfer?.state === 'settled';
    return arrived && transfer?.side === 'to' && allowed('transfer.receive');
  }

  override render() {
    const { transfer } = this;
    return html`<rw-page
        heading=${transfer ? t('transfer.from_to', { from: transfer.from, to: transfer.to }) : t('transfer.one')}
        state=${transfer ? 'ready' : this.error ? 'error' : 'loading'}
        .error=${this.error}
        @rw-retry=${() => void this.load()}
      >
        ${transfer ? this.renderTransfer(transfer) : nothing}
      </rw-page>
      ${
        this.settling
          ? html`<rw-transfer-settle
              .transfer=${this.params.code ?? ''}
              .line=${this.settling}
              @rw-close=${() => (this.settling = null)}
              @rw-done=${this.onSettled}
            ></rw-transfer-settle>`
          : nothing
      }`;
  }

  private renderTransfer(transfer: Transfer) {
    const { code, carrier } = transfer;
    const meanwhile = meanwhileWords(transfer);
    return html`<p slot="lead">
        <rw-code .code=${code}></rw-code>${carrier ? html` · ${carrier}` : nothing} ·
        <a href="/transfers">${t('transfer.title')}</a>
      </p>
      <rw-button
        slot="actions"
        icon="file-text"
        target="_blank"
        href="/api/transfers/${code}/manifest.pdf?locale=${getLocale()}"
        >${t('transfer.manifest')}</rw-button
      >
      ${
        allowed('label.print')
          ? html`<rw-button slot="actions" icon="printer" @click=${this.print}
              >${t('transfer.label')}</rw-button
            >`
          : nothing
      }
      <div class="stack">
        <p class="state" role="status">${stateWords(transfer)}</p>
        ${meanwhile ? html`<p class="muted">${meanwhile}</p>` : nothing}
        ${
          this.packs || this.receives
            ? html`<rw-transfer-scan
                side=${transfer.side}
                .place=${this.place}
                @rw-place=${(event: CustomEvent<{ place: Code | null }>) =>
                  (this.place = event.detail.place ?? '')}
              ></rw-transfer-scan>`
            : nothing
        }
        <rw-transfer-news
          .news=${this.news}
          .waiting=${this.waiting}
          ?busy=${this.attempt.busy}
          @rw-take-in=${() => void this.takeIn()}
        ></rw-transfer-news>
        <rw-refused .error=${this.attempt.error}></rw-refused>
        <rw-transfer-body
          .transfer=${transfer}
          ?packs=${this.packs}
          ?receives=${this.receives}
          ?busy=${this.attempt.busy}
          ?waiting=${this.waiting > 0}
          @rw-line=${this.onLine}
          @rw-act=${(event: CustomEvent<{ act: TransferAct }>) => void this.act(event.detail.act)}
        ></rw-transfer-body>
      </div>`;
  }

  private readonly load = async (): Promise<void> => {
    const { code } = this.params;
    if (!code) return;
    try {
      const transfer = await loadTransfer(code);
      if (this.params.code !== code) return;
      this.transfer = transfer;
      this.error = null;
    } catch (error) {
      if (this.params.code === code) this.error = error;
    }
  };

  private hear(text: string, source: ScanSource): boolean {
    const { code } = this.params;
    if (!code || !(this.packs || this.receives)) return false;
    const scan = readTransferScan(text, code);
    if (!scan) return false;
    const { tones } = startScanning();
    if (scan.do === 'place') {
      this.place = scan.place;
      this.news = null;
      void tones.play('done');
    } else if (scan.do === 'thing' && this.receives && this.place === '') {
      void tones.play('refused');
      this.news = { kind: 'refused', text: t('error.transfer.place_first') };
    } else if (scan.do === 'thing') void this.keep(text, source, code);
    return true;
  }

  private async keep(text: string, source: ScanSource, code: Code): Promise<void> {
    const queued = await keepThing(text, source, code, this.place || null);
    if (!queued) return;
    this.mine.add(queued.requestId);
    this.waiting = this.mine.size;
  }

  private onAnswer({ scan, answer }: AnsweredScan): void {
    if (!this.mine.delete(scan.requestId)) return;
    this.waiting = this.mine.size;
    const text = `${scannedText(scan.text)}: ${answerText(answer)}`;
    const placeCode = scan.context.placeCode;
    const extra =
      NOT_LISTED.includes(answer.code) && placeCode ? { text: scan.text, placeCode } : null;
    this.news = { kind: answer.outcome, text, ...(extra ? { extra } : {}) };
    this.live.ask();
  }

  /** The person has read that it is not on the list, and holds it in hand. */
  private async takeIn(): Promise<void> {
    if (!this.news?.extra) return;
    const { text, placeCode } = this.news.extra;
    const param = { code: this.params.code ?? '' };
    const { arrivals } = api.transfers[':code'];
    const taken = await this.attempt.run({ text, placeCode, unexpected: true }, (json) =>
      call(arrivals.$post({ param, json })),
    );
    void startScanning().tones.play(taken ? 'done' : 'refused');
    if (taken) {
      const words = t('scan.received', { place: taken.place });
      this.news = { kind: 'done', text: `${scannedText(text)}: ${words}` };
    }
    await this.load();
  }

  private async act(what: TransferAct): Promise<void> {
    const param = { code: this.params.code ?? '' };
    const { sending, cancelling } = api.transfers[':code'];
    const done = await this.attempt.run({ what }, async ({ requestId }) => {
      const json = { requestId };
      if (what === 'sending') await call(sending.$post({ param, json }));
      else await call(cancelling.$post({ param, json }));
      return true;
    });
    if (done)
      this.news = {
        kind: 'done',
        text: t(what === 'sending' ? 'transfer.sent_now' : 'transfer.cancel_hint'),
      };
    await this.load();
  }

  private onLine(event: CustomEvent<{ line: TransferLine; act: LineAct }>): void {
    const { line, act } = event.detail;
    if (act === 'settle') {
      this.settling = line;
      return;
    }
    const param = { code: this.params.code ?? '', line: line.id };
    const lines = api.transfers[':code'].lines[':line'];
    const route = act === 'remove' ? lines.removal : lines['not-received'];
    void this.attempt
      .run({ line: line.id }, () =>
        call(route.$post({ param, json: { requestId: newRequestId() } })),
      )
      .then(this.load);
  }

  private onSettled(): void {
    this.settling = null;
    void this.load();
  }

  private readonly print = async (): Promise<void> => {
    try {
      await printLabels({ what: 'codes', codes: [this.params.code ?? ''] });
    } catch (error) {
      this.error = error;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-transfer': RwPageTransfer;
  }
}
