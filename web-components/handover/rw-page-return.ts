import { KIT_LINES, type KitLineKey } from '#domain/kit-template.ts';
import { readScan } from '#domain/codes.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Returned } from '../../api/returns/return-device.service.ts';
import { ApiError } from '../data/api-error.ts';
import { api, call } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { startScanning } from '../scan/scan-bus.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-page.ts';
import '../ui/rw-refused.ts';
import type { Aside } from './rw-aside.ts';
import './rw-aside.ts';
import type { Given, RwReplacement } from './rw-replacement.ts';
import './rw-replacement.ts';
import type { NeedFollows, ReturnWords, RwReturnForm } from './rw-return-form.ts';
import './rw-return-form.ts';
import './rw-returned.ts';
import './rw-scan-first.ts';
import './rw-table-pieces.ts';
import {
  checkReturned,
  deviceWords,
  isForTable,
  openReturn,
  ownPiece,
  type ReturnTable,
} from './table-data.ts';
import { tableStyles } from './table-styles.ts';
import { isInWarranty, warrantyText } from './warranty-text.ts';

/** Refusals of a piece that is somebody's: it is put aside and named until it is. */
const OF_OTHERS = ['return.foreign_piece', 'return.workshop_piece', 'return.stock_piece'];

/** Taking a device back: scan it and what came along, say why and how it looks, give another one for it. */
@customElement('rw-page-return')
export class RwPageReturn extends LitElement {
  static override styles = [baseStyles, tableStyles];

