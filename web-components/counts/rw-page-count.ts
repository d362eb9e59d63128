import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ScanSource } from '#domain/bench.ts';
import type { Code } from '#domain/codes.ts';
import { countMeaning } from '#domain/counts.ts';
import { csvLink } from '../data/csv-link.ts';
import { isOffline } from '../data/api-client.ts';
import { readKept } from '../data/kept-reads.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { scanSentence, scannedText } from '../scan/answer-text.ts';
import { keepScan } from '../scan/keep-scan.ts';
import type { ScanNews } from '../scan/kept-scans.ts';
import '../scan/rw-scan-news.ts';
import { type AnsweredScan, onScanAnswer, onScanQueue, startScanning } from '../scan/scan-bus.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-page.ts';
import {
  type CountView,
  type PlaceNow,
  readCount,
  readCountPlace,
  recallPlace,
  rememberPlace,
} from './count-data.ts';
import { countPageStyles } from './count-page-styles.ts';
import { countName } from './count-words.ts';
import './rw-count-close.ts';
import './rw-count-differences.ts';
import './rw-count-now.ts';
import type { CountedScan } from './rw-count-now.ts';
import './rw-count-places.ts';
import './rw-count-summary.ts';

const SCANS_SHOWN = 5;

/** One stock count: a place, then everything that is there, and beside it what does not agree. */
@customElement('rw-page-count')
export class RwPageCount extends LitElement {
  static override styles = [baseStyles, countPageStyles];

