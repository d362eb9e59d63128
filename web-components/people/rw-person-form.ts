import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PersonRow, RoleAtSite } from '../../api/people/people.service.ts';
import { fieldText } from '../data/api-client.ts';
import { formText } from '../data/form-text.ts';
import { getSession } from '../data/session.ts';
import { ENDONYMS, getLocale, I18n, LOCALES, t, type Locale } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-refused.ts';
import './rw-role-picker.ts';
import type { SiteName } from './sites.ts';

export interface PersonInput {
  name: string;
  username: string;
  locale: Locale;
  homeSiteId: string;
  roles: RoleAtSite[];
}

/**
 * Who somebody is and what they may do where.
 * @fires rw-save with `detail`, the input
 */
@customElement('rw-person-form')
export class RwPersonForm extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(240px, 100%), 1fr));
        gap: var(--rw-space-4);
        align-items: end;
      }
    `,
  ];

  /** Left out for a new person. */
  @property({ attribute: false }) person?: PersonRow | undefined;
  @property({ attribute: false }) sites: readonly SiteName[] = [];
  @property({ attribute: false }) error: unknown = null;
  @property({ type: Boolean }) busy = false;
  @state() private roles: readonly RoleAtSite[] = [];
  readonly i18n = new I18n(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('person')) this.roles = this.person?.roles ?? [];
  }

  override render() {
    const { person, error } = this;
    return html`<form class="card stack" @submit=${this.submit}>
      ${error ? html`<rw-refused .error=${error}></rw-refused>` : nothing}
      <div class="pair">
        <rw-field label=${t('staff.name')} error=${fieldText(error, 'name')}>
          <input
            name="name"
            maxlength="80"
            required
            autocomplete="off"
            .value=${person?.name ?? ''}
          />
        </rw-field>
        ${
          person
            ? nothing
            : html`<rw-field
                label=${t('staff.username')}
                hint=${t('setup.username_hint')}
                error=${fieldText(error, 'username')}
              >
                <input
                  name="username"
                  maxlength="40"
                  autocomplete="off"
                  autocapitalize="none"
                  dir="ltr"
                  required
                />
              </rw-field>`
        }
      </div>
      <div class="pair">
        <rw-field label=${t('staff.language')}>
          <select name="locale">
            ${LOCALES.map(
              (locale) =>
                html`<option
                  value=${locale}
                  lang=${locale}
                  ?selected=${locale === (person?.locale ?? getLocale())}
                >
                  ${ENDONYMS[locale]}
                </option>`,
            )}
          </select>
        </rw-field>
        <rw-field label=${t('staff.home_site')}>
          <select name="homeSiteId">
            ${this.sites.map(
              ({ id, name }) =>
                html`<option
                  value=${id}
                  ?selected=${id === (person?.homeSiteId ?? getSession()?.site.id)}
                >
                  ${name}
                </option>`,
            )}
          </select>
        </rw-field>
      </div>
      <rw-role-picker
        .sites=${this.sites}
        .roles=${this.roles}
        @rw-roles=${(event: CustomEvent<{ roles: RoleAtSite[] }>) =>
          (this.roles = event.detail.roles)}
      ></rw-role-picker>
      <div>
        <rw-button type="submit" variant="primary" ?busy=${this.busy}
          >${t(person ? 'act.save' : 'staff.invite_send')}</rw-button
        >
      </div>
    </form>`;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const text = (name: string) => formText(event.target, name);
    const detail: PersonInput = {
      name: text('name'),
      username: text('username'),
      locale: LOCALES.find((locale) => locale === text('locale')) ?? 'en',
      homeSiteId: text('homeSiteId'),
      roles: [...this.roles],
    };
    this.dispatchEvent(new CustomEvent<PersonInput>('rw-save', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-person-form': RwPersonForm;
  }
}
