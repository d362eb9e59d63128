import { FOLLOW_UP_OUTCOMES, type FollowUpOutcome } from '#domain/follow-ups.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { navigate } from '../app/navigation.ts';
import { api, call, newRequestId } from '../data/api-client.ts';
import { errorText } from '../data/error-text.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-page.ts';
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
      article {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-3) var(--rw-space-4);
        align-items: center;
        justify-content: space-between;
        padding: var(--rw-space-3) var(--rw-space-4);
        background: var(--rw-color-surface);
        border: 1px solid var(--rw-color-line);
        border-radius: var(--rw-radius);
      }

      .words {
        flex: 1 1 280px;
        display: grid;
        gap: var(--rw-space-1);
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      .phone {
        direction: ltr;
        white-space: nowrap;
        font-weight: 600;
      }

      .answers {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-2);
      }
    `,
  ];

  @state() private listed: Listed | null = null;
  @state() private error: unknown = null;
  @state() private busy = '';
  readonly i18n = new I18n(this);
  readonly live = new LiveRefresh(this, () => this.load());

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    const calls = this.listed?.calls ?? [];
    return html`<rw-page
      heading=${t('follow_up.title')}
      .state=${this.listed ? 'ready' : this.error ? 'error' : 'loading'}
      .error=${this.error}
      @rw-retry=${this.load}
    >
      <span slot="lead">${t('follow_up.lead')}</span>
      <div class="stack">
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

  private renderCall(one: Call) {
    const kind = `kind.${one.kind}`;
    return html`<article>
      <div class="words">
        <h2>${renderPerson(one)}</h2>
        <p>
          <rw-code code=${one.deviceCode}></rw-code> ${isKey(kind) ? t(kind) : one.kind}
          <bdi>${[one.make, one.model].filter(Boolean).join(' ')}</bdi>
        </p>
        <p class="muted small">
          <bdi>${one.needCode}</bdi> ·
          ${t('follow_up.handed_over', { date: formatDate(one.handedOverAt) })} ·
          ${t('table.warranty_until', { date: formatDate(one.warrantyEnd) })}
          ${one.attempts > 0 ? html`· ${t('follow_up.tries', { count: one.attempts })}` : nothing}
        </p>
      </div>
      <div class="answers">
        ${FOLLOW_UP_OUTCOMES.map(
          (outcome) =>
            html`<rw-button
              variant=${outcome === 'not_reached' ? 'quiet' : 'secondary'}
              ?disabled=${this.busy !== ''}
              @click=${() => this.note(one, outcome)}
              >${t(`follow_up.outcome_${outcome}`)}</rw-button
            >`,
        )}
      </div>
    </article>`;
  }

  private async note({ receiptCode, needCode }: Call, outcome: FollowUpOutcome): Promise<void> {
    this.busy = receiptCode;
    try {
      const json = { requestId: newRequestId(), outcome };
      const param = { code: receiptCode };
      const done = await call(api['follow-ups'][':code'].$post({ param, json }));
      showToast({ text: saidOf(needCode, outcome, done.nextOn) });
      if (outcome === 'problem') navigate(`/return?device=${done.deviceCode}`);
      else await this.load();
    } catch (error) {
      showToast({ kind: 'refused', text: errorText(error) });
    } finally {
      this.busy = '';
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
  if (!recipient) return html`<bdi>${needCode}</bdi>`;
  const { guardianName, guardianPhone, studentName } = recipient;
  return html`<bdi>${guardianName || studentName}</bdi>
    ${guardianPhone ? html`· <bdi class="phone">${guardianPhone}</bdi>` : nothing}`;
}

function saidOf(need: string, outcome: FollowUpOutcome, nextOn: string | null): string {
  if (outcome === 'problem') return t('follow_up.problem_done', { need });
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
