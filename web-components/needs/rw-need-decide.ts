import { DOUBLE_REASONS, NEED_REJECTIONS } from '#domain/eligibility.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ApiError, api, call } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { formText } from '../data/form-text.ts';
import { getSession } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-refused.ts';
import type { NeedCard } from './need-data.ts';

type Rejection = (typeof NEED_REJECTIONS)[number];
type DoubleReason = (typeof DOUBLE_REASONS)[number];

/**
 * Approve with one key, reject with two. Beside a double, and on an own request where the site allows it,
 * an approval says why.
 * @fires rw-decided with `detail: { code, status }`
 */
@customElement('rw-need-decide')
export class RwNeedDecide extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-2);
        align-items: center;
        justify-content: flex-end;
      }

      form {
        display: grid;
        gap: var(--rw-space-2);
      }

      kbd {
        padding: 0 var(--rw-space-2);
        border: 1px solid currentColor;
        border-radius: var(--rw-radius-small);
        font: inherit;
        font-size: var(--rw-text-14);
      }

      @media (hover: none) {
        kbd {
          display: none;
        }
      }

      @media (max-width: 719px) {
        .buttons {
          justify-content: flex-start;
        }
      }
    `,
  ];

  @property({ attribute: false }) need!: NeedCard;
  /** The keyboard speaks to this one: A approves, R rejects. */
  @property({ type: Boolean }) current = false;
  @state() private asking: 'rejection' | 'double' | 'reason' | null = null;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override render() {
    return html`<div class="stack">
      ${
        this.asking === 'rejection'
          ? this.renderRejections()
          : this.asking === 'double'
            ? this.renderDouble()
            : this.asking === 'reason'
              ? this.renderReason()
              : this.renderButtons()
      }
      <rw-refused .error=${this.attempt.error}></rw-refused>
    </div>`;
  }

  /** Own requests are for another person, unless the site lets one person do both. */
  private get decidable(): boolean {
    return !this.need.own || (getSession()?.site.selfCheckMinutes ?? null) !== null;
  }

  private renderButtons() {
    const { need } = this;
    if (!this.decidable) {
      return html`<p class="muted small">${t('need.own_hint')}</p>`;
    }
    return html`<div class="buttons">
      <rw-button
        variant=${this.current ? 'primary' : 'secondary'}
        icon="check"
        ?busy=${this.attempt.busy}
        ?disabled=${!need.consentValid}
        @click=${this.approve}
        >${t('act.approve')}${this.current ? html` <kbd>A</kbd>` : nothing}</rw-button
      >
      <rw-button variant="quiet" @click=${this.askRejection}
        >${t('act.reject')}…${this.current ? html` <kbd>R</kbd>` : nothing}</rw-button
      >
    </div>`;
  }

  private renderRejections() {
    return this.renderChips(t('need.why_rejected'), NEED_REJECTIONS, (reason) =>
      this.reject(reason),
    );
  }

  private renderDouble() {
    return this.renderChips(t('need.why_double'), DOUBLE_REASONS, (reason) =>
      this.decide({ decision: 'approve', reason }),
    );
  }

  private renderChips<R extends Rejection | DoubleReason>(
    label: string,
    reasons: readonly R[],
    choose: (reason: R) => Promise<void>,
  ) {
    return html`<p class="small">${label}</p>
      <div class="buttons" role="group" aria-label=${label}>
        ${reasons.map(
          (reason, index) =>
            html`<rw-button ?busy=${this.attempt.busy} @click=${() => choose(reason)}
              >${t(`need.reason_${reason}`)}${this.current ? html` <kbd>${index + 1}</kbd>` : nothing}</rw-button
            >`,
        )}
        <rw-button variant="quiet" @click=${this.cancel}>${t('act.cancel')}</rw-button>
      </div>`;
  }

  private renderReason() {
    return html`<form @submit=${this.approveWithReason}>
      <rw-field label=${t('need.why_own')} hint=${t('need.no_names')}>
        <input name="reason" required maxlength="200" autocomplete="off" />
      </rw-field>
      <div class="buttons">
        <rw-button type="submit" variant="primary" ?busy=${this.attempt.busy}
          >${t('act.approve')}</rw-button
        >
        <rw-button variant="quiet" @click=${this.cancel}>${t('act.cancel')}</rw-button>
      </div>
    </form>`;
  }

  /** Called by the page for the keyboard. */
  press(key: string): void {
    if (this.asking === 'rejection') {
      const reason = NEED_REJECTIONS[Number(key) - 1];
      if (reason) void this.reject(reason);
      return;
    }
    if (this.asking === 'double') {
      const reason = DOUBLE_REASONS[Number(key) - 1];
      if (reason) void this.decide({ decision: 'approve', reason });
      return;
    }
    if (this.asking || !this.decidable) return;
    if (key === 'a' && this.need.consentValid) this.approve();
    if (key === 'r') this.askRejection();
  }

  private readonly cancel = (): void => {
    this.asking = null;
    this.attempt.clear();
  };

  private readonly askRejection = (): void => {
    this.asking = 'rejection';
  };

  private readonly approve = (): void => {
    if (!this.need.own && this.need.doubles.length > 0) {
      this.asking = 'double';
      return;
    }
    if (this.need.own) {
      this.asking = 'reason';
      void this.updateComplete.then(() => this.renderRoot.querySelector('input')?.focus());
      return;
    }
    void this.decide({ decision: 'approve' });
  };

  private approveWithReason(event: SubmitEvent): void {
    event.preventDefault();
    void this.decide({ decision: 'approve', reason: formText(event.target, 'reason') });
  }

  private async reject(rejection: Rejection): Promise<void> {
    await this.decide({ decision: 'reject', rejection });
  }

  private async decide(
    what: { decision: 'approve'; reason?: string } | { decision: 'reject'; rejection: Rejection },
  ): Promise<void> {
    const { code, version } = this.need;
    const answer = await this.attempt.run({ ...what, version }, (json) =>
      call(api.needs[':code'].decision.$post({ param: { code }, json })),
    );
    const { error } = this.attempt;
    // A double that came up since the list was read: the reason is asked for now.
    if (error instanceof ApiError && error.code === 'need.double') this.asking = 'double';
    if (!answer) return;
    this.asking = null;
    const detail = { code: answer.code, status: answer.status };
    this.dispatchEvent(new CustomEvent('rw-decided', { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-need-decide': RwNeedDecide;
  }
}
