import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import '../scan/rw-type-code.ts';
import { baseStyles } from '../ui/base-styles.ts';

/** Nothing in hand: what to do, with a picture of where the label is. */
@customElement('rw-bench-empty')
export class RwBenchEmpty extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .empty {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        gap: var(--rw-space-5) var(--rw-space-6);
        padding: var(--rw-space-5);
      }

      svg {
        inline-size: min(300px, 36vw);
        block-size: auto;
        fill: none;
        stroke: var(--rw-color-control);
        stroke-width: 3;
        stroke-linejoin: round;
      }

      .label {
        fill: var(--rw-color-surface);
        stroke: var(--rw-color-accent);
      }

      .bars {
        stroke: var(--rw-color-text);
      }

      .words {
        display: grid;
        gap: var(--rw-space-3);
      }

      h1 {
        font-size: var(--rw-text-40);
      }

      @media (max-width: 599px) {
        .empty {
          grid-template-columns: minmax(0, 1fr);
        }

        svg {
          justify-self: center;
          inline-size: 220px;
        }
      }
    `,
  ];

  readonly i18n = new I18n(this);

  override render() {
    return html`<section class="card empty">
      <svg viewBox="0 0 300 150" aria-hidden="true">
        <rect x="4" y="20" width="180" height="112" rx="8" />
        <path d="M16 32h156M60 132v8h68v-8" />
        <circle cx="20" cy="116" r="4" />
        <circle cx="168" cy="116" r="4" />
        <rect class="label" x="56" y="60" width="76" height="40" rx="3" />
        <path
          class="bars"
          d="M66 70v20M72 70v20M80 70v20M84 70v20M94 70v20M100 70v20M110 70v20M118 70v20"
        />
        <rect x="216" y="20" width="80" height="112" rx="8" />
        <circle cx="284" cy="32" r="4" />
        <rect class="label" x="230" y="66" width="52" height="30" rx="3" />
        <path
          class="bars"
          d="M238 73v16M243 73v16M250 73v16M254 73v16M261 73v16M268 73v16M273 73v16"
        />
      </svg>
      <div class="words">
        <h1>${t('bench.empty_title')}</h1>
        <p class="muted">${t('bench.empty_text')}</p>
        <rw-type-code></rw-type-code>
      </div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-bench-empty': RwBenchEmpty;
  }
}
