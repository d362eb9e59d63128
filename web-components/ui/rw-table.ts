import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from './base-styles.ts';
import { tableStyles } from './table-styles.ts';
import './rw-button.ts';
import './rw-icon.ts';
import './rw-skeleton.ts';

export interface Column<Row> {
  key: string;
  title: string;
  /** What the cell shows; the row's property `key` as text when left out. */
  render?: (row: Row) => unknown;
  /** A CSS grid width, e.g. `2fr` or `120px`; `1fr` when left out. */
  width?: string;
  align?: 'start' | 'end';
  sortable?: boolean;
  /** Hides the title for the eye, e.g. above buttons. */
  quiet?: boolean;
}

export interface Sort {
  key: string;
  descending: boolean;
}

/** Rows are put on the page in portions as the reader comes near, so that 5,000 stay quick. */
const PORTION = 60;

/**
 * A table by configuration; cards on a phone. The first column names the row and carries its link.
 * @fires rw-more when the reader comes near the end and `more` is set
 * @fires rw-sort with `detail: { key, descending }`
 * @fires rw-select with `detail: { selected }`, the chosen keys
 */
@customElement('rw-table')
export class RwTable<Row extends object = Record<string, unknown>> extends LitElement {
  static override styles = [baseStyles, tableStyles];

  @property({ attribute: false }) columns: readonly Column<Row>[] = [];
  @property({ attribute: false }) rows: readonly Row[] = [];
  @property({ attribute: false }) rowKey: (row: Row) => string = (row) => text(row, 'id');
  @property({ attribute: false }) rowHref?: (row: Row) => string;
  @property() label = '';
  /** The server has another page. */
  @property({ type: Boolean }) more = false;
  @property({ type: Boolean }) loading = false;
  @property({ attribute: false }) sort?: Sort;
  @property({ type: Boolean }) selectable = false;
  @property({ attribute: false }) selected: ReadonlySet<string> = new Set();
  @state() private shown = PORTION;
  @query('.bottom') private readonly bottom!: HTMLElement;

  readonly i18n = new I18n(this);
  private readonly nearEnd = new IntersectionObserver(
    (entries) => entries.some((entry) => entry.isIntersecting) && this.showMore(),
    { rootMargin: '800px' },
  );

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.nearEnd.disconnect();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('columns') || changed.has('selectable')) {
      const widths = this.columns.map((column) => column.width ?? 'minmax(0, 1fr)');
      if (this.selectable) widths.unshift('var(--rw-touch)');
      this.style.setProperty('--rw-table-columns', widths.join(' '));
    }
  }

  /** Observed anew each time, because an observer speaks only when something crosses the line. */
  override updated(): void {
    this.nearEnd.disconnect();
    if (this.shown < this.rows.length || (this.more && !this.loading))
      this.nearEnd.observe(this.bottom);
  }

  override render() {
    const count = this.more ? -1 : this.rows.length + 1;
    return html`<div class="table" role="table" aria-label=${this.label} aria-rowcount=${count}>
        <div class="head" role="rowgroup">
          <div class="row" role="row" aria-rowindex="1">
            ${this.selectable ? this.renderSelectAll() : nothing}
            ${this.columns.map((column) => this.renderTitle(column))}
          </div>
        </div>
        <div role="rowgroup">
          ${repeat(this.rows.slice(0, this.shown), this.rowKey, (row, index) =>
            this.renderRow(row, index),
          )}
        </div>
      </div>
      ${this.loading ? html`<rw-skeleton class="waiting" .lines=${3}></rw-skeleton>` : nothing}
      <div class="bottom">
        ${
          this.more && !this.loading && this.shown >= this.rows.length
            ? html`<rw-button @click=${this.askForMore}>${t('common.more')}</rw-button>`
            : nothing
        }
      </div>`;
  }

  private renderTitle(column: Column<Row>) {
    const direction = this.sort?.key === column.key ? this.sort : undefined;
    const sorted = direction && (direction.descending ? 'descending' : 'ascending');
    const words = html`<span class=${column.quiet ? 'visually-hidden' : nothing}
      >${column.title}</span
    >`;
    return html`<div
      class="cell ${column.align ?? ''}"
      role="columnheader"
      aria-sort=${sorted ?? nothing}
    >
      ${
        column.sortable
          ? html`<button
              type="button"
              title=${t('common.sort_by', { column: column.title })}
              @click=${() => this.sortBy(column.key)}
            >
              ${words}<rw-icon name="sort" class=${sorted ? 'sorted' : nothing}></rw-icon>
            </button>`
          : words
      }
    </div>`;
  }

  private renderRow(row: Row, index: number) {
    const key = this.rowKey(row);
    const chosen = this.selected.has(key);
    return html`<div
      class="row ${chosen ? 'chosen' : ''} ${this.rowHref ? 'linked' : ''}"
      role="row"
      aria-rowindex=${index + 2}
    >
      ${
        this.selectable
          ? html`<div class="cell select" role="cell">
              <label
                ><input
                  type="checkbox"
                  .checked=${chosen}
                  aria-labelledby="row-${index}"
                  @change=${() => this.toggle([key], !chosen)}
              /></label>
            </div>`
          : nothing
      }
      ${this.columns.map((column, position) => this.renderCell(row, column, position, index))}
    </div>`;
  }

  private renderCell(row: Row, column: Column<Row>, position: number, index: number) {
    const content = column.render ? column.render(row) : text(row, column.key);
    const linked = position === 0 && this.rowHref;
    return html`<div
      class="cell ${column.align ?? ''}"
      role=${position === 0 ? 'rowheader' : 'cell'}
    >
      ${
        column.quiet || position === 0
          ? nothing
          : html`<span class="title" aria-hidden="true">${column.title}</span>`
      }
      <span class="content" id=${position === 0 ? `row-${index}` : nothing}
        >${linked ? html`<a href=${linked(row)}>${content}</a>` : content}</span
      >
    </div>`;
  }

  private renderSelectAll() {
    const all =
      this.rows.length > 0 && this.rows.every((row) => this.selected.has(this.rowKey(row)));
    return html`<div class="cell select" role="columnheader">
      <label
        ><input
          type="checkbox"
          .checked=${all}
          .indeterminate=${!all && this.selected.size > 0}
          aria-label=${t('common.select_all')}
          @change=${() => this.toggle(this.rows.map(this.rowKey), !all)}
        /><span class="words" aria-hidden="true">${t('common.select_all')}</span></label
      >
    </div>`;
  }

  private toggle(keys: readonly string[], chosen: boolean): void {
    const selected = new Set(this.selected);
    for (const key of keys) {
      if (chosen) selected.add(key);
      else selected.delete(key);
    }
    this.selected = selected;
    this.dispatchEvent(new CustomEvent('rw-select', { detail: { selected } }));
  }

  private sortBy(key: string): void {
    const descending = this.sort?.key === key && !this.sort.descending;
    this.dispatchEvent(new CustomEvent<Sort>('rw-sort', { detail: { key, descending } }));
  }

  private showMore(): void {
    if (this.shown < this.rows.length) this.shown += PORTION;
    else if (this.more && !this.loading) this.askForMore();
  }

  private askForMore(): void {
    this.shown = Math.max(this.shown, this.rows.length + PORTION);
    this.dispatchEvent(new CustomEvent('rw-more'));
  }
}

function text(row: object, key: string): string {
  const value: unknown = Reflect.get(row, key);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-table': RwTable;
  }
}
