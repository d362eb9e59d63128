import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { navigate, replaceQuery } from '../app/navigation.ts';
import { csvLink } from '../data/csv-link.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { PagedList } from '../data/paged-list.ts';
import { allowed } from '../data/session.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
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
import { FAMILIES, factsText, typesOf, typeText } from './item-fields.ts';
import {
  type ItemLine,
  loadItems,
  loadLow,
  type Low,
  NO_FILTER,
  PAGE,
  type PartFilter,
} from './parts-data.ts';
import { openScanned } from './open-scanned.ts';
import './rw-item-form.ts';

const SHOWS = ['', 'low', 'stocked', 'closed'] as const;
const SHOW_WORDS = {
  '': 'common.all',
  low: 'parts.to_order',
  stocked: 'parts.only_stocked',
  closed: 'parts.only_closed',
} as const;

const TITLES = { part: 'parts.title', accessory: 'counted.title' } as const;
const ADD_WORDS = { part: 'parts.add', accessory: 'counted.add' } as const;

/** The catalogue of parts and counted accessories with what this site has: find, add, see what is to be ordered. */
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
  @state() private low: Low = { part: 0, accessory: 0 };
  @state() private adding = false;
  readonly i18n = new I18n(this);
  readonly scans = new ScanClaim(this, openScanned);
  readonly list = new PagedList(this, NO_FILTER, loadItems);
  readonly live = new LiveRefresh(
    this,
    () => this.refresh(),
    ({ kind }) => kind === 'part' || kind === 'kit',
  );

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('query')) return;
    const asked = (name: string) => this.query?.get(name) ?? '';
    const show = SHOWS.find((one) => one === asked('show')) ?? '';
    const family = FAMILIES.find((one) => one === asked('family')) ?? 'part';
    this.list.show({ ...NO_FILTER, family, show, text: asked('text') });
    void this.loadLow();
  }

  override render() {
    const { list } = this;
    const { family } = list.filter;
    return html`<rw-page
        heading=${t(TITLES[family])}
        width="wide"
        .state=${list.state}
        .error=${list.error}
        @rw-retry=${list.load}
      >
        ${this.renderActions()}
        <div class="stack">${this.renderFilters()} ${this.renderItems()}</div>
      </rw-page>
      ${
        this.adding
          ? html`<rw-item-form
              family=${family}
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
            >${t(ADD_WORDS[this.list.filter.family])}</rw-button
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
              location.assign(csvLink(`/parts/${event.detail.id}.csv`))}
          ></rw-menu>`
        : nothing
    }`;
  }

  private renderFilters() {
    const { filter } = this.list;
    return html`<form
      role="search"
      class="stack"
      @submit=${(event: Event) => event.preventDefault()}
    >
      <rw-choice
        label=${t('counted.family')}
        hide-label
        .options=${FAMILIES.map((value) => ({ value, label: t(TITLES[value]) }))}
        value=${filter.family}
        @change=${(event: CustomEvent<{ value: PartFilter['family'] }>) =>
          this.change({ family: event.detail.value, type: '' })}
      ></rw-choice>
      <rw-choice
        label=${t('parts.in_stock')}
        hide-label
        .options=${SHOWS.map((value) => ({
          value,
          label: t(SHOW_WORDS[value]),
          ...(value === 'low' ? { count: formatNumber(this.low[filter.family]) } : {}),
        }))}
        value=${filter.show}
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
            .value=${filter.text}
            @input=${(event: Event) =>
              this.change({ text: (event.target as HTMLInputElement).value }, true)}
          />
        </rw-field>
        <rw-field label=${t('parts.type')}>
          <select
            @change=${(event: Event) =>
              this.change({ type: (event.target as HTMLSelectElement).value })}
          >
            <option value="" ?selected=${filter.type === ''}>${t('parts.all_types')}</option>
            ${typesOf(filter.family).map(
              (type) =>
                html`<option value=${type} ?selected=${type === filter.type}>
                  ${typeText(type, filter.family)}
                </option>`,
            )}
          </select>
        </rw-field>
      </div>
    </form>`;
  }

  private renderItems() {
    const { list } = this;
    const items = list.items ?? [];
    const { family, text, type, show } = list.filter;
    if (items.length > 0) {
      return html`<p class="muted">${t('parts.count', { count: list.page?.total ?? 0 })}</p>
        <rw-table
          label=${t(TITLES[family])}
          .columns=${this.columns()}
          .rows=${items}
          .rowKey=${(row: ItemLine) => row.code}
          .rowHref=${(row: ItemLine) => `/parts/${row.code}`}
          .more=${list.more}
          .loading=${list.loading}
          @rw-more=${list.loadMore}
        ></rw-table>`;
    }
    const searched = text !== '' || type !== '' || show !== '';
    const first = family === 'part' ? 'parts.first_text' : 'counted.first_text';
    return html`<rw-empty icon="boxes" heading=${t(searched ? 'parts.none' : 'parts.first_title')}
      >${t(searched ? 'parts.none_text' : first)}</rw-empty
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
          html`${typeText(row.type, row.family)}
            <small class="muted"><bdi>${factsText(row.type, row.facts, row.family)}</bdi></small>`,
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

  /** The address keeps what was chosen, so that the way back from an item leads here. */
  private change(change: Partial<PartFilter>, typing = false): void {
    const filter = { ...this.list.filter, ...change };
    const { family, text, show } = filter;
    replaceQuery({ text, show, family: family === 'part' ? '' : family });
    this.list.show(filter, typing);
  }

  /** What was read behind the first page would be lost. */
  private async refresh(): Promise<void> {
    if ((this.list.items?.length ?? 0) <= PAGE) await this.list.load();
    await this.loadLow();
  }

  private async loadLow(): Promise<void> {
    this.low = await loadLow().catch(() => this.low);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-parts': RwPageParts;
  }
}
