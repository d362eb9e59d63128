import { HOLD_KINDS, type HoldKind } from '#domain/holds.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import type { Card } from './card.ts';
import { panelStyles } from './panel-styles.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

/** Stops a device. A safety hold also sends it to quarantine. @fires rw-changed, rw-close */
@customElement('rw-hold-form')
export class RwHoldForm extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) card!: Card;
  /** Chosen beforehand, from a menu. */
  @property() kind: HoldKind | '' = '';
  @state() private reason = '';
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    const open = this.card.holds.map((hold) => hold.kind);
    return html`<form class="form" @submit=${this.place}>
      <rw-choice
        label=${t('hold.title')}
        .value=${this.kind}
        .options=${HOLD_KINDS.filter((kind) => !open.includes(kind)).map((kind) => ({
          value: kind,
          label: t(`hold.${kind}`),
        }))}
        @change=${(event: CustomEvent<{ value: HoldKind }>) => (this.kind = event.detail.value)}
      ></rw-choice>
      ${this.kind === 'safety' ? html`<p class="warning">${t('hold.safety_text')}</p>` : nothing}
      <rw-field label=${t('field.reason')} optional hint=${t('device.no_names')}>
        <input
          maxlength="300"
          .value=${this.reason}
          @input=${(event: Event) => (this.reason = (event.target as HTMLInputElement).value)}
        />
      </rw-field>
      <rw-refusal .error=${this.sending.error}></rw-refusal>
      <div class="row">
        <rw-button
          type="submit"
          variant="primary"
          size="bench"
          ?disabled=${this.kind === ''}
          ?busy=${this.sending.busy}
          >${t('hold.place')}</rw-button
        >
        <rw-button variant="quiet" @click=${this.close}>${t('act.cancel')}</rw-button>
      </div>
    </form>`;
  }

  private async place(event: Event): Promise<void> {
    event.preventDefault();
    if (this.kind === '') return;
    const param = { code: this.card.code };
    const json = { requestId: newRequestId(), kind: this.kind, reason: this.reason.trim() };
    const done = await this.sending.run(() =>
      call(api.devices[':code'].holds.$post({ param, json })),
    );
    if (done) this.close();
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('rw-close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-hold-form': RwHoldForm;
  }
}
