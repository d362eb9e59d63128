import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../data/api-client.ts';
import { ApiError } from '../data/api-error.ts';
import { Attempt } from '../data/attempt.ts';
import { formText } from '../data/form-text.ts';
import { getSession } from '../data/session.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-field.ts';
import '../ui/rw-refused.ts';
import { showToast } from '../ui/toast.ts';
import { groupedCode } from '../ui/grouped-code.ts';

/**
 * Reserves one device for one request. Who was slower sees who was first, and what suits instead.
 * @fires rw-reserved with `detail: { code, needCode }`
 */
@customElement('rw-reserve-button')
export class RwReserveButton extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .instead {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-2);
        margin-block-start: var(--rw-space-2);
      }
    `,
  ];

  @property() device = '';
  @property() need = '';
  /** The signed-in person approved this request. */
  @property({ type: Boolean }) approvedByMe = false;
  @state() private asking = false;
  /** The device for which a need that stands before is passed over: why is asked for. */
  @state() private passing = '';
  readonly i18n = new I18n(this);
  private selfCheckReason = '';
  private readonly attempt = new Attempt(this);

  override render() {
    const blocked = this.approvedByMe && (getSession()?.site.selfCheckMinutes ?? null) === null;
    if (blocked) return html`<p class="muted small">${t('need.approved_by_me')}</p>`;
    return html`<div class="stack">
      ${this.passing ? this.renderPassing() : this.asking ? this.renderReason() : this.renderButton()}
      <rw-refused .error=${this.attempt.error}>${this.renderAlternatives()}</rw-refused>
    </div>`;
  }

  private renderButton() {
    return html`<rw-button icon="hand-heart" ?busy=${this.attempt.busy} @click=${this.press}
      >${t('act.reserve')}</rw-button
    >`;
  }

  private renderReason() {
    return html`<form class="stack" @submit=${this.submitReason}>
      <rw-field label=${t('need.why_own')} hint=${t('need.printed')}>
        <input name="reason" required maxlength="200" autocomplete="off" />
      </rw-field>
      <rw-button type="submit" variant="primary" ?busy=${this.attempt.busy}
        >${t('act.reserve')}</rw-button
      >
    </form>`;
  }

  private renderPassing() {
    return html`<form class="stack" @submit=${this.submitPassing}>
      <rw-field label=${t('handovers.order_why', { count: 1 })} hint=${t('need.no_names')}>
        <input name="reason" required maxlength="200" autocomplete="off" />
      </rw-field>
      <rw-button type="submit" variant="primary" ?busy=${this.attempt.busy}
        >${t('act.reserve')}</rw-button
      >
    </form>`;
  }

  private renderAlternatives() {
    const { error } = this.attempt;
    const codes =
      error instanceof ApiError ? String(error.params.alternatives ?? '').split(',') : [];
    const others = codes.filter(Boolean);
    if (others.length === 0) return nothing;
    return html`<div class="instead">
      ${others.map(
        (code) =>
          html`<rw-button ?busy=${this.attempt.busy} @click=${() => this.reserve(code)}
            >${t('need.instead', { code: groupedCode(code) })}</rw-button
          >`,
      )}
    </div>`;
  }

  private press(): void {
    if (this.approvedByMe) this.asking = true;
    else void this.reserve(this.device);
  }

  private submitReason(event: SubmitEvent): void {
    event.preventDefault();
    this.selfCheckReason = formText(event.target, 'reason');
    void this.reserve(this.device);
  }

  private submitPassing(event: SubmitEvent): void {
    event.preventDefault();
    void this.reserve(this.passing, formText(event.target, 'reason'));
  }

  private async reserve(code: string, orderReason = ''): Promise<void> {
    const { selfCheckReason } = this;
    const body = {
      needCode: this.need,
      ...(selfCheckReason ? { selfCheckReason } : {}),
      ...(orderReason ? { orderReason } : {}),
    };
    const answer = await this.attempt.run(body, (json) =>
      call(api.devices[':code'].reservation.$post({ param: { code }, json })),
    );
    if (!answer) {
      const { error } = this.attempt;
      const asked = error instanceof ApiError && error.code === 'match.order_reason_needed';
      this.passing = asked ? code : '';
      return;
    }
    this.asking = false;
    this.passing = '';
    showToast({
      text: t('need.reserved_done', {
        device: groupedCode(answer.code),
        need: answer.needCode,
        date: formatDate(answer.expiresAt),
      }),
    });
    const detail = { code: answer.code, needCode: answer.needCode };
    this.dispatchEvent(new CustomEvent('rw-reserved', { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-reserve-button': RwReserveButton;
  }
}
