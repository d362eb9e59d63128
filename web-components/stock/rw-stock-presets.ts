import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-icon.ts';
import {
  NO_FILTERS,
  PRESETS,
  presetFilters,
  samePreset,
  type Preset,
  type StockFilters,
} from './stock-query.ts';

/**
 * The questions of every day as one press each; a second press takes the filters away.
 * @fires rw-filter with `detail`, the changed filters
 */
@customElement('rw-stock-presets')
export class RwStockPresets extends LitElement {
  static override styles = [
    baseStyles,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-2);
      }

      button {
        display: grid;
        flex: 1 1 180px;
        min-block-size: var(--rw-touch-bench);
        padding: var(--rw-space-2) var(--rw-space-4);
        border: 1px solid var(--rw-color-control);
        border-radius: var(--rw-radius);
        background: var(--rw-color-surface);
        text-align: start;
        align-content: center;
        cursor: pointer;
      }

      button:hover {
        background: var(--rw-color-sunken);
      }

      button[aria-pressed='true'] {
        background: var(--rw-color-text);
        border-color: var(--rw-color-text);
        color: var(--rw-color-ground);
      }

      button[aria-pressed='true'] .muted {
        color: inherit;
      }

      .name {
        font-weight: 600;
      }

      @media (max-width: 599px) {
        button {
          flex: 1 1 auto;
          min-block-size: var(--rw-touch);
        }

        .hint {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) filters: StockFilters = NO_FILTERS;
  readonly i18n = new I18n(this);

  override render() {
    return html`<div role="group" aria-label=${t('stock.presets')}>
      ${(Object.keys(PRESETS) as Preset[]).map((preset) => this.renderPreset(preset))}
    </div>`;
  }

  private renderPreset(preset: Preset) {
    const on = samePreset(this.filters, preset);
    return html`<button
      type="button"
      aria-pressed=${on}
      @click=${() => this.choose(on ? NO_FILTERS : presetFilters(preset))}
    >
      <span class="name">${t(`stock.preset_${preset}`)}</span>
      <small class="hint muted">${t(`stock.preset_${preset}_hint`)}</small>
    </button>`;
  }

  private choose(filters: StockFilters): void {
    this.dispatchEvent(new CustomEvent<StockFilters>('rw-filter', { detail: filters }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-stock-presets': RwStockPresets;
  }
}
