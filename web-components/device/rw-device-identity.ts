import { DEVICE_KINDS, type DeviceKind } from '#domain/device-kinds.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, fieldText, newRequestId } from '../data/api-client.ts';
import { allowed } from '../data/session.ts';
import { type Card } from '../evidence/card.ts';
import { textOf } from '../evidence/form-values.ts';
import { panelStyles } from '../evidence/panel-styles.ts';
import '../evidence/rw-photo-button.ts';
import '../evidence/rw-refusal.ts';
import { Sending } from '../evidence/sending.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-code.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';

/** Kind, make, model and serial number, or why there is none. @fires rw-changed */
@customElement('rw-device-identity')
export class RwDeviceIdentity extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) card!: Card;
  @state() private kind: DeviceKind | null = null;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    const { card } = this;
    const { error } = this.sending;
    const editable = allowed('device.edit');
    const text = (name: 'make' | 'model' | 'serial' | 'noSerialReason', max: number) =>
      html`<input
        name=${name}
        maxlength=${max}
        autocomplete="off"
        ?disabled=${!editable}
        dir=${name === 'serial' ? 'ltr' : 'auto'}
        .defaultValue=${card[name]}
      />`;
    return html`<form class="panel" @submit=${this.save}>
      <rw-choice
        label=${t('device.kind')}
        .value=${this.kind ?? card.kind}
        .options=${DEVICE_KINDS.map((value) => ({
          value,
          disabled: !editable,
          label: t(`kind.${value}`),
        }))}
        @change=${(event: CustomEvent<{ value: DeviceKind }>) => (this.kind = event.detail.value)}
      ></rw-choice>
      <div class="fields">
        <rw-field label=${t('field.make')} error=${fieldText(error, 'make')}
          >${text('make', 60)}</rw-field
        >
        <rw-field label=${t('field.model')} error=${fieldText(error, 'model')}
          >${text('model', 80)}</rw-field
        >
        <rw-field label=${t('field.serial')} error=${fieldText(error, 'serial')}
          >${text('serial', 64)}</rw-field
        >
        ${
          card.serialKey
            ? nothing
            : html`<rw-field label=${t('device.no_serial_why')}
                >${text('noSerialReason', 300)}</rw-field
              >`
        }
      </div>
      ${this.renderPhoto(editable)}
      <p class="muted small">
        ${t('field.public_code')}: <rw-code code=${card.publicCode} copy></rw-code>
      </p>
      <rw-refusal .error=${error}></rw-refusal>
      ${
        editable
          ? html`<div class="row">
              <rw-button type="submit" size="bench" ?busy=${this.sending.busy}
                >${t('act.save')}</rw-button
              >
            </div>`
          : nothing
      }
    </form>`;
  }

  private renderPhoto(editable: boolean) {
    const { serialKey, noSerialPhoto, code } = this.card;
    if (serialKey) return nothing;
    if (noSerialPhoto) return html`<rw-notice kind="done">${t('device.photo_there')}</rw-notice>`;
    if (!editable) return nothing;
    return html`<rw-photo-button
      code=${code}
      purpose="no_serial"
      label=${t('device.no_serial_photo')}
    ></rw-photo-button>`;
  }

  private async save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { card } = this;
    const form = new FormData(event.target as HTMLFormElement);
    const changed: Record<string, string> = {};
    for (const name of ['make', 'model', 'serial', 'noSerialReason'] as const) {
      if (form.has(name) && textOf(form, name) !== card[name]) changed[name] = textOf(form, name);
    }
    const param = { code: card.code };
    const json = {
      requestId: newRequestId(),
      version: card.version,
      ...changed,
      ...(this.kind && this.kind !== card.kind ? { kind: this.kind } : {}),
    };
    const done = await this.sending.run(() =>
      call(api.devices[':code'].identity.$post({ param, json })),
    );
    if (done) this.kind = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-device-identity': RwDeviceIdentity;
  }
}
