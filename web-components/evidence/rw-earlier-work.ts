import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { emptyStyles, panelStyles } from './panel-styles.ts';
import type { WorkOrder } from './repair-data.ts';
import { minutesOf, outcomeWords, taskWords } from './repair-words.ts';
import './rw-used-parts.ts';

/** Earlier work orders of a device, folded; nothing where there are none. */
@customElement('rw-earlier-work')
export class RwEarlierWork extends LitElement {
  static override styles = [
    baseStyles,
    panelStyles,
    emptyStyles,
    css`
      summary {
        display: flex;
        align-items: center;
        min-block-size: var(--rw-touch);
        cursor: pointer;
        font-weight: 600;
      }

      summary::before {
        content: '▸';
        margin-inline-end: var(--rw-space-2);
      }

      details[open] > summary::before {
        content: '▾';
      }
    `,
  ];

  @property({ attribute: false }) orders: readonly WorkOrder[] = [];
  readonly i18n = new I18n(this);

  /** Takes no room, not even a gap, while there is nothing. */
  override willUpdate(): void {
    this.hidden = this.orders.length === 0;
  }

  override render() {
    if (this.orders.length === 0) return nothing;
    return html`<details>
      <summary>${t('repair.earlier')}&nbsp;<bdi>${this.orders.length}</bdi></summary>
      <div class="lines">${this.orders.map((order) => this.renderOrder(order))}</div>
    </details>`;
  }

  private renderOrder({ openedAt, closedAt, outcome, owner, tasks, parts }: WorkOrder) {
    const words = {
      from: formatDate(openedAt, { style: 'datetime' }),
      to: formatDate(closedAt ?? openedAt, { style: 'datetime' }),
      outcome: outcomeWords(outcome),
    };
    const minutes = minutesOf(tasks);
    return html`<div class="line">
      <div class="name">
        <strong>${t('repair.earlier_line', words)}</strong>
        <span class="muted small"
          >${owner ?? t('repair.nobody')}${
            minutes > 0 ? html` · ${t('repair.minutes_total', { minutes })}` : nothing
          }</span
        >
        ${
          tasks.length > 0
            ? html`<ul>
                ${tasks.map((task) => html`<li class="small">${taskWords(task)}</li>`)}
              </ul>`
            : nothing
        }
        <rw-used-parts .parts=${parts}></rw-used-parts>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-earlier-work': RwEarlierWork;
  }
}
