import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, fieldText } from '../data/api-client.ts';
import { calibrationAddress, previewAddress } from '../data/label-printing.ts';
import type { CustomMedium, LabelSetup } from '../data/label-setup.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import { CARD_MEDIA } from './card-media.ts';
import './rw-custom-medium.ts';
import './rw-printer-correction.ts';
import './rw-printer-test.ts';

const SYMBOLS = ['qr', 'code128'] as const;
const OUTPUTS = ['pdf', 'zpl_file', 'zpl_send'] as const;

/**
 * What is set up about a label printer: label size, resolution, symbol, way of printing, what puts it right.
 * @fires rw-setup with what changed
 */
@customElement('rw-printer-fields')
export class RwPrinterFields extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .two {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(320px, 100%), 1fr));
        align-items: start;
        gap: var(--rw-space-5);
      }

      img {
        inline-size: 100%;
        border: 1px solid var(--rw-color-line);
      }
    `,
  ];

  @property({ attribute: false }) setup!: LabelSetup;
  /** Of saving, for the field at fault. */
  @property({ attribute: false }) error: unknown = null;
  @state() private media: readonly { id: string; name: string }[] = [];
  readonly i18n = new I18n(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void call(api.labels.media.$get())
      .then((media) => (this.media = media))
      .catch(() => undefined);
  }

  override render() {
    const { setup } = this;
    return html`<div class="two">
      <div class="stack">
        <rw-field label=${t('labels.medium')} error=${fieldText(this.error, 'medium')}>
          <select @change=${(event: Event) => this.tell({ medium: valueOf(event) })}>
            ${this.media.map(
              ({ id, name }) =>
                html`<option value=${id} ?selected=${id === setup.medium}>${name}</option>`,
            )}
            <option value="custom" ?selected=${setup.medium === 'custom'}>
              ${t('labels.custom')}
            </option>
          </select>
        </rw-field>
        ${
          setup.medium === 'custom'
            ? html`<rw-custom-medium
                .medium=${setup.custom}
                @rw-medium=${(event: CustomEvent<CustomMedium>) =>
                  this.tell({ custom: event.detail })}
              ></rw-custom-medium>`
            : nothing
        }
        <rw-choice
          label=${t('labels.dpi')}
          .value=${String(setup.dpi)}
          .options=${['203', '300'].map((dpi) => ({ value: dpi, label: `${dpi} dpi` }))}
          @change=${(event: CustomEvent<{ value: string }>) =>
            this.tell({ dpi: event.detail.value === '300' ? 300 : 203 })}
        ></rw-choice>
        <rw-choice
          label=${t('labels.symbol')}
          .value=${setup.symbol}
          .options=${SYMBOLS.map((one) => ({ value: one, label: t(`labels.symbol.${one}`) }))}
          @change=${(event: CustomEvent<{ value: LabelSetup['symbol'] }>) =>
            this.tell({ symbol: event.detail.value })}
        ></rw-choice>
        <rw-choice
          label=${t('labels.output')}
          .value=${setup.output}
          .options=${OUTPUTS.map((one) => ({ value: one, label: t(`labels.output.${one}`) }))}
          @change=${(event: CustomEvent<{ value: LabelSetup['output'] }>) =>
            this.tell({ output: event.detail.value })}
        ></rw-choice>
        ${setup.output === 'zpl_send' ? this.renderAddress() : nothing}
        <rw-field label=${t('labels.card_medium')}>
          <select @change=${(event: Event) => this.tell({ cardMedium: valueOf(event) })}>
            ${CARD_MEDIA.map(
              ({ id, name }) =>
                html`<option value=${id} ?selected=${id === setup.cardMedium}>${name}</option>`,
            )}
          </select>
        </rw-field>
      </div>
      <div class="stack">
        <h2>${t('labels.preview')}</h2>
        <img src=${previewAddress(setup)} alt=${t('labels.preview')} />
        <p>${t('labels.calibration_hint')}</p>
        <a href=${calibrationAddress(setup)} target="_blank" rel="noopener"
          >${t('labels.calibration')}</a
        >
        <rw-printer-correction
          .setup=${setup}
          .error=${this.error}
          @rw-setup=${(event: CustomEvent<Partial<LabelSetup>>) => this.tell(event.detail)}
        ></rw-printer-correction>
      </div>
    </div>`;
  }

  private renderAddress() {
    return html`<rw-field
        label=${t('labels.host')}
        hint=${t('labels.host_hint')}
        error=${fieldText(this.error, 'host')}
      >
        <input
          dir="ltr"
          inputmode="decimal"
          maxlength="60"
          .value=${this.setup.host}
          @change=${(event: Event) => this.tell({ host: valueOf(event).trim() })}
        />
      </rw-field>
      <rw-field label=${t('labels.port')} error=${fieldText(this.error, 'port')}>
        <input
          type="number"
          min="9100"
          max="9109"
          .value=${String(this.setup.port)}
          @change=${(event: Event) => this.tell({ port: Number(valueOf(event)) })}
        />
      </rw-field>
      <rw-printer-test .setup=${this.setup}></rw-printer-test>`;
  }

  private tell(detail: Partial<LabelSetup>): void {
    this.dispatchEvent(new CustomEvent('rw-setup', { detail }));
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-printer-fields': RwPrinterFields;
  }
}
