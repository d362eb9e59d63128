import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Decision } from '../../api/decisions/decisions.service.ts';
import { reasonText } from '../evidence/card.ts';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-code.ts';
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
      ${this.renderAsker()} ${this.renderForm()}
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

  private renderForm() {
    const { decision } = this;
    switch (decision.kind) {
      case 'quarantine':
        return html`<rw-decide-quarantine .decision=${decision}></rw-decide-quarantine>`;
      case 'hold':
        return html`<rw-decide-hold .decision=${decision}></rw-decide-hold>`;
      case 'expiring':
      case 'expired':
        return html`<rw-decide-reservation .decision=${decision}></rw-decide-reservation>`;
      default:
        return html`<rw-decide-proposal .decision=${decision}></rw-decide-proposal>`;
    }
  }
}

function whatOf({ kind, to, since }: Decision): string {
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
