import { KIT_LINES, type KitLineKey } from '#domain/kit-template.ts';
import { readScan } from '#domain/codes.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
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
import type { ReturnWords } from './rw-return-form.ts';
import './rw-return-form.ts';
import './rw-returned.ts';
import './rw-scan-first.ts';
import './rw-table-pieces.ts';
import { deviceWords, isForTable, openReturn, ownPiece, type ReturnTable } from './table-data.ts';
import { tableStyles } from './table-styles.ts';

/** Taking a device back: scan it, scan what came along, say why and how it looks. */
@customElement('rw-page-return')
export class RwPageReturn extends LitElement {
  static override styles = [baseStyles, tableStyles];

  @property({ attribute: false }) query: URLSearchParams | undefined;
  @state() private table: ReturnTable | null = null;
  @state() private scanned: ReadonlySet<string> = new Set();
  @state() private counted: ReadonlySet<string> = new Set();
  @state() private placeCode = '';
  @state() private error: unknown = null;
  @state() private opening = false;
  @state() private returned: Returned | null = null;
  readonly i18n = new I18n(this);
  readonly scans = new ScanClaim(this, (text) => this.hear(text));
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
    return html`<div class="table">
      <section class="stack">
        <p class="person">
          ${t('back.left_on', { date: formatDate(table.handedOverAt) })} ·
          <rw-code code=${table.receiptCode}></rw-code> · <bdi>${table.needCode}</bdi>
        </p>
        <rw-table-pieces
          countable
          device=${table.code}
          deviceName=${deviceWords(table)}
          .pieces=${table.pieces}
          .scanned=${this.scanned}
          .counted=${this.counted}
          @rw-count=${this.count}
        ></rw-table-pieces>
      </section>
      <section class="stack">
        <rw-return-form
          placeCode=${this.placeCode}
          ?busy=${this.attempt.busy}
          ?complete=${this.scanned.has(table.code)}
          @rw-words=${(event: CustomEvent<ReturnWords>) => this.takeBack(event.detail)}
        ></rw-return-form>
        <rw-refused .error=${this.attempt.error}></rw-refused>
      </section>
    </div>`;
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
    else void this.ask(table.code, text);
    return true;
  }

  private take(code: string): void {
    this.error = null;
    this.scanned = new Set([...this.scanned, code]);
    void startScanning().tones.play('done');
  }

  /** The device by its tracking code or serial number; everything else did not leave with it. */
  private async ask(code: string, text: string): Promise<void> {
    const found = await openReturn(text).catch(() => null);
    if (found?.code === code) this.take(code);
    else {
      const params = { code: text.slice(0, 40) };
      this.refuse(new ApiError({ status: 409, code: 'return.foreign_piece', params }));
    }
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

  private async takeBack(words: ReturnWords): Promise<void> {
    const { table } = this;
    if (!table) return;
    const isLine = (line: string): line is KitLineKey =>
      (KIT_LINES as readonly string[]).includes(line);
    const body = {
      ...words,
      scanned: [...this.scanned],
      counted: [...this.counted].filter(isLine),
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

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-return': RwPageReturn;
  }
}
