import { foldDigits } from '#domain/codes.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { newRequestId } from '../data/api-client.ts';
import { formText } from '../data/form-text.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-refused.ts';
import { fetchTablet } from './table-api.ts';
import { isEasyPin, isPin, MIN_PIN_DIGITS } from './table-keys.ts';
import { askToKeep } from './table-room.ts';
import { keepPackage, type OpenTable } from './table-vault.ts';

const MAX_DIGITS = 12;

/**
 * Takes a session along: a name for this tablet and a PIN, twice.
 * @fires rw-table with `detail: OpenTable`
 */
@customElement('rw-table-open')
export class RwTableOpen extends LitElement {
  static override styles = [
    baseStyles,
    css`
      form {
        display: grid;
        gap: var(--rw-space-4);
        max-inline-size: 32rem;
      }

      ul {
        display: grid;
        gap: var(--rw-space-1);
        padding-inline-start: var(--rw-space-4);
        list-style: disc;
      }
    `,
  ];

  @property() code = '';
  @state() private busy = false;
  @state() private error: unknown = null;
  @state() private fault: 'pin' | 'easy' | 'twice' | null = null;
  readonly i18n = new I18n(this);
  /** One intention, one opening: a repeat after a lost answer opens no second one. */
  private requestId = newRequestId();

  override render() {
    const min = formatNumber(MIN_PIN_DIGITS);
    return html`<form class="card" autocomplete="off" @submit=${this.submit}>
      <p>${t('at_table.open_what')}</p>
      <rw-field label=${t('at_table.tablet_name')} hint=${t('at_table.tablet_name_hint')}>
        <input name="tablet" required maxlength="60" />
      </rw-field>
      <rw-field
        label=${t('at_table.pin')}
        hint=${t('at_table.pin_hint', { min })}
        error=${this.fault === 'pin' ? t('at_table.pin_short', { min }) : this.fault === 'easy' ? t('at_table.pin_easy') : ''}
      >
        ${this.renderPin('pin')}
      </rw-field>
      <rw-field
        label=${t('at_table.pin_again')}
        error=${this.fault === 'twice' ? t('at_table.pin_differs') : ''}
      >
        ${this.renderPin('again')}
      </rw-field>
      <rw-refused .error=${this.error}></rw-refused>
      <rw-button type="submit" variant="primary" size="bench" icon="download" ?busy=${this.busy}
        >${t('at_table.open')}</rw-button
      >
      ${this.busy ? html`<p class="muted" role="status">${t('at_table.opening')}</p>` : nothing}
    </form>`;
  }

  private renderPin(name: string) {
    return html`<input
      name=${name}
      type="password"
      inputmode="numeric"
      autocomplete="off"
      dir="ltr"
      required
      maxlength=${MAX_DIGITS}
      @input=${() => (this.fault = null)}
    />`;
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || this.busy) return;
    const pin = pinText(form, 'pin');
    this.fault = !isPin(pin)
      ? 'pin'
      : isEasyPin(pin)
        ? 'easy'
        : pin !== pinText(form, 'again')
          ? 'twice'
          : null;
    if (this.fault) {
      form
        .querySelector<HTMLElement>(`[name='${this.fault === 'twice' ? 'again' : 'pin'}']`)
        ?.focus();
      return;
    }
    this.busy = true;
    this.error = null;
    try {
      await askToKeep();
      const body = { requestId: this.requestId, name: formText(form, 'tablet') };
      const table = await keepPackage(await fetchTablet(this.code, body), pin);
      this.requestId = newRequestId();
      this.dispatchEvent(new CustomEvent<OpenTable>('rw-table', { detail: table }));
    } catch (error) {
      this.error = error;
    }
    this.busy = false;
  }
}

/** Persian digits are digits too. */
export function pinText(form: HTMLFormElement, name: string): string {
  return foldDigits(formText(form, name)).trim();
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-table-open': RwTableOpen;
  }
}
