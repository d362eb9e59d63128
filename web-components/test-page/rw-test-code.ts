import { foldTestCode, isTestCode } from '#domain/test-page.ts';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formText } from '../data/form-text.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';

/**
 * Asks for the short code.
 * @fires rw-code with the code as it was made
 */
@customElement('rw-test-code')
export class RwTestCode extends LitElement {
  static override styles = [
    baseStyles,
    css`
      input {
        font-size: var(--rw-text-40);
        font-weight: 600;
        letter-spacing: 0.2em;
        text-align: center;
        text-transform: uppercase;
      }
    `,
  ];

  @property({ type: Boolean }) busy = false;
  readonly i18n = new I18n(this);

  override render() {
    return html`<form class="card stack" @submit=${this.submit}>
      <p>${t('test_page.lead')}</p>
      <rw-field label=${t('test_page.code')} hint=${t('test_page.code_hint')}>
        <input
          name="code"
          maxlength="20"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          dir="ltr"
          required
          autofocus
        />
      </rw-field>
      <rw-button type="submit" variant="primary" size="bench" block ?busy=${this.busy}
        >${t('test_page.open')}</rw-button
      >
    </form>`;
  }

  /** What cannot be a code is asked all the same: the answer says what to do. */
  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const typed = formText(event.target, 'code');
    const code = foldTestCode(typed);
    this.dispatchEvent(
      new CustomEvent('rw-code', { detail: isTestCode(code) ? code : typed.slice(0, 40) }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-test-code': RwTestCode;
  }
}
