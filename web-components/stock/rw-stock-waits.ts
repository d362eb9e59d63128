import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { StockWait } from '../../api/stock/stock.service.ts';
import { formatNumber, I18n, t, type Key } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import { reasonsOf, waitWords } from './stock-words.ts';

/** Where a press on a reason leads. */
function hrefOf({ code, params }: StockWait): string {
  return code === 'stock.wait_stage' ? `/search?stage=${params.stage}` : '/search?stage=kitting';
}

/** As many as are taken in at a glance; one more is not worth a button. */
const SHOWN = 5;

/** What the devices that are not ready wait for, as bars with their numbers. */
@customElement('rw-stock-waits')
export class RwStockWaits extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: var(--rw-space-5);
        grid-template-columns: repeat(auto-fit, minmax(min(280px, 100%), 1fr));
        align-items: start;
      }

      h2 {
        margin-block-end: var(--rw-space-2);
      }

      li > * {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 var(--rw-space-3);
        align-items: center;
        min-block-size: var(--rw-touch);
        padding-block: var(--rw-space-1);
        text-decoration: none;
      }

      a:hover {
        text-decoration: underline;
      }

      meter {
        grid-column: 1 / -1;
        appearance: none;
        inline-size: 100%;
        block-size: 6px;
        border: 0;
        border-radius: 3px;
        background: var(--rw-color-line);
      }

      meter::-webkit-meter-bar {
        block-size: 6px;
        border: 0;
        border-radius: 3px;
        background: var(--rw-color-line);
      }

      meter::-webkit-meter-optimum-value {
        border-radius: 3px;
        background: var(--rw-color-control);
      }

      meter::-moz-meter-bar {
        border-radius: 3px;
        background: var(--rw-color-control);
      }
    `,
  ];

  @property({ attribute: false }) waits: readonly StockWait[] = [];
  @state() private opened: ReadonlySet<Key> = new Set();
  readonly i18n = new I18n(this);

  override render() {
    const reasons = reasonsOf(this.waits);
    const stages = this.waits.filter((wait) => !reasons.includes(wait));
    return html`${this.renderBars('stock.waiting', reasons)}
    ${this.renderBars('stock.on_the_way', stages)}`;
  }

  private renderBars(title: Key, waits: readonly StockWait[]) {
    if (waits.length === 0) return nothing;
    const most = Math.max(...waits.map(({ count }) => count));
    const long = waits.length > SHOWN + 1;
    const opened = this.opened.has(title);
    const shown = long && !opened ? waits.slice(0, SHOWN) : waits;
    return html`<section>
      <h2>${t(title)}</h2>
      <ul>
        ${shown.map((wait) => this.renderBar(wait, most))}
      </ul>
      ${
        long
          ? html`<rw-button variant="quiet" @click=${() => this.toggle(title)}
              >${opened ? t('stock.waits_fewer') : t('stock.waits_all', { count: waits.length })}</rw-button
            >`
          : nothing
      }
    </section>`;
  }

  private toggle(title: Key): void {
    const opened = new Set(this.opened);
    if (!opened.delete(title)) opened.add(title);
    this.opened = opened;
  }

  /** Holds are spread over all stages: they have no list of their own to open. */
  private renderBar(wait: StockWait, most: number) {
    const content = html`<span>${waitWords(wait)}</span
      ><span class="number">${formatNumber(wait.count)}</span>
      <meter min="0" max=${most} .value=${wait.count} aria-hidden="true"></meter>`;
    return html`<li>
      ${
        wait.code === 'stock.wait_hold'
          ? html`<div>${content}</div>`
          : html`<a href=${hrefOf(wait)}>${content}</a>`
      }
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-stock-waits': RwStockWaits;
  }
}
