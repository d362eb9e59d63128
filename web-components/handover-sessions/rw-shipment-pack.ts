import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { call, fieldText } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { formText } from '../data/form-text.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { tickStyles } from '../ui/tick-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-field.ts';
import '../ui/rw-refused.ts';
import { parcelApi, type Shipment } from './courier-data.ts';
import { whoWords, type SessionEntry, type SessionView } from './session-data.ts';
import { formGrid } from './session-styles.ts';

/**
 * Packs things of a session to the address of a local office.
 * @fires rw-changed
 * @fires rw-close
 */
@customElement('rw-shipment-pack')
export class RwShipmentPack extends LitElement {
  static override styles = [
    baseStyles,
    formGrid,
    tickStyles,
    css`
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-2);
      }
    `,
  ];

  @property({ attribute: false }) session!: SessionView;
  /** What may go. */
  @property({ attribute: false }) entries: readonly SessionEntry[] = [];
  /** Its office is proposed again. */
  @property({ attribute: false }) last: Shipment | null = null;
  @state() private chosen = new Set<string>();
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('entries') && changed.get('entries') === undefined) {
      this.chosen = new Set(this.entries.map(({ needCode }) => needCode));
    }
  }

  override render() {
    const { error, busy } = this.attempt;
    const { last, session, chosen } = this;
    return html`<form class="card stack" autocomplete="off" @submit=${this.pack}>
      <fieldset>
        <legend>${t('courier.pack_what')}</legend>
        ${this.entries.map((entry) => this.renderEntry(entry))}
      </fieldset>
      <div class="fields">
        <rw-field
          label=${t('courier.office')}
          hint=${t('courier.office_hint')}
          error=${fieldText(error, 'office')}
        >
          <input name="office" required maxlength="120" .value=${last?.office ?? session.title} />
        </rw-field>
        <rw-field label=${t('courier.phone')} optional error=${fieldText(error, 'phone')}>
          <input name="phone" maxlength="40" type="tel" dir="ltr" .value=${last?.phone ?? ''} />
        </rw-field>
      </div>
      <rw-field label=${t('courier.address')} error=${fieldText(error, 'address')}>
        <textarea
          name="address"
          rows="3"
          required
          maxlength="300"
          .value=${last?.address ?? ''}
        ></textarea>
      </rw-field>
      <rw-refused .error=${error}></rw-refused>
      <div class="buttons">
        <rw-button type="submit" variant="primary" ?busy=${busy} ?disabled=${chosen.size === 0}
          >${t('courier.pack_do', { count: chosen.size })}</rw-button
        >
        <rw-button variant="quiet" @click=${() => this.dispatchEvent(new CustomEvent('rw-close'))}
          >${t('act.cancel')}</rw-button
        >
      </div>
    </form>`;
  }

  private renderEntry(entry: SessionEntry) {
    const { needCode, device, card } = entry;
    return html`<label class="tick line">
      <input
        type="checkbox"
        .checked=${this.chosen.has(needCode)}
        @change=${(event: Event) =>
          this.choose(needCode, (event.target as HTMLInputElement).checked)}
      />
      <span>
        <strong class="code">${needCode}</strong> <bdi>${whoWords(entry)}</bdi>
        <span class="muted"><rw-code code=${device?.code ?? card?.code ?? ''}></rw-code></span>
      </span>
    </label>`;
  }

  private choose(needCode: string, on: boolean): void {
    const chosen = new Set(this.chosen);
    if (on) chosen.add(needCode);
    else chosen.delete(needCode);
    this.chosen = chosen;
  }

  private async pack(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const param = { code: this.session.code };
    const body = {
      needCodes: [...this.chosen],
      office: formText(form, 'office'),
      address: formText(form, 'address'),
      phone: formText(form, 'phone'),
    };
    const done = await this.attempt.run(body, (json) => call(parcelApi.$post({ param, json })));
    if (done) {
      this.dispatchEvent(new CustomEvent('rw-changed', { bubbles: true, composed: true }));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-shipment-pack': RwShipmentPack;
  }
}
