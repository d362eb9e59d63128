import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ScanSource } from '#domain/bench.ts';
import type { Code } from '#domain/codes.ts';
import { api, call } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { printLabels } from '../data/label-printing.ts';
import { KeptReading } from '../data/kept-reading.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { allowed } from '../data/session.ts';
import { getLocale, I18n, t } from '../i18n/i18n.ts';
import { KeptScans, type ScanNews } from '../scan/kept-scans.ts';
import '../scan/rw-scan-news.ts';
import { type AnsweredScan, leavePlace, startScanning } from '../scan/scan-bus.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-kept-note.ts';
import '../ui/rw-page.ts';
import '../ui/rw-refused.ts';
import { type Extra, extraOf } from './rw-take-in.ts';
import './rw-transfer-body.ts';
import type { TransferAct } from './rw-transfer-body.ts';
import type { LineAct } from './rw-transfer-lines.ts';
import './rw-transfer-scan.ts';
import './rw-transfer-settle.ts';
import {
  loadTransfer,
  meanwhileWords,
  stateWords,
  type Transfer,
  type TransferLine,
} from './transfer-data.ts';
import { readTransferScan } from './transfer-scans.ts';

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
  @state() private place: Code = '';
  @state() private extra: Extra | null = null;
  @state() private settling: TransferLine | null = null;
  readonly i18n = new I18n(this);
  private readonly reading = new KeptReading(
    this,
    () => `/transfers/${this.params.code}`,
    () => loadTransfer(this.params.code ?? ''),
  );
  readonly live = new LiveRefresh(
    this,
    this.reading.load,
    () => false,
    ({ topic, id }) => topic === 'transfer' && id === this.transfer?.id,
  );
  readonly scans = new ScanClaim(this, (text, source) => this.hear(text, source));
  private readonly kept = new KeptScans(this, (answered) => this.onAnswer(answered));
  private readonly attempt = new Attempt(this);

  override connectedCallback(): void {
    super.connectedCallback();
    leavePlace();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('params') || this.params.code === this.transfer?.code) return;
    this.reading.clear();
    this.say(null);
    this.place = '';
    void this.reading.load();
  }

  private get transfer() {
    return this.reading.value;
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
        state=${this.reading.state}
        .error=${this.reading.error}
        @rw-retry=${this.reading.load}
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
        <rw-kept-note .at=${this.reading.keptAt}></rw-kept-note>
        <p class="state" role="status">${stateWords(transfer)}</p>
        ${meanwhile ? html`<p class="muted">${meanwhile}</p>` : nothing}
        ${this.packs || this.receives ? this.renderScanning(transfer) : this.renderNews()}
        <rw-refused .error=${this.attempt.error}></rw-refused>
        <rw-transfer-body
          .transfer=${transfer}
          ?packs=${this.packs}
          ?receives=${this.receives}
          ?busy=${this.attempt.busy}
          ?waiting=${this.kept.open > 0}
          @rw-line=${this.onLine}
          @rw-act=${(event: CustomEvent<{ act: TransferAct }>) => void this.act(event.detail.act)}
        ></rw-transfer-body>
      </div>`;
  }

  private renderScanning(transfer: Transfer) {
    return html`<rw-transfer-scan
      side=${transfer.side}
      .place=${this.place}
      .news=${this.kept.news}
      .waiting=${this.kept.waiting}
      @rw-place=${(event: CustomEvent<{ place: Code | null }>) =>
        (this.place = event.detail.place ?? '')}
      >${
        this.extra
          ? html`<rw-take-in
              .transfer=${transfer.code}
              .extra=${this.extra}
              @rw-taken=${this.onTaken}
            ></rw-take-in>`
          : nothing
      }</rw-transfer-scan
    >`;
  }

  private renderNews() {
    const { news, waiting } = this.kept;
    return html`<rw-scan-news .news=${news} .waiting=${waiting}></rw-scan-news>`;
  }

  private hear(text: string, source: ScanSource): boolean {
    const { code } = this.params;
    if (!code || !(this.packs || this.receives)) return false;
    const scan = readTransferScan(text, code);
    if (!scan) return false;
    const { tones } = startScanning();
    if (scan.do === 'place') {
      this.place = scan.place;
      this.say(null);
      void tones.play('done');
    } else if (scan.do === 'thing' && this.receives && this.place === '') {
      void tones.play('refused');
      this.say({ kind: 'refused', text: t('error.transfer.place_first') });
    } else if (scan.do === 'thing') {
      void this.kept.keep(text, source, { intoCode: code, placeCode: this.place || null });
    }
    return true;
  }

  private onAnswer(answered: AnsweredScan): void {
    this.extra = extraOf(answered);
    this.live.ask();
  }

  private say(news: ScanNews | null): void {
    this.extra = null;
    this.kept.say(news);
  }

  private onTaken(event: CustomEvent<{ words: string }>): void {
    this.say({ kind: 'done', text: event.detail.words });
    void this.reading.load();
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
    const words = what === 'sending' ? 'transfer.sent_now' : 'transfer.cancel_hint';
    if (done) this.say({ kind: 'done', text: t(words) });
    await this.reading.load();
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
      .run({ line: line.id, act }, ({ requestId }) =>
        call(route.$post({ param, json: { requestId } })),
      )
      .then(this.reading.load);
  }

  private onSettled(): void {
    this.settling = null;
    void this.reading.load();
  }

  private readonly print = async (): Promise<void> => {
    try {
      await printLabels({ what: 'codes', codes: [this.params.code ?? ''] });
    } catch (error) {
      this.reading.fail(error);
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-transfer': RwPageTransfer;
  }
}
