import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ShipmentSettlement } from '#domain/shipments.ts';
import { call, fieldText } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { formText } from '../data/form-text.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-field.ts';
import '../ui/rw-refused.ts';
import { parcelApi, type ShipmentItem } from './courier-data.ts';
import { scannedField } from './scanned-field.ts';
import { lineStyles } from './session-styles.ts';

/**
 * What becomes of one thing that did not arrive, or came damaged.
 * @fires rw-changed
 * @fires rw-close
 */
@customElement('rw-shipment-settle')
export class RwShipmentSettle extends LitElement {
  static override styles = [baseStyles, lineStyles];

  /** Of the session. */
  @property() code = '';
  /** Of the parcel. */
  @property({ type: Number }) number = 0;
  @property({ attribute: false }) item!: ShipmentItem;
  @state() private settlement: ShipmentSettlement | null = null;
  readonly i18n = new I18n(this);
  readonly scans = scannedField(this, 'placeCode');
  private readonly attempt = new Attempt(this);

  override render() {
    const { item, settlement } = this;
    const { error, busy } = this.attempt;
    return html`<rw-dialog open heading=${t('courier.settle')} @rw-close=${this.close}>
      <form class="stack" autocomplete="off" @submit=${this.settle}>
        <rw-choice
          label=${item.needCode}
          .value=${settlement ?? ''}
          .options=${item.choices.map((value) => ({ value, label: this.choiceWords(value) }))}
          @change=${(event: CustomEvent<{ value: ShipmentSettlement }>) =>
            (this.settlement = event.detail.value)}
        ></rw-choice>
        ${settlement ? html`<p class="muted">${t(`courier.settle_${settlement}_text`)}</p>` : nothing}
        ${settlement ? this.renderFields(settlement) : nothing}
        <rw-refused .error=${error}></rw-refused>
        <div class="doing">
          <rw-button type="submit" variant="primary" ?busy=${busy} ?disabled=${!settlement}
            >${settlement ? this.choiceWords(settlement) : t('courier.settle')}</rw-button
          >
          <rw-button variant="quiet" @click=${this.close}>${t('act.cancel')}</rw-button>
        </div>
      </form>
    </rw-dialog>`;
  }

  private choiceWords(value: ShipmentSettlement): string {
    const toBench = value === 'back' && this.item.problem === 'damaged';
    return toBench ? t('courier.settle_back_damaged') : t(`courier.settle_${value}`);
  }

  private renderFields(settlement: ShipmentSettlement) {
    const { error } = this.attempt;
    const { thing, problem } = this.item;
    if (settlement === 'resent' || thing === 'card') return nothing;
    const damaged = problem === 'damaged';
    const place =
      settlement === 'back'
        ? html`<rw-field
            label=${damaged ? t('courier.place') : t('courier.shelf')}
            ?optional=${damaged}
            error=${fieldText(error, 'placeCode')}
          >
            <input
              name="placeCode"
              ?required=${!damaged}
              maxlength="40"
              inputmode="numeric"
              dir="ltr"
            />
          </rw-field>`
        : nothing;
    const words =
      settlement === 'lost' || damaged
        ? html`<rw-field
            label=${settlement === 'lost' ? t('courier.how_lost') : t('courier.what_broken')}
            hint=${t('courier.no_names')}
            error=${fieldText(error, 'reason')}
          >
            <input name="reason" required maxlength="300" />
          </rw-field>`
        : nothing;
    return html`${words}${place}`;
  }

  private readonly close = (): void => {
    this.dispatchEvent(new CustomEvent('rw-close'));
  };

  private async settle(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { settlement } = this;
    if (!settlement) return;
    const form = event.target as HTMLFormElement;
    const placeCode = formText(form, 'placeCode');
    const reason = formText(form, 'reason');
    const param = { code: this.code, number: String(this.number) };
    const body = {
      needCode: this.item.needCode,
      settlement,
      ...(placeCode ? { placeCode } : {}),
      ...(reason ? { reason } : {}),
    };
    const done = await this.attempt.run(body, (json) =>
      call(parcelApi[':number'].settlement.$post({ param, json })),
    );
    if (done) {
      this.dispatchEvent(new CustomEvent('rw-changed', { bubbles: true, composed: true }));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-shipment-settle': RwShipmentSettle;
  }
}
