import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import type { ScanNews } from './kept-scans.ts';

/**
 * What became of the last scan of a page, and how many wait for the network.
 * @slot - a way to put it right
 * @fires rw-dismiss when the person has read it, where it is `dismissable`
 */
@customElement('rw-scan-news')
export class RwScanNews extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) news: ScanNews | null = null;
  @property({ type: Number }) waiting = 0;
  @property({ type: Boolean }) dismissable = false;
  readonly i18n = new I18n(this);

  /** Takes no room in a stack while there is nothing to say. */
  override willUpdate(): void {
    this.hidden = !this.news && this.waiting === 0;
  }

  override render() {
    const { news, waiting } = this;
    return html`<div class="stack">
      ${
        news
          ? html`<rw-notice kind=${news.kind}
              >${news.text}<slot slot="actions"></slot>${this.renderDismiss()}</rw-notice
            >`
          : nothing
      }
      ${
        waiting > 0
          ? html`<rw-notice kind="warning">${t('scan.waits_here', { count: waiting })}</rw-notice>`
          : nothing
      }
    </div>`;
  }

  private renderDismiss() {
    if (!this.dismissable) return nothing;
    return html`<rw-button
      slot="actions"
      variant="quiet"
      icon="x"
      label=${t('common.close')}
      @click=${() => this.dispatchEvent(new CustomEvent('rw-dismiss'))}
    ></rw-button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-scan-news': RwScanNews;
  }
}
