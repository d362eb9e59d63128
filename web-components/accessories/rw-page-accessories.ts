import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { readScan } from '#domain/codes.ts';
import { PagedList } from '../data/paged-list.ts';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
import { scanContext } from '../scan/scan-bus.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-page.ts';
import '../ui/rw-table.ts';
import '../ui/rw-where.ts';
import type { Column } from '../ui/rw-table.ts';
import { showToast } from '../ui/toast.ts';
import { thingPath } from '../ui/thing-path.ts';
import { aboutText, kindText } from './accessory-words.ts';
import { printAccessoryLabels } from './rw-accessory-acts.ts';
import './rw-accessory-form.ts';
import './rw-accessory-filters.ts';
import {
  type Accessory,
  loadPlaces,
  loadStock,
  loadTotals,
  NO_FILTER,
  type Place,
  type StockFilter,
  type Total,
} from './stock-data.ts';

/** The stock of chargers, monitors and SIM cards: find, add, correct, print, miss and find again. */
@customElement('rw-page-accessories')
export class RwPageAccessories extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) query: URLSearchParams | undefined;
  @state() private totals: Total[] = [];
  @state() private places: Place[] = [];
  @state() private form: { accessory: Accessory | null } | null = null;
  readonly i18n = new I18n(this);
  readonly scans = new ScanClaim(this, (text) => this.hear(text));
  readonly list = new PagedList(this, NO_FILTER, loadStock);

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('query')) return;
    const text = this.query?.get('text') ?? '';
    this.list.show({ ...NO_FILTER, text, status: text ? '' : NO_FILTER.status });
    void this.loadBeside();
  }

  override render() {
    const { list } = this;
    const keeps = allowed('kit.record');
    return html`<rw-page
        heading=${t('accessories.title')}
        width="wide"
        .state=${list.state}
        .error=${list.error}
        @rw-retry=${this.load}
      >
        ${
          keeps
            ? html`<rw-button
                slot="actions"
                variant="primary"
                icon="plus"
                @click=${() => (this.form = { accessory: null })}
                >${t('accessories.add')}</rw-button
              >`
            : nothing
        }
        <p slot="lead">
          <a href="/parts?family=accessory">${t('accessories.counted')}</a>
        </p>
        <div class="stack">
          <rw-accessory-filters
            .filter=${list.filter}
            .totals=${this.totals}
            .places=${this.places}
            @rw-filter=${this.onFilter}
          ></rw-accessory-filters>
          ${this.renderItems()}
        </div>
      </rw-page>
      ${
        this.form
          ? html`<rw-accessory-form
              .accessory=${this.form.accessory}
              .places=${this.places}
              @rw-close=${() => (this.form = null)}
              @rw-done=${this.onDone}
            ></rw-accessory-form>`
          : nothing
      }`;
  }

  private renderItems() {
    const { list } = this;
    const items = list.items ?? [];
    if (items.length === 0) {
      return html`<rw-empty icon="plug">${t('accessories.none')}</rw-empty>`;
    }
    return html`<rw-table
      label=${t('accessories.title')}
      .columns=${this.columns()}
      .rows=${items}
      .rowKey=${(row: Accessory) => row.code}
      .rowHref=${(row: Accessory) => thingPath('accessory', row.code)}
      .more=${list.more}
      .loading=${list.loading}
      @rw-more=${list.loadMore}
    ></rw-table>`;
  }

  private columns(): Column<Accessory>[] {
    return [
      {
        key: 'code',
        title: t('accessories.code'),
        width: '150px',
        render: (row) => html`<rw-code code=${row.code}></rw-code>`,
      },
      {
        key: 'kind',
        title: t('accessories.what'),
        width: 'minmax(0, 1.5fr)',
        render: (row) =>
          html`${kindText(row.kind)} <bdi>${[row.make, row.model].filter(Boolean).join(' ')}</bdi>`,
      },
      {
        key: 'rating',
        title: t('accessories.rating'),
        width: 'minmax(0, 1.5fr)',
        render: (row) => html`<bdi>${aboutText(row) || '–'}</bdi>`,
      },
      {
        key: 'where',
        title: t('field.location'),
        width: 'minmax(7.5rem, 1fr)',
        render: (row) => html`<rw-where .where=${row}></rw-where>`,
      },
      {
        key: 'status',
        title: t('accessories.status'),
        width: 'minmax(0, 1.2fr)',
        render: (row) =>
          html`${t(`accessories.${row.status}`)}
          ${row.confirmed ? nothing : html`<small class="muted"> · ${t('accessories.no_label')}</small>`}`,
      },
      {
        key: 'more',
        title: t('common.menu'),
        quiet: true,
        width: '64px',
        align: 'end',
        render: (row) =>
          html`<rw-accessory-acts
            icon-only
            .accessory=${row}
            @rw-edit=${() => (this.form = { accessory: row })}
            @rw-changed=${this.load}
          ></rw-accessory-acts>`,
      },
    ];
  }

  private onFilter(event: CustomEvent<StockFilter>): void {
    this.list.show(event.detail, event.detail.text !== this.list.filter.text);
  }

  private readonly load = async (): Promise<void> => {
    await Promise.all([this.list.load(), this.loadBeside()]);
  };

  /** What the filters offer; without it the list is still there. */
  private async loadBeside(): Promise<void> {
    const kept = () => null;
    const [totals, places] = await Promise.all([
      loadTotals().catch(kept),
      loadPlaces().catch(kept),
    ]);
    this.totals = totals?.totals ?? this.totals;
    this.places = places ?? this.places;
  }

  private async onDone(event: CustomEvent<{ codes: string[] }>): Promise<void> {
    const { codes } = event.detail;
    this.form = null;
    await this.load();
    if (codes.length === 0) return;
    const action = { label: t('act.print_labels'), run: () => printAccessoryLabels(codes) };
    showToast({ kind: 'done', text: t('accessories.added', { count: codes.length }), action });
  }

  /** A scanned accessory is looked up here; with a card or a place armed it goes there as everywhere. */
  private hear(text: string): boolean {
    const scan = readScan(text);
    const { command, placeCode } = scanContext();
    if (scan.kind !== 'own' || scan.type !== 'accessory' || command || placeCode || this.form) {
      return false;
    }
    this.list.show({ ...NO_FILTER, status: '', text: scan.code });
    return true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-accessories': RwPageAccessories;
  }
}
