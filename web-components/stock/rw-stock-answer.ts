import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Stock } from '../../api/stock/stock.service.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import { answerWords } from './stock-words.ts';

/** More shelves than these wait behind a button. */
const SHELVES_SHOWN = 8;

/**
 * The answer as one sentence, and the shelves it speaks of.
 * @fires rw-place with `detail: { placeId }` when a shelf is chosen; an empty id means all
 */
@customElement('rw-stock-answer')
export class RwStockAnswer extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: var(--rw-space-3);
      }

      .answer {
        font-size: var(--rw-text-28);
        font-weight: 600;
        line-height: 1.3;
        text-wrap: balance;
      }
    `,
  ];

  @property({ attribute: false }) stock?: Stock;
  @property() placeId = '';
  @state() private all = false;
  readonly i18n = new I18n(this);

  override render() {
    if (!this.stock) return nothing;
    return html`<p class="answer" role="status">${answerWords(this.stock)}</p>
      ${this.stock.places.length > 0 ? this.renderShelves(this.stock.places) : nothing}`;
  }

  private renderShelves(places: Stock['places']) {
    const shown = places.filter(
      ({ id }, index) => this.all || index < SHELVES_SHOWN || id === this.placeId,
    );
    const options = [
      { value: '', label: t('stock.all_shelves') },
      ...shown.map(({ id, name, count }) => ({
        value: id,
        label: name,
        count: formatNumber(count),
      })),
    ];
    return html`<rw-choice
        label=${t('stock.where')}
        .value=${this.placeId}
        .options=${options}
        @change=${this.choose}
      ></rw-choice>
      ${
        shown.length < places.length
          ? html`<div>
              <rw-button variant="quiet" @click=${() => (this.all = true)}
                >${t('common.show_all')}</rw-button
              >
            </div>`
          : nothing
      }`;
  }

  private choose(event: CustomEvent<{ value: string }>): void {
    const detail = { placeId: event.detail.value };
    this.dispatchEvent(new CustomEvent('rw-place', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-stock-answer': RwStockAnswer;
  }
}
