import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-icon.ts';

/** The three sentences that stand beside every swollen battery. */
@customElement('rw-safety-words')
export class RwSafetyWords extends LitElement {
  static override styles = [
    baseStyles,
    css`
      ol {
        display: grid;
        gap: var(--rw-space-2);
        margin: 0;
        padding: var(--rw-space-4);
        padding-inline-start: var(--rw-space-6);
        background: var(--rw-color-refused-soft);
        border-inline-start: 4px solid var(--rw-color-refused);
        border-radius: var(--rw-radius-small);
      }

      li:first-child {
        font-weight: 600;
      }
    `,
  ];

  readonly i18n = new I18n(this);

  override render() {
    return html`<ol>
      <li>${t('safety_hold.never')}</li>
      <li>${t('safety_hold.gloves')}</li>
      <li>${t('safety_hold.bin')}</li>
    </ol>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-safety-words': RwSafetyWords;
  }
}
