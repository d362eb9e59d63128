import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { errorText } from '../data/api-client.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { answerText, scannedText } from '../scan/answer-text.ts';
import { dismissScan } from '../scan/deal-with-scan.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import { showToast } from '../ui/toast.ts';
import type { RefusedScan } from './bench-data.ts';

/**
 * A refused scan that stays until somebody says that it was dealt with.
 * @fires rw-dealt-with with `detail: { requestId }`
 */
@customElement('rw-refused-scan')
export class RwRefusedScan extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .scan {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto auto;
        align-items: center;
        gap: var(--rw-space-3);
        min-block-size: var(--rw-touch-bench);
        padding: var(--rw-space-2) var(--rw-space-3);
        border-block-end: 1px solid var(--rw-color-line);
        border-inline-start: 6px solid var(--rw-color-refused);
      }

      bdi {
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }

      time {
        color: var(--rw-color-muted);
        font-size: var(--rw-text-14);
      }
    `,
  ];

  @property({ attribute: false }) scan!: RefusedScan;
  @state() private busy = false;
  readonly i18n = new I18n(this);

  override render() {
    const { text, happenedAt, answer, requestId } = this.scan;
    const said = answerText({ ...answer, requestId, outcome: 'refused' });
    return html`<div class="scan">
      <span><bdi dir="ltr">${scannedText(text)}</bdi> ${said}</span>
      <time datetime=${happenedAt}>${formatDate(happenedAt, { style: 'relative' })}</time>
      <rw-button variant="quiet" icon="check" ?busy=${this.busy} @click=${this.dismiss}
        >${t('scan.strip.dismiss')}</rw-button
      >
    </div>`;
  }

  private async dismiss(): Promise<void> {
    const { requestId } = this.scan;
    this.busy = true;
    try {
      await dismissScan(requestId);
      const detail = { requestId };
      this.dispatchEvent(
        new CustomEvent('rw-dealt-with', { detail, bubbles: true, composed: true }),
      );
    } catch (error) {
      showToast({ kind: 'warning', text: errorText(error) });
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-refused-scan': RwRefusedScan;
  }
}
