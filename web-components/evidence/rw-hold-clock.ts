import { MAX_EXTENSION_DAYS, lockClock, REMINDER_DAYS } from '#domain/lock-clock.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, fieldText, newRequestId } from '../data/api-client.ts';
import { formText } from '../data/form-text.ts';
import { allowed } from '../data/session.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-icon.ts';
import type { Hold } from './card.ts';
import { panelStyles } from './panel-styles.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

/** How long the owner of a lock still has, what is to be done next, and more time. @fires rw-changed */
@customElement('rw-hold-clock')
export class RwHoldClock extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property() code = '';
  @property({ attribute: false }) hold!: Hold;
  @state() private extending = false;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    const { hold } = this;
    const clock = clockOf(hold);
    const date = formatDate(clock.dueAt.toISOString());
    const late = clock.overdue;
    const look = late ? 'refused' : clock.step === 'wait' ? '' : 'warning';
    return html`<div class="form">
      <p class="state ${look}">
        <rw-icon name=${late ? 'warning' : 'clock'}></rw-icon>
        <span
          >${t(late ? 'lock_clock.overdue' : 'lock_clock.due', { days: clock.days, date })}</span
        >
      </p>
      <p class="small">
        <strong>${t(`lock_clock.${clock.step}`)}</strong>
        ${this.renderAsked()}
      </p>
      ${clock.step === 'decide' ? html`<p class="small">${t('lock_clock.decide_text')}</p>` : nothing}
      ${allowed('hold.extend') ? this.renderExtension() : nothing}
    </div>`;
  }

  private renderAsked() {
    const { askedAt, remindedAt } = this.hold;
    const parts = [
      askedAt ? t('lock_clock.asked', { when: formatDate(askedAt, { style: 'relative' }) }) : '',
      remindedAt
        ? t('lock_clock.reminded', { when: formatDate(remindedAt, { style: 'relative' }) })
        : '',
    ].filter(Boolean);
    return parts.length > 0 ? html`<span class="muted">${parts.join(' · ')}</span>` : nothing;
  }

  private renderExtension() {
    if (!this.extending) {
      return html`<div>
        <rw-button icon="clock" @click=${() => (this.extending = true)}
          >${t('lock_clock.extend')}</rw-button
        >
      </div>`;
    }
    const { error, busy } = this.sending;
    return html`<form class="form" @submit=${this.extend}>
      <div class="fields">
        <rw-field label=${t('lock_clock.days')} error=${fieldText(error, 'days')}>
          <input
            name="days"
            type="number"
            min="1"
            max=${MAX_EXTENSION_DAYS}
            required
            .value=${String(REMINDER_DAYS)}
          />
        </rw-field>
        <rw-field
          label=${t('field.reason')}
          hint=${t('device.no_names')}
          error=${fieldText(error, 'reason')}
        >
          <input name="reason" maxlength="300" required />
        </rw-field>
      </div>
      <rw-refusal .error=${error}></rw-refusal>
      <div class="row">
        <rw-button type="submit" ?busy=${busy}>${t('lock_clock.extend')}</rw-button>
        <rw-button variant="quiet" @click=${() => (this.extending = false)}
          >${t('act.cancel')}</rw-button
        >
      </div>
    </form>`;
  }

  private async extend(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const days = Number(formText(event.target, 'days'));
    const reason = formText(event.target, 'reason');
    const param = { code: this.code, id: this.hold.id };
    const json = { requestId: newRequestId(), days, reason };
    const done = await this.sending.run(() =>
      call(api.devices[':code'].holds[':id'].extension.$post({ param, json })),
    );
    if (done) this.extending = false;
  }
}

function clockOf({ placedAt, dueAt, askedAt, remindedAt }: Hold) {
  const moment = (text: string | null) => (text ? new Date(text) : null);
  const hold = {
    placedAt: new Date(placedAt),
    dueAt: moment(dueAt),
    askedAt: moment(askedAt),
    remindedAt: moment(remindedAt),
  };
  return lockClock(hold, new Date());
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-hold-clock': RwHoldClock;
  }
}
