import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Returned } from '../../api/returns/return-device.service.ts';
import { formatDate, getLocale, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-notice.ts';
import { doneStyles } from './done-styles.ts';
import { pieceWords } from './table-data.ts';

/**
 * The device is back: its slip, what is missing, and that a new label scan and tests follow.
 * @fires rw-next
 */
@customElement('rw-returned')
export class RwReturned extends LitElement {
  static override styles = [baseStyles, doneStyles];

  @property({ attribute: false }) returned!: Returned;
  readonly i18n = new I18n(this);

  override render() {
    const { slipCode, code, needCode, needReopened, missing, given } = this.returned;
    const follows = needReopened ? 'back.need_reopened' : 'back.need_closed';
    return html`<section>
      <rw-icon class="mark" name="circle-check"></rw-icon>
      <h2 tabindex="-1">${t('back.done')}</h2>
      <p class="number"><rw-code code=${slipCode} copy></rw-code></p>
      <p>
        <rw-code code=${code}></rw-code> ·
        ${given ? html`<rw-code code=${needCode}></rw-code>` : t(follows, { need: needCode })}
      </p>
      ${given ? this.renderGiven(given) : nothing}
      ${
        missing.length > 0
          ? html`<rw-notice kind="warning"
              >${t('back.missing', {
                things: missing.map((piece) => pieceWords(piece.line)).join(', '),
              })}</rw-notice
            >`
          : nothing
      }
      <p class="muted">${t('back.then')}</p>
      <div class="buttons">
        <rw-button
          variant="primary"
          size="bench"
          icon="arrow-right"
          @click=${() => this.dispatchEvent(new CustomEvent('rw-next'))}
          >${t('back.next')}</rw-button
        >
        <rw-button size="bench" icon="printer" @click=${() => open(`returns/${slipCode}/slip.pdf`)}
          >${t('back.slip')}</rw-button
        >
        ${
          given
            ? html`<rw-button
                size="bench"
                icon="printer"
                @click=${() => open(`handovers/${given.receiptCode}/receipt.pdf`)}
                >${t('back.receipt')}</rw-button
              >`
            : nothing
        }
      </div>
    </section>`;
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector('h2')?.focus();
  }

  private renderGiven({ code, receiptCode, warrantyEnd }: NonNullable<Returned['given']>) {
    return html`<rw-notice kind="done"
      >${t('back.given', { date: formatDate(warrantyEnd) })} <rw-code code=${code}></rw-code> ·
      ${t('back.receipt')} <rw-code code=${receiptCode}></rw-code
    ></rw-notice>`;
  }
}

/** The paper opens beside the table. */
function open(paper: string): void {
  window.open(`/api/${paper}?locale=${getLocale()}`, '_blank', 'noopener');
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-returned': RwReturned;
  }
}
