import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { errorText } from '../data/api-client.ts';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { answerText, scannedText } from '../scan/answer-text.ts';
import { dealWithScan } from '../scan/deal-with-scan.ts';
import { keepScan } from '../scan/keep-scan.ts';
import { onScanQueue } from '../scan/scan-bus.ts';
import { devicePath } from '../scan/scan-routes.ts';
import type { StoredScan } from '../scan/scan-store.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import { showToast } from '../ui/toast.ts';
import type { RefusedScan } from './bench-data.ts';
import { deviceIn } from './device-in.ts';

/** Refusals that somebody may want to overrule, and those that may be none any more. */
const OVERRULED = new Set(['device.changed', 'move.refused']);
const NONE_ANY_MORE = new Set(['internal', 'scan.other_person', 'scan.unknown_code']);

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
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--rw-space-1) var(--rw-space-3);
        min-block-size: var(--rw-touch-bench);
        padding: var(--rw-space-2) var(--rw-space-3);
        border-block-end: 1px solid var(--rw-color-line);
        border-inline-start: 6px solid var(--rw-color-refused);
      }

      .who {
        display: block;
        font-weight: 600;
      }

      .choices {
        display: flex;
        flex-wrap: wrap;
        grid-column: 1 / -1;
        gap: var(--rw-space-1) var(--rw-space-3);
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
  /** The scan as it was made here, with what was armed; null where this device did not make it. */
  @state() private made: StoredScan | null = null;
  readonly i18n = new I18n(this);
  private stop?: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = onScanQueue(({ scans }) => {
      this.made = scans.find(({ requestId }) => requestId === this.scan.requestId) ?? null;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  override render() {
    const { text, happenedAt, answer, requestId, person } = this.scan;
    const said = answerText({ ...answer, requestId, outcome: 'refused' });
    const device = deviceIn(text) ?? String(answer.params.code ?? '');
    return html`<div class="scan">
      <span>
        <bdi dir="ltr">${scannedText(text)}</bdi> ${said}
        <span class="who"
          >${[person ?? '', meanwhileText(answer)].filter(Boolean).join(' · ')}</span
        >
      </span>
      <time datetime=${happenedAt}>${formatDate(happenedAt, { style: 'relative' })}</time>
      <div class="choices">
        ${
          this.again
            ? html`<rw-button icon="refresh" ?busy=${this.busy} @click=${this.doAgain}
                >${t(OVERRULED.has(answer.code) ? 'conflict.again' : 'common.retry')}</rw-button
              >`
            : nothing
        }
        ${
          device.startsWith('1') && answer.code !== 'scan.unknown_code'
            ? html`<rw-button variant="quiet" href=${devicePath(device)}
                >${t('conflict.open')}</rw-button
              >`
            : nothing
        }
        <rw-button variant="quiet" icon="check" ?busy=${this.busy} @click=${this.dismiss}
          >${t('scan.strip.dismiss')}</rw-button
        >
      </div>
    </div>`;
  }

  private get again(): StoredScan | null {
    const { code } = this.scan.answer;
    return OVERRULED.has(code) || NONE_ANY_MORE.has(code) ? this.made : null;
  }

  /** Judged anew by the device as it is now: a new scan with the same meaning takes the place of this one. */
  private async doAgain(): Promise<void> {
    const { again } = this;
    if (!again) return;
    const { text, context } = again;
    if (await keepScan({ text, source: 'button' }, context)) await this.dismiss();
  }

  private async dismiss(): Promise<void> {
    const { requestId } = this.scan;
    this.busy = true;
    try {
      await dealWithScan(requestId);
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

/** Who was faster, when, and how the device stands now. */
function meanwhileText({ meanwhile }: RefusedScan['answer']): string {
  if (!meanwhile) return '';
  const { by, stage, at } = meanwhile;
  const key = `stage.${stage}`;
  const words = { person: by, when: formatDate(at, { style: 'relative' }) };
  return stage && isKey(key)
    ? t('need.meanwhile', { ...words, stage: t(key) })
    : t('conflict.meanwhile', words);
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-refused-scan': RwRefusedScan;
  }
}
