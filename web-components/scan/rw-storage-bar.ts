import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import { scannedText } from './answer-text.ts';
import {
  askToPersist,
  forgetLost,
  lostTexts,
  onStorageState,
  probeStorage,
  storageState,
} from './storage-state.ts';

const EVERY_MS = 15 * 60_000;

/** Says that this browser cannot keep scans before anybody scans, and which scans were not accepted. */
@customElement('rw-storage-bar')
export class RwStorageBar extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        position: sticky;
        inset-block-start: 0;
        z-index: 5;
      }

      rw-notice {
        --rw-notice-words: 20rem;
      }

      ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-1) var(--rw-space-4);
        font-weight: 600;
      }
    `,
  ];

  @state() private busy = false;
  readonly i18n = new I18n(this);
  private stop?: () => void;
  private timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = onStorageState(() => this.requestUpdate());
    this.timer = setInterval(() => void probeStorage(), EVERY_MS);
    void probeStorage().then(askToPersist);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
    this.stop?.();
  }

  override render() {
    const now = storageState();
    const lost = lostTexts();
    if (now === 'well' && lost.length === 0) return nothing;
    return html`<rw-notice
      class="no-print"
      kind=${now === 'full' || now === 'none' ? 'refused' : 'warning'}
    >
      ${now === 'well' ? t('storage.again_now') : t(`storage.${now}`)}
      ${
        lost.length > 0
          ? html`<p>${t('storage.lost')}</p>
              <ul>
                ${lost.map((text) => html`<li><bdi dir="ltr">${scannedText(text)}</bdi></li>`)}
              </ul>`
          : nothing
      }
      ${
        now === 'well'
          ? html`<rw-button slot="actions" icon="check" @click=${forgetLost}
              >${t('scan.strip.dismiss')}</rw-button
            >`
          : html`<rw-button slot="actions" icon="refresh" ?busy=${this.busy} @click=${this.again}
              >${t('storage.again')}</rw-button
            >`
      }
    </rw-notice>`;
  }

  private async again(): Promise<void> {
    this.busy = true;
    await probeStorage();
    this.busy = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-storage-bar': RwStorageBar;
  }
}
