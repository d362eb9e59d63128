import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { DISMISSALS, type Dismissal, type Settlement } from '#domain/table-settling.ts';
import { api, call, errorText, fieldText } from '../data/api-client.ts';
import { ApiError } from '../data/api-error.ts';
import { Attempt } from '../data/attempt.ts';
import { formText } from '../data/form-text.ts';
import { allowed } from '../data/session.ts';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-code.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-field.ts';
import '../ui/rw-refused.ts';
import { showToast } from '../ui/toast.ts';
import type { KeptRecord } from './session-office-data.ts';
import { scannedField } from './scanned-field.ts';
import { lineStyles } from './session-styles.ts';

/**
 * One record of a table that waits for a person: what it says, why it could not stand, and what can be done.
 * @fires rw-changed
 */
@customElement('rw-kept-record')
export class RwKeptRecord extends LitElement {
  static override styles = [baseStyles, lineStyles];

  /** Of the session. */
  @property() code = '';
  @property({ attribute: false }) record!: KeptRecord;
  @state() private asking: Exclude<Settlement, 'record'> | null = null;
  @state() private because: Dismissal | null = null;
  /** Why it still cannot be recorded. */
  @state() private still: unknown = null;
  readonly i18n = new I18n(this);
  readonly scans = scannedField(this, 'deviceCode');
  private readonly attempt = new Attempt(this);

  override render() {
    const { record } = this;
    return html`<div class="stack">
      <div>
        <p>
          <strong class="code">${record.needCode || t('kept.unknown_need')}</strong>
          <bdi>${record.recipient?.studentName ?? ''}</bdi> · ${kindWords(record.kind)}
          ${record.deviceCode ? html`<rw-code code=${record.deviceCode}></rw-code>` : nothing}
        </p>
        <p class="muted small">
          ${t('kept.from', {
            tablet: record.tablet,
            person: record.openedBy,
            at: formatDate(record.happenedAt, { style: 'datetime' }),
            received: formatDate(record.receivedAt, { style: 'datetime' }),
          })}
        </p>
      </div>
      ${record.settledAt ? this.renderSettled() : this.renderOpen()}
    </div>`;
  }

  private renderSettled() {
    const { record } = this;
    const { settlement, settledAt, settledBy, params } = record;
    const key = `kept.done.${settlement}`;
    const because = `kept.because.${String(params.because ?? '')}`;
    return html`<p>
      ${isKey(key) ? t(key) : settlement}${isKey(because) ? html`: ${t(because)}` : nothing}
      ${params.receipt ? html`<rw-code code=${String(params.receipt)}></rw-code>` : nothing}
      <span class="muted small"
        >${settledBy ?? ''} · ${settledAt ? formatDate(settledAt, { style: 'datetime' }) : ''}</span
      >
    </p>`;
  }

  private renderOpen() {
    const { record } = this;
    const { error, busy } = this.attempt;
    const why = new ApiError({ status: 409, code: record.reason, params: record.params });
    const advice = `kept.advice.${record.reason.split('.').at(-1) ?? ''}`;
    return html`<p>${errorText(why)}</p>
      ${isKey(advice) ? html`<p class="muted">${t(advice)}</p>` : nothing}
      ${
        allowed('handover.settle')
          ? html`<div class="doing">
              ${record.choices.map((choice) =>
                choice === 'record'
                  ? html`<rw-button ?busy=${busy} @click=${() => void this.settle({ choice })}
                      >${t('kept.record')}</rw-button
                    >`
                  : html`<rw-button
                      variant="quiet"
                      ?disabled=${busy}
                      @click=${() => this.ask(choice)}
                      >${t(`kept.${choice}`)}</rw-button
                    >`,
              )}
            </div>`
          : html`<p class="muted">${t('kept.coordinator')}</p>`
      }
      ${this.still ? html`<p role="alert">${t('kept.still', { why: errorText(this.still) })}</p>` : nothing}
      ${this.asking ? nothing : html`<rw-refused .error=${error}></rw-refused>`}
      ${this.asking === 'dismiss' ? this.renderDismissing() : nothing}
      ${this.asking === 'other_device' ? this.renderOther() : nothing}`;
  }

