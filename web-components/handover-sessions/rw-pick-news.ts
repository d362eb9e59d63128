import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import type { ScanNews } from '../scan/kept-scans.ts';
import '../scan/rw-scan-news.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';

/**
 * What became of the last scan, before it what a scan means here: in one place, where the eye is.
 * @fires rw-undo
 */
@customElement('rw-pick-news')
export class RwPickNews extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .say,
      rw-scan-news {
        font-size: var(--rw-text-20);
        font-weight: 600;
      }
    `,
  ];

  @property() heading = '';
  @property() hint = '';
  @property({ attribute: false }) news: ScanNews | null = null;
  @property({ type: Number }) waiting = 0;
  /** The last scan can be taken back. */
  @property({ type: Boolean }) undoable = false;
  readonly i18n = new I18n(this);

  override render() {
    const { news, waiting } = this;
    return html`<div class="stack">
      ${
        news || waiting > 0
          ? nothing
          : html`<div>
              <p class="say">${this.heading}</p>
              <p class="muted">${this.hint}</p>
            </div>`
      }
      <rw-scan-news .news=${news} .waiting=${waiting}
        >${
          this.undoable && news?.kind === 'done'
            ? html`<rw-button
                icon="undo"
                @click=${() => this.dispatchEvent(new CustomEvent('rw-undo'))}
                >${t('pick.undo_last')}</rw-button
              >`
            : nothing
        }</rw-scan-news
      >
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-pick-news': RwPickNews;
  }
}
