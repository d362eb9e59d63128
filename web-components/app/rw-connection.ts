import { css, html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { liveState, onLiveState, type LiveState } from '../data/live.ts';
import { I18n, t, type Key } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-icon.ts';

/** Whether news from the server arrive; silent words when all is well, plain ones when not. */
@customElement('rw-connection')
export class RwConnection extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-block;
      }

      .state {
        display: inline-flex;
        align-items: center;
        gap: var(--rw-space-2);
        min-block-size: var(--rw-touch);
        padding-inline: var(--rw-space-2);
        font-size: var(--rw-text-14);
        white-space: nowrap;
      }

      .dot {
        inline-size: 10px;
        block-size: 10px;
        border-radius: 50%;
        background: var(--rw-color-done);
      }

      .lost {
        border-radius: var(--rw-radius-small);
        background: var(--rw-color-warning-soft);
        color: var(--rw-color-warning);
        font-weight: 600;
      }

      /* The sign alone: beside it stands what waits, which says more. */
      @media (max-width: 1099px) {
        .word {
          position: absolute;
          clip-path: inset(50%);
        }
      }
    `,
  ];

  @state() private live: LiveState = liveState();
  @state() private online = navigator.onLine;
  readonly i18n = new I18n(this);
  private stop?: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    this.live = liveState();
    this.stop = onLiveState((live) => (this.live = live));
    window.addEventListener('online', this.onNetwork);
    window.addEventListener('offline', this.onNetwork);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
    window.removeEventListener('online', this.onNetwork);
    window.removeEventListener('offline', this.onNetwork);
  }

  override render() {
    const lost = !this.online || this.live === 'lost';
    const word: Key = !this.online ? 'app.offline' : lost ? 'app.reconnecting' : 'app.online';
    return html`<span
      class="state ${lost ? 'lost' : ''}"
      role="status"
      title=${lost ? t('app.offline_hint') : ''}
    >
      ${
        lost
          ? html`<rw-icon name="wifi-off"></rw-icon><span class="word">${t(word)}</span>`
          : html`<span class="dot"></span><span class="visually-hidden">${t(word)}</span>`
      }
    </span>`;
  }

  private readonly onNetwork = (): void => {
    this.online = navigator.onLine;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-connection': RwConnection;
  }
}