  private renderDismissing() {
    const { error, busy } = this.attempt;
    return html`<rw-dialog open heading=${t('kept.dismiss')} @rw-close=${this.close}>
      <div class="stack">
        <p>${t('kept.dismiss_text')}</p>
        <rw-choice
          label=${t('kept.why')}
          .value=${this.because ?? ''}
          .options=${DISMISSALS.map((value) => ({ value, label: t(`kept.because.${value}`) }))}
          @change=${(event: CustomEvent<{ value: Dismissal }>) => (this.because = event.detail.value)}
        ></rw-choice>
        <rw-refused .error=${error}></rw-refused>
      </div>
      <rw-button
        slot="actions"
        variant="primary"
        ?busy=${busy}
        ?disabled=${!this.because}
        @click=${() => this.because && void this.settle({ choice: 'dismiss', because: this.because })}
        >${t('kept.dismiss')}</rw-button
      >
      <rw-button slot="actions" variant="quiet" @click=${this.close}>${t('act.cancel')}</rw-button>
    </rw-dialog>`;
  }

  private renderOther() {
    const { error, busy } = this.attempt;
    return html`<rw-dialog open heading=${t('kept.other_device')} @rw-close=${this.close}>
      <form id="other" class="stack" autocomplete="off" @submit=${this.other}>
        <p>${t('kept.other_text')}</p>
        <rw-field label=${t('kept.other_code')} error=${fieldText(error, 'deviceCode')}>
          <input
            name="deviceCode"
            required
            maxlength="40"
            inputmode="numeric"
            dir="ltr"
            autofocus
          />
        </rw-field>
        <rw-refused .error=${error}></rw-refused>
        ${this.still ? html`<p role="alert">${t('kept.still', { why: errorText(this.still) })}</p>` : nothing}
        <div class="doing">
          <rw-button type="submit" variant="primary" ?busy=${busy}>${t('kept.record')}</rw-button>
          <rw-button variant="quiet" @click=${this.close}>${t('act.cancel')}</rw-button>
        </div>
      </form>
    </rw-dialog>`;
  }

  private ask(choice: Exclude<Settlement, 'record'>): void {
    this.still = null;
    this.because = null;
    this.attempt.clear();
    this.asking = choice;
  }

  private readonly close = (): void => {
    this.asking = null;
    this.attempt.clear();
  };

  private other(event: SubmitEvent): void {
    event.preventDefault();
    const deviceCode = formText(event.target as HTMLFormElement, 'deviceCode');
    void this.settle({ choice: 'other_device', deviceCode });
  }

  private async settle(choice: {
    choice: Settlement;
    because?: Dismissal;
    deviceCode?: string;
  }): Promise<void> {
    this.still = null;
    const { settlement } = api['handover-sessions'][':code']['kept-records'];
    const body = { ids: [this.record.id], ...choice };
    const param = { code: this.code };
    const done = await this.attempt.run(body, (json) => call(settlement.$post({ param, json })));
    const [answer] = done?.answers ?? [];
    if (!answer) return;
    if (answer.outcome === 'kept') {
      const { reason = '', params = {} } = answer;
      this.still = new ApiError({ status: 409, code: reason, params });
      return;
    }
    this.asking = null;
    showToast({ kind: 'done', text: t('kept.was_settled') });
    this.dispatchEvent(new CustomEvent('rw-changed', { bubbles: true, composed: true }));
  }
}

function kindWords(kind: string): string {
  const key = `kept.kind.${kind || 'unknown'}`;
  return isKey(key) ? t(key) : kind;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-kept-record': RwKeptRecord;
  }
}
