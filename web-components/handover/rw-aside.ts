import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { errorText } from '../data/error-text.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-icon.ts';

/** Something on the table that did not leave with the device. */
export interface Aside {
  code: string;
  /** Whose it is: the refusal of the server. */
  error: unknown;
}

/**
 * Pieces of others that lie on the return table; each says whose it is until it is taken off.
 * @fires rw-off with `detail: { code }` for a scan by mistake
 */
@customElement('rw-aside')
export class RwAside extends LitElement {
  static override styles = [
    baseStyles,
    css`
      ul {
        display: grid;
        gap: var(--rw-space-2);
      }

      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--rw-space-3);
        padding: var(--rw-space-2) var(--rw-space-4);
        background: var(--rw-color-warning-soft);
        border-inline-start: 6px solid var(--rw-color-warning);
        border-radius: var(--rw-radius-small);
      }

      li > rw-icon {
        font-size: var(--rw-text-28);
        color: var(--rw-color-warning);
      }
    `,
  ];

  @property({ attribute: false }) pieces: readonly Aside[] = [];
  readonly i18n = new I18n(this);

  override willUpdate(): void {
    this.hidden = this.pieces.length === 0;
  }

  override render() {
    if (this.pieces.length === 0) return nothing;
    return html`<div role="alert">
      <ul aria-label=${t('back.aside')}>
        ${this.pieces.map(
          ({ code, error }) =>
            html`<li>
              <rw-icon name="warning"></rw-icon>
              <p>
                <strong><rw-code code=${code}></rw-code></strong><br />${errorText(error)}
              </p>
              <rw-button
                variant="quiet"
                icon="x"
                label=${t('back.aside_off')}
                @click=${() => this.off(code)}
              ></rw-button>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  private off(code: string): void {
    this.dispatchEvent(new CustomEvent('rw-off', { detail: { code } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-aside': RwAside;
  }
}
