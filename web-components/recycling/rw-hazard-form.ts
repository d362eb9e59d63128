import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { HAZARD_KINDS, type HazardKind } from '#domain/recycling.ts';
import { api, call, newRequestId } from '../data/api-client.ts';
import '../evidence/rw-place-field.ts';
import '../evidence/rw-refusal.ts';
import { Sending } from '../evidence/sending.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import { showToast } from '../ui/toast.ts';

/** A hazardous thing goes into its bin: what, how many, how heavy. @fires rw-done */
@customElement('rw-hazard-form')
export class RwHazardForm extends LitElement {
  static override styles = [baseStyles];

  /** The device it was taken out of. */
  @property() deviceCode = '';
  @state() private placeId = '';
  @query('[name=kind]') private readonly kind!: HTMLSelectElement;
  @query('[name=pieces]') private readonly pieces!: HTMLInputElement;
  @query('[name=weight]') private readonly weight!: HTMLInputElement;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    return html`<form class="stack" @submit=${this.record}>
      <rw-field label=${t('hazard.kind')}>
        <select name="kind">
          ${HAZARD_KINDS.map((kind) => html`<option value=${kind}>${t(`hazard.${kind}`)}</option>`)}
        </select>
      </rw-field>
      <rw-field label=${t('hazard.pieces')}>
        <input
          name="pieces"
          type="number"
          dir="ltr"
          min="1"
          max="10000"
          step="1"
          value="1"
          required
        />
      </rw-field>
      <rw-field label=${t('hazard.weight')} hint=${t('hazard.weigh_later')} optional>
        <input name="weight" type="number" dir="ltr" min="0.001" max="10000" step="any" />
      </rw-field>
      <rw-place-field
        label=${t('hazard.bin')}
        .placeId=${this.placeId}
        .kinds=${['quarantine']}
        @change=${(event: CustomEvent<{ placeId: string }>) =>
          (this.placeId = event.detail.placeId)}
      ></rw-place-field>
      ${this.sending.error ? html`<rw-refusal .error=${this.sending.error}></rw-refusal>` : nothing}
      <rw-button
        type="submit"
        variant="primary"
        size="bench"
        ?disabled=${this.placeId === ''}
        ?busy=${this.sending.busy}
        >${t('hazard.add')}</rw-button
      >
    </form>`;
  }

  private async record(event: Event): Promise<void> {
    event.preventDefault();
    const pieces = this.pieces.valueAsNumber;
    const weight = this.weight.valueAsNumber;
    const json = {
      requestId: newRequestId(),
      kind: this.kind.value as HazardKind,
      pieces,
      placeId: this.placeId,
      ...(Number.isNaN(weight) ? {} : { weightKg: weight }),
      ...(this.deviceCode ? { deviceCode: this.deviceCode } : {}),
    };
    const done = await this.sending.run(() => call(api.hazards.$post({ json })));
    if (!done) return;
    showToast({ text: t('hazard.recorded', { count: pieces, place: done.place }) });
    this.dispatchEvent(new CustomEvent('rw-done'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-hazard-form': RwHazardForm;
  }
}
