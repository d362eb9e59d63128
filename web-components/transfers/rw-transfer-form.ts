import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { navigate } from '../app/navigation.ts';
import { api, call, fieldText } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-refused.ts';

const loadSites = () => call(api.transfers.sites.$get());
type Site = Awaited<ReturnType<typeof loadSites>>[number];

/** Opens a transfer to another site and goes to its page, where things are scanned onto it. */
@customElement('rw-transfer-form')
export class RwTransferForm extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .row {
        align-items: end;
      }
    `,
  ];

  @state() private sites: readonly Site[] | null = null;
  @state() private toSiteId = '';
  @state() private carrier = '';
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    const { sites } = this;
    if (!sites) return nothing;
    if (sites.length === 0) {
      return html`<rw-notice kind="info">${t('transfer.no_sites')}</rw-notice>`;
    }
    const { error, busy } = this.attempt;
    return html`<form class="card stack" autocomplete="off" @submit=${this.submit}>
      <h2>${t('transfer.new')}</h2>
      <div class="row">
        <rw-field label=${t('transfer.to_site')} error=${fieldText(error, 'toSiteId')}>
          <select
            name="to"
            @change=${(event: Event) => (this.toSiteId = (event.target as HTMLSelectElement).value)}
          >
            ${
              sites.length > 1
                ? html`<option value="" ?selected=${this.toSiteId === ''}>
                    ${t('transfer.choose_site')}
                  </option>`
                : nothing
            }
            ${sites.map(
              (site) =>
                html`<option value=${site.id} ?selected=${site.id === this.toSiteId}>
                  ${site.name}
                </option>`,
            )}
          </select>
        </rw-field>
        <rw-field
          label=${t('transfer.carrier')}
          hint=${t('transfer.carrier_hint')}
          error=${fieldText(error, 'carrier')}
        >
          <input
            name="carrier"
            maxlength="120"
            .value=${this.carrier}
            @input=${(event: Event) => (this.carrier = (event.target as HTMLInputElement).value)}
          />
        </rw-field>
      </div>
      <rw-refused .error=${error}></rw-refused>
      <div>
        <rw-button
          type="submit"
          variant="primary"
          size="bench"
          icon="package"
          ?busy=${busy}
          ?disabled=${this.toSiteId === ''}
          >${t('transfer.open')}</rw-button
        >
      </div>
    </form>`;
  }

  private async load(): Promise<void> {
    try {
      this.sites = await loadSites();
      if (this.sites.length === 1) this.toSiteId = this.sites[0]?.id ?? '';
    } catch {
      // The list beside it says what is wrong with the network.
      this.sites = null;
    }
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.toSiteId === '') return;
    const body = { toSiteId: this.toSiteId, carrier: this.carrier };
    const opened = await this.attempt.run(body, (json) => call(api.transfers.$post({ json })));
    if (opened) navigate(`/transfers/${opened.code}`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-transfer-form': RwTransferForm;
  }
}
