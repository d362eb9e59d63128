import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { fieldText } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { formText } from '../data/form-text.ts';
import { ENDONYMS, getLocale, I18n, LOCALES, t, type Locale } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-refused.ts';

interface SiteFields {
  name: string;
  province: string;
  /** For donors, in messages to them. */
  contact: string;
  country: string;
  timeZone: string;
  locale: Locale;
  /** Minutes after which one person may check own work; null asks for two. */
  selfCheckMinutes: number | null;
}

export interface Site extends Omit<SiteFields, 'locale'> {
  id: string;
  locale: string;
}

/** The input with the form's own way to send it, so that a refusal shows where it was typed. */
export interface SiteInput extends SiteFields {
  send: Attempt['run'];
}

const USUAL_MINUTES = 30;
const MOST_MINUTES = 1440;

/**
 * A site: name, place, language, and whether the final check needs a second person.
 * @fires rw-save with `detail`, the input
 */
@customElement('rw-site-form')
export class RwSiteForm extends LitElement {
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

  /** Left out for a new site. */
  @property({ attribute: false }) site?: Site;
  @state() private minutes: number | null = null;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('site')) this.minutes = this.site?.selfCheckMinutes ?? null;
  }

  override render() {
    const { site } = this;
    const { error, busy } = this.attempt;
    const zone = site?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    return html`<form class="card stack" @submit=${this.submit}>
      <h3>${site?.name ?? t('settings.add_site')}</h3>
      ${error ? html`<rw-refused .error=${error}></rw-refused>` : nothing}
      <div class="pair">
        <rw-field label=${t('setup.site')} error=${fieldText(error, 'name')}>
          <input name="name" maxlength="80" required .value=${site?.name ?? ''} />
        </rw-field>
        <rw-field label=${t('setup.province')} error=${fieldText(error, 'province')} optional>
          <input name="province" maxlength="80" .value=${site?.province ?? ''} />
        </rw-field>
        <rw-field label=${t('setup.time_zone')} error=${fieldText(error, 'timeZone')}>
          <select name="timeZone" dir="ltr">
            ${[...new Set([zone, ...Intl.supportedValuesOf('timeZone')])].map(
              (name) => html`<option value=${name} ?selected=${name === zone}>${name}</option>`,
            )}
          </select>
        </rw-field>
        <rw-field label=${t('staff.language')}>
          <select name="locale">
            ${LOCALES.map(
              (locale) =>
                html`<option
                  value=${locale}
                  lang=${locale}
                  ?selected=${locale === (site?.locale ?? getLocale())}
                >
                  ${ENDONYMS[locale]}
                </option>`,
            )}
          </select>
        </rw-field>
        <rw-field
          label=${t('setup.country_code')}
          hint=${t('setup.country_code_hint')}
          error=${fieldText(error, 'country')}
        >
          <input
            name="country"
            maxlength="2"
            pattern="[A-Za-z]{2}"
            dir="ltr"
            required
            .value=${site?.country ?? ''}
          />
        </rw-field>
      </div>
      <rw-field
        label=${t('settings.contact')}
        hint=${t('settings.contact_hint')}
        error=${fieldText(error, 'contact')}
        optional
      >
        <input name="contact" maxlength="120" .value=${site?.contact ?? ''} />
      </rw-field>
      ${this.renderFourEyes()}
      <div>
        <rw-button type="submit" variant=${site ? 'secondary' : 'primary'} ?busy=${busy}
          >${t(site ? 'act.save' : 'settings.make_site')}</rw-button
        >
      </div>
    </form>`;
  }

  /** What the choice means stands under it, before it is saved. */
  private renderFourEyes() {
    const { minutes } = this;
    return html`<rw-choice
        label=${t('settings.four_eyes')}
        value=${minutes === null ? 'two' : 'self'}
        .options=${[
          { value: 'two', label: t('settings.two_persons') },
          {
            value: 'self',
            label: t('settings.self_check'),
            hint: t('settings.self_check_hint'),
          },
        ]}
        @change=${(event: CustomEvent<{ value: string }>) =>
          (this.minutes = event.detail.value === 'self' ? USUAL_MINUTES : null)}
      ></rw-choice>
      ${
        minutes === null
          ? nothing
          : html`<rw-field
              label=${t('settings.minutes')}
              error=${fieldText(this.attempt.error, 'selfCheckMinutes')}
            >
              <input
                type="number"
                min="0"
                max=${MOST_MINUTES}
                required
                .value=${String(minutes)}
                @input=${this.onMinutes}
              />
            </rw-field>`
      }
      <rw-notice kind=${minutes === null ? 'info' : 'warning'}
        >${
          minutes === null ? t('settings.four_eyes_on') : t('settings.four_eyes_off', { minutes })
        }</rw-notice
      >`;
  }

  private onMinutes(event: Event): void {
    const minutes = (event.target as HTMLInputElement).valueAsNumber;
    if (Number.isInteger(minutes)) this.minutes = minutes;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const text = (name: string) => formText(event.target, name);
    const detail: SiteInput = {
      name: text('name'),
      province: text('province'),
      contact: text('contact'),
      country: text('country').toUpperCase(),
      timeZone: text('timeZone'),
      locale: LOCALES.find((locale) => locale === text('locale')) ?? 'en',
      selfCheckMinutes: this.minutes,
      send: (body, send) => this.attempt.run(body, send),
    };
    this.dispatchEvent(new CustomEvent<SiteInput>('rw-save', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-site-form': RwSiteForm;
  }
}
