import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Stock, StockRow } from '../../api/stock/stock.service.ts';
import { replaceQuery } from '../app/navigation.ts';
import { csvLink } from '../data/csv-link.ts';
import { api, call } from '../data/api-client.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { allowed, SessionController } from '../data/session.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-page.ts';
import '../ui/rw-tabs.ts';
import './rw-decisions.ts';
import type { RwDecisions } from './rw-decisions.ts';
import './rw-stock-answer.ts';
import './rw-ready-filters.ts';
import './rw-stock-presets.ts';
import './rw-stock-table.ts';
import './rw-stock-waits.ts';
import { stockPageStyles } from './stock-page-styles.ts';
import {
  countFilters,
  NO_FILTERS,
  readFilters,
  STOCK_STATES,
  toAddress,
  toQuery,
  type StockFilters,
  type StockState,
} from './stock-query.ts';

/** The coordinator's start page: what can leave today and where it is, what the rest waits for, and what waits for me. */
@customElement('rw-page-stock')
export class RwPageStock extends LitElement {
  static override styles = [baseStyles, stockPageStyles];

  @property({ attribute: false }) query = new URLSearchParams();
  @state() private filters: StockFilters = NO_FILTERS;
  @state() private stock?: Stock;
  @state() private rows: readonly StockRow[] = [];
  @state() private error: unknown = null;
  @state() private loadingMore = false;
  @state() private waiting = 0;
  @query('rw-decisions') private readonly decisions?: RwDecisions;

  readonly i18n = new I18n(this);
  readonly session = new SessionController(this);
  private readonly refresh = new LiveRefresh(this, () => this.load());
  private turn = 0;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('query')) return;
    this.filters = readFilters(this.query);
    this.refresh.ask();
  }

  override render() {
    const state = this.stock ? 'ready' : this.error ? 'error' : 'loading';
    return html`<rw-page
      heading=${t('stock.title')}
      width="wide"
      .state=${state}
      .error=${this.error}
      @rw-retry=${() => this.refresh.ask()}
    >
      <div slot="actions" class="row">
        ${allowed('proposal.decide') ? this.renderJump() : nothing}
        <rw-button
          icon="download"
          label=${t('stock.export')}
          href=${csvLink('/stock.csv', toQuery(this.filters))}
          >CSV</rw-button
        >
      </div>
      <div class="zones">
        <aside class="filters" aria-label=${t('stock.filters')}>${this.renderFilters()}</aside>
        <div class="answer">${this.stock ? this.renderAnswer(this.stock) : nothing}</div>
        ${
          allowed('proposal.decide')
            ? html`<rw-decisions
                class="decisions"
                @rw-count=${(event: CustomEvent<{ count: number }>) =>
                  (this.waiting = event.detail.count)}
              ></rw-decisions>`
            : nothing
        }
      </div>
    </rw-page>`;
  }

  /** Below 1280 px “Waiting for me” stands under the table: one press leads there. */
  private renderJump() {
    return html`<rw-button class="jump" icon="list-checks" @click=${this.jump}
      >${t('decision.title')} (${formatNumber(this.waiting)})</rw-button
    >`;
  }

  private renderFilters() {
    const on = countFilters(this.filters);
    return html`<details ?open=${!matchMedia('(max-width: 899px)').matches}>
      <summary>${on > 0 ? t('stock.filters_on', { count: on }) : t('stock.filters')}</summary>
      <rw-ready-filters
        .filters=${this.filters}
        .facets=${this.stock?.facets ?? {}}
        @rw-filter=${(event: CustomEvent<StockFilters>) => this.change(event.detail)}
      ></rw-ready-filters>
    </details>`;
  }

  private renderAnswer(stock: Stock) {
    const tabs = STOCK_STATES.map((id) => ({
      id,
      label: t(`stock.${id}`),
      count: formatNumber(stock.states[id]),
    }));
    return html`
      <rw-stock-presets
        .filters=${this.filters}
        @rw-filter=${(event: CustomEvent<StockFilters>) => this.change(event.detail)}
      ></rw-stock-presets>
      <rw-stock-answer
        .stock=${stock}
        placeId=${this.filters.placeId}
        @rw-place=${(event: CustomEvent<{ placeId: string }>) =>
          this.change({ ...this.filters, placeId: event.detail.placeId })}
      ></rw-stock-answer>
      <rw-tabs
        label=${t('stock.state')}
        selected=${this.filters.state}
        .tabs=${tabs}
        @rw-select=${(event: CustomEvent<{ id: StockState }>) =>
          this.change({ ...this.filters, state: event.detail.id })}
      >
        <div slot=${this.filters.state}>${this.renderRows(stock)}</div>
      </rw-tabs>
      <rw-stock-waits .waits=${stock.waits}></rw-stock-waits>
    `;
  }

  private renderRows(stock: Stock) {
    if (this.rows.length === 0) {
      const filtered = countFilters(this.filters) > 0 || this.filters.placeId !== '';
      const words = filtered ? 'empty' : 'none';
      return html`<rw-empty icon="boxes" heading=${t(`stock.${words}_title`)}
        >${t(`stock.${words}_text`)}</rw-empty
      >`;
    }
    return html`<rw-stock-table
      .rows=${this.rows}
      ?more=${stock.next !== null}
      ?loading=${this.loadingMore}
      @rw-more=${this.loadMore}
    ></rw-stock-table>`;
  }

  private change(filters: StockFilters): void {
    this.filters = filters;
    replaceQuery(toAddress(filters));
    void this.load();
  }

  private jump(): void {
    this.decisions?.scrollIntoView();
    this.decisions?.focus();
  }

  private async load(): Promise<void> {
    const turn = ++this.turn;
    try {
      const stock = await call(api.stock.$get({ query: toQuery(this.filters) }));
      if (turn !== this.turn) return;
      this.stock = stock;
      this.rows = stock.rows;
      this.error = null;
    } catch (error) {
      if (turn === this.turn) this.error = error;
    }
  }

  private async loadMore(): Promise<void> {
    const after = this.stock?.next;
    if (!after || this.loadingMore) return;
    const { turn } = this;
    this.loadingMore = true;
    try {
      const query = { ...toQuery(this.filters), after };
      const page = await call(api.stock.$get({ query }));
      if (turn !== this.turn || !this.stock) return;
      this.rows = [...this.rows, ...page.rows];
      this.stock = { ...this.stock, next: page.next };
    } catch (error) {
      this.error = error;
    } finally {
      this.loadingMore = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-stock': RwPageStock;
  }
}
