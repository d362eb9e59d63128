import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-choice.ts';

/**
 * A plain question with two big answers.
 * @fires rw-answer with `detail: boolean`
 */
@customElement('rw-yes-no')
export class RwYesNo extends LitElement {
  static override styles = [baseStyles];

  @property() label = '';
  @property({ attribute: false }) value: boolean | null = null;
  readonly i18n = new I18n(this);

  override render() {
    const options = [
      { value: 'yes', label: t('test_page.yes') },
      { value: 'no', label: t('test_page.no') },
    ];
    return html`<rw-choice
      size="bench"
      label=${this.label}
      .options=${options}
      .value=${this.value === null ? '' : this.value ? 'yes' : 'no'}
      @change=${this.onChange}
    ></rw-choice>`;
  }

  private onChange(event: CustomEvent<{ value: string }>): void {
    const detail = event.detail.value === 'yes';
    this.dispatchEvent(new CustomEvent('rw-answer', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-yes-no': RwYesNo;
  }
}
