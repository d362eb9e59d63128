import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';

const REASONS = ['torn', 'lost', 'not_printed'] as const;

/**
 * Asks why labels are printed again; the earlier ones become void.
 * @fires rw-reason with the reason as `detail`
 */
@customElement('rw-reprint-reason')
export class RwReprintReason extends LitElement {
  static override styles = [
    baseStyles,
    css`
      form {
        display: grid;
        gap: var(--rw-space-3);
        margin-block-start: var(--rw-space-3);
      }
    `,
  ];

  @property({ type: Boolean }) busy = false;
  @state() private reason = '';
  readonly i18n = new I18n(this);

  override render() {
    return html`<rw-notice kind="warning"
        ><strong>${t('labels.reprint_title')}</strong>
        <p>${t('labels.reason_hint')}</p></rw-notice
      >
      <form @submit=${this.submit}>
        <rw-choice
          label=${t('labels.reason')}
          .value=${this.reason}
          .options=${REASONS.map((reason) => ({
            value: t(`labels.reason.${reason}`),
            label: t(`labels.reason.${reason}`),
          }))}
          @change=${(event: CustomEvent<{ value: string }>) => (this.reason = event.detail.value)}
        ></rw-choice>
        <rw-field label=${t('common.other')}>
          <input
            name="reason"
            maxlength="200"
            @input=${(event: Event) => (this.reason = (event.target as HTMLInputElement).value)}
          />
        </rw-field>
        <div class="row">
          <rw-button
            type="submit"
            variant="primary"
            icon="printer"
            ?busy=${this.busy}
            ?disabled=${this.reason.trim() === ''}
            >${t('act.reprint')}</rw-button
          >
        </div>
      </form>`;
  }

  private submit(event: Event): void {
    event.preventDefault();
    const detail = this.reason.trim();
    if (detail !== '') this.dispatchEvent(new CustomEvent('rw-reason', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-reprint-reason': RwReprintReason;
  }
}
