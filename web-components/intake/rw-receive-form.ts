import { parseChargerText } from '#domain/charger-text.ts';
import { connectorLabel } from '#domain/connectors.ts';
import { DEVICE_KINDS, type DeviceKind } from '#domain/device-kinds.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { fieldText } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import '../scan/rw-scan-here.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-code.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import './rw-chip-field.ts';
import { type DeviceDraft, KIND_ICONS, type PlaceChoice, type RecentKind } from './intake-types.ts';

const NO_SERIAL = ['worn', 'none', 'unreadable'] as const;

/**
 * What the device is: tapped where it was seen before, scanned where it can be, typed otherwise.
 * @fires rw-draft with `detail: Partial<DeviceDraft>`
 * @fires rw-receive when the person is done
 */
@customElement('rw-receive-form')
export class RwReceiveForm extends LitElement {
  static override styles = [
    baseStyles,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--rw-space-5);
      }

      .with-chips {
        display: grid;
        gap: var(--rw-space-2);
      }

      .serial {
        font-size: var(--rw-text-20);
        font-variant-numeric: tabular-nums;
      }

      @media (min-width: 900px) {
        .two {
          display: grid;
          grid-template-columns: repeat(2, minmax(0, 1fr));
          align-items: start;
          gap: var(--rw-space-5);
        }
      }

      @media (max-width: 899px) {
        .two {
          display: grid;
          gap: var(--rw-space-5);
        }
      }
    `,
  ];

  @property({ attribute: false }) draft!: DeviceDraft;
  @property({ attribute: false }) recent: readonly RecentKind[] = [];
  @property({ attribute: false }) places: readonly PlaceChoice[] = [];
  @property({ attribute: false }) error: unknown = null;
  @property({ type: Boolean }) busy = false;
  /** Names of fields that are still missing after a try. */
  @property({ attribute: false }) missing: readonly string[] = [];
  readonly i18n = new I18n(this);

  override render() {
    const { draft } = this;
    return html`<form autocomplete="off" @submit=${this.submit}>
      <rw-choice
        size="bench"
        label=${t('intake.kind')}
        .value=${draft.kind}
        .error=${this.missing.includes('kind') ? t('intake.missing_kind') : ''}
        .options=${DEVICE_KINDS.map((kind) => ({
          value: kind,
          label: t(`kind.${kind}`),
          icon: KIND_ICONS[kind],
        }))}
        @change=${(event: CustomEvent<{ value: DeviceKind }>) =>
          this.change({ kind: event.detail.value })}
      ></rw-choice>
      <div class="two">${this.renderMake()} ${this.renderModel()}</div>
      ${this.renderSerial()}
      <div class="two">${this.renderCharger()} ${this.renderPlace()}</div>
      ${this.renderUnsafe()} ${this.renderLabel()}
      <rw-button
        type="submit"
        variant="primary"
        size="bench"
        icon=${draft.labelCode ? 'check' : 'printer'}
        hotkey="F2"
        block
        ?busy=${this.busy}
        >${t(draft.labelCode ? 'act.receive' : 'intake.receive_print')}</rw-button
      >
    </form>`;
  }

  private renderMake() {
    const { kind, make } = this.draft;
    const seen = this.recent.filter((one) => kind === '' || one.kind === kind);
    const error = this.missing.includes('make') ? t('intake.missing_make') : '';
    return html`<rw-chip-field
      name="make"
      label=${t('field.make')}
      other=${t('intake.other_make')}
      error=${error || fieldText(this.error, 'make')}
      .value=${make}
      .seen=${seen.map((one) => one.make)}
      @rw-pick=${(event: CustomEvent<string>) => this.change({ make: event.detail })}
    ></rw-chip-field>`;
  }

  private renderModel() {
    const { kind, make, model } = this.draft;
    const seen = this.recent.filter((one) => one.make === make && (!kind || one.kind === kind));
    return html`<rw-chip-field
      name="model"
      label=${t('field.model')}
      other=${t('intake.other_model')}
      error=${fieldText(this.error, 'model')}
      .value=${model}
      .seen=${seen.map((one) => one.model)}
      @rw-pick=${(event: CustomEvent<string>) => this.change({ model: event.detail })}
    ></rw-chip-field>`;
  }

  private renderSerial() {
    const { serial, noSerialReason } = this.draft;
    const error = this.missing.includes('serial') ? t('intake.missing_serial') : '';
    return html`<div class="with-chips">
      <rw-field
        label=${t('field.serial')}
        hint=${t('intake.serial_hint')}
        error=${error || fieldText(this.error, 'serial')}
      >
        <input
          class="serial"
          name="serial"
          dir="ltr"
          maxlength="64"
          autocapitalize="characters"
          spellcheck="false"
          .value=${serial}
          @input=${(event: Event) => this.change({ serial: valueOf(event), noSerialReason: '' })}
        />
      </rw-field>
      <div class="row">
        <rw-scan-here accept-foreign once></rw-scan-here>
      </div>
      ${
        serial
          ? nothing
          : html`<rw-choice
              label=${t('intake.no_serial')}
              hint=${t('intake.no_serial_why')}
              .value=${noSerialReason}
              .options=${NO_SERIAL.map((reason) => ({
                value: t(`intake.no_serial_reason.${reason}`),
                label: t(`intake.no_serial_reason.${reason}`),
              }))}
              @change=${(event: CustomEvent<{ value: string }>) =>
                this.change({ noSerialReason: event.detail.value })}
            ></rw-choice>`
      }
    </div>`;
  }

  private renderCharger() {
    const { chargerCame, chargerText } = this.draft;
    return html`<div class="with-chips">
      <rw-choice
        label=${t('intake.charger')}
        .value=${chargerCame ? 'yes' : 'no'}
        .options=${[
          { value: 'yes', label: t('common.yes'), icon: 'plug' },
          { value: 'no', label: t('common.no') },
        ]}
        @change=${(event: CustomEvent<{ value: string }>) =>
          this.change({ chargerCame: event.detail.value === 'yes' })}
      ></rw-choice>
      ${
        chargerCame
          ? html`<rw-field
              label=${t('intake.charger_text')}
              hint=${chargerText ? ratingText(chargerText) : t('intake.charger_hint')}
            >
              <input
                name="charger"
                dir="ltr"
                maxlength="200"
                .value=${chargerText}
                @input=${(event: Event) => this.change({ chargerText: valueOf(event) })}
              />
            </rw-field>`
          : nothing
      }
    </div>`;
  }

  private renderPlace() {
    return html`<rw-field label=${t('intake.place')}>
      <select name="place" @change=${(event: Event) => this.change({ placeId: valueOf(event) })}>
        <option value="" ?selected=${this.draft.placeId === ''}>${t('intake.with_me')}</option>
        ${this.places.map(
          (place) =>
            html`<option value=${place.id} ?selected=${place.id === this.draft.placeId}>
              ${place.name}
            </option>`,
        )}
      </select>
    </rw-field>`;
  }

  private renderUnsafe() {
    const { unsafe } = this.draft;
    return html`<div class="with-chips">
      <rw-choice
        multiple
        label=${t('intake.unsafe')}
        .values=${unsafe ? ['yes'] : []}
        .options=${[{ value: 'yes', label: t('common.yes'), icon: 'battery-warning' }]}
        @change=${(event: CustomEvent<{ values: string[] }>) =>
          this.change({ unsafe: event.detail.values.length > 0 })}
      ></rw-choice>
      ${unsafe ? html`<rw-notice kind="warning">${t('intake.unsafe_text')}</rw-notice>` : nothing}
    </div>`;
  }

  private renderLabel() {
    const { labelCode } = this.draft;
    if (!labelCode) return nothing;
    return html`<p class="row">
      ${t('doc.label')} <rw-code code=${labelCode}></rw-code>
      <rw-button
        variant="quiet"
        icon="x"
        label=${t('common.remove')}
        @click=${() => this.change({ labelCode: '' })}
      ></rw-button>
    </p>`;
  }

  private change(detail: Partial<DeviceDraft>): void {
    this.dispatchEvent(new CustomEvent('rw-draft', { detail }));
  }

  private submit(event: Event): void {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('rw-receive'));
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

function ratingText(text: string): string {
  const { volts, watts, connector } = parseChargerText(text);
  const parts = [
    volts ? `${volts} V` : '',
    watts ? `${watts} W` : '',
    connector ? connectorLabel(connector) : '',
  ].filter(Boolean);
  return parts.length > 0
    ? t('intake.charger_reads', { rating: parts.join(' · ') })
    : t('intake.charger_hint');
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-receive-form': RwReceiveForm;
  }
}
