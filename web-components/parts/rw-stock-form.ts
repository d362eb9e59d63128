import { readScan } from '#domain/codes.ts';
import { isStorage } from '#domain/parts.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, errorText, fieldText, newRequestId } from '../data/api-client.ts';
import { numberOf, textOf } from '../evidence/form-values.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import { linesOf } from './item-form-values.ts';
import type { Item, Place } from './parts-data.ts';

export type StockAct = 'receive' | 'move' | 'count_bin';

/**
 * Receives pieces of an item, moves them between bins, or counts one bin. A scanned bin fills the next empty place.
 * @fires rw-done with `detail: { words, codes }`: what happened, and new labels to print
 * @fires rw-close
 */
@customElement('rw-stock-form')
export class RwStockForm extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) item!: Item;
  @property() act: StockAct = 'receive';
  @property({ attribute: false }) places: readonly Place[] = [];
  @state() private from = '';
  @state() private to = '';
  @state() private busy = false;
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);
  readonly scans = new ScanClaim(this, (text) => this.take(text));
  private requestId = newRequestId();

  override connectedCallback(): void {
    super.connectedCallback();
    const [only, ...more] = this.item.bins;
    if (only && more.length === 0) {
      if (this.act === 'receive') this.to = only.code;
      else this.from = only.code;
    }
  }

  override render() {
    const { act, item } = this;
    const known = ['quantity', 'counted', 'placeCode', 'toCode', 'fromCode'];
    const other = known.every((name) => fieldText(this.error, name) === '');
    return html`<rw-dialog
      open
      heading=${`${t(`parts.${act}`)}: \u2068${item.name}\u2069`}
      @rw-close=${this.close}
    >
      <form class="stack" @submit=${this.submit} @input=${() => (this.requestId = newRequestId())}>
        ${this.error && other ? html`<rw-notice kind="refused">${errorText(this.error)}</rw-notice>` : nothing}
        ${act === 'receive' && isStorage(item.type) ? html`<rw-notice kind="info">${t('parts.new_drives')}</rw-notice>` : nothing}
        ${act === 'receive' ? nothing : this.bin('from', act === 'move' ? 'fromCode' : 'placeCode')}
        ${act === 'count_bin' ? this.renderCounted() : this.renderQuantity()}
        ${act === 'count_bin' ? nothing : this.bin('to', act === 'move' ? 'toCode' : 'placeCode')}
        ${act === 'receive' && item.tracking === 'serialised' ? this.renderSerials() : nothing}
        <div class="row">
          <rw-button type="submit" variant="primary" size="bench" ?busy=${this.busy}
            >${t(`parts.${act}`)}</rw-button
          >
          <rw-button variant="quiet" size="bench" @click=${this.close}
            >${t('act.cancel')}</rw-button
          >
        </div>
      </form>
    </rw-dialog>`;
  }

  private renderQuantity() {
    return html`<rw-field label=${t('parts.quantity')} error=${this.piecesFault('quantity')}>
      <input name="quantity" inputmode="numeric" dir="ltr" maxlength="5" .defaultValue=${'1'} />
    </rw-field>`;
  }

  private renderCounted() {
    const expected = this.expected;
    return html`<rw-field
      label=${t('parts.counted_now')}
      hint=${this.from ? t('parts.should_be', { count: expected }) : ''}
      error=${this.piecesFault('counted')}
    >
      <input name="counted" inputmode="numeric" dir="ltr" maxlength="6" />
    </rw-field>`;
  }

  private renderSerials() {
    return html`<rw-field label=${t('parts.serials')} optional>
      <textarea name="serials" rows="3" dir="ltr"></textarea>
    </rw-field>`;
  }

  private bin(end: 'from' | 'to', field: string) {
    const places =
      end === 'from' ? this.item.bins : this.places.filter((p) => p.kind !== 'quarantine');
    const chosen = this[end];
    return html`<rw-field
      label=${t(end === 'from' ? 'parts.from_bin' : 'parts.into')}
      hint=${t('parts.scan_bin')}
      error=${fieldText(this.error, field)}
    >
      <select @change=${(event: Event) => (this[end] = (event.target as HTMLSelectElement).value)}>
        <option value="" ?selected=${chosen === ''}>${t('common.select')}</option>
        ${places.map(
          ({ code, name }) =>
            html`<option value=${code} ?selected=${code === chosen}>${name}</option>`,
        )}
      </select>
    </rw-field>`;
  }

  private piecesFault(name: string): string {
    const fault = fieldText(this.error, name);
    return fault === t('error.input.wrong_value') ? t('parts.whole_number') : fault;
  }

  private get expected(): number {
    return this.item.bins.find((bin) => bin.code === this.from)?.quantity ?? 0;
  }

  private take(text: string): boolean {
    const scan = readScan(text);
    if (scan.kind !== 'own' || scan.type !== 'place') return false;
    const isFrom = this.item.bins.some((bin) => bin.code === scan.code);
    if (this.act === 'count_bin' || (this.act === 'move' && this.from === '' && isFrom)) {
      this.from = scan.code;
    } else this.to = scan.code;
    this.requestId = newRequestId();
    return true;
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const form = new FormData(event.target as HTMLFormElement);
    this.busy = true;
    this.error = null;
    try {
      const detail = await this.send(form);
      this.dispatchEvent(new CustomEvent('rw-done', { detail }));
    } catch (error) {
      this.error = error;
      this.requestId = newRequestId();
    } finally {
      this.busy = false;
    }
  }

  private async send(form: FormData): Promise<{ words: string; codes: string[] }> {
    const { requestId, from, to } = this;
    const routes = api.parts.items[':code'];
    const param = { code: this.item.code };
    const quantity = numberOf(textOf(form, 'quantity')) ?? 0;
    if (this.act === 'receive') {
      const serials = linesOf(textOf(form, 'serials'));
      const json = { requestId, quantity, placeCode: to, serials };
      const { codes, place } = await call(routes.receipts.$post({ param, json }));
      return { words: t('parts.received', { count: quantity, place }), codes };
    }
    if (this.act === 'move') {
      const json = { requestId, quantity, fromCode: from, toCode: to };
      const moved = await call(routes.moves.$post({ param, json }));
      return { words: t('parts.moved', moved), codes: [] };
    }
    const counted = numberOf(textOf(form, 'counted')) ?? -1;
    const json = { requestId, placeCode: from, counted, expected: this.expected };
    const { difference } = await call(routes.counts.$post({ param, json }));
    const count = Math.abs(difference);
    const key = difference > 0 ? 'parts.count_more' : 'parts.count_less';
    return { words: difference === 0 ? t('parts.count_same') : t(key, { count }), codes: [] };
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('rw-close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-stock-form': RwStockForm;
  }
}
