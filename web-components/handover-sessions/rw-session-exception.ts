import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RequirementKey } from '#domain/need-requirements.ts';
import { api, call, fieldText } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { blockerText } from '../data/blocker-text.ts';
import { formText } from '../data/form-text.ts';
import { getLocale, I18n, t } from '../i18n/i18n.ts';
import { kindText } from '../needs/need-data.ts';
import '../needs/rw-suggestions.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-refused.ts';
import { whoWords, type MatchException, type SessionEntry } from './session-data.ts';
import { lineStyles } from './session-styles.ts';

/**
 * A need that got nothing: why, what is nearest, and what can be done about it here.
 * @fires rw-decided when something was done
 */
@customElement('rw-session-exception')
export class RwSessionException extends LitElement {
  static override styles = [
    baseStyles,
    lineStyles,
    css`
      form rw-field {
        flex: 1 1 240px;
      }

      li {
        padding-block: 0 var(--rw-space-2);
        border: 0;
      }
    `,
  ];

  /** Code of the session. */
  @property() session = '';
  @property({ attribute: false }) entry!: SessionEntry;
  @property({ attribute: false }) exception!: MatchException;
  @state() private waiving: readonly RequirementKey[] | null = null;
  @state() private choosing = false;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override render() {
    const { entry, exception } = this;
    const { error, busy } = this.attempt;
    return html`<div class="stack">
      <div>
        <p>
          <strong class="code">${entry.needCode}</strong> ${kindText(entry.kind)} ·
          <bdi>${whoWords(entry)}</bdi>
        </p>
        <p class="muted">${blockerText(exception.reason)}</p>
      </div>
      ${this.renderMisses()} ${this.waiving ? this.renderWaiving(this.waiving) : nothing}
      <div class="doing">
        ${
          exception.reason.code === 'match.all_taken'
            ? html`<rw-button icon="search" ?disabled=${busy} @click=${() => (this.choosing = true)}
                >${t('handovers.choose')}</rw-button
              >`
            : nothing
        }
        <rw-button variant="quiet" ?busy=${busy} @click=${this.leave}
          >${t('handovers.later')}</rw-button
        >
      </div>
      <rw-refused .error=${error}></rw-refused>
      ${
        this.choosing
          ? html`<rw-suggestions
              .need=${{ code: entry.needCode, decidedByMe: false }}
              @rw-close=${() => (this.choosing = false)}
              @rw-reserved=${() => {
                this.choosing = false;
                this.decided();
              }}
            ></rw-suggestions>`
          : nothing
      }
    </div>`;
  }

  private renderMisses() {
    const { misses } = this.exception;
    if (misses.length === 0) return nothing;
    return html`<ul>
      ${misses.map(
        ({ lacking, reasons, count }) =>
          html`<li>
            <span>${reasons.map(blockerText).join(' · ')}</span>
            <span class="doing">
              <rw-button @click=${() => (this.waiving = lacking)}
                >${t('handovers.waive', { what: namesOf(lacking), count })}</rw-button
              >
            </span>
          </li>`,
      )}
    </ul>`;
  }

  private renderWaiving(lacking: readonly RequirementKey[]) {
    const { error, busy } = this.attempt;
    return html`<form class="doing" autocomplete="off" @submit=${this.waive}>
      <rw-field
        label=${t('handovers.waive_why', { what: namesOf(lacking) })}
        hint=${t('need.no_names')}
        error=${fieldText(error, 'reason')}
      >
        <input name="reason" required maxlength="200" />
      </rw-field>
      <rw-button type="submit" variant="primary" ?busy=${busy}
        >${t('handovers.waive_do')}</rw-button
      >
      <rw-button variant="quiet" @click=${() => (this.waiving = null)}
        >${t('act.cancel')}</rw-button
      >
    </form>`;
  }

  private async waive(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const body = {
      requirements: [...(this.waiving ?? [])],
      reason: formText(event.target, 'reason'),
    };
    const param = { code: this.entry.needCode };
    const done = await this.attempt.run(body, (json) =>
      call(api.needs[':code'].waivers.$post({ param, json })),
    );
    if (!done) return;
    this.waiving = null;
    this.decided();
  }

  /** It leaves this session and waits at its place of the queue. */
  private async leave(): Promise<void> {
    const param = { code: this.session, need: this.entry.needCode };
    const { removal } = api['handover-sessions'][':code'].needs[':need'];
    const done = await this.attempt.run({ ...param }, ({ requestId }) =>
      call(removal.$post({ param, json: { requestId } })),
    );
    if (done) this.decided();
  }

  private decided(): void {
    this.dispatchEvent(new CustomEvent('rw-decided', { bubbles: true, composed: true }));
  }
}

function namesOf(lacking: readonly RequirementKey[]): string {
  const list = new Intl.ListFormat(getLocale(), { type: 'conjunction' });
  return list.format(lacking.map((key) => t(`require.name.${key}`)));
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-session-exception': RwSessionException;
  }
}
