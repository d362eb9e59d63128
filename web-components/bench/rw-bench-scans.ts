import { css, html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { navigate } from '../app/navigation.ts';
import { api, call, errorText, newRequestId } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { dealWithScan, takeNear } from '../scan/deal-with-scan.ts';
import '../scan/rw-scan-strip.ts';
import type { ScanStripEvent } from '../scan/rw-scan-strip.ts';
import { onScanQueue, startScanning } from '../scan/scan-bus.ts';
import { devicePath } from '../scan/scan-routes.ts';
import type { StoredScan } from '../scan/scan-store.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import { showToast } from '../ui/toast.ts';
import './rw-bench-commands.ts';

/**
 * Today's scans with what became of them, and the command cards on the screen.
 * @fires rw-scan-changed when one was taken back or dealt with
 */
@customElement('rw-bench-scans')
export class RwBenchScans extends LitElement {
  static override styles = [
    baseStyles,
    css`
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: start;
        gap: var(--rw-space-3);
      }

      rw-scan-strip {
        --rw-scan-strip-height: 6.2rem;
      }

      @media (max-width: 699px) {
        section {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @state() private scans: readonly StoredScan[] = [];
  @state() private commands = false;
  readonly i18n = new I18n(this);
  private stop?: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = onScanQueue(({ scans }) => (this.scans = scans));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  override render() {
    return html`<section aria-label=${t('bench.scans')}>
        <rw-scan-strip
          .scans=${this.scans}
          @rw-scan-undo=${this.undo}
          @rw-scan-dismiss=${this.dismiss}
          @rw-scan-take=${this.take}
          @rw-scan-open=${this.open}
        ></rw-scan-strip>
        <rw-button size="bench" icon="list-checks" @click=${() => (this.commands = true)}
          >${t('bench.commands')}</rw-button
        >
      </section>
      <rw-bench-commands
        ?open=${this.commands}
        @rw-close=${() => (this.commands = false)}
      ></rw-bench-commands>`;
  }

  private async undo({ detail: { scan } }: ScanStripEvent): Promise<void> {
    const code = scan.answer?.deviceCode;
    if (!code) return;
    try {
      const json = { requestId: newRequestId() };
      await call(api.devices[':code'].undo.$post({ param: { code }, json }));
      await startScanning().queue.markUndone(scan.requestId);
    } catch (error) {
      showToast({ kind: 'refused', text: errorText(error) });
    }
    this.changed();
  }

  private async dismiss({ detail: { scan } }: ScanStripEvent): Promise<void> {
    await dealWithScan(scan.requestId);
    this.changed();
  }

  private async take({ detail: { scan } }: ScanStripEvent): Promise<void> {
    await takeNear(scan);
    this.changed();
  }

  private open({ detail: { scan } }: ScanStripEvent): void {
    if (scan.answer?.deviceCode) navigate(devicePath(scan.answer.deviceCode));
  }

  private changed(): void {
    this.dispatchEvent(new CustomEvent('rw-scan-changed'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-bench-scans': RwBenchScans;
  }
}
