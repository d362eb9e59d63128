import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Role } from '#domain/roles.ts';
import { api, call, errorText, fieldText } from '../data/api-client.ts';
import { formSecret, formText } from '../data/form-text.ts';
import { loadSession } from '../data/session.ts';
import { getLocale, I18n, setLocale, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-page.ts';

const WORKING_ROLES: readonly Role[] = ['technician', 'warehouse', 'coordinator', 'approver'];
const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'vi', label: 'Tiếng Việt' },
  { value: 'fa', label: 'فارسی' },
];
const COUNTRIES = ['VN', 'IR', 'other'] as const;
const SELF_CHECK_MINUTES = 30;

type Locale = 'en' | 'vi' | 'fa';

/** First run: language, programme, first site and first administrator on one page. */
@customElement('rw-page-setup')
export class RwPageSetup extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(240px, 100%), 1fr));
        align-items: start;
        gap: var(--rw-space-4);
      }

      .check {
        display: flex;
        align-items: start;
        gap: var(--rw-space-3);
        min-block-size: var(--rw-touch);
      }

      .check input {
        inline-size: 24px;
        block-size: 24px;
        flex: none;
      }
    `,
  ];

  @state() private busy = false;
  @state() private error: unknown = null;
  @state() private country: string = getLocale() === 'fa' ? 'IR' : 'VN';
  @state() private roles: string[] = [];

  readonly i18n = new I18n(this);

  override render() {
    return html`<rw-page heading=${t('setup.title')} width="narrow">
      <span slot="lead">${t('setup.lead')}</span>
      <form class="stack" @submit=${this.submit}>
        ${this.renderWorkshop()} ${this.renderPerson()}
        ${
          this.error
            ? html`<rw-notice kind="refused">${errorText(this.error)}</rw-notice>`
            : nothing
        }
        <rw-button type="submit" variant="primary" size="bench" ?busy=${this.busy}>
          ${t('setup.submit')}
        </rw-button>
      </form>
    </rw-page>`;
  }

  private renderWorkshop() {
    return html`<section class="card stack">
      <rw-choice
        label=${t('setup.language')}
        value=${getLocale()}
        .options=${LANGUAGES}
        @change=${this.changeLanguage}
      ></rw-choice>
      <rw-field
        label=${t('setup.programme')}
        hint=${t('setup.programme_hint')}
        error=${fieldText(this.error, 'programmeName')}
      >
        <input name="programmeName" maxlength="80" required />
      </rw-field>
      <div class="pair">
        <rw-field label=${t('setup.site')} error=${fieldText(this.error, 'siteName')}>
          <input name="siteName" maxlength="80" required />
        </rw-field>
        <rw-field label=${t('setup.province')} error=${fieldText(this.error, 'province')} optional>
          <input name="province" maxlength="80" />
        </rw-field>
      </div>
      <rw-choice
        label=${t('setup.country')}
        .value=${this.country}
        .options=${COUNTRIES.map((value) => ({ value, label: t(`setup.country_${value}`) }))}
        @change=${this.changeCountry}
      ></rw-choice>
      <div class="pair">
        ${
          this.country === 'other'
            ? html`<rw-field
                label=${t('setup.country_code')}
                hint=${t('setup.country_code_hint')}
                error=${fieldText(this.error, 'country')}
              >
                <input name="country" maxlength="2" pattern="[A-Za-z]{2}" dir="ltr" required />
              </rw-field>`
            : nothing
        }
        <rw-field label=${t('setup.time_zone')} error=${fieldText(this.error, 'timeZone')}>
          <select name="timeZone" dir="ltr">
            ${this.timeZones().map(
              (zone) =>
                html`<option value=${zone} ?selected=${zone === this.usualZone()}>${zone}</option>`,
            )}
          </select>
        </rw-field>
      </div>
    </section>`;
  }

  private renderPerson() {
    return html`<section class="card stack">
      <h2>${t('setup.you')}</h2>
      <rw-field label=${t('setup.name')} error=${fieldText(this.error, 'name')}>
        <input name="name" maxlength="80" autocomplete="name" required />
      </rw-field>
      <div class="pair">
        <rw-field
          label=${t('sign_in.username')}
          hint=${t('setup.username_hint')}
          error=${fieldText(this.error, 'username')}
        >
          <input
            name="username"
            maxlength="40"
            autocomplete="username"
            autocapitalize="none"
            dir="ltr"
            required
          />
        </rw-field>
        <rw-field
          label=${t('sign_in.password')}
          hint=${t('setup.password_hint')}
          error=${fieldText(this.error, 'password')}
        >
          <input
            name="password"
            type="password"
            minlength="10"
            autocomplete="new-password"
            dir="ltr"
            required
          />
        </rw-field>
      </div>
      <rw-choice
        multiple
        label=${t('setup.roles')}
        hint=${t('setup.roles_hint')}
        .values=${this.roles}
        .options=${WORKING_ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        @change=${(event: CustomEvent<{ values: string[] }>) => {
          this.roles = event.detail.values;
        }}
      ></rw-choice>
      <label class="check">
        <input type="checkbox" name="selfCheck" />
        <span
          >${t('setup.self_check')}<br /><span class="muted small"
            >${t('setup.self_check_hint')}</span
          ></span
        >
      </label>
    </section>`;
  }

  private usualZone(): string {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return { VN: 'Asia/Ho_Chi_Minh', IR: 'Asia/Tehran' }[this.country] ?? own;
  }

  private timeZones(): string[] {
    const zones = Intl.supportedValuesOf('timeZone');
    return [...new Set([this.usualZone(), ...zones])];
  }

  private changeLanguage(event: CustomEvent<{ value: string }>): void {
    const locale = event.detail.value as Locale;
    if (locale === 'fa') this.country = 'IR';
    if (locale === 'vi') this.country = 'VN';
    void setLocale(locale);
  }

  private changeCountry(event: CustomEvent<{ value: string }>): void {
    this.country = event.detail.value;
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const text = (name: string) => formText(event.target, name);
    this.busy = true;
    this.error = null;
    try {
      await call(
        api.setup.$post({
          json: {
            programmeName: text('programmeName'),
            siteName: text('siteName'),
            province: text('province'),
            country: this.country === 'other' ? text('country').toUpperCase() : this.country,
            timeZone: text('timeZone'),
            locale: getLocale(),
            name: text('name'),
            username: text('username'),
            password: formSecret(event.target, 'password'),
            roles: this.roles as Role[],
            selfCheckMinutes: text('selfCheck') ? SELF_CHECK_MINUTES : null,
          },
        }),
      );
      await loadSession();
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-setup': RwPageSetup;
  }
}
