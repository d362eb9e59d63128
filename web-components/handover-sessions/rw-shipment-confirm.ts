import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { call, errorText, fieldText } from '../data/api-client.ts';
import { ApiError } from '../data/api-error.ts';
import { Attempt } from '../data/attempt.ts';
import { formText } from '../data/form-text.ts';
import { getLocale, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { tickStyles } from '../ui/tick-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-refused.ts';
import { showToast } from '../ui/toast.ts';
import { momentOf, parcelApi, today, type Shipment } from './courier-data.ts';
import { whoWords, type SessionView } from './session-data.ts';
import { formGrid, lineStyles } from './session-styles.ts';

interface Refused {
  needCode: string;
  why: ApiError;
}

/**
 * The local office confirms what it gave to families: nothing is ticked beforehand, each tick becomes a handover.
 * @fires rw-changed
 * @fires rw-close
 */
@customElement('rw-shipment-confirm')
export class RwShipmentConfirm extends LitElement {
  static override styles = [baseStyles, formGrid, lineStyles, tickStyles];

  @property({ attribute: false }) session!: SessionView;
  @property({ attribute: false }) parcel!: Shipment;
  @state() private chosen = new Set<string>();
  @state() private refused: readonly Refused[] = [];
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  private get open() {
    return this.parcel.items.filter(({ outcome, problem }) => !outcome && !problem);
  }

  override render() {
    const { error, busy } = this.attempt;
    const { chosen, open } = this;
    const all = open.length > 0 && open.every(({ needCode }) => chosen.has(needCode));
    return html`<form class="stack" autocomplete="off" @submit=${this.confirm}>
      <p class="muted">${t('courier.confirm_lead')}</p>
      <fieldset>
        <legend class="visually-hidden">${t('courier.confirm')}</legend>
        ${open.map(({ needCode, code }) => this.renderItem(needCode, code))}
      </fieldset>
      ${
        all || open.length < 2
          ? nothing
          : html`<div>
              <rw-button
                variant="quiet"
                @click=${() => (this.chosen = new Set(open.map(({ needCode }) => needCode)))}
                >${t('courier.all')}</rw-button
              >
            </div>`
      }
      <div class="fields">
        <rw-field label=${t('courier.received_by')} error=${fieldText(error, 'receivedBy')}>
          <input name="receivedBy" required maxlength="120" />
        </rw-field>
        <rw-field label=${t('courier.received_on')} error=${fieldText(error, 'happenedAt')}>
          <input name="day" type="date" dir="ltr" required .value=${today()} max=${today()} />
        </rw-field>
      </div>
      <label class="tick"
        ><input type="checkbox" name="identity" required /><span
          >${t('courier.identity_seen')}</span
        ></label
      >
      <p class="muted small">${t('courier.papers_later')}</p>
      <rw-refused .error=${error}></rw-refused>
      ${this.refused.map(
        ({ needCode, why }) =>
          html`<rw-notice kind="refused"
            >${t('courier.refused', { need: needCode, why: errorText(why) })}</rw-notice
          >`,
      )}
      <div class="doing">
        <rw-button
          type="submit"
          variant="primary"
          icon="package-check"
          ?busy=${busy}
          ?disabled=${chosen.size === 0}
          >${t('courier.confirm_do', { count: chosen.size })}</rw-button
        >
        <rw-button variant="quiet" @click=${() => this.dispatchEvent(new CustomEvent('rw-close'))}
          >${t('act.cancel')}</rw-button
        >
      </div>
    </form>`;
  }

  private renderItem(needCode: string, code: string) {
    const entry = this.session.entries.find((one) => one.needCode === needCode);
    return html`<label class="tick line">
      <input
        type="checkbox"
        .checked=${this.chosen.has(needCode)}
        @change=${(event: Event) =>
          this.choose(needCode, (event.target as HTMLInputElement).checked)}
      />
      <span>
        <strong class="code">${needCode}</strong> <bdi>${entry ? whoWords(entry) : ''}</bdi>
        <span class="muted"><rw-code code=${code}></rw-code></span>
      </span>
    </label>`;
  }

  private choose(needCode: string, on: boolean): void {
    const chosen = new Set(this.chosen);
    if (on) chosen.add(needCode);
    else chosen.delete(needCode);
    this.chosen = chosen;
  }

  private async confirm(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const param = { code: this.session.code, number: String(this.parcel.number) };
    const happenedAt = momentOf(formText(form, 'day'));
    const body = {
      needCodes: [...this.chosen],
      receivedBy: formText(form, 'receivedBy'),
      identitySeen: new FormData(form).has('identity'),
      locale: getLocale(),
      ...(happenedAt ? { happenedAt } : {}),
    };
    const done = await this.attempt.run(body, (json) =>
      call(parcelApi[':number'].receipt.$post({ param, json })),
    );
    if (!done) return;
    this.refused = done.answers.flatMap(({ needCode, outcome, reason = '', params = {} }) =>
      outcome === 'refused'
        ? [{ needCode, why: new ApiError({ status: 409, code: reason, params }) }]
        : [],
    );
    const count = done.answers.length - this.refused.length;
    if (count > 0) showToast({ kind: 'done', text: t('courier.confirmed', { count }) });
    this.chosen = new Set();
    // What was refused stays in view with its reason; the parcel behind it is read again.
    const news = this.refused.length > 0 ? 'rw-added' : 'rw-changed';
    this.dispatchEvent(new CustomEvent(news, { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-shipment-confirm': RwShipmentConfirm;
  }
}
