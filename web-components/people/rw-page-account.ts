import { html, LitElement, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { navigate } from '../app/navigation.ts';
import { saveLocale } from '../data/own-locale.ts';
import { SessionController, type Session } from '../data/session.ts';
import { ENDONYMS, getLocale, I18n, LOCALES, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-page.ts';
import './rw-own-password.ts';
import './rw-own-pin.ts';
import './rw-own-site.ts';
import './rw-session-list.ts';

/** What everybody may change about themselves; a password that was given comes first. */
@customElement('rw-page-account')
export class RwPageAccount extends LitElement {
  static override styles = [baseStyles];
  readonly i18n = new I18n(this);
  private readonly session = new SessionController(this);

  override render() {
    const session = this.session.value;
    if (!session) return nothing;
    return html`<rw-page width="narrow" heading=${t('account.title')}>
      <span slot="lead"><bdi>${session.person.name}</bdi> · ${session.site.name}</span>
      ${session.mustChangePassword ? this.renderFirst() : this.renderAll(session)}
    </rw-page>`;
  }

  private renderFirst() {
    return html`<div class="stack">
      <rw-notice kind="warning">${t('account.must_change')}</rw-notice>
      <rw-own-password @rw-done=${() => navigate('/')}></rw-own-password>
    </div>`;
  }

  private renderAll({ roles }: Session) {
    return html`<div class="stack">
      <section class="card stack">
        <rw-choice
          label=${t('common.language')}
          value=${getLocale()}
          .options=${LOCALES.map((locale) => ({ value: locale, label: ENDONYMS[locale] }))}
          @change=${this.changeLocale}
        ></rw-choice>
        <p>
          <span class="muted">${t('account.roles')}:</span>
          ${roles.map((role) => t(`role.${role}`)).join(' · ') || t('staff.no_roles')}
        </p>
      </section>
      <rw-own-site></rw-own-site>
      <rw-own-password></rw-own-password>
      <rw-own-pin></rw-own-pin>
      <section class="card stack">
        <h2>${t('staff.sessions')}</h2>
        <rw-session-list></rw-session-list>
      </section>
    </div>`;
  }

  private changeLocale(event: CustomEvent<{ value: string }>): void {
    const locale = LOCALES.find((candidate) => candidate === event.detail.value);
    if (locale) void saveLocale(locale);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-account': RwPageAccount;
  }
}
