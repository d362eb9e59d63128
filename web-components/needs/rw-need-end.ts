import { NEED_CLOSINGS } from '#domain/eligibility.ts';
import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-refused.ts';
import { showToast } from '../ui/toast.ts';
import type { NeedCard } from './need-data.ts';

export type Ending = 'close' | 'withdraw' | 'erase';
type Closing = (typeof NEED_CLOSINGS)[number];

/** By the person at the desk; withdrawn consent has an action of its own. */
const REASONS = NEED_CLOSINGS.filter((reason) => reason !== 'consent_withdrawn');

/**
 * What ends a request for good: closing it, consent taken back, forgetting the person. None can be undone.
 * @fires rw-close
 * @fires rw-ended
 */
@customElement('rw-need-end')
export class RwNeedEnd extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) need!: NeedCard;
  @property() ending: Ending = 'close';
  @state() private reason: Closing | '' = '';
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override render() {
    const { ending, need } = this;
    return html`<rw-dialog
      open
      heading=${t(ending === 'erase' ? 'privacy.erase_title' : `need.${ending}_title`, { need: need.code })}
      @rw-close=${() => this.dispatchEvent(new CustomEvent('rw-close'))}
    >
      <div class="stack">
        <p>${t(ending === 'erase' ? 'privacy.erase_text' : `need.${ending}_text`)}</p>
        ${
          ending === 'erase' && need.status === 'reserved'
            ? html`<rw-notice kind="warning">${t('privacy.erase_reserved')}</rw-notice>`
            : ''
        }
        ${
          ending === 'close'
            ? html`<rw-choice
                label=${t('field.reason')}
                .value=${this.reason}
                .options=${REASONS.map((value) => ({ value, label: t(`need.reason_${value}`) }))}
                @change=${(event: CustomEvent<{ value: Closing }>) => (this.reason = event.detail.value)}
              ></rw-choice>`
            : ''
        }
        <rw-refused .error=${this.attempt.error}></rw-refused>
      </div>
      <rw-button
        slot="actions"
        variant="danger"
        ?busy=${this.attempt.busy}
        ?disabled=${ending === 'close' && this.reason === ''}
        @click=${this.send}
        >${t(`need.${ending}_do`)}</rw-button
      >
      <rw-button
        slot="actions"
        variant="quiet"
        @click=${() => this.dispatchEvent(new CustomEvent('rw-close'))}
        >${t('act.cancel')}</rw-button
      >
    </rw-dialog>`;
  }

  private async send(): Promise<void> {
    const param = { code: this.need.code };
    const one = api.needs[':code'];
    const { reason, ending } = this;
    const done =
      ending === 'close' && reason
        ? await this.attempt.run({ reason }, (json) => call(one.close.$post({ param, json })))
        : ending === 'withdraw'
          ? await this.attempt.run({}, (json) =>
              call(one['consent-withdrawal'].$post({ param, json })),
            )
          : await this.attempt.run({ release: this.need.status === 'reserved' }, (json) =>
              call(one.erasure.$post({ param, json })),
            );
    if (!done) return;
    showToast({ text: t(`need.${ending}_done`, { need: this.need.code }) });
    this.dispatchEvent(new CustomEvent('rw-ended'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-need-end': RwNeedEnd;
  }
}
