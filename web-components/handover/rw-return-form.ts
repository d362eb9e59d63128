import { isValidCode } from '#domain/codes.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ReturnInput } from '../../api/returns/return-device.service.ts';
import { formText } from '../data/form-text.ts';
import { allowed, SessionController } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';

export type ReturnWords = Pick<ReturnInput, 'reason' | 'condition' | 'need' | 'placeCode'>;
type Reason = ReturnInput['reason'];

const REASONS: readonly Reason[] = ['fault', 'unwanted', 'moved', 'swap', 'end_of_loan'];

/** What follows for the request: it waits, it ends, or another device is given at once. */
export type NeedFollows = ReturnInput['need'] | 'exchange';

/**
 * Why it came back, how it looks, and what becomes of the request.
 * @fires rw-words with `detail: ReturnWords`
 * @fires rw-follows with `detail: { follows: NeedFollows }`
 */
@customElement('rw-return-form')
export class RwReturnForm extends LitElement {
  static override styles = [baseStyles];

  /** Shelf or area scanned. */
  @property() placeCode = '';
  @property({ type: Boolean }) busy = false;
  /** The device itself was scanned. */
  @property({ type: Boolean }) complete = false;
  @property() follows: NeedFollows = 'reopen';
  /** The person behind the request was erased: it can only end. */
  @property({ type: Boolean }) gone = false;
  @state() private reason: Reason | '' = '';
  readonly session = new SessionController(this);
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
        .value=${this.follows}
        .options=${this.ways.map((value) => ({ value, label: t(`back.need_${value}`) }))}
        @change=${(event: CustomEvent<{ value: NeedFollows }>) => this.tell(event.detail.value)}
      ></rw-choice>
      ${this.gone ? html`<p class="muted">${t('back.person_gone')}</p>` : nothing}
      <rw-field label=${t('field.location')} hint=${t('back.place_hint')} optional>
        <input
          name="place"
          inputmode="numeric"
          maxlength="14"
          autocomplete="off"
          .value=${this.placeCode}
        />
      </rw-field>
      ${this.follows === 'exchange' ? html`<p class="muted">${t('back.exchange_below')}</p>` : this.renderButton()}
    </form>`;
  }

  private renderButton() {
    const missing = !this.complete
      ? 'back.scan_first'
      : this.reason === ''
        ? 'back.reason_first'
        : null;
    return html`<rw-button
        type="submit"
        variant="primary"
        size="bench"
        block
        ?busy=${this.busy}
        ?disabled=${missing !== null}
        >${t('act.return')}</rw-button
      >
      ${missing ? html`<p class="muted">${t(missing)}</p>` : nothing}`;
  }

  /** Who may not reserve gives no other device. */
  private get ways(): readonly NeedFollows[] {
    if (this.gone) return ['close'];
    return allowed('device.reserve') ? ['exchange', 'reopen', 'close'] : ['reopen', 'close'];
  }

  /** What was said so far; null, with the missing field shown, while something is. */
  words(): ReturnWords | null {
    const form = this.renderRoot.querySelector('form');
    if (this.reason === '') {
      this.renderRoot.querySelector('rw-choice')?.scrollIntoView({ block: 'center' });
      this.renderRoot.querySelector('rw-choice')?.focus();
      return null;
    }
    if (!form?.reportValidity()) return null;
    const place = formText(form, 'place').replace(/[\s-]/g, '');
    return {
      reason: this.reason,
      condition: formText(form, 'condition'),
      need: this.follows === 'close' ? 'close' : 'reopen',
      ...(isValidCode(place) ? { placeCode: place } : {}),
    };
  }

  private choose(event: CustomEvent<{ value: Reason }>): void {
    this.reason = event.detail.value;
    this.tell(this.usual(this.reason));
  }

  /** A swap gives another one, a fault keeps the request waiting, the others end it. */
  private usual(reason: Reason): NeedFollows {
    if (reason === 'swap') return this.ways[0] ?? 'reopen';
    return reason === 'fault' && !this.gone ? 'reopen' : 'close';
  }

  private tell(follows: NeedFollows): void {
    this.follows = follows;
    this.dispatchEvent(new CustomEvent('rw-follows', { detail: { follows } }));
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy || !this.complete || this.follows === 'exchange') return;
    const detail = this.words();
    if (detail) this.dispatchEvent(new CustomEvent('rw-words', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-return-form': RwReturnForm;
  }
}
