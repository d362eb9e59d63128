import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-refused.ts';
import { kindText, type NeedCard } from './need-data.ts';
import { requirementWords } from './need-facts.ts';

/** What one act may approve: as many as a person can look over. */
const AT_ONCE = 50;

/**
 * Shows what would be approved and approves it. What has to be looked at alone is left out and said.
 * @fires rw-close
 * @fires rw-decided-many with `detail: { done, left }`, the codes that were approved and how many were not
 */
@customElement('rw-approve-many')
export class RwApproveMany extends LitElement {
  static override styles = [
    baseStyles,
    css`
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      label {
        display: flex;
        gap: var(--rw-space-3);
        align-items: center;
        min-block-size: var(--rw-touch);
        padding-block: var(--rw-space-1);
        border-block-end: 1px solid var(--rw-color-line);
        cursor: pointer;
        overflow-wrap: anywhere;
      }

      input {
        flex: none;
      }
    `,
  ];

  /** In the order of the queue. */
  @property({ attribute: false }) needs: readonly NeedCard[] = [];
  @state() private without: readonly string[] = [];
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override render() {
    const able = this.able;
    const count = this.chosen.length;
    return html`<rw-dialog
      wide
      open
      heading=${t('need.many_title')}
      @rw-close=${() => this.dispatchEvent(new CustomEvent('rw-close'))}
    >
      <div class="stack">
        ${
          able.length === 0
            ? html`<rw-empty>${t('need.many_none')}</rw-empty>`
            : html`<p><strong>${t('need.many_count', { count })}</strong></p>`
        }
        ${this.renderLeft()}
        <ul>
          ${able.map((need) => this.renderNeed(need))}
        </ul>
        <rw-refused .error=${this.attempt.error}></rw-refused>
      </div>
      ${
        count > 0
          ? html`<rw-button
              slot="actions"
              variant="primary"
              icon="check"
              ?busy=${this.attempt.busy}
              @click=${this.send}
              >${t('need.many_do', { count })}</rw-button
            >`
          : nothing
      }
      <rw-button
        slot="actions"
        variant="quiet"
        @click=${() => this.dispatchEvent(new CustomEvent('rw-close'))}
        >${t('act.cancel')}</rw-button
      >
    </rw-dialog>`;
  }

  private get able(): NeedCard[] {
    const able = this.needs.filter(
      ({ own, doubles, consentValid }) => !own && doubles.length === 0 && consentValid,
    );
    return able.slice(0, AT_ONCE);
  }

  private get chosen(): NeedCard[] {
    return this.able.filter(({ code }) => !this.without.includes(code));
  }

  private renderLeft() {
    const { needs } = this;
    const own = needs.filter((need) => need.own).length;
    const double = needs.filter((need) => !need.own && need.doubles.length > 0).length;
    const consent = needs.filter(
      (need) => !need.own && need.doubles.length === 0 && !need.consentValid,
    ).length;
    const reasons = [
      own ? t('need.many_own', { count: own }) : '',
      double ? t('need.many_double', { count: double }) : '',
      consent ? t('need.many_consent', { count: consent }) : '',
    ].filter(Boolean);
    if (reasons.length === 0) return nothing;
    return html`<p class="muted">${t('need.many_left', { reasons: reasons.join(', ') })}</p>`;
  }

  private renderNeed(need: NeedCard) {
    const { recipient } = need;
    const words = [
      recipient?.studentName ?? need.code,
      recipient?.school ?? '',
      recipient?.className ?? '',
    ].filter(Boolean);
    const asked = [kindText(need.kind), ...requirementWords(need.requirements), need.area];
    return html`<li>
      <label>
        <input
          type="checkbox"
          .checked=${!this.without.includes(need.code)}
          @change=${(event: Event) => this.choose(need.code, event)}
        />
        <span>
          ${words.map((word, index) => html`${index > 0 ? ' · ' : ''}<bdi>${word}</bdi>`)}
          <span class="muted small">
            · ${asked.map((word, index) => html`${index > 0 ? ' · ' : ''}<bdi>${word}</bdi>`)}</span
          >
        </span>
      </label>
    </li>`;
  }

  private choose(code: string, event: Event): void {
    const { checked } = event.target as HTMLInputElement;
    this.without = checked ? this.without.filter((one) => one !== code) : [...this.without, code];
  }

  private async send(): Promise<void> {
    const needs = this.chosen.map(({ code, version }) => ({ code, version }));
    const answer = await this.attempt.run({ decision: 'approve' as const, needs }, (json) =>
      call(api.needs.decisions.$post({ json })),
    );
    if (!answer) return;
    const detail = { done: answer.done, left: answer.left.length };
    this.dispatchEvent(new CustomEvent('rw-decided-many', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-approve-many': RwApproveMany;
  }
}
