import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, errorText, newRequestId } from '../data/api-client.ts';
import {
  type LabelSetup,
  loadOwnSetup,
  OWN,
  type Printer,
  printerChoice,
  saveOwnSetup,
} from '../data/label-setup.ts';
import { allowed, getSession } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import './rw-printer-fields.ts';
import './rw-printer-form.ts';

interface Bench {
  id: string;
  name: string;
}

/**
 * The label printers of the site, which bench prints with which, and what is set up on this device alone.
 * @fires rw-changed when printers or choices are others now
 */
@customElement('rw-printers')
export class RwPrinters extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .printers,
      .benches {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(280px, 100%), 1fr));
        gap: var(--rw-space-4);
      }

      .printers p {
        margin: 0;
      }

      .name {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) printers: readonly Printer[] = [];
  @property({ attribute: false }) setup!: LabelSetup;
  @state() private editing: Printer | 'new' | null = null;
  @state() private benches: readonly Bench[] = [];
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void call(api.places.$get({ query: {} }))
      .then((places) => {
        const { benchId } = getSession() ?? {};
        const manages = allowed('place.manage');
        this.benches = places.filter(
          ({ id, kind }) => kind === 'bench' && (manages || id === benchId),
        );
      })
      .catch(() => undefined);
  }

  override render() {
    if (this.editing) {
      return html`<rw-printer-form
        .printer=${this.editing === 'new' ? null : this.editing}
        .begin=${loadOwnSetup()}
        @rw-saved=${() => this.edited(true)}
        @rw-cancel=${() => this.edited(false)}
      ></rw-printer-form>`;
    }
    return html`<div class="stack">
      ${printerChoice() === OWN ? this.renderOwn() : nothing}
      <h2>${t('labels.printers')}</h2>
      ${
        this.printers.length === 0
          ? html`<rw-empty icon="printer" heading=${t('labels.no_printers')}
              >${t('labels.no_printers_text')}</rw-empty
            >`
          : html`<div class="printers">${this.printers.map((one) => this.renderPrinter(one))}</div>`
      }
      ${
        allowed('place.manage')
          ? html`<div class="row">
              <rw-button icon="plus" @click=${() => (this.editing = 'new')}
                >${t('labels.new_printer')}</rw-button
              >
            </div>`
          : nothing
      }
      ${this.printers.length > 0 && this.benches.length > 0 ? this.renderBenches() : nothing}
    </div>`;
  }

  private renderPrinter(printer: Printer) {
    const { name, medium, dpi, output, host, isDefault, places } = printer;
    const size = medium.custom
      ? `${medium.custom.widthMm} × ${medium.custom.heightMm} mm`
      : medium.id.replace(/^(roll|card)-(\d+)x(\d+)$/, '$2 × $3 mm');
    return html`<div class="card stack">
      <p class="name">${name}</p>
      <p class="muted">
        <bdi>${size}</bdi> · ${dpi} dpi · ${t(`labels.output.${output}`)}
        ${output === 'zpl_send' ? html`· <bdi dir="ltr">${host}</bdi>` : nothing}
      </p>
      ${isDefault ? html`<p>${t('labels.default_printer')}</p>` : nothing}
      ${places.length > 0 ? html`<p>${places.map((place) => place.name).join(', ')}</p>` : nothing}
      ${
        allowed('place.manage')
          ? html`<div class="row">
              <rw-button icon="pencil" @click=${() => (this.editing = printer)}
                >${t('common.edit')}</rw-button
              >
            </div>`
          : nothing
      }
    </div>`;
  }

  private renderOwn() {
    return html`<h2>${t('labels.own_setup')}</h2>
      <div class="card stack">
        <p class="muted">${t('labels.own_hint')}</p>
        <rw-printer-fields
          .setup=${this.setup}
          @rw-setup=${(event: CustomEvent<Partial<LabelSetup>>) => {
            saveOwnSetup({ ...this.setup, ...event.detail });
            this.changed();
          }}
        ></rw-printer-fields>
      </div>`;
  }

  private renderBenches() {
    return html`<h2>${t('labels.benches')}</h2>
      ${this.error ? html`<rw-notice kind="refused">${errorText(this.error)}</rw-notice>` : nothing}
      <div class="benches">
        ${this.benches.map((bench) => {
          const chosen = this.printers.find(({ places }) =>
            places.some(({ id }) => id === bench.id),
          );
          return html`<rw-field label=${bench.name}>
            <select @change=${(event: Event) => void this.choose(bench, event)}>
              <option value="" ?selected=${!chosen}>${t('labels.printer_of_site')}</option>
              ${this.printers.map(
                ({ id, name }) =>
                  html`<option value=${id} ?selected=${id === chosen?.id}>${name}</option>`,
              )}
            </select>
          </rw-field>`;
        })}
      </div>`;
  }

  private async choose({ id }: Bench, event: Event): Promise<void> {
    const profileId = (event.target as HTMLSelectElement).value || null;
    const json = { requestId: newRequestId(), profileId };
    this.error = null;
    try {
      await call(api.labels.places[':placeId'].printer.$post({ param: { placeId: id }, json }));
      this.changed();
    } catch (error) {
      this.error = error;
    }
  }

  private edited(saved: boolean): void {
    this.editing = null;
    if (saved) this.changed();
  }

  private changed(): void {
    this.dispatchEvent(new CustomEvent('rw-changed'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-printers': RwPrinters;
  }
}
