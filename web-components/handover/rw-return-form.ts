import { isValidCode } from '#domain/codes.ts';
import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ReturnInput } from '../../api/returns/return-device.service.ts';
import { formText } from '../data/form-text.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';

export type ReturnWords = Pick<ReturnInput, 'reason' | 'condition' | 'need' | 'placeCode'>;
type Reason = ReturnInput['reason'];

const REASONS: readonly Reason[] = ['fault', 'unwanted', 'moved', 'swap', 'end_of_loan'];

/** What usually follows: a swap or a fault keeps the request waiting, the others end it. */
const KEEPS_WAITING: readonly Reason[] = ['fault', 'swap'];

/**
 * Why it came back, how it looks, and whether the request waits for another one.
 * @fires rw-words with `detail: ReturnWords`
 */
@customElement('rw-return-form')
export class RwReturnForm extends LitElement {
  static override styles = [baseStyles];

  /** Shelf or area scanned. */
  @property() placeCode = '';
  @property({ type: Boolean }) busy = false;
  /** The device itself was scanned. */
  @property({ type: Boolean }) complete = false;
  @state() private reason: Reason | '' = '';
  @state() private need: ReturnInput['need'] = 'reopen';
  readonly i18n = new I18n(this);

  override render() {
    return html`<form class="stack" @submit=${this.submit}>
      <rw-choice
        label=${t('back.reason')}
        size="bench"
        .value=${this.reason}
        .options=${REASONS.map((value) => ({ value, label: t(`back.reason_${value}`) }))}
        @change=${this.choose}
      ></rw-choice>
      <rw-field label=${t('back.condition')} hint=${t('back.condition_hint')}>
        <textarea name="condition" required maxlength="1000" rows="3"></textarea>
      </rw-field>
      <rw-choice
        label=${t('back.need')}
        .value=${this.need}
        .options=${(['reopen', 'close'] as const).map((value) => ({
          value,
          label: t(`back.need_${value}`),
        }))}
        @change=${(event: CustomEvent<{ value: ReturnInput['need'] }>) =>
          (this.need = event.detail.value)}
      ></rw-choice>
      <rw-field label=${t('field.location')} hint=${t('back.place_hint')} optional>
        <input
          name="place"
          inputmode="numeric"
          maxlength="14"
          autocomplete="off"
          .value=${this.placeCode}
        />
      </rw-field>
      <rw-button
        type="submit"
        variant="primary"
        size="bench"
        block
        ?busy=${this.busy}
        ?disabled=${!this.complete || this.reason === ''}
        >${t('act.return')}</rw-button
      >
    </form>`;
  }

  private choose(event: CustomEvent<{ value: Reason }>): void {
    this.reason = event.detail.value;
    this.need = KEEPS_WAITING.includes(this.reason) ? 'reopen' : 'close';
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.reason === '' || this.busy) return;
    const place = formText(event.target, 'place').replace(/[\s-]/g, '');
    const detail: ReturnWords = {
      reason: this.reason,
      condition: formText(event.target, 'condition'),
      need: this.need,
      ...(isValidCode(place) ? { placeCode: place } : {}),
    };
    this.dispatchEvent(new CustomEvent('rw-words', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-return-form': RwReturnForm;
  }
}
