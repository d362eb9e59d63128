import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call, fieldText } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { formText } from '../data/form-text.ts';
import { loadSession } from '../data/session.ts';
import { ENDONYMS, I18n, LOCALES, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-page.ts';
import '../ui/rw-refused.ts';
import { showToast } from '../ui/toast.ts';
import './rw-site-form.ts';
import './rw-standards.ts';
import type { Site, SiteInput } from './rw-site-form.ts';

interface Settings {
  programmeName: string;
  defaultLocale: string;
  transferLateDays: number;
  publicUrl: string | null;
  sites: Site[];
}

/** The programme, its sites, and at each whether one person may check their own work. */
@customElement('rw-page-settings')
export class RwPageSettings extends LitElement {
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

  @state() private settings: Settings | null = null;
  @state() private error: unknown = null;
  @state() private adding = false;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    const { settings, error } = this;
    return html`<rw-page
      width="narrow"
      heading=${t('settings.title')}
      .state=${settings ? 'ready' : error ? 'error' : 'loading'}
      .error=${error}
      @rw-retry=${() => this.load()}
    >
      ${settings ? this.renderSettings(settings) : nothing}
    </rw-page>`;
  }

  private renderSettings(settings: Settings) {
    return html`<div class="stack">
      ${this.renderProgramme(settings)}
      <div class="card stack">
        <h2>${t('checklists.title')}</h2>
        <p class="muted">${t('checklists.text')}</p>
        <div>
          <rw-button icon="list-checks" href="/settings/checklists"
            >${t('checklists.open')}</rw-button
          >
        </div>
      </div>
      <div class="card stack">
        <h2>${t('faults.title')}</h2>
        <p class="muted">${t('faults.lead')}</p>
        <div>
          <rw-button icon="wrench" href="/fault-list">${t('faults.open')}</rw-button>
        </div>
      </div>
      <div class="card stack">
        <h2>${t('profiles.title')}</h2>
        <p class="muted">${t('profiles.lead')}</p>
        <div>
          <rw-button icon="laptop" href="/settings/specifications">${t('profiles.open')}</rw-button>
        </div>
      </div>
      <h2>${t('settings.sites')}</h2>
      ${settings.sites.map(
        (site) =>
          html`<rw-site-form
            .site=${site}
            @rw-save=${(event: CustomEvent<SiteInput>) => this.saveSite(site.id, event)}
          ></rw-site-form>`,
      )}
      ${
        this.adding
          ? html`<rw-site-form
              @rw-save=${(event: CustomEvent<SiteInput>) => this.addSite(event)}
            ></rw-site-form>`
          : html`<div class="row">
              <rw-button icon="plus" @click=${() => (this.adding = true)}
                >${t('settings.add_site')}</rw-button
              >
              <p class="small muted">${t('settings.site_hint')}</p>
            </div>`
      }
      <rw-standards></rw-standards>
    </div>`;
  }

  private renderProgramme({ programmeName, defaultLocale, transferLateDays, publicUrl }: Settings) {
    return html`<form class="card stack" @submit=${this.saveProgramme}>
      <h2>${t('settings.programme')}</h2>
      ${this.attempt.error ? html`<rw-refused .error=${this.attempt.error}></rw-refused>` : nothing}
      <rw-field label=${t('setup.programme')} hint=${t('setup.programme_hint')}>
        <input name="programmeName" maxlength="80" required .value=${programmeName} />
      </rw-field>
      <div class="pair">
        <rw-field label=${t('settings.locale')}>
          <select name="defaultLocale">
            ${LOCALES.map(
              (locale) =>
                html`<option value=${locale} lang=${locale} ?selected=${locale === defaultLocale}>
                  ${ENDONYMS[locale]}
                </option>`,
            )}
          </select>
        </rw-field>
        <rw-field
          label=${t('transfer.late_days')}
          error=${fieldText(this.attempt.error, 'transferLateDays')}
        >
          <input
            name="transferLateDays"
            type="number"
            min="1"
            max="90"
            required
            .value=${String(transferLateDays)}
          />
        </rw-field>
      </div>
      ${
        publicUrl
          ? html`<p>${t('settings.public_url')}: <bdi dir="ltr">${publicUrl}</bdi></p>`
          : html`<rw-notice>${t('settings.public_url_none')}</rw-notice>`
      }
      <div>
        <rw-button type="submit" variant="primary" ?busy=${this.attempt.busy}
          >${t('act.save')}</rw-button
        >
      </div>
    </form>`;
  }

  private async saveProgramme(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const locale = formText(event.target, 'defaultLocale');
    const body = {
      programmeName: formText(event.target, 'programmeName'),
      defaultLocale: LOCALES.find((known) => known === locale) ?? 'en',
      transferLateDays: Number(formText(event.target, 'transferLateDays')),
    };
    const saved = await this.attempt.run(body, (json) => call(api.settings.$patch({ json })));
    if (saved) await this.done(body.programmeName);
  }

  private async saveSite(id: string, event: CustomEvent<SiteInput>): Promise<void> {
    const { send, ...site } = event.detail;
    const saved = await send(site, (json) =>
      call(api.sites[':id'].$patch({ param: { id }, json })),
    );
    if (saved) await this.done(site.name);
  }

  private async addSite(event: CustomEvent<SiteInput>): Promise<void> {
    const { send, ...site } = event.detail;
    const made = await send(site, (json) => call(api.sites.$post({ json })));
    if (!made) return;
    this.adding = false;
    await this.done(site.name);
  }

  /** The own session names the site and its rules: it is read again too. */
  private async done(name: string): Promise<void> {
    showToast({ kind: 'done', text: t('staff.saved', { name }) });
    await Promise.all([this.load(), loadSession()]);
  }

  private async load(): Promise<void> {
    try {
      this.settings = await call(api.settings.$get());
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-settings': RwPageSettings;
  }
}
