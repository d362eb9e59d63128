import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, errorText, fieldText, newRequestId } from '../data/api-client.ts';
import { printLabels } from '../data/label-printing.ts';
import { allowed } from '../data/session.ts';
import { numberOf, textOf } from '../evidence/form-values.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-field.ts';
import '../ui/rw-where.ts';
import { showToast } from '../ui/toast.ts';
import { factsText, typeText } from './item-fields.ts';
import { type Item, loadPlaces, type Place } from './parts-data.ts';
import './rw-item-form.ts';
import './rw-item-movements.ts';
import './rw-stock-form.ts';
import type { StockAct } from './rw-stock-form.ts';

/**
 * One item of the catalogue: what it fits, how many there are and where, what moved.
 * @fires rw-changed after each change
 */
@customElement('rw-item-card')
export class RwItemCard extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .level {
        font-size: var(--rw-text-large, 2rem);
        font-weight: 700;
      }

      .low {
        color: var(--rw-color-warning);
      }

      .lines {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
        gap: var(--rw-space-5, 1.5rem);
      }

      ul.bins {
        max-inline-size: 30rem;
      }

      ul.bins li {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--rw-space-4);
        min-block-size: var(--rw-touch);
        border-block-end: 1px solid var(--rw-color-line);
      }

      form.minimum {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--rw-space-3);
      }
    `,
  ];

  @property({ attribute: false }) item!: Item;
  @state() private act: StockAct | null = null;
  @state() private editing = false;
  @state() private places: Place[] = [];
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void loadPlaces().then(
      (places) => (this.places = places),
      (error: unknown) => (this.error = error),
    );
  }

  override render() {
    const { item } = this;
    return html`<div class="stack">
        <p>
          <strong>${typeText(item.type, item.family)}</strong>
          <bdi>${[item.make, item.model].filter(Boolean).join(' ')}</bdi>
          <bdi>${factsText(item.type, item.facts, item.family)}</bdi>
          <span class="muted">· ${t(`parts.${item.tracking}`)}</span>
        </p>
        ${
          item.fits.length > 0
            ? html`<p class="muted">${t('parts.fits')}: <bdi>${item.fits.join(', ')}</bdi></p>`
            : nothing
        }
        ${this.renderActions()}
        <div class="lines">${this.renderLevel()} ${this.renderPieces()}</div>
        ${
          item.tracking === 'counted'
            ? html`<rw-item-movements .movements=${item.movements}></rw-item-movements>`
            : nothing
        }
      </div>
      ${this.renderForms()}`;
  }

  private renderActions() {
    const { item } = this;
    if (!allowed('stock.manage')) return nothing;
    const counted = item.tracking === 'counted' && item.bins.length > 0;
    return html`<div class="row">
      ${item.closed ? nothing : this.action('receive', 'plus', 'primary')}
      ${counted ? this.action('move', 'arrow-right') : nothing}
      ${counted ? this.action('count_bin', 'clipboard-check') : nothing}
      <rw-button icon="printer" @click=${() => this.print([item.code])}
        >${t('parts.print_shelf')}</rw-button
      >
      <rw-button variant="quiet" icon="pencil" @click=${() => (this.editing = true)}
        >${t('common.edit')}</rw-button
      >
      ${
        item.closed || item.quantity === 0
          ? html`<rw-button variant="quiet" @click=${this.close}
              >${t(item.closed ? 'parts.reopen' : 'parts.close')}</rw-button
            >`
          : nothing
      }
    </div>`;
  }

  private action(
    act: StockAct,
    icon: 'plus' | 'arrow-right' | 'clipboard-check',
    variant: 'primary' | 'secondary' = 'secondary',
  ) {
    return html`<rw-button variant=${variant} icon=${icon} @click=${() => (this.act = act)}
      >${t(`parts.${act}`)}</rw-button
    >`;
  }

  private renderLevel() {
    const { item } = this;
    const { quantity, minimum } = item;
    const low = minimum !== null && quantity < minimum;
    return html`<section class="stack">
      <h2>${t('parts.in_stock')}</h2>
      <p>
        <span class="level ${low ? 'low' : ''}">${formatNumber(quantity)}</span>
        ${low ? html`<strong class="low">${t('parts.low', { minimum })}</strong>` : nothing}
      </p>
      ${
        item.bins.length + item.underway.length > 0
          ? html`<ul class="bins">
              ${item.bins.map(
                (bin) =>
                  html`<li>
                    <a class="reach" href="/places/${bin.code}"><bdi>${bin.name}</bdi></a>
                    <strong>${formatNumber(bin.quantity)}</strong>
                  </li>`,
              )}
              ${item.underway.map(
                ({ code, quantity }) =>
                  html`<li>
                    <rw-where .where=${{ transferCode: code }}></rw-where>
                    <strong>${formatNumber(quantity)}</strong>
                  </li>`,
              )}
            </ul>`
          : nothing
      }
      ${allowed('stock.manage') && !item.closed ? this.renderMinimum() : nothing}
    </section>`;
  }

  private renderMinimum() {
    return html`<form class="minimum" @submit=${this.saveMinimum}>
      <rw-field
        label=${t('parts.minimum')}
        hint=${t('parts.minimum_hint')}
        error=${fieldText(this.error, 'minimum')}
        optional
      >
        <input
          name="minimum"
          inputmode="numeric"
          dir="ltr"
          maxlength="6"
          .defaultValue=${this.item.minimum === null ? '' : String(this.item.minimum)}
        />
      </rw-field>
      <rw-button type="submit">${t('act.save')}</rw-button>
    </form>`;
  }

  private renderPieces() {
    const { pieces } = this.item;
    if (pieces.length === 0) return nothing;
    return html`<section class="stack">
      <h2>${t('parts.pieces')}</h2>
      <ul class="bins">
        ${pieces.map(
          (piece) =>
            html`<li>
              <a class="reach" href="/parts/${piece.code}"
                ><rw-code code=${piece.code}></rw-code
              ></a>
              <rw-where .where=${piece}></rw-where>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private renderForms() {
    const close = () => {
      this.act = null;
      this.editing = false;
    };
    if (this.act) {
      return html`<rw-stock-form
        .item=${this.item}
        act=${this.act}
        .places=${this.places}
        @rw-close=${close}
        @rw-done=${this.onDone}
      ></rw-stock-form>`;
    }
    if (!this.editing) return nothing;
    return html`<rw-item-form
      .item=${this.item}
      @rw-close=${close}
      @rw-done=${() => {
        close();
        this.changed();
      }}
    ></rw-item-form>`;
  }

  private onDone(event: CustomEvent<{ words: string; codes: string[] }>): void {
    const { words, codes } = event.detail;
    this.act = null;
    const print = { label: t('act.print_labels'), run: () => this.print(codes) };
    showToast({ kind: 'done', text: words, ...(codes.length > 0 ? { action: print } : {}) });
    this.changed();
  }

  /** A shelf label says what lies there; it may be printed again without a reason. */
  private async print(codes: string[]): Promise<void> {
    try {
      await printLabels({ what: 'codes', codes }, { reason: t('act.reprint') });
    } catch (error) {
      showToast({ kind: 'refused', text: errorText(error) });
    }
  }

  private async saveMinimum(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const text = textOf(new FormData(event.target as HTMLFormElement), 'minimum');
    const minimum = text === '' ? null : (numberOf(text) ?? -1);
    await this.write(() =>
      call(
        api.parts.items[':code'].minimum.$post({
          param: { code: this.item.code },
          json: { requestId: newRequestId(), minimum },
        }),
      ),
    );
  }

  private close(): void {
    const json = { requestId: newRequestId(), closed: !this.item.closed };
    const param = { code: this.item.code };
    void this.write(() => call(api.parts.items[':code'].closing.$post({ param, json })));
  }

  private async write(send: () => Promise<unknown>): Promise<void> {
    this.error = null;
    try {
      await send();
      showToast({ kind: 'done', text: t('device.saved') });
      this.changed();
    } catch (error) {
      this.error = error;
      if (!fieldText(error, 'minimum')) showToast({ kind: 'refused', text: errorText(error) });
    }
  }

  private changed(): void {
    this.dispatchEvent(new CustomEvent('rw-changed', { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-item-card': RwItemCard;
  }
}
