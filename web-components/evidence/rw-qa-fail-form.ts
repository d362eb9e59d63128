import type { FaultCode } from '#domain/faults.ts';
import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { ChecklistLines, lineTitle } from '../data/checklists.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import type { Card } from './card.ts';
import { panelStyles } from './panel-styles.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

/** What failed the final check; each line becomes a fault and the device goes back to repair. @fires rw-changed, rw-close */
@customElement('rw-qa-fail-form')
export class RwQaFailForm extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) card!: Card;
  /** Why own work is checked, where it is. */
  @property() reason = '';
  @state() private failed: readonly string[] = [];
  @state() private note = '';
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);
  private readonly lines = new ChecklistLines(this);

  override render() {
    return html`<div class="form">
      <rw-choice
        multiple
        label=${t('qa.what_failed')}
        .values=${this.failed}
        .options=${this.items.map((item) => ({
          value: item.key,
          label: lineTitle(item),
        }))}
        @change=${(event: CustomEvent<{ values: string[] }>) => (this.failed = event.detail.values)}
      ></rw-choice>
      <rw-field label=${t('field.note')} optional hint=${t('device.no_names')}>
        <textarea
          rows="2"
          maxlength="500"
          .value=${this.note}
          @input=${(event: Event) => (this.note = (event.target as HTMLTextAreaElement).value)}
        ></textarea>
      </rw-field>
      <rw-refusal .error=${this.sending.error}></rw-refusal>
      <div class="row">
        <rw-button
          variant="primary"
          size="bench"
          ?disabled=${this.failed.length === 0}
          ?busy=${this.sending.busy}
          @click=${this.save}
          >${t('qa.back_to_repair')}</rw-button
        >
        <rw-button variant="quiet" @click=${this.close}>${t('act.cancel')}</rw-button>
      </div>
    </div>`;
  }

  private get items() {
    return this.lines.of(this.card) ?? [];
  }

  private async save(): Promise<void> {
    const items = this.items
      .filter((item) => this.failed.includes(item.key))
      .map((item) => ({
        item: item.key,
        fault: item.faultCode ?? ('UNK' satisfies FaultCode),
        note: this.note.trim(),
      }));
    const param = { code: this.card.code };
    const json = { requestId: newRequestId(), items, reason: this.reason.trim() };
    const done = await this.sending.run(() =>
      call(api.devices[':code'].qa.failures.$post({ param, json })),
    );
    if (done) this.close();
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('rw-close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-qa-fail-form': RwQaFailForm;
  }
}
