import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { VOID_HANDOVER_DAYS } from '#domain/lifecycle.ts';
import type { DeviceHandover } from '../../api/handovers/device-handovers.service.ts';
import { api, call } from '../data/api-client.ts';
import { allowed, SessionController } from '../data/session.ts';
import type { Card } from '../evidence/card.ts';
import { warrantyText } from '../handover/warranty-text.ts';
import '../handover/rw-void-handover.ts';
import { formatDate, getLocale, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-refused.ts';
import '../ui/rw-skeleton.ts';

/** Every handover of a device with its papers; the newest may be taken back or made void. */
@customElement('rw-device-handovers')
export class RwDeviceHandovers extends LitElement {
  static override styles = [
    baseStyles,
    css`
      li {
        display: grid;
        gap: var(--rw-space-2);
        padding-block: var(--rw-space-3);
        border-block-end: 1px solid var(--rw-color-line);
      }

      li:last-child {
        border-block-end: 0;
      }

      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-2);
      }
    `,
  ];

  @property({ attribute: false }) card!: Card;
  @state() private given: readonly DeviceHandover[] | null = null;
  @state() private error: unknown = null;
  @state() private voiding: DeviceHandover | null = null;
  readonly session = new SessionController(this);
  readonly i18n = new I18n(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('card')) return;
    const before = changed.get('card');
    if (before?.code !== this.card.code || before.version !== this.card.version) void this.load();
  }

  override render() {
    return html`<div class="stack">
      ${this.renderReserved()}
      <rw-refused .error=${this.error}></rw-refused>
      ${this.renderGiven()}
      ${
        this.voiding
          ? html`<rw-void-handover
              .handover=${this.voiding}
              code=${this.card.code}
              @rw-close=${() => (this.voiding = null)}
            ></rw-void-handover>`
          : nothing
      }
    </div>`;
  }

  private renderReserved() {
    const { card } = this;
    if (card.stage !== 'reserved') return nothing;
    return html`<p>${t('device.handover_text')}</p>
      ${
        allowed('handover.record')
          ? html`<div>
              <rw-button href="/handover?device=${card.code}">${t('act.hand_over')}</rw-button>
            </div>`
          : nothing
      }`;
  }

  private renderGiven() {
    const { given } = this;
    if (!given) return this.error ? nothing : html`<rw-skeleton .lines=${3}></rw-skeleton>`;
    if (given.length === 0) {
      return this.card.stage === 'reserved'
        ? nothing
        : html`<p class="muted">${t('given.none')}</p>`;
    }
    return html`<ul>
      ${given.map((one) => html`<li>${this.renderOne(one)}</li>`)}
    </ul>`;
  }

  private renderOne(one: DeviceHandover) {
    const { receiptCode, needCode, happenedAt, warrantyEnd, direct, replaces } = one;
    const parts = [
      t('given.on', { date: formatDate(happenedAt) }),
      needCode,
      direct ? t('given.direct') : '',
      replaces ? t('given.replaced', { code: replaces }) : '',
    ].filter(Boolean);
    return html`<p>
        <strong>${t('given.receipt')} <rw-code code=${receiptCode}></rw-code></strong> ·
        ${stateOf(one)}
      </p>
      <p class="muted">
        ${parts.map((part, at) => html`${at > 0 ? ' · ' : ''}<bdi>${part}</bdi>`)}
      </p>
      ${one.voidableUntil ? html`<p>${warrantyText(warrantyEnd)}</p>` : nothing}
      <div class="buttons">${this.renderPapers(one)} ${this.renderActs(one)}</div>`;
  }

  private renderPapers({ receiptCode, returned }: DeviceHandover) {
    const locale = getLocale();
    const paper = (label: string, path: string) =>
      html`<rw-button icon="printer" href="/api/${path}?locale=${locale}" @click=${openBeside}
        >${label}</rw-button
      >`;
    return html`${
      allowed('handover.record')
        ? paper(t('given.receipt'), `handovers/${receiptCode}/receipt.pdf`)
        : nothing
    }
    ${
      returned && allowed('return.record')
        ? paper(t('back.slip'), `returns/${returned.slipCode}/slip.pdf`)
        : nothing
    }`;
  }

  private renderActs(one: DeviceHandover) {
    if (!one.voidableUntil) return nothing;
    const inTime = new Date(one.voidableUntil) > new Date();
    return html`${
      allowed('return.record')
        ? html`<rw-button icon="undo" href="/return?device=${this.card.code}"
            >${t('act.return')}</rw-button
          >`
        : nothing
    }
    ${
      allowed('handover.void') && inTime
        ? html`<rw-button variant="quiet" @click=${() => (this.voiding = one)}
            >${t('void.do')}</rw-button
          >`
        : nothing
    }
    ${
      allowed('handover.void') && !inTime
        ? html`<p class="muted small">${t('void.too_late', { days: VOID_HANDOVER_DAYS })}</p>`
        : nothing
    }`;
  }

  private async load(): Promise<void> {
    if (!allowed('handover.view')) {
      this.given = [];
      return;
    }
    const { code } = this.card;
    try {
      const { handovers } = await call(api.devices[':code'].handovers.$get({ param: { code } }));
      this.given = handovers;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }
}

function stateOf({ voidedAt, returned }: DeviceHandover): string {
  if (voidedAt) return t('given.void', { date: formatDate(voidedAt) });
  if (returned) return t('given.returned', { date: formatDate(returned.at) });
  return t('given.valid');
}

/** The paper opens beside the page. */
function openBeside(event: Event): void {
  event.preventDefault();
  const { href } = event.currentTarget as HTMLElement & { href?: string };
  window.open(href, '_blank', 'noopener');
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-device-handovers': RwDeviceHandovers;
  }
}
