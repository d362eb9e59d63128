import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { call, fieldText } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { formText } from '../data/form-text.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-refused.ts';
import { momentOf, parcelApi, today, type Shipment } from './courier-data.ts';
import { formGrid, lineStyles } from './session-styles.ts';

/**
 * The parcel was given to a carrier: which one, under which reference, on which day.
 * @fires rw-changed
 * @fires rw-close
 */
@customElement('rw-shipment-send')
export class RwShipmentSend extends LitElement {
  static override styles = [baseStyles, formGrid, lineStyles];

  /** Of the session. */
  @property() code = '';
  @property({ attribute: false }) parcel!: Shipment;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override render() {
    const { error, busy } = this.attempt;
    const { carrier, reference, sentAt } = this.parcel;
    return html`<form class="stack" autocomplete="off" @submit=${this.send}>
      <div class="fields">
        <rw-field label=${t('courier.carrier')} error=${fieldText(error, 'carrier')}>
          <input name="carrier" required maxlength="80" .value=${carrier} />
        </rw-field>
        <rw-field label=${t('courier.reference')} error=${fieldText(error, 'reference')}>
          <input name="reference" required maxlength="80" dir="ltr" .value=${reference} />
        </rw-field>
        ${
          sentAt
            ? nothing
            : html`<rw-field label=${t('courier.sent_on')} error=${fieldText(error, 'happenedAt')}>
                <input name="day" type="date" dir="ltr" required .value=${today()} max=${today()} />
              </rw-field>`
        }
      </div>
      <rw-refused .error=${error}></rw-refused>
      <div class="doing">
        <rw-button type="submit" variant="primary" icon="truck" ?busy=${busy}
          >${sentAt ? t('act.save') : t('courier.send')}</rw-button
        >
        <rw-button variant="quiet" @click=${() => this.dispatchEvent(new CustomEvent('rw-close'))}
          >${t('act.cancel')}</rw-button
        >
      </div>
    </form>`;
  }

  private async send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const param = { code: this.code, number: String(this.parcel.number) };
    const happenedAt = momentOf(formText(form, 'day'));
    const body = {
      carrier: formText(form, 'carrier'),
      reference: formText(form, 'reference'),
      ...(happenedAt ? { happenedAt } : {}),
    };
    const done = await this.attempt.run(body, (json) =>
      call(parcelApi[':number'].sending.$post({ param, json })),
    );
    if (done) {
      this.dispatchEvent(new CustomEvent('rw-changed', { bubbles: true, composed: true }));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-shipment-send': RwShipmentSend;
  }
}
