import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import type { Card, Medium } from './card.ts';
import { panelStyles } from './panel-styles.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

const DESTINATIONS = ['to_destroy', 'donor', 'stock'] as const;
type Destination = (typeof DESTINATIONS)[number];

/** Where a medium went after it was taken out of the device. @fires rw-changed, rw-close */
@customElement('rw-removal-form')
export class RwRemovalForm extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) card!: Card;
  @property({ attribute: false }) medium!: Medium;
  @state() private destination: Destination | '' = '';
  @state() private signed = false;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    return html`<div class="form">
      <rw-choice
        size="bench"
        label=${t('media.destination')}
        .value=${this.destination}
        .options=${DESTINATIONS.map((value) => ({ value, label: t(`media.destination.${value}`) }))}
        @change=${(event: CustomEvent<{ value: Destination }>) =>
          (this.destination = event.detail.value)}
      ></rw-choice>
      ${
        this.destination === 'donor'
          ? html`<label class="tick">
              <input
                type="checkbox"
                .checked=${this.signed}
                @change=${(event: Event) =>
                  (this.signed = (event.target as HTMLInputElement).checked)}
              />
              ${t('media.donor_signed')}
            </label>`
          : nothing
      }
      <rw-refusal .error=${this.sending.error}></rw-refusal>
      <div class="row">
        <rw-button variant="primary" size="bench" ?busy=${this.sending.busy} @click=${this.save}
          >${t('media.remove')}</rw-button
        >
        <rw-button variant="quiet" @click=${this.close}>${t('act.cancel')}</rw-button>
      </div>
    </div>`;
  }

  private async save(): Promise<void> {
    const param = { code: this.card.code, id: this.medium.id };
    const json = {
      requestId: newRequestId(),
      destination: this.destination || null,
      donorSigned: this.signed,
    };
    const done = await this.sending.run(() =>
      call(api.devices[':code'].media[':id'].removals.$post({ param, json })),
    );
    if (done) this.close();
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('rw-close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-removal-form': RwRemovalForm;
  }
}
