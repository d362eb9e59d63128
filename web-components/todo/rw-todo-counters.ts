import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { LISTS, type TodoName } from './todo-lists.ts';

/**
 * Counters that are the lists.
 * @fires rw-list with `detail: { list }`
 */
@customElement('rw-todo-counters')
export class RwTodoCounters extends LitElement {
  static override styles = [
    baseStyles,
    css`
      nav {
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 1fr));
        gap: var(--rw-space-2);
      }

      button {
        display: grid;
        justify-items: center;
        align-content: center;
        min-block-size: 76px;
        padding: var(--rw-space-2) var(--rw-space-1);
        border: 1px solid var(--rw-color-control);
        border-radius: var(--rw-radius);
        background: var(--rw-color-surface);
        line-height: 1.2;
        cursor: pointer;
        touch-action: manipulation;
      }

      button:hover {
        background: var(--rw-color-sunken);
      }

      button[aria-current] {
        background: var(--rw-color-text);
        border-color: var(--rw-color-text);
        color: var(--rw-color-ground);
      }

      .count {
        font-size: var(--rw-text-28);
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }

      .none {
        font-weight: 400;
        opacity: 0.75;
      }

      .name {
        max-inline-size: 100%;
        font-size: var(--rw-text-14);
        overflow-wrap: anywhere;
        text-align: center;
      }

      @media (min-width: 600px) {
        nav {
          grid-template-columns: repeat(6, minmax(0, 1fr));
        }

        .count {
          font-size: var(--rw-text-40);
        }

        .name {
          font-size: var(--rw-text-16);
        }
      }
    `,
  ];

  @property({ attribute: false }) counts: Record<TodoName, number> | null = null;
  @property() list: TodoName = 'label';
  readonly i18n = new I18n(this);

  override render() {
    return html`<nav aria-label=${t('todo.lists')}>
      ${LISTS.map((name) => {
        const count = this.counts?.[name];
        return html`<button
          type="button"
          aria-current=${name === this.list ? 'page' : nothing}
          @click=${() => this.choose(name)}
        >
          <span class="count ${count === 0 ? 'none' : ''}"
            >${count === undefined ? '–' : formatNumber(count)}</span
          >
          <span class="name">${t(`todo.${name}`)}</span>
        </button>`;
      })}
    </nav>`;
  }

  private choose(list: TodoName): void {
    this.dispatchEvent(new CustomEvent('rw-list', { detail: { list } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-todo-counters': RwTodoCounters;
  }
}
