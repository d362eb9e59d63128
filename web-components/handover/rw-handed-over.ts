import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatDate, formatNumber, I18n, t, type Locale } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-icon.ts';
import { doneStyles } from './done-styles.ts';

export interface Given {
  receiptCode: string;
  code: string;
  needCode: string;
  warrantyEnd: string;
  co2eAvoidedKg: number;
}

/**
 * It is done: the number, the paper, the next family.
 * @fires rw-next
 */
@customElement('rw-handed-over')
export class RwHandedOver extends LitElement {
  static override styles = [baseStyles, doneStyles];

  @property({ attribute: false }) given!: Given;
  @property() locale: Locale = 'en';
  readonly i18n = new I18n(this);

  override render() {
    const { receiptCode, code, needCode, warrantyEnd, co2eAvoidedKg } = this.given;
    const record = `/api/handovers/${receiptCode}/record.pdf?locale=${this.locale}`;
    return html`<section>
      <rw-icon class="mark" name="circle-check"></rw-icon>
      <h2 tabindex="-1">${t('table.done')}</h2>
      <p class="number"><rw-code code=${receiptCode} copy></rw-code></p>
      <p>
        <rw-code code=${code}></rw-code> · <rw-code code=${needCode}></rw-code> ·
        ${t('table.warranty_until', { date: formatDate(warrantyEnd) })}
      </p>
      <p class="muted">${t('table.saved', { kg: formatNumber(Math.round(co2eAvoidedKg)) })}</p>
      <div class="buttons">
        <rw-button variant="primary" size="bench" icon="arrow-right" @click=${this.next}
          >${t('table.next_family')}</rw-button
        >
        <rw-button size="bench" icon="printer" href=${record} @click=${openBeside}
          >${t('doc.handover')}</rw-button
        >
      </div>
    </section>`;
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector('h2')?.focus();
  }

  private next(): void {
    this.dispatchEvent(new CustomEvent('rw-next'));
  }
}

/** The paper opens beside the table, which stays for the next family. */
function openBeside(event: Event): void {
  const href = (event.currentTarget as HTMLElement & { href?: string }).href;
  if (!href) return;
  event.preventDefault();
  window.open(href, '_blank', 'noopener');
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-handed-over': RwHandedOver;
  }
}
