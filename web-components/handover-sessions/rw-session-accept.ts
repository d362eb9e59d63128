import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../data/api-client.ts';
import { ApiError } from '../data/api-error.ts';
import { Attempt } from '../data/attempt.ts';
import { blockerText } from '../data/blocker-text.ts';
import { formText } from '../data/form-text.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { groupedCode } from '../ui/grouped-code.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-refused.ts';
import type { ProposedMatch } from './session-data.ts';

const route = api.matching.reservations;
type Body = Omit<Parameters<typeof route.$post>[0]['json'], 'requestId'>;
type Answer = Awaited<ReturnType<typeof accept>>;

function accept(body: Body & { requestId: string }) {
  return call(route.$post({ json: body }));
}

/**
 * Accepts a proposal in one press. What somebody else took meanwhile is listed with what suits instead.
 * @fires rw-changed
 */
@customElement('rw-session-accept')
export class RwSessionAccept extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) pairs: readonly ProposedMatch[] = [];
  @state() private answer: Answer | null = null;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  private get passes(): boolean {
    const { error } = this.attempt;
    const asked = error instanceof ApiError && error.code === 'match.order_reason_needed';
    return asked || this.pairs.some(({ passes }) => passes !== null);
  }

  override render() {
    const { error, busy } = this.attempt;
    const passed = new Set(this.pairs.flatMap(({ passes }) => passes?.needCode ?? []));
    return html`<form class="stack" autocomplete="off" @submit=${this.submit}>
      ${
        this.passes
          ? html`<rw-field
              label=${t('handovers.order_why', { count: Math.max(passed.size, 1) })}
              hint=${t('need.no_names')}
            >
              <input name="orderReason" required maxlength="200" />
            </rw-field>`
          : nothing
      }
      <div>
        <rw-button type="submit" variant="primary" size="bench" icon="hand-heart" ?busy=${busy}
          >${t('handovers.reserve_all', { count: this.pairs.length })}</rw-button
        >
      </div>
      <rw-refused .error=${error}></rw-refused>
      ${this.answer && this.answer.refused.length > 0 ? renderRefused(this.answer) : nothing}
    </form>`;
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const orderReason = this.passes ? formText(event.target, 'orderReason') : '';
    const body: Body = {
      pairs: this.pairs.map(({ needCode, thing }) => ({
        needCode,
        code: thing.code,
      })),
      ...(orderReason ? { orderReason } : {}),
    };
    const answer = await this.attempt.run(body, accept);
    if (!answer) return;
    this.answer = answer;
    this.dispatchEvent(new CustomEvent('rw-changed', { bubbles: true, composed: true }));
  }
}

function renderRefused({ reserved, refused }: Answer) {
  return html`<rw-notice kind="warning">
    ${t('handovers.reserved_some', { reserved: reserved.length, refused: refused.length })}
    <ul>
      ${refused.map(
        ({ needCode, code, reason, alternatives }) =>
          html`<li>
            <bdi>${needCode}</bdi>, <bdi>${groupedCode(code)}</bdi>: ${blockerText(reason)}
            ${
              alternatives.length > 0
                ? t('handovers.instead', {
                    codes: alternatives.map(groupedCode).join(', '),
                  })
                : nothing
            }
          </li>`,
      )}
    </ul>
  </rw-notice>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-session-accept': RwSessionAccept;
  }
}
