import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Code } from '#domain/codes.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import type { NoticeKind } from '../ui/rw-notice.ts';

export interface News {
  kind: NoticeKind;
  text: string;
  /** Something that is here though it is not on the list. */
  extra?: { text: string; placeCode: Code };
}

/**
 * What became of the last scan, and how many wait for the network.
 * @fires rw-take-in when something that was not on the list is taken in
 */
@customElement('rw-transfer-news')
export class RwTransferNews extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) news: News | null = null;
  @property({ type: Number }) waiting = 0;
  @property({ type: Boolean }) busy = false;
  readonly i18n = new I18n(this);

  /** Takes no room in a stack while there is nothing to say. */
  override willUpdate(_changed: PropertyValues<this>): void {
    this.hidden = !this.news && this.waiting === 0;
  }

  override render() {
    const { news, waiting } = this;
    const words = [news?.text, waiting > 0 ? `${t('transfer.waits')} (${waiting})` : ''];
    return html`<rw-notice kind=${news?.kind ?? 'info'}
      >${words.filter(Boolean).join(' · ')}
      ${
        news?.extra
          ? html`<rw-button slot="actions" size="bench" ?busy=${this.busy} @click=${this.take}
              >${t('transfer.take_in')}</rw-button
            >`
          : nothing
      }</rw-notice
    >`;
  }

  private take(): void {
    this.dispatchEvent(new CustomEvent('rw-take-in'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-transfer-news': RwTransferNews;
  }
}
