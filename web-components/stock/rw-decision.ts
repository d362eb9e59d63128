import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Decision } from '../../api/decisions/decisions.service.ts';
import { reasonText } from '../evidence/card.ts';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-icon.ts';
import './rw-decide-hold.ts';
import './rw-decide-proposal.ts';
import './rw-decide-quarantine.ts';
import './rw-decide-reservation.ts';

/** One thing that waits for a coordinator: what, why, who asked, and the decision in place. */
@customElement('rw-decision')
export class RwDecision extends LitElement {
  static override styles = [
    baseStyles,
    css`
      article {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--rw-space-2);
        padding: var(--rw-space-4);
        border-block-end: 1px solid var(--rw-color-line);
      }

      .device {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--rw-space-2);
        min-block-size: var(--rw-touch);
        align-items: center;
        text-decoration: none;
      }

      .device:hover {
        text-decoration: underline;
      }

      blockquote {
        margin: 0;
        padding-inline-start: var(--rw-space-3);
        border-inline-start: 3px solid var(--rw-color-line);
        overflow-wrap: anywhere;
      }

      .clock {
        display: flex;
        align-items: center;
        gap: var(--rw-space-2);
        color: var(--rw-color-warning);
      }

      .late {
        color: var(--rw-color-refused);
        font-weight: 600;
      }

      h3 {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) decision!: Decision;
  readonly i18n = new I18n(this);

  override render() {
    const { decision } = this;
    return html`<article>
      <h3>${whatOf(decision)}</h3>
      <a class="device" href="/devices/${decision.deviceCode}">
        <rw-code code=${decision.deviceCode}></rw-code>
        <bdi class="muted">${decision.deviceName}</bdi>
      </a>
      ${decision.reason ? html`<blockquote>${reasonText(decision.reason)}</blockquote>` : nothing}
      ${this.renderAsker()} ${this.renderClock()} ${this.renderForm()}
    </article>`;
  }

  private renderAsker() {
    const { by, since, kind } = this.decision;
    if (kind === 'expiring' || kind === 'expired') return nothing;
    const when = formatDate(since, { style: 'relative' });
    return html`<p class="small muted">
      ${by ? t('decision.asked', { person: by, when }) : when}
    </p>`;
  }

  private renderClock() {
    const { lock } = this.decision;
    if (!lock || lock.step === 'clear') return nothing;
    const words = { days: lock.days, date: formatDate(lock.dueAt) };
    return html`<p class="clock ${lock.overdue ? 'late' : ''}">
      <rw-icon name=${lock.overdue ? 'warning' : 'clock'}></rw-icon>
      <span>${t(lock.overdue ? 'lock_clock.overdue' : 'lock_clock.due', words)}</span>
    </p>`;
  }

  private renderForm() {
    const { decision } = this;
    switch (decision.kind) {
      case 'quarantine':
        return html`<rw-decide-quarantine .decision=${decision}></rw-decide-quarantine>`;
      case 'hold':
        // A lock is released with evidence, and written about, on the page of its device.
        if (decision.lock) {
          return html`<div>
            <rw-button href="/devices/${decision.deviceCode}#holds"
              >${t('decision.to_device')}</rw-button
            >
          </div>`;
        }
        return html`<rw-decide-hold .decision=${decision}></rw-decide-hold>`;
      case 'expiring':
      case 'expired':
        return html`<rw-decide-reservation .decision=${decision}></rw-decide-reservation>`;
      default:
        return html`<rw-decide-proposal .decision=${decision}></rw-decide-proposal>`;
    }
  }
}

function whatOf({ kind, to, since, lock }: Decision): string {
  if (kind === 'hold' && lock && lock.step !== 'wait') return t(`decision.lock_${lock.step}`);
  switch (kind) {
    case 'waiver':
      return t('decision.waiver', { gate: named('gate', to) });
    case 'hold':
      return t('decision.hold', { hold: named('hold', to) });
    case 'quarantine':
      return t('decision.quarantine', { stage: named('stage', to) });
    case 'expiring':
    case 'expired':
      return t(`decision.${kind}`, { need: to ?? '', date: formatDate(since) });
    default:
      return t(`decision.${kind}`, { to: named('stage', to) });
  }
}

function named(part: string, value: string | null): string {
  const key = `${part}.${value}`;
  return isKey(key) ? t(key) : (value ?? '–');
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-decision': RwDecision;
  }
}
