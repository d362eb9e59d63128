import { html, LitElement, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { api, call, fieldText } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { formSecret } from '../data/form-text.ts';
import { loadSession } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-refused.ts';
import { showToast } from '../ui/toast.ts';

/**
 * Changes the own password.
 * @fires rw-done when it is changed
 */
@customElement('rw-own-password')
export class RwOwnPassword extends LitElement {
  static override styles = [baseStyles];
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override render() {
    const { error, busy } = this.attempt;
    return html`<form class="card stack" @submit=${this.submit}>
      <h2>${t('account.password')}</h2>
      ${error ? html`<rw-refused .error=${error}></rw-refused>` : nothing}
      <rw-field label=${t('account.password_now')} error=${fieldText(error, 'current')}>
        <input
          name="current"
          type="password"
          maxlength="200"
          autocomplete="current-password"
          dir="ltr"
          required
        />
      </rw-field>
      <rw-field
        label=${t('account.password_next')}
        hint=${t('setup.password_hint')}
        error=${fieldText(error, 'next')}
      >
        <input
          name="next"
          type="password"
          minlength="10"
          maxlength="200"
          autocomplete="new-password"
          dir="ltr"
          required
        />
      </rw-field>
      <div>
        <rw-button type="submit" ?busy=${busy}>${t('account.password_change')}</rw-button>
      </div>
    </form>`;
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const body = { current: formSecret(form, 'current'), next: formSecret(form, 'next') };
    const done = await this.attempt.run(body, (json) => call(api.account.password.$post({ json })));
    if (!done) return;
    form.reset();
    showToast({ kind: 'done', text: t('account.password_changed') });
    await loadSession();
    this.dispatchEvent(new CustomEvent('rw-done'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-own-password': RwOwnPassword;
  }
}
