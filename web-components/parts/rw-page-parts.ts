import { readScan } from '#domain/codes.ts';
import { PART_TYPES } from '#domain/parts.ts';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { navigate } from '../app/navigation.ts';
import { allowed } from '../data/session.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { scanContext } from '../scan/scan-bus.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-field.ts';
import '../ui/rw-menu.ts';
import '../ui/rw-page.ts';
import '../ui/rw-table.ts';
import type { Column } from '../ui/rw-table.ts';
import { factsText, typeText } from './part-words.ts';
import { type ItemLine, loadItems, loadLow, NO_FILTER, type PartFilter } from './parts-data.ts';
import './rw-item-form.ts';

const TYPING_MS = 250;
const SHOWS = ['', 'low', 'stocked', 'closed'] as const;
const SHOW_WORDS = {
  '': 'common.all',
  low: 'parts.to_order',
  stocked: 'parts.only_stocked',
  closed: 'parts.only_closed',
} as const;

/** The catalogue of parts with what this site has of each: find, add, see what is to be ordered. */
@customElement('rw-page-parts')
export class RwPageParts extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
        gap: var(--rw-space-4);
      }

      .low {
        color: var(--rw-color-warning);
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) query: URLSearchParams | undefined;
  @state() private filter: PartFilter = NO_FILTER;
  @state() private items: ItemLine[] | null = null;
  @state() private next: string | null = null;
  @state() private total = 0;
  @state() private low = 0;
  @state() private error: unknown = null;
  @state() private loading = false;
  @state() private adding = false;
  readonly i18n = new I18n(this);
  readonly scans = new ScanClaim(this, (text) => this.hear(text));
  private timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('query')) return;
    const show = SHOWS.find((one) => one === this.query?.get('show')) ?? '';
    this.filter = { ...NO_FILTER, text: this.query?.get('text') ?? '', show };
    void this.load();
  }

  override render() {
    const state = this.items ? 'ready' : this.error ? 'error' : 'loading';
    return html`<rw-page
        heading=${t('parts.title')}
        width="wide"
        .state=${state}
        .error=${this.error}
        @rw-retry=${this.load}
      >
        ${this.renderActions()}
        <div class="stack">${this.renderFilters()} ${this.renderItems()}</div>
      </rw-page>
      ${
        this.adding
          ? html`<rw-item-form
              @rw-close=${() => (this.adding = false)}
              @rw-done=${(event: CustomEvent<{ code: string }>) =>
                navigate(`/parts/${event.detail.code}`)}
            ></rw-item-form>`
          : nothing
      }`;
  }

  private renderActions() {
    return html`${
      allowed('stock.manage')
        ? html`<rw-button
            slot="actions"
            variant="primary"
            icon="plus"
            @click=${() => (this.adding = true)}
            >${t('parts.add')}</rw-button
          >`
        : nothing
    }
    ${
      allowed('report.view')
        ? html`<rw-menu
            slot="actions"
            icon="download"
            label=${t('stock.export')}
            .items=${[
              { id: 'stock', label: t('parts.export_stock'), icon: 'download' as const },
              { id: 'movements', label: t('parts.export_movements'), icon: 'download' as const },
            ]}
            @rw-choose=${(event: CustomEvent<{ id: string }>) =>
              location.assign(`/api/parts/${event.detail.id}.csv`)}
          ></rw-menu>`
        : nothing
    }`;
  }

  private renderFilters() {
    return html`<form
      role="search"
      class="stack"
      @submit=${(event: Event) => event.preventDefault()}
    >
      <rw-choice
        label=${t('parts.in_stock')}
        hide-label
        .options=${SHOWS.map((value) => ({
          value,
          label: t(SHOW_WORDS[value]),
          ...(value === 'low' ? { count: formatNumber(this.low) } : {}),
        }))}
        value=${this.filter.show}
        @change=${(event: CustomEvent<{ value: PartFilter['show'] }>) =>
          this.change({ show: event.detail.value })}
      ></rw-choice>
      <div class="fields">
        <rw-field label=${t('parts.find')}>
          <input
            type="search"
            name="text"
            maxlength="80"
            autocomplete="off"
            .value=${this.filter.text}
            @input=${(event: Event) =>
              this.change({ text: (event.target as HTMLInputElement).value }, TYPING_MS)}
          />
        </rw-field>
        <rw-field label=${t('parts.type')}>
          <select
            @change=${(event: Event) =>
              this.change({ type: (event.target as HTMLSelectElement).value })}
          >
            <option value="">${t('parts.all_types')}</option>
            ${PART_TYPES.map(
              (type) =>
                html`<option value=${type} ?selected=${type === this.filter.type}>
                  ${typeText(type)}
                </option>`,
            )}
          </select>
        </rw-field>
      </div>
    </form>`;
  }

  private renderItems() {
    const items = this.items ?? [];
    if (items.length > 0) {
      return html`<p class="muted">${t('parts.count', { count: this.total })}</p>
        <rw-table
          label=${t('parts.title')}
          .columns=${this.columns()}
          .rows=${items}
          .rowKey=${(row: ItemLine) => row.code}
          .rowHref=${(row: ItemLine) => `/parts/${row.code}`}
          .more=${this.next !== null}
          .loading=${this.loading}
          @rw-more=${this.loadMore}
        ></rw-table>`;
    }
    const { text, type, show } = this.filter;
    const searched = text !== '' || type !== '' || show !== '';
    return html`<rw-empty icon="boxes" heading=${t(searched ? 'parts.none' : 'parts.first_title')}
      >${t(searched ? 'parts.none_text' : 'parts.first_text')}</rw-empty
    >`;
  }

  private columns(): Column<ItemLine>[] {
    return [
      {
        key: 'name',
        title: t('parts.item'),
        width: 'minmax(0, 2fr)',
        render: (row) => html`<strong><bdi>${row.name}</bdi></strong>`,
      },
      {
        key: 'type',
        title: t('parts.type'),
        width: 'minmax(0, 1.6fr)',
        render: (row) =>
          html`${typeText(row.type)}
            <small class="muted"><bdi>${factsText(row.type, row.facts)}</bdi></small>`,
      },
      {
        key: 'bins',
        title: t('parts.bins'),
        width: 'minmax(6rem, 1fr)',
        render: (row) => html`<bdi>${row.bins.join(', ') || '–'}</bdi>`,
      },
      {
        key: 'quantity',
        title: t('parts.in_stock'),
        width: 'minmax(8rem, 0.8fr)',
        align: 'end',
        render: (row) => this.renderLevel(row),
      },
    ];
  }

  private renderLevel({ quantity, minimum }: ItemLine) {
    const low = minimum !== null && quantity < minimum;
    return html`<strong>${formatNumber(quantity)}</strong>${
        low ? html` <span class="low">${t('parts.low', { minimum })}</span>` : nothing
      }`;
  }

  private change(change: Partial<PartFilter>, wait = 0): void {
    this.filter = { ...this.filter, ...change };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.load(), wait);
  }

  private readonly load = async (): Promise<void> => {
    const { filter } = this;
    try {
      const [page, { count }] = await Promise.all([loadItems(filter, null), loadLow()]);
      if (this.filter !== filter) return;
      this.items = page.items;
      this.next = page.next;
      this.total = page.total;
      this.low = count;
      this.error = null;
    } catch (error) {
      if (this.filter === filter) this.error = error;
    }
  };

  private async loadMore(): Promise<void> {
    const { filter, next } = this;
    if (!next || this.loading) return;
    this.loading = true;
    try {
      const page = await loadItems(filter, next);
      if (this.filter !== filter) return;
      this.items = [...(this.items ?? []), ...page.items];
      this.next = page.next;
    } catch (error) {
      this.error = error;
    } finally {
      this.loading = false;
    }
  }

  /** A scanned part or shelf label opens; with a card or a place armed it means what it means everywhere. */
  private hear(text: string): boolean {
    const scan = readScan(text);
    const { command, placeCode } = scanContext();
    if (scan.kind !== 'own' || scan.type !== 'medium' || command || placeCode) return false;
    navigate(`/parts/${scan.code}`);
    return true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-parts': RwPageParts;
  }
}