  @property({ attribute: false }) query: URLSearchParams | undefined;
  @state() private table: ReturnTable | null = null;
  @state() private scanned: ReadonlySet<string> = new Set();
  @state() private counted: ReadonlySet<string> = new Set();
  @state() private aside: readonly Aside[] = [];
  @state() private follows: NeedFollows = 'reopen';
  @state() private placeCode = '';
  @state() private error: unknown = null;
  @state() private opening = false;
  @state() private returned: Returned | null = null;
  readonly i18n = new I18n(this);
  readonly scans = new ScanClaim(this, (text) => this.hear(text));
  @query('rw-replacement') private readonly other!: RwReplacement | null;
  @query('rw-return-form') private readonly form!: RwReturnForm | null;
  private readonly attempt = new Attempt(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('query')) return;
    const device = this.query?.get('device');
    if (device) void this.open(device, false);
  }

  override render() {
    return html`<rw-page heading=${t('back.title')}>
      ${
        this.table
          ? html`<rw-button slot="actions" variant="quiet" @click=${this.clear}
              >${t('table.other_device')}</rw-button
            >`
          : nothing
      }
      <div class="stack">
        <rw-refused .error=${this.error}></rw-refused>
        ${this.renderTable()}
      </div>
    </rw-page>`;
  }

  private renderTable() {
    if (this.returned) {
      return html`<rw-returned .returned=${this.returned} @rw-next=${this.clear}></rw-returned>`;
    }
    const { table } = this;
    if (!table) {
      return html`<rw-scan-first
        heading=${t('back.scan_device')}
        hint=${t('back.scan_device_hint')}
        ?busy=${this.opening}
        @rw-code=${(event: CustomEvent<{ text: string }>) => this.open(event.detail.text, true)}
      ></rw-scan-first>`;
    }
    const complete = this.scanned.has(table.code);
    return html`<div class="table">
        <section class="stack">
          <div class="person">
            <p>
              ${t('back.left_on', { date: formatDate(table.handedOverAt) })} ·
              <rw-code code=${table.receiptCode}></rw-code> ·
              <rw-code code=${table.needCode}></rw-code>
            </p>
            ${renderWarranty(table)}
          </div>
          <rw-table-pieces
            countable
            device=${table.code}
            deviceName=${deviceWords(table)}
            .pieces=${table.pieces}
            .scanned=${this.scanned}
            .counted=${this.counted}
            @rw-count=${this.count}
          ></rw-table-pieces>
          <rw-aside
            .pieces=${this.aside}
            @rw-off=${(event: CustomEvent<{ code: string }>) => this.off(event.detail.code)}
          ></rw-aside>
        </section>
        <section class="stack">
          <rw-return-form
            placeCode=${this.placeCode}
            follows=${this.follows}
            ?busy=${this.attempt.busy}
            ?complete=${complete}
            ?gone=${table.personGone}
            @rw-follows=${(event: CustomEvent<{ follows: NeedFollows }>) =>
              (this.follows = event.detail.follows)}
            @rw-words=${(event: CustomEvent<ReturnWords>) => this.takeBack(event.detail)}
          ></rw-return-form>
        </section>
      </div>
      ${
        this.follows === 'exchange'
          ? html`<rw-replacement
              code=${table.code}
              needCode=${table.needCode}
              ?ready=${complete}
              ?busy=${this.attempt.busy}
              .refusal=${this.attempt.error}
              @rw-give=${(event: CustomEvent<Given>) => this.exchange(event.detail)}
            ></rw-replacement>`
          : nothing
      }
      <rw-refused .error=${this.attempt.error}></rw-refused>`;
  }

  private hear(text: string): boolean {
    if (!isForTable(text)) return false;
    if (this.returned) this.clear();
    const { table } = this;
    if (!table) {
      void this.open(text, true);
      return true;
    }
    const scan = readScan(text);
    if (scan.kind === 'own' && scan.type === 'place') {
      this.placeCode = scan.code;
      void startScanning().tones.play('done');
      return true;
    }
    const own = ownPiece(table.pieces, table.code, text);
    if (own) this.take(own);
    else if (!this.other?.takes(text)) void this.ask(table.code, text);
    return true;
  }

  private take(code: string): void {
    this.error = null;
    this.scanned = new Set([...this.scanned, code]);
    void startScanning().tones.play('done');
  }

  /** By its tracking code or serial number, another device to give, or somebody else's piece. */
  private async ask(code: string, text: string): Promise<void> {
    try {
      this.take((await checkReturned(code, text)).code);
    } catch (error) {
      const refusal = error instanceof ApiError ? error : null;
      if (refusal?.code === 'return.other_device' && this.other) return this.other.open(text);
      if (refusal && OF_OTHERS.includes(refusal.code)) this.putAside(refusal);
      else this.refuse(error);
    }
  }

  private putAside(error: ApiError): void {
    const code = String(error.params.code ?? '');
    this.error = null;
    this.aside = [...this.aside.filter((one) => one.code !== code), { code, error }];
    void startScanning().tones.play('refused');
  }

  private off(code: string): void {
    this.aside = this.aside.filter((one) => one.code !== code);
  }

  private count(event: CustomEvent<{ line: string; given: boolean }>): void {
    const { line, given } = event.detail;
    const others = [...this.counted].filter((one) => one !== line);
    this.counted = new Set(given ? [...others, line] : others);
  }

  private async open(text: string, byScan: boolean): Promise<void> {
    this.opening = true;
    this.error = null;
    try {
      this.table = await openReturn(text);
      this.returned = null;
      this.scanned = new Set(byScan ? [this.table.code] : []);
      this.counted = new Set();
      this.aside = [];
      this.follows = this.table.personGone ? 'close' : 'reopen';
      void startScanning().tones.play('done');
    } catch (error) {
      this.refuse(error);
    } finally {
      this.opening = false;
    }
  }

  private refuse(error: unknown): void {
    this.error = error;
    void startScanning().tones.play('refused');
    window.scrollTo({ top: 0 });
  }

  private exchange(replacement: Given): void {
    const words = this.form?.words();
    if (words) void this.takeBack(words, replacement);
  }

  private async takeBack(words: ReturnWords, replacement?: Given): Promise<void> {
    const { table } = this;
    if (!table) return;
    const isLine = (line: string): line is KitLineKey =>
      (KIT_LINES as readonly string[]).includes(line);
    const body = {
      ...words,
      scanned: [...this.scanned],
      counted: [...this.counted].filter(isLine),
      ...(this.aside.length > 0 ? { aside: this.aside.map(({ code }) => code) } : {}),
      ...(replacement ? { replacement } : {}),
    };
    const param = { code: table.code };
    const returned = await this.attempt.run(body, (json) =>
      call(api.devices[':code'].return.$post({ param, json })),
    );
    if (!returned) return void startScanning().tones.play('refused');
    this.returned = returned as Returned;
    this.table = null;
    void startScanning().tones.play('done');
  }

  private clear(): void {
    this.table = null;
    this.returned = null;
    this.error = null;
    this.placeCode = '';
    this.scanned = new Set();
    this.attempt.clear();
  }
}

function renderWarranty({ warrantyEnd }: ReturnTable) {
  const means = isInWarranty(warrantyEnd) ? 'warranty.means_left' : 'warranty.means_ended';
  return html`<p><strong>${warrantyText(warrantyEnd)}</strong></p>
    <p class="muted small">${t(means)}</p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-return': RwPageReturn;
  }
}
