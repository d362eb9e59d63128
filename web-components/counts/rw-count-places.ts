import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Code } from '#domain/codes.ts';
import { allowed } from '../data/session.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-icon.ts';
import type { CountPlace } from './count-data.ts';

/**
 * Every place of the count and how far it is; pressed, it is counted without a scan of its label.
 * @fires rw-count-place with `detail: { code }`
 */
@customElement('rw-count-places')
export class RwCountPlaces extends LitElement {
  static override styles = [
    baseStyles,
    css`
      ul {
        max-block-size: 60vh;
        overflow: auto;
      }

      button {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--rw-space-1) var(--rw-space-3);
        inline-size: 100%;
        min-block-size: var(--rw-touch-bench);
        padding: var(--rw-space-2) var(--rw-space-1);
        border: 0;
        border-block-end: 1px solid var(--rw-color-line);
        background: none;
        text-align: start;
        cursor: pointer;
      }

      button:disabled {
        cursor: default;
      }

      button:focus-visible {
        outline-offset: -3px;
      }

      button[aria-current] {
        background: var(--rw-color-sunken);
      }

      .done {
        color: var(--rw-color-done);
      }

      .name {
        display: grid;
        overflow-wrap: anywhere;
      }

      .end {
        text-align: end;
      }

      @media print {
        ul {
          max-block-size: none;
          overflow: visible;
        }

        button {
          min-block-size: 0;
        }
      }
    `,
  ];

  @property({ attribute: false }) places: readonly CountPlace[] = [];
  @property({ attribute: false }) current: Code | null = null;
  readonly i18n = new I18n(this);

  override render() {
    return html`<section>
      <h2>${t('counts.places')}</h2>
      <ul>
        ${repeat(
          this.places,
          ({ id }) => id,
          (place) => html`<li>${this.renderPlace(place)}</li>`,
        )}
      </ul>
    </section>`;
  }

  private renderPlace(place: CountPlace) {
    const { code, name, doneAt, startedAt, expected, found, differences } = place;
    const isCurrent = code === this.current;
    return html`<button
      type="button"
      aria-current=${isCurrent ? 'true' : nothing}
      ?disabled=${isCurrent || !allowed('stock.count')}
      @click=${() => this.choose(code)}
    >
      <rw-icon
        class=${doneAt ? 'done' : 'muted'}
        name=${doneAt ? 'circle-check' : startedAt ? 'scan-barcode' : 'clock'}
      ></rw-icon>
      <span class="name"
        ><strong><bdi>${name}</bdi></strong
        ><span class="muted small">${stateText(place)}</span></span
      >
      <span class="end number"
        >${startedAt ? html`${formatNumber(found)} / ${formatNumber(expected)}` : nothing}
        ${
          differences > 0
            ? html`<br /><span class="small"
                  >${t('counts.place_open', { count: differences })}</span
                >`
            : nothing
        }</span
      >
    </button>`;
  }

  private choose(code: Code): void {
    this.dispatchEvent(new CustomEvent('rw-count-place', { detail: { code } }));
  }
}

function stateText({ doneAt, startedAt, startedBy }: CountPlace): string {
  if (doneAt) return t('counts.place_done');
  return startedAt
    ? t('counts.place_begun', { person: startedBy ?? '' })
    : t('counts.place_waiting');
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-count-places': RwCountPlaces;
  }
}
