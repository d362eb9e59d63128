import { FOLLOW_UP_OUTCOMES, type FollowUpOutcome } from '#domain/follow-ups.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { errorText } from '../data/error-text.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { warrantyText } from '../handover/warranty-text.ts';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-case.ts';
import '../ui/rw-code.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-page.ts';
import '../ui/rw-refused.ts';
import { showToast } from '../ui/toast.ts';

const read = () => call(api['follow-ups'].$get());
type Listed = Awaited<ReturnType<typeof read>>;
type Call = Listed['calls'][number];

/** Families to call about a month after the handover; a problem leads to the return. */
@customElement('rw-page-follow-ups')
export class RwPageFollowUps extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .phone {
        display: inline-flex;
        align-items: center;
        gap: var(--rw-space-2);
        min-block-size: var(--rw-touch);
        font-weight: 600;
        white-space: nowrap;
      }
    `,
  ];

  @state() private listed: Listed | null = null;
  @state() private error: unknown = null;
  /** The call that was answered last. */
  @state() private asked = '';
  /** The last one that does not work: what to do about it stays in view. */
  @state() private problem: { needCode: string; deviceCode: string } | null = null;
  readonly i18n = new I18n(this);
  readonly live = new LiveRefresh(this, () => this.load());
  private readonly attempt = new Attempt(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    const { calls = [], total = 0 } = this.listed ?? {};
    return html`<rw-page
      heading=${t('follow_up.title')}
      .state=${this.listed ? 'ready' : this.error ? 'error' : 'loading'}
      .error=${this.error}
      @rw-retry=${this.load}
    >
      <span slot="lead">${t('follow_up.lead')}</span>
      <div class="stack">
        ${this.problem ? this.renderProblem(this.problem) : nothing}
        ${total > calls.length ? html`<p>${t('follow_up.more', { count: total })}</p>` : nothing}
        ${
          calls.length === 0
            ? html`<rw-empty icon="circle-check">${t('follow_up.empty')}</rw-empty>`
            : repeat(
                calls,
                ({ receiptCode }) => receiptCode,
                (one) => this.renderCall(one),
              )
        }
      </div>
    </rw-page>`;
  }

  private renderProblem({ needCode, deviceCode }: { needCode: string; deviceCode: string }) {
    return html`<rw-notice kind="warning"
      >${t('follow_up.problem_done', { need: needCode })}
      <rw-button slot="actions" icon="undo" href="/return?device=${deviceCode}"
        >${t('follow_up.take_back')}</rw-button
      >
    </rw-notice>`;
  }

  private renderCall(one: Call) {
    const kind = `kind.${one.kind}`;
    return html`<rw-case>
      <h2>${renderPerson(one)}</h2>
      ${renderPhone(one)}
      <p>
        <a href="/devices/${one.deviceCode}"><rw-code code=${one.deviceCode}></rw-code></a>
        ${isKey(kind) ? t(kind) : one.kind}
        <bdi>${[one.make, one.model].filter(Boolean).join(' ')}</bdi>
      </p>
      <p class="muted small">
        <rw-code code=${one.needCode}></rw-code> ·
        ${t('follow_up.handed_over', { date: formatDate(one.handedOverAt) })}
        ${one.attempts > 0 ? html`· ${t('follow_up.tries', { count: one.attempts })}` : nothing}
      </p>
      <p class="muted small">${warrantyText(one.warrantyEnd)}</p>
      ${
        this.asked === one.receiptCode && this.attempt.error
          ? html`<rw-refused .error=${this.attempt.error}></rw-refused>`
          : nothing
      }
      ${FOLLOW_UP_OUTCOMES.map(
        (outcome) =>
          html`<rw-button
            slot="actions"
            variant=${outcome === 'not_reached' ? 'quiet' : 'secondary'}
            ?disabled=${this.attempt.busy}
            @click=${() => this.note(one, outcome)}
            >${t(`follow_up.outcome_${outcome}`)}</rw-button
          >`,
      )}
    </rw-case>`;
  }

  private async note({ receiptCode, needCode }: Call, outcome: FollowUpOutcome): Promise<void> {
    this.asked = receiptCode;
    const param = { code: receiptCode };
    const done = await this.attempt.run({ receiptCode, outcome }, ({ requestId }) =>
      call(api['follow-ups'][':code'].$post({ param, json: { requestId, outcome } })),
    );
    if (!done) return;
    showToast({
      text: saidOf(needCode, outcome, done.nextOn),
      action: { label: t('act.undo'), run: () => this.undo(receiptCode) },
    });
    if (outcome === 'problem') this.problem = { needCode, deviceCode: done.deviceCode };
    await this.load();
  }

  private async undo(receiptCode: string): Promise<void> {
    try {
      const param = { code: receiptCode };
      const json = { requestId: newRequestId() };
      await call(api['follow-ups'][':code'].undo.$post({ param, json }));
      this.problem = null;
      await this.load();
    } catch (error) {
      showToast({ kind: 'refused', text: errorText(error) });
    }
  }

  private readonly load = async (): Promise<void> => {
    try {
      this.listed = await read();
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  };
}

function renderPerson({ recipient, needCode }: Call) {
  if (!recipient) return html`<rw-code code=${needCode}></rw-code>`;
  const { guardianName, studentName } = recipient;
  return html`<bdi>${guardianName || studentName}</bdi>
    ${guardianName ? html`<span class="muted">· <bdi>${studentName}</bdi></span>` : nothing}`;
}

/** On a telephone one press dials. */
function renderPhone({ recipient }: Call) {
  const phone = recipient?.guardianPhone;
  if (!phone) return nothing;
  return html`<p>
    <a class="phone" href="tel:${phone.replace(/[^+\d]/g, '')}"><bdi dir="ltr">${phone}</bdi></a>
  </p>`;
}

function saidOf(need: string, outcome: FollowUpOutcome, nextOn: string | null): string {
  if (outcome !== 'not_reached') return t('follow_up.done', { need });
  return nextOn
    ? t('follow_up.again', { need, date: formatDate(nextOn) })
    : t('follow_up.given_up', { need });
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-follow-ups': RwPageFollowUps;
  }
}
