import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import './rw-table-kept.ts';
import { isSending, onSending, sendTable } from './table-sender.ts';
import {
  forgetTablet,
  type OutgoingRecord,
  readOutgoing,
  type StoredTablet,
} from './table-store.ts';

/**
 * The package is gone from this tablet: why, and what of the day still waits to be sent.
 * @fires rw-forgotten
 */
@customElement('rw-table-ended')
export class RwTableEnded extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) tablet!: StoredTablet;
  @state() private outgoing: readonly OutgoingRecord[] = [];
  readonly i18n = new I18n(this);
  private stop?: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = onSending(() => void this.read());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('tablet')) void this.read();
  }

  override render() {
    const { wiped } = this.tablet;
    const waiting = this.outgoing.filter(({ sealed }) => sealed).length;
    return html`<div class="stack">
      ${
        wiped
          ? html`<rw-notice kind=${wiped === 'finished' ? 'done' : 'warning'}
              >${t(`at_table.wiped_${wiped}`)}
              ${
                waiting > 0
                  ? html`<rw-button
                      slot="actions"
                      ?busy=${isSending()}
                      @click=${() => sendTable(true)}
                      >${t('at_table.send_now')}</rw-button
                    >`
                  : html`<rw-button slot="actions" @click=${this.forget}
                      >${t('at_table.forget')}</rw-button
                    >`
              }</rw-notice
            >`
          : nothing
      }
      ${
        waiting > 0
          ? html`<rw-notice kind="warning"
              >${t('at_table.waiting_sealed', { count: waiting })}</rw-notice
            >`
          : nothing
      }
      <rw-table-kept .outgoing=${this.outgoing}></rw-table-kept>
    </div>`;
  }

  private async read(): Promise<void> {
    this.outgoing = await readOutgoing(this.tablet.tabletId);
  }

  private async forget(): Promise<void> {
    await forgetTablet(this.tablet.tabletId);
    this.dispatchEvent(new CustomEvent('rw-forgotten'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-table-ended': RwTableEnded;
  }
}
