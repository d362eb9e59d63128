import type { Gate } from '#domain/gates.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { allowed } from '../data/session.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import { type Card, isWorkable } from './card.ts';
import { panelStyles } from './panel-styles.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

/**
 * A gate that a coordinator waived, shown for ever, or the way to waive it.
 * @fires rw-changed
 */
@customElement('rw-waiver')
export class RwWaiver extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) card!: Card;
  @property() gate: Gate = 'G5';
  @state() private asking = false;
  @state() private reason = '';
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    const waiver = this.card.waivers.find((one) => one.gate === this.gate);
    if (waiver) {
      const params = {
        gate: t(`gate.${this.gate}`),
        person: waiver.waivedBy,
        when: formatDate(waiver.waivedAt, { style: 'datetime' }),
      };
      return html`<rw-notice kind="warning">
        ${t('waiver.given', params)}
        <p>${t('field.reason')}: ${waiver.reason}</p>
      </rw-notice>`;
    }
    if (!allowed('gate.waive') || !isWorkable(this.card)) return nothing;
    if (!this.asking) {
      return html`<rw-button variant="quiet" @click=${() => (this.asking = true)}
        >${t('waiver.give')}</rw-button
      >`;
    }
    return html`<form class="form" @submit=${this.waive}>
      <p>${t('waiver.text', { gate: t(`gate.${this.gate}`) })}</p>
      <rw-field label=${t('field.reason')} hint=${t('device.no_names')}>
        <input
          maxlength="300"
          required
          .value=${this.reason}
          @input=${(event: Event) => (this.reason = (event.target as HTMLInputElement).value)}
        />
      </rw-field>
      <rw-refusal .error=${this.sending.error}></rw-refusal>
      <div class="row">
        <rw-button
          type="submit"
          variant="danger"
          ?disabled=${this.reason.trim() === ''}
          ?busy=${this.sending.busy}
          >${t('waiver.give')}</rw-button
        >
        <rw-button variant="quiet" @click=${() => (this.asking = false)}
          >${t('act.cancel')}</rw-button
        >
      </div>
    </form>`;
  }

  private async waive(event: Event): Promise<void> {
    event.preventDefault();
    const param = { code: this.card.code };
    const json = { requestId: newRequestId(), gate: this.gate, reason: this.reason.trim() };
    const done = await this.sending.run(() =>
      call(api.devices[':code'].waivers.$post({ param, json })),
    );
    if (done) this.asking = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-waiver': RwWaiver;
  }
}
