import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ACCESSORY_STATUSES, TRACKED_KINDS } from '#domain/accessories.ts';
import { connectorLabel } from '#domain/connectors.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import { kindText } from './accessory-words.ts';
import type { Place, StockFilter, Total } from './stock-data.ts';

/**
 * What of the stock is shown.
 * @fires rw-filter with `detail`, the filter as it should be
 */
@customElement('rw-accessory-filters')
export class RwAccessoryFilters extends LitElement {
  static override styles = [
    baseStyles,
    css`
      form {
        display: grid;
        gap: var(--rw-space-4);
      }

      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr));
        gap: var(--rw-space-3);
      }
    `,
  ];

  @property({ attribute: false }) filter!: StockFilter;
  @property({ attribute: false }) totals: readonly Total[] = [];
  @property({ attribute: false }) places: readonly Place[] = [];
  readonly i18n = new I18n(this);

  override render() {
    const kinds = [
      { value: '', label: t('common.all') },
      ...TRACKED_KINDS.map((value) => ({
        value,
        label: kindText(value),
        count: formatNumber(this.inStock((total) => total.kind === value)),
      })),
    ];
    return html`<form role="search" @submit=${(event: Event) => event.preventDefault()}>
      <rw-choice
        label=${t('accessories.kind')}
        hide-label
        .options=${kinds}
        value=${this.filter.kind}
        @change=${(event: CustomEvent<{ value: StockFilter['kind'] }>) =>
          this.tell({ kind: event.detail.value })}
      ></rw-choice>
      <div class="fields">
        ${this.select('connector', t('field.connector'), this.plugs())}
        ${this.select(
          'place',
          t('field.location'),
          this.places.map(({ code, name }) => [code, name]),
        )}
        ${this.select(
          'status',
          t('accessories.status'),
          ACCESSORY_STATUSES.map((status) => [status, t(`accessories.${status}`)]),
        )}
        <rw-field label=${t('common.search')}>
          <input
            type="search"
            name="text"
            maxlength="80"
            autocomplete="off"
            .value=${this.filter.text}
            @input=${(event: Event) => this.tell({ text: (event.target as HTMLInputElement).value })}
          />
        </rw-field>
      </div>
    </form>`;
  }

  private select(
    name: 'connector' | 'place' | 'status',
    label: string,
    options: [string, string][],
  ) {
    const chosen = this.filter[name];
    return html`<rw-field label=${label}>
      <select
        @change=${(event: Event) => this.tell({ [name]: (event.target as HTMLSelectElement).value })}
      >
        <option value="" ?selected=${chosen === ''}>${t('common.all')}</option>
        ${options.map(
          ([value, words]) =>
            html`<option value=${value} ?selected=${value === chosen}>${words}</option>`,
        )}
      </select>
    </rw-field>`;
  }

  /** Plugs that the stock has, with how many. */
  private plugs(): [string, string][] {
    const ids = [...new Set(this.totals.map((total) => total.connector))].filter(Boolean);
    return ids
      .map((id): [string, string] => {
        const count = this.inStock((total) => total.connector === id);
        return [id, `${connectorLabel(id)} (${formatNumber(count)})`];
      })
      .toSorted((a, b) => a[1].localeCompare(b[1]));
  }

  private inStock(matches: (total: Total) => boolean): number {
    return this.totals.filter(matches).reduce((sum, total) => sum + total.inStock, 0);
  }

  private tell(change: Partial<StockFilter>): void {
    const detail = { ...this.filter, ...change };
    this.dispatchEvent(new CustomEvent<StockFilter>('rw-filter', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-accessory-filters': RwAccessoryFilters;
  }
}
