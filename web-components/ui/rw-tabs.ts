import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';

export interface Tab {
  id: string;
  label: string;
  /** A short text such as `21/24`. */
  count?: string;
}

/**
 * Tabs over panels; arrows, Home and End move between them.
 * @slot - one element per tab with `slot` = the tab's id; only the chosen one is shown
 * @fires rw-select with `detail: { id }`
 */
@customElement('rw-tabs')
export class RwTabs extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .tabs {
        display: flex;
        /* On a phone they take two lines rather than hide beside the screen. */
        flex-wrap: wrap;
        gap: var(--rw-space-1);
        border-block-end: 1px solid var(--rw-color-line);
      }

      button {
        flex: none;
        min-block-size: var(--rw-touch);
        padding: var(--rw-space-2) var(--rw-space-4);
        border: 0;
        border-block-end: 3px solid transparent;
        background: none;
        color: var(--rw-color-muted);
        font-weight: 600;
        cursor: pointer;
      }

      button:hover {
        color: var(--rw-color-text);
      }

      button:focus-visible {
        outline-offset: -3px;
      }

      button[aria-selected='true'] {
        border-block-end-color: var(--rw-color-text);
        color: var(--rw-color-text);
      }

      .count {
        font-weight: 400;
        font-variant-numeric: tabular-nums;
      }

      .panel {
        padding-block-start: var(--rw-space-4);
      }
    `,
  ];

  @property({ attribute: false }) tabs: readonly Tab[] = [];
  @property() selected = '';
  @property() label = '';

  override render() {
    const selected = this.selected || this.tabs[0]?.id || '';
    return html`
      <div class="tabs" role="tablist" aria-label=${this.label || nothing} @keydown=${this.onKey}>
        ${this.tabs.map(
          (tab) =>
            html`<button
              type="button"
              role="tab"
              id="tab-${tab.id}"
              aria-controls="panel"
              aria-selected=${tab.id === selected}
              tabindex=${tab.id === selected ? 0 : -1}
              @click=${() => this.select(tab.id)}
            >
              ${tab.label} ${tab.count ? html`<bdi class="count">${tab.count}</bdi>` : nothing}
            </button>`,
        )}
      </div>
      <div class="panel" role="tabpanel" id="panel" aria-labelledby="tab-${selected}">
        <slot name=${selected}></slot>
      </div>
    `;
  }

  private select(id: string): void {
    this.selected = id;
    this.dispatchEvent(new CustomEvent('rw-select', { detail: { id } }));
  }

  private onKey(event: KeyboardEvent): void {
    const forward = getComputedStyle(this).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const count = this.tabs.length;
    const index = Math.max(
      0,
      this.tabs.findIndex((tab) => tab.id === this.selected),
    );
    const moves: Record<string, number> = {
      ArrowLeft: index - 1,
      ArrowRight: index - 1,
      Home: 0,
      End: count - 1,
    };
    moves[forward] = index + 1;
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const tab = this.tabs[(next + count) % count];
    if (!tab) return;
    this.select(tab.id);
    this.shadowRoot?.getElementById(`tab-${tab.id}`)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-tabs': RwTabs;
  }
}
