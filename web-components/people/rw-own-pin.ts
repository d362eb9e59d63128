import { PIN_LENGTH } from '#domain/passwords.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { api, call, fieldText } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { formSecret, formText } from '../data/form-text.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-refused.ts';
import { showToast } from '../ui/toast.ts';

/** Sets the own PIN, which opens a shared bench together with the badge. */
@customElement('rw-own-pin')
export class RwOwnPin extends LitElement {
  static override styles = [baseStyles];
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override render() {
    const { error, busy } = this.attempt;
    return html`<form class="card stack" @submit=${this.submit}>
      <h2>${t('account.pin')}</h2>
      ${error ? html`<rw-refused .error=${error}></rw-refused>` : nothing}
      <rw-field label=${t('account.password_now')} error=${fieldText(error, 'password')}>
        <input
          name="password"
          type="password"
          maxlength="200"
          autocomplete="current-password"
          dir="ltr"
          required
        />
      </rw-field>
      <rw-field
        label=${t('account.pin_next')}
        hint=${t('account.pin_hint')}
        error=${fieldText(error, 'pin')}
      >
        <input
          name="pin"
          type="password"
          inputmode="numeric"
          minlength=${PIN_LENGTH}
          maxlength=${PIN_LENGTH}
          autocomplete="off"
          dir="ltr"
          required
        />
      </rw-field>
      <div>
        <rw-button type="submit" ?busy=${busy}>${t('account.pin_set')}</rw-button>
      </div>
    </form>`;
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const body = { password: formSecret(form, 'password'), pin: formText(form, 'pin') };
    const done = await this.attempt.run(body, (json) => call(api.account.pin.$post({ json })));
    if (!done) return;
    form.reset();
    showToast({ kind: 'done', text: t('account.pin_done') });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-own-pin': RwOwnPin;
  }
}
