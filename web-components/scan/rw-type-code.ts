import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import { scanText } from './scan-bus.ts';

/**
 * For a label that no scanner reads: the code or serial number by hand.
 * @fires rw-typed when it was taken
 */
@customElement('rw-type-code')
export class RwTypeCode extends LitElement {
  static override styles = [
    baseStyles,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--rw-space-3);
      }

      rw-field {
        flex: 1 1 14rem;
      }
    `,
  ];

  /** The word on its button; "open" when empty. */
  @property() verb = '';
  @query('input') private readonly input!: HTMLInputElement;
  readonly i18n = new I18n(this);

  override render() {
    return html`<form role="search" @submit=${this.submit}>
      <rw-field label=${t('bench.type_code')}>
        <input dir="ltr" autocomplete="off" inputmode="text" maxlength="256" required />
      </rw-field>
      <rw-button type="submit">${this.verb || t('bench.typed_open')}</rw-button>
    </form>`;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const text = this.input.value.trim();
    if (!text) return;
    this.input.value = '';
    void scanText(text, 'typed');
    this.dispatchEvent(new CustomEvent('rw-typed'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-type-code': RwTypeCode;
  }
}
