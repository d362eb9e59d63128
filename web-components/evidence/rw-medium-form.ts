import { MEDIA_TYPES, type MediaType } from '#domain/sanitisation-techniques.ts';
import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, fieldText, newRequestId } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import type { Card } from './card.ts';
import { numberOf, textOf } from './form-values.ts';
import { panelStyles } from './panel-styles.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

const GIGABYTE = 1e9;

/**
 * Lists one more storage medium.
 * @fires rw-changed, rw-close when done or given up
 */
@customElement('rw-medium-form')
export class RwMediumForm extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) card!: Card;
  @state() private type: MediaType = 'sata_ssd';
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    const { error } = this.sending;
    return html`<form class="card form" @submit=${this.save}>
      <rw-choice
        label=${t('media.type')}
        .value=${this.type}
        .options=${MEDIA_TYPES.map((type) => ({ value: type, label: t(`medium.${type}`) }))}
        @change=${(event: CustomEvent<{ value: MediaType }>) => (this.type = event.detail.value)}
      ></rw-choice>
      <div class="fields">
        <rw-field
          label=${t('field.serial')}
          hint=${t('media.serial_hint')}
          error=${fieldText(error, 'serial')}
        >
          <input name="serial" dir="ltr" autocomplete="off" maxlength="64" autofocus />
        </rw-field>
        <rw-field label=${t('field.make')} optional error=${fieldText(error, 'make')}>
          <input name="make" autocomplete="off" maxlength="80" />
        </rw-field>
        <rw-field label=${t('field.model')} optional error=${fieldText(error, 'model')}>
          <input name="model" autocomplete="off" maxlength="120" />
        </rw-field>
        <rw-field label=${t('media.size')} optional error=${fieldText(error, 'sizeBytes')}>
          <input name="size" inputmode="decimal" dir="ltr" autocomplete="off" maxlength="12" />
        </rw-field>
      </div>
      <rw-refusal .error=${error}></rw-refusal>
      <div class="row">
        <rw-button type="submit" variant="primary" size="bench" ?busy=${this.sending.busy}
          >${t('media.add')}</rw-button
        >
        <rw-button variant="quiet" @click=${this.close}>${t('act.cancel')}</rw-button>
      </div>
    </form>`;
  }

  override firstUpdated(): void {
    this.shadowRoot?.querySelector<HTMLInputElement>('[name=serial]')?.focus();
  }

  private async save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const size = numberOf(textOf(form, 'size'));
    const json = {
      requestId: newRequestId(),
      type: this.type,
      serial: textOf(form, 'serial'),
      make: textOf(form, 'make'),
      model: textOf(form, 'model'),
      sizeBytes: size === null ? null : Math.round(size * GIGABYTE),
    };
    const param = { code: this.card.code };
    const done = await this.sending.run(() =>
      call(api.devices[':code'].media.$post({ param, json })),
    );
    if (done) this.close();
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('rw-close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-medium-form': RwMediumForm;
  }
}
