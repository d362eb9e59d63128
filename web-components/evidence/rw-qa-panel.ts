import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, fieldText, newRequestId } from '../data/api-client.ts';
import { allowed, SessionController } from '../data/session.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import type { Card } from './card.ts';
import { panelStyles } from './panel-styles.ts';
import './rw-photos.ts';
import './rw-qa-fail-form.ts';
import './rw-qa-overview.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

/**
 * The final check: passed by another person than the repairer, or sent back with what failed.
 * @fires rw-changed
 */
@customElement('rw-qa-panel')
export class RwQaPanel extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) card!: Card;
  @state() private seen: readonly string[] = [];
  @state() private reason = '';
  @state() private failing = false;
  readonly i18n = new I18n(this);
  readonly session = new SessionController(this);
  private readonly sending = new Sending(this);

  override render() {
    const { card } = this;
    const editable = allowed('qa.record') && card.stage === 'qa';
    return html`<div class="panel">
      ${this.renderRecord()}
      ${
        card.stage === 'qa'
          ? html`<rw-qa-overview .card=${card}></rw-qa-overview>
              <rw-photos .code=${card.code} .version=${card.version}></rw-photos>`
          : nothing
      }
      ${editable ? this.renderCheck() : nothing}
      ${
        !editable && !card.qa
          ? html`<p class="muted">${t(card.stage === 'qa' ? 'qa.other_role' : 'qa.not_yet')}</p>`
          : nothing
      }
    </div>`;
  }

  private renderRecord() {
    const { qa } = this.card;
    if (!qa) return nothing;
    const params = {
      person: qa.personName,
      when: formatDate(qa.recordedAt, { style: 'datetime' }),
    };
    return html`<rw-notice kind=${qa.selfCheck ? 'warning' : 'done'}>
      ${t(qa.selfCheck ? 'qa.self_checked' : 'qa.checked', params)}
      ${qa.reason ? html`<p>${t('field.reason')}: ${qa.reason}</p>` : nothing}
    </rw-notice>`;
  }

  private renderCheck() {
    const { error } = this.sending;
    const own = this.card.lastRepairerId === this.session.value?.person.id;
    const wait = this.session.value?.site.selfCheckMinutes ?? null;
    if (this.failing) {
      return html`<rw-qa-fail-form
        .card=${this.card}
        .reason=${this.reason}
        @rw-close=${() => (this.failing = false)}
      ></rw-qa-fail-form>`;
    }
    return html`
      ${own ? this.renderOwnWork(wait) : nothing}
      <rw-choice
        multiple
        size="bench"
        label=${t('qa.seen')}
        .values=${this.seen}
        .options=${(['videoCall', 'marksRemoved'] as const).map((value) => ({
          value,
          label: t(`qa.${value}`),
        }))}
        @change=${(event: CustomEvent<{ values: string[] }>) => (this.seen = event.detail.values)}
      ></rw-choice>
      ${
        own && wait !== null
          ? html`<rw-field
              label=${t('qa.self_check_why')}
              hint=${t('device.no_names')}
              error=${fieldText(error, 'reason')}
            >
              <input
                maxlength="300"
                .value=${this.reason}
                @input=${(event: Event) => (this.reason = (event.target as HTMLInputElement).value)}
              />
            </rw-field>`
          : nothing
      }
      <rw-refusal .error=${error}></rw-refusal>
      <div class="row">
        <rw-button
          variant="primary"
          size="bench"
          icon="check"
          ?disabled=${this.seen.length < 2}
          ?busy=${this.sending.busy}
          @click=${this.pass}
          >${t('qa.pass')}</rw-button
        >
        <rw-button size="bench" icon="x" @click=${() => (this.failing = true)}
          >${t('qa.fail')}</rw-button
        >
      </div>
    `;
  }

  private renderOwnWork(wait: number | null) {
    return html`<rw-notice kind="warning"
      >${wait === null ? t('gate.qa_same_person') : t('qa.own_work', { minutes: wait })}</rw-notice
    >`;
  }

  private async pass(): Promise<void> {
    const param = { code: this.card.code };
    const json = {
      requestId: newRequestId(),
      videoCall: this.seen.includes('videoCall'),
      marksRemoved: this.seen.includes('marksRemoved'),
      reason: this.reason.trim(),
    };
    const done = await this.sending.run(() => call(api.devices[':code'].qa.$post({ param, json })));
    if (!done) return;
    this.seen = [];
    this.reason = '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-qa-panel': RwQaPanel;
  }
}
