import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { HazardLine } from '../../api/recycling/hazards.service.ts';
import { api, call, newRequestId } from '../data/api-client.ts';
import '../evidence/rw-refusal.ts';
import { Sending } from '../evidence/sending.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';

/** Counts or weighs a hazardous thing again, or takes back a mistaken entry. @fires rw-done */
@customElement('rw-hazard-edit')
export class RwHazardEdit extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) hazard!: HazardLine;
  @query('[name=pieces]') private readonly pieces!: HTMLInputElement;
  @query('[name=weight]') private readonly weight!: HTMLInputElement;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    const { pieces, weightKg } = this.hazard;
    return html`<form class="stack" @submit=${this.save}>
      <rw-field label=${t('hazard.pieces')}>
        <input
          name="pieces"
          type="number"
          dir="ltr"
          min="1"
          max="10000"
          step="1"
          required
          .value=${String(pieces)}
        />
      </rw-field>
      <rw-field label=${t('hazard.weight')} optional>
        <input
          name="weight"
          type="number"
          dir="ltr"
          min="0.001"
          max="10000"
          step="any"
          .value=${weightKg === null ? '' : String(weightKg)}
        />
      </rw-field>
      ${this.sending.error ? html`<rw-refusal .error=${this.sending.error}></rw-refusal>` : nothing}
      <div class="row">
        <rw-button type="submit" variant="primary" ?busy=${this.sending.busy}
          >${t('recycling.save')}</rw-button
        >
        <rw-button variant="quiet" @click=${this.takeBack}>${t('hazard.remove')}</rw-button>
      </div>
    </form>`;
  }

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    const weight = this.weight.valueAsNumber;
    const weightKg = Number.isNaN(weight) ? null : weight;
    const json = { requestId: newRequestId(), pieces: this.pieces.valueAsNumber, weightKg };
    const param = { id: this.hazard.id };
    const done = await this.sending.run(() => call(api.hazards[':id'].$post({ param, json })));
    if (done) this.dispatchEvent(new CustomEvent('rw-done'));
  }

  private readonly takeBack = async (): Promise<void> => {
    const param = { id: this.hazard.id };
    const json = { requestId: newRequestId() };
    const { removal } = api.hazards[':id'];
    const done = await this.sending.run(() => call(removal.$post({ param, json })));
    if (done) this.dispatchEvent(new CustomEvent('rw-done'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-hazard-edit': RwHazardEdit;
  }
}
