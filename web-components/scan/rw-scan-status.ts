import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { COMMAND_CARDS } from '#domain/command-cards.ts';
import { armedCard } from '#domain/bench.ts';
import { getSession } from '../data/session.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-icon.ts';
import { contextWords } from './context-words.ts';
import { onPlaceNames } from './place-names.ts';
import { onScanContext, onScanQueue, pressCard, scanContext, scanText } from './scan-bus.ts';
import { startGapTally } from './gap-tally.ts';
import type { QueueState } from './scan-queue.ts';
import { startScanRoutes } from './scan-routes.ts';
import './rw-type-code.ts';
import { sinceText } from './since-text.ts';

const PAUSE = COMMAND_CARDS.find((card) => card.action === 'pause');

/** In the top bar: what waits to be sent, which command is armed, and the camera. */
@customElement('rw-scan-status')
export class RwScanStatus extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: var(--rw-space-1);
        min-inline-size: 0;
      }

      .queue {
        display: inline-flex;
        flex: none;
        align-items: center;
        gap: var(--rw-space-2);
        min-block-size: var(--rw-touch);
        padding-inline: var(--rw-space-2);
        font-size: var(--rw-text-14);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
        border: 0;
        border-radius: var(--rw-radius-small);
        background: none;
        cursor: pointer;
      }

      .dot {
        inline-size: 10px;
        block-size: 10px;
        border-radius: 50%;
        background: var(--rw-color-done);
      }

      .waits {
        border-radius: var(--rw-radius-small);
        background: var(--rw-color-warning-soft);
        color: var(--rw-color-warning);
        font-weight: 600;
      }

      .waits .dot {
        background: currentColor;
      }

      .unread {
        visibility: hidden;
      }

      .few {
        display: none;
      }

      .armed {
        display: inline-flex;
        align-items: center;
        gap: var(--rw-space-2);
        min-block-size: var(--rw-touch);
        min-inline-size: 0;
        max-inline-size: 18rem;
        padding-inline: var(--rw-space-3) var(--rw-space-1);
        border-radius: var(--rw-radius-small);
        background: var(--rw-color-accent-soft);
        color: var(--rw-color-accent-strong);
        font-weight: 600;
      }

      .armed > span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      summary {
        min-block-size: var(--rw-touch);
        padding-block: var(--rw-space-3);
        font-weight: 600;
        cursor: pointer;
      }

      @media (max-width: 599px) {
        .word {
          display: none;
        }

        .waits .few {
          display: inline;
        }

        /* No room in the bar: above the navigation, where the thumb is. */
        .armed {
          position: fixed;
          inset-inline: var(--rw-space-3);
          inset-block-end: calc(var(--rw-bottom-bar, 0px) + var(--rw-space-2));
          max-inline-size: none;
          box-shadow: var(--rw-shadow);
        }

        .armed > span {
          flex: 1;
        }
      }
    `,
  ];

  /** Null until what is kept here was read: nobody knows yet whether anything waits. */
  @state() private queue: QueueState | null = null;
  @state() private outbox = false;
  @state() private cameraOpen = false;
  @state() private cameraReady = false;
  readonly i18n = new I18n(this);
  private stops: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    startScanRoutes();
    startGapTally(() => void this.openOutbox());
    this.stops = [
      onScanQueue((queue) => (this.queue = queue)),
      onScanContext(() => this.requestUpdate()),
      onPlaceNames(() => this.requestUpdate()),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.stops) stop();
  }

  override render() {
    return html`${this.renderArmed()} ${this.renderQueue()}
      <rw-button
        variant="quiet"
        icon="camera"
        label=${t('bench.camera')}
        @click=${this.openCamera}
      ></rw-button>
      <rw-dialog
        wide
        heading=${t('bench.camera')}
        ?open=${this.cameraOpen}
        @rw-close=${this.closeCamera}
      >
        ${
          this.cameraOpen && this.cameraReady
            ? html`<rw-camera
                @rw-scan=${this.onCamera}
                @rw-camera-close=${this.closeCamera}
              ></rw-camera>`
            : nothing
        }
        <rw-type-code @rw-typed=${this.closeCamera}></rw-type-code>
        <details>
          <summary>${t('scan.settings.title')}</summary>
          <rw-scan-settings></rw-scan-settings>
        </details>
      </rw-dialog>`;
  }

  private renderQueue() {
    const { waiting = 0, trouble, waitingOf = [] } = this.queue ?? {};
    // Before it is known who is here nobody is missed.
    const missed = trouble === 'sign-in' && getSession() !== null;
    const words = missed ? 'bench.queue_sign_in' : 'bench.queue';
    const since = sinceText(waitingOf[0]?.since ?? '');
    return html`<button
        type="button"
        class="queue ${waiting > 0 ? 'waits' : ''} ${this.queue ? '' : 'unread'}"
        title=${t(words, { count: waiting })}
        @click=${this.openOutbox}
      >
        <span class="dot"></span>
        <span class="few" aria-hidden="true">${formatNumber(waiting)}</span>
        <span class="word" aria-hidden="true"
          >${
            waiting > 0
              ? t('outbox.since', { count: waiting, time: since })
              : t('bench.queue_short', { count: waiting })
          }</span
        >
        <span class="visually-hidden" role="status">${t(words, { count: waiting })}</span>
      </button>
      <rw-dialog
        wide
        heading=${t('outbox.title')}
        ?open=${this.outbox}
        @rw-close=${this.closeOutbox}
      >
        ${this.outbox ? html`<rw-outbox @click=${this.onOutboxClick} @rw-set-aside=${this.closeOutbox}></rw-outbox>` : nothing}
      </rw-dialog>`;
  }

  private async openOutbox(): Promise<void> {
    await import('./rw-outbox.ts');
    this.outbox = true;
  }

  private readonly closeOutbox = (): void => {
    this.outbox = false;
  };

  /** Whoever goes to a page from the list wants to see that page. */
  private onOutboxClick(event: Event): void {
    if (event.composedPath().some((node) => node instanceof HTMLAnchorElement)) this.outbox = false;
  }

  private renderArmed() {
    const words = contextWords(scanContext());
    if (!words) return nothing;
    return html`<span class="armed" role="status" title=${words}>
      <span>${words}</span>
      <rw-button variant="quiet" icon="x" label=${t('command.pause')} @click=${this.pause}>
      </rw-button>
    </span>`;
  }

  private readonly pause = (): void => {
    if (PAUSE) void pressCard(PAUSE);
  };

  private async openCamera(): Promise<void> {
    this.cameraOpen = true;
    await Promise.all([import('./rw-camera.ts'), import('./rw-scan-settings.ts')]);
    this.cameraReady = true;
  }

  private readonly closeCamera = (): void => {
    this.cameraOpen = false;
  };

  private onCamera(event: CustomEvent<{ text: string }>): void {
    event.stopPropagation();
    void scanText(event.detail.text, 'camera');
    if (!armedCard(scanContext()) && !scanContext().placeCode) this.closeCamera();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-scan-status': RwScanStatus;
  }
}
