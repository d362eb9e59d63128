import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import type { Card } from '../evidence/card.ts';
import { numberOf, textOf } from '../evidence/form-values.ts';
import '../evidence/rw-place-field.ts';
import '../evidence/rw-refusal.ts';
import { Sending } from '../evidence/sending.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import { showToast } from '../ui/toast.ts';
import { loadPlaces, type Place } from './parts-data.ts';

/**
 * Puts a part that was built in back into a bin, chosen or scanned.
 * @fires rw-close
 * @fires rw-changed
 */
@customElement('rw-put-back')
export class RwPutBack extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) card!: Card;
  @property() code = '';
  /** Pieces that are in the device. */
  @property({ type: Number }) most = 1;
  @state() private placeId = '';
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);
  private places: Promise<Place[]> = loadPlaces();

  override render() {
    return html`<form class="stack" @submit=${this.submit}>
      <rw-place-field
        label=${t('parts.into')}
        .kinds=${['shelf', 'bin', 'bench', 'area']}
        placeId=${this.placeId}
        @change=${(event: CustomEvent<{ placeId: string }>) =>
          (this.placeId = event.detail.placeId)}
      ></rw-place-field>
      <rw-field label=${t('parts.quantity')} ?hidden=${this.most === 1}>
        <input name="quantity" inputmode="numeric" dir="ltr" maxlength="4" .defaultValue=${'1'} />
      </rw-field>
      <rw-refusal .error=${this.sending.error}></rw-refusal>
      <div class="row">
        <rw-button
          type="submit"
          variant="primary"
          size="bench"
          ?busy=${this.sending.busy}
          ?disabled=${this.placeId === ''}
          >${t('parts.put_back')}</rw-button
        >
        <rw-button variant="quiet" size="bench" @click=${this.close}>${t('act.cancel')}</rw-button>
      </div>
    </form>`;
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const place = (await this.places).find((one) => one.id === this.placeId);
    const json = {
      requestId: newRequestId(),
      partCode: this.code,
      quantity: numberOf(textOf(form, 'quantity')) ?? 1,
      placeCode: place?.code ?? null,
    };
    const param = { code: this.card.code };
    const done = await this.sending.run(() =>
      call(api.devices[':code'].parts.returns.$post({ param, json })),
    );
    if (!done) return;
    showToast({ kind: 'done', text: t('parts.put_back_done', { place: done.place }) });
    this.close();
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('rw-close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-put-back': RwPutBack;
  }
}
