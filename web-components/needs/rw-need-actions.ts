import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-menu.ts';
import type { NeedCard } from './need-data.ts';
import './rw-need-decide.ts';
import type { RwNeedDecide } from './rw-need-decide.ts';
import type { Ending } from './rw-need-end.ts';
import '../privacy/rw-privacy-form.ts';
import './rw-need-gift.ts';
import './rw-reserve-button.ts';

/**
 * What the signed-in person can do with one request.
 * @fires rw-seek to look for a device
 * @fires rw-end with `detail: { how }`
 */
@customElement('rw-need-actions')
export class RwNeedActions extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .actions {
        display: flex;
        flex-wrap: wrap;
        align-items: flex-start;
        justify-content: flex-end;
        gap: var(--rw-space-2);
      }

      @media (max-width: 719px) {
        .actions {
          justify-content: flex-start;
        }
      }
    `,
  ];

  @property({ attribute: false }) need!: NeedCard;
  /** The keyboard speaks to this one. */
  @property({ type: Boolean }) current = false;
  /** A request is being chosen for this device. */
  @property() device = '';
  @state() private giving = false;
  @state() private asking = false;
  @query('rw-need-decide') private readonly decide?: RwNeedDecide;
  readonly i18n = new I18n(this);

  override render() {
    return html`<div class="actions">
      ${this.device ? this.renderReserve() : [this.renderNext(), this.renderMenu()]}
      ${
        this.giving
          ? html`<rw-need-gift
              need=${this.need.code}
              @rw-close=${() => (this.giving = false)}
            ></rw-need-gift>`
          : nothing
      }
      ${
        this.asking
          ? html`<rw-privacy-form
              need=${this.need.code}
              @rw-close=${() => (this.asking = false)}
              @rw-registered=${() => (this.asking = false)}
            ></rw-privacy-form>`
          : nothing
      }
    </div>`;
  }

  /** Hands a key on to the decision, if there is one to make. */
  press(key: string): void {
    this.decide?.press(key);
  }

  private get reservable(): boolean {
    const { status, consentValid } = this.need;
    return status === 'approved' && consentValid && allowed('device.reserve');
  }

  private renderReserve() {
    if (!this.reservable) return nothing;
    return html`<rw-reserve-button
      device=${this.device}
      need=${this.need.code}
      ?approvedByMe=${this.need.decidedByMe}
    ></rw-reserve-button>`;
  }

  private renderNext() {
    const { need } = this;
    if (need.status === 'requested' && allowed('need.approve')) {
      return html`<rw-need-decide .need=${need} .current=${this.current}></rw-need-decide>`;
    }
    if (!this.reservable) return nothing;
    return html`<rw-button
      icon="search"
      @click=${() => this.dispatchEvent(new CustomEvent('rw-seek'))}
      >${t('need.find_device')}</rw-button
    >`;
  }

  private renderMenu() {
    const { need } = this;
    const open = ['requested', 'approved', 'rejected'].includes(need.status);
    const registers = allowed('need.register');
    const gives =
      allowed('handover.record') && ['approved', 'reserved', 'served'].includes(need.status);
    const ranks = allowed('need.approve') || allowed('device.reserve');
    const waits = ['requested', 'approved', 'reserved'].includes(need.status);
    const items = [
      ...(ranks && waits ? [{ id: 'priority', label: t('need.priority_set') }] : []),
      ...(gives ? [{ id: 'gift', label: t('gift.title') }] : []),
      ...(registers && open ? [{ id: 'close', label: t('need.close_do') }] : []),
      ...(registers && need.consentValid && need.status !== 'closed'
        ? [{ id: 'withdraw', label: t('need.withdraw_do'), danger: true }]
        : []),
      ...(allowed('privacy.answer') && need.recipient
        ? [{ id: 'privacy', label: t('privacy.ask_for') }]
        : []),
      ...(allowed('recipient.erase') && need.recipient
        ? [{ id: 'erase', label: t('need.erase_do'), danger: true }]
        : []),
    ];
    if (items.length === 0) return nothing;
    return html`<rw-menu
      icon="ellipsis"
      variant="quiet"
      icon-only
      label=${t('common.menu')}
      .items=${items}
      @rw-choose=${this.choose}
    ></rw-menu>`;
  }

  private choose(event: CustomEvent<{ id: Ending | 'gift' | 'privacy' | 'priority' }>): void {
    if (event.detail.id === 'gift') this.giving = true;
    else if (event.detail.id === 'privacy') this.asking = true;
    else this.dispatchEvent(new CustomEvent('rw-end', { detail: { how: event.detail.id } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-need-actions': RwNeedActions;
  }
}