  @property({ attribute: false }) params: Record<string, string> = {};
  @state() private count: CountView | null = null;
  @state() private now: PlaceNow | null = null;
  @state() private place: Code | null = null;
  @state() private scans: readonly CountedScan[] = [];
  @state() private offline = false;
  @state() private error: unknown = null;
  @state() private closing = false;
  readonly i18n = new I18n(this);
  readonly claim = new ScanClaim(this, (text, source) => this.hear(text, source));
  readonly live = new LiveRefresh(
    this,
    () => this.load(),
    () => !this.count?.closedAt,
    ({ topic, id }) => topic === 'count' && id === this.id_,
  );
  /** A scan that came after the count had ended. */
  @state() private ended: ScanNews | null = null;
  /** The count that was open on this page. */
  private counting = '';
  private readonly stops: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.stops.push(
      onScanAnswer((answered) => this.onAnswer(answered)),
      onScanQueue(({ trouble }) => (this.offline = trouble === 'offline')),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.stops.splice(0)) stop();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('params')) return;
    this.count = null;
    this.now = null;
    this.ended = null;
    this.place = recallPlace(this.id_);
    this.live.ask();
  }

  private get id_(): string {
    return this.params.id ?? '';
  }

  override render() {
    const { count } = this;
    const unknown = !count && this.error !== null && !isOffline(this.error);
    const waiting = !count && this.error === null;
    return html`<rw-page
        width="wide"
        heading=${count ? countName(count) : t('act.stocktake')}
        .state=${unknown ? 'error' : waiting ? 'loading' : 'ready'}
        .error=${this.error}
        @rw-retry=${() => this.live.ask()}
      >
        ${count ? html`<span slot="lead">${progressText(count)}</span>${this.renderActions(count)}` : nothing}
        ${count?.closedAt ? this.renderEnded(count) : this.renderOpen()}
      </rw-page>
      ${
        count && this.closing
          ? html`<rw-count-close
              .count=${count}
              @rw-close=${() => (this.closing = false)}
              @rw-closed=${this.onClosed}
            ></rw-count-close>`
          : nothing
      }`;
  }

  private renderEnded(count: CountView) {
    return html`<div class="stack">
      <rw-scan-news .news=${this.ended}
        ><rw-button href="/counts">${t('counts.start')}</rw-button></rw-scan-news
      >
      <rw-count-summary .count=${count}></rw-count-summary>
    </div>`;
  }

  private renderActions(count: CountView) {
    return html`<rw-button
        slot="actions"
        icon="download"
        href=${csvLink(`/counts/${count.id}/lines.csv`)}
        >${t('act.export')}</rw-button
      ><rw-button slot="actions" icon="printer" @click=${() => window.print()}
        >${t('counts.print')}</rw-button
      >${
        !count.closedAt && allowed('stock.settle')
          ? html`<rw-button slot="actions" icon="flag" @click=${() => (this.closing = true)}
              >${t('counts.close')}</rw-button
            >`
          : nothing
      }`;
  }

  private renderOpen() {
    const { count } = this;
    return html`<div class="count">
      <div class="counting">
        ${
          this.offline
            ? html`<rw-notice kind="warning">${t('counts.offline')}</rw-notice>`
            : nothing
        }
        ${
          allowed('stock.count')
            ? html`<rw-count-now
                .countId=${this.id_}
                .place=${this.place}
                .name=${this.nameOf(this.place)}
                .now=${this.now?.code === this.place ? this.now : null}
                .scans=${this.scans}
                @rw-done=${() => this.place && this.hear(this.place, 'button')}
                @rw-pieces=${this.onPieces}
                @rw-changed=${() => this.live.ask()}
              ></rw-count-now>`
            : nothing
        }
      </div>
      ${
        count
          ? html`<rw-count-differences
              .count=${count}
              @rw-changed=${() => this.live.ask()}
            ></rw-count-differences>`
          : nothing
      }
      ${
        count
          ? html`<rw-count-places
              .places=${count.places}
              .current=${this.place}
              @rw-count-place=${(event: CustomEvent<{ code: Code }>) =>
                this.hear(event.detail.code, 'button')}
            ></rw-count-places>`
          : nothing
      }
    </div>`;
  }

  private nameOf(code: Code | null): string {
    const known = this.count?.places.find((place) => place.code === code);
    return known?.name ?? (this.now?.code === code ? (this.now?.name ?? '') : '');
  }

  private readonly load = async (): Promise<void> => {
    const { id_: id, place } = this;
    try {
      const path = `/counts/${id}`;
      const [count, now] = await Promise.all([
        readKept(path, () => readCount(id)),
        place
          ? readKept(`${path}/${place}`, () => readCountPlace(id, place)).catch(() => null)
          : null,
      ]);
      if (id !== this.id_) return;
      this.count = count.value;
      if (!count.value.closedAt) this.counting = id;
      if (place === this.place) this.now = now?.value ?? null;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  };

  private hear(text: string, source: ScanSource): boolean {
    if (!allowed('stock.count')) return false;
    const means = countMeaning(text, this.id_, this.place);
    if (!means) return false;
    if (this.count?.closedAt) return this.refuseEnded(text);
    void this.keep(text, source);
    if (means.do === 'count_place') {
      this.place = means.before === means.place ? null : means.place;
      this.now = null;
      rememberPlace(this.id_, this.place);
    }
    return true;
  }

  /** Whoever was counting hears that somebody ended it; to others a scan means what it means everywhere. */
  private refuseEnded(text: string): boolean {
    if (this.counting !== this.id_) return false;
    void startScanning().tones.play('refused');
    this.ended = { kind: 'refused', text: `${scannedText(text)}: ${t('error.count.closed')}` };
    return true;
  }

  private async keep(text: string, source: ScanSource, pieces: number | null = null) {
    const means = { countId: this.id_, placeCode: this.place, pieces };
    const words = t('counts.kept', { code: scannedText(text) });
    let id = '';
    const queued = await keepScan({ text, source }, means, ({ requestId }) => {
      id = requestId;
      const line = { requestId, kind: 'info' as const, words };
      this.scans = [line, ...this.scans].slice(0, SCANS_SHOWN);
    });
    if (!queued) this.scans = this.scans.filter(({ requestId }) => requestId !== id);
  }

  private onPieces(event: CustomEvent<{ code: Code; pieces: number }>): void {
    void this.keep(event.detail.code, 'button', event.detail.pieces);
  }

  private onAnswer({ scan, answer }: AnsweredScan): void {
    if (scan.context.countId !== this.id_) return;
    const { requestId } = scan;
    const words = scanSentence(scan.text, answer);
    const line = { requestId, kind: answer.outcome, words };
    const known = this.scans.some((one) => one.requestId === requestId);
    this.scans = known
      ? this.scans.map((one) => (one.requestId === requestId ? line : one))
      : [line, ...this.scans].slice(0, SCANS_SHOWN);
    if (answer.code === 'count.closed') this.ended = { kind: 'refused', text: words };
    // A place that cannot be counted is not in hand.
    if (answer.outcome === 'refused' && scan.text === this.place) {
      this.place = null;
      rememberPlace(this.id_, null);
    }
    this.live.ask();
  }

  private onClosed(): void {
    this.closing = false;
    rememberPlace(this.id_, null);
    this.live.ask();
  }
}

function progressText({ places }: CountView): string {
  const done = places.filter(({ doneAt }) => doneAt).length;
  return t('counts.progress', { done, all: places.length });
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-count': RwPageCount;
  }
}
