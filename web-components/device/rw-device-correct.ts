import { isCorrectable } from '#domain/lifecycle.ts';
import { STAGES, type Stage } from '#domain/stages.ts';
import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { allowed } from '../data/session.ts';
import type { Card } from '../evidence/card.ts';
import { panelStyles } from '../evidence/panel-styles.ts';
import '../evidence/rw-refusal.ts';
import { Sending } from '../evidence/sending.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-field.ts';
import { showToast } from '../ui/toast.ts';

/**
 * Puts a device where it belongs after a mistake; who may not, asks a coordinator.
 * @fires rw-changed, rw-close
 */
@customElement('rw-device-correct')
export class RwDeviceCorrect extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) card!: Card;
  @property({ type: Boolean }) open = false;
  @state() private to: Stage | '' = '';
  @state() private reason = '';
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    const may = allowed('event.correct');
    const heading = t(may ? 'device.correct_title' : 'device.ask_correct');
    const stages = STAGES.filter((stage) => isCorrectable(this.card.stage, stage));
    return html`<rw-dialog heading=${heading} ?open=${this.open} @rw-close=${this.close}>
      <div class="form">
        <p>${t('device.correct_text')}</p>
        <rw-field label=${t('device.correct_to')}>
          <select @change=${this.choose}>
            <option value="" ?selected=${this.to === ''}>${t('common.select')}</option>
            ${stages.map(
              (stage) =>
                html`<option value=${stage} ?selected=${stage === this.to}>
                  ${t(`stage.${stage}`)}
                </option>`,
            )}
          </select>
        </rw-field>
        <rw-field label=${t('field.reason')} hint=${t('device.no_names')}>
          <textarea
            rows="2"
            maxlength="500"
            .value=${this.reason}
            @input=${(event: Event) => (this.reason = (event.target as HTMLTextAreaElement).value)}
          ></textarea>
        </rw-field>
        <rw-refusal .error=${this.sending.error} @rw-goto=${this.close}></rw-refusal>
      </div>
      <rw-button
        slot="actions"
        variant="primary"
        size="bench"
        ?disabled=${this.to === '' || this.reason.trim() === ''}
        ?busy=${this.sending.busy}
        @click=${this.save}
        >${may ? t('act.correct') : heading}</rw-button
      >
      <rw-button slot="actions" variant="quiet" @click=${this.close}>${t('act.cancel')}</rw-button>
    </rw-dialog>`;
  }

  private choose(event: Event): void {
    this.to = (event.target as HTMLSelectElement).value as Stage | '';
  }

  private async save(): Promise<void> {
    const { to, card } = this;
    if (to === '') return;
    const param = { code: card.code };
    const requestId = newRequestId();
    const reason = this.reason.trim();
    const done = await this.sending.run(async () => {
      if (allowed('event.correct')) {
        const json = { requestId, from: card.stage, to, reason };
        await call(api.devices[':code'].corrections.$post({ param, json }));
        showToast({ kind: 'done', text: t('device.moved', { stage: t(`stage.${to}`) }) });
      } else {
        const json = { requestId, correctTo: to, reason };
        await call(api.devices[':code'].wishes.$post({ param, json }));
        showToast({ kind: 'done', text: t('device.asked') });
      }
      return true;
    });
    if (done) this.close();
  }

  private close(): void {
    this.to = '';
    this.reason = '';
    this.sending.clear();
    this.dispatchEvent(new CustomEvent('rw-close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-device-correct': RwDeviceCorrect;
  }
}
