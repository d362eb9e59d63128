import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../data/api-client.ts';
import { loadSession, SessionController } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-field.ts';
import '../ui/rw-refused.ts';
import { showToast } from '../ui/toast.ts';
import { readSites, type SiteName } from './sites.ts';

/** The site the person works at now, and the bench this screen stands on. */
@customElement('rw-own-site')
export class RwOwnSite extends LitElement {
  static override styles = [baseStyles];
  @state() private sites: readonly SiteName[] = [];
  @state() private benches: readonly SiteName[] = [];
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);
  private readonly session = new SessionController(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    const session = this.session.value;
    if (!session) return nothing;
    return html`<section class="card stack">
      <h2>${t('account.site')}</h2>
      ${this.error ? html`<rw-refused .error=${this.error}></rw-refused>` : nothing}
      ${
        this.sites.length > 1
          ? html`<rw-field label=${t('account.site')} hint=${t('account.site_hint')}>
              <select @change=${this.changeSite}>
                ${this.sites.map(
                  ({ id, name }) =>
                    html`<option value=${id} ?selected=${id === session.site.id}>${name}</option>`,
                )}
              </select>
            </rw-field>`
          : html`<p><bdi>${session.site.name}</bdi></p>`
      }
      ${
        this.benches.length === 0
          ? html`<p class="small muted">${t('account.bench_empty')}</p>`
          : html`<rw-field label=${t('account.bench')} hint=${t('account.bench_hint')}>
              <select @change=${this.changeBench}>
                <option value="" ?selected=${session.benchId === null}>
                  ${t('account.bench_none')}
                </option>
                ${this.benches.map(
                  ({ id, name }) =>
                    html`<option value=${id} ?selected=${id === session.benchId}>${name}</option>`,
                )}
              </select>
            </rw-field>`
      }
    </section>`;
  }

  private changeSite(event: Event): Promise<void> {
    return this.change({ siteId: (event.target as HTMLSelectElement).value });
  }

  private changeBench(event: Event): Promise<void> {
    return this.change({ benchId: (event.target as HTMLSelectElement).value || null });
  }

  private async change(json: { siteId?: string; benchId?: string | null }): Promise<void> {
    this.error = null;
    try {
      await call(api.session.$patch({ json }));
      const session = await loadSession();
      const site = session?.site.name ?? '';
      const text = json.siteId ? t('account.site_done', { site }) : t('msg.saved');
      showToast({ kind: 'done', text });
      await this.load();
    } catch (error) {
      this.error = error;
    }
  }

  private async load(): Promise<void> {
    try {
      const [sites, places] = await Promise.all([
        readSites(),
        call(api.places.$get({ query: {} })),
      ]);
      this.sites = sites;
      this.benches = places.filter(({ kind }) => kind === 'bench');
    } catch (error) {
      this.error = error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-own-site': RwOwnSite;
  }
}
