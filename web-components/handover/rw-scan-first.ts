import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formText } from '../data/form-text.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-icon.ts';

/**
 * Waits for the device's label; its code may be typed where a label cannot be read.
 * @fires rw-code with `detail: { text }`
 */
@customElement('rw-scan-first')
export class RwScanFirst extends LitElement {
  static override styles = [
    baseStyles,
    css`
      section {
        display: grid;
        justify-items: center;
        gap: var(--rw-space-4);
        padding-block: var(--rw-space-6);
        text-align: center;
      }

      rw-icon {
        font-size: var(--rw-text-56);
        color: var(--rw-color-accent);
      }

      h2 {
        font-size: var(--rw-text-28);
      }

      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: end;
        gap: var(--rw-space-2);
        inline-size: min(420px, 100%);
        text-align: start;
      }
    `,
  ];

  @property() heading = '';
  @property() hint = '';
  @property({ type: Boolean }) busy = false;
  readonly i18n = new I18n(this);

  override render() {
    return html`<section>
      <rw-icon name="scan-barcode"></rw-icon>
      <h2>${this.heading}</h2>
      <p class="muted">${this.hint}</p>
      <form @submit=${this.submit}>
        <rw-field label=${t('table.type_code')}>
          <input name="code" inputmode="numeric" maxlength="60" autocomplete="off" />
        </rw-field>
        <rw-button type="submit" ?busy=${this.busy}>${t('common.open')}</rw-button>
      </form>
    </section>`;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const text = formText(event.target, 'code');
    if (text) this.dispatchEvent(new CustomEvent('rw-code', { detail: { text } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-scan-first': RwScanFirst;
  }
}
