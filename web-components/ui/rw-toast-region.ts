import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from './base-styles.ts';
import { TOAST_EVENT, TOASTS_AWAY_EVENT, type Toast } from './toast.ts';
import './rw-button.ts';
import './rw-notice.ts';

interface Shown extends Toast {
  id: number;
}

const isRefusal = ({ kind }: Shown) => kind === 'refused';

const DURATION_MS = 6000;
/** An offer to undo stays longer: reading, deciding and pressing take time. */
const ACTION_DURATION_MS = 12_000;

/** Where `showToast` speaks. Time stands still while the pointer or the focus is inside. */
@customElement('rw-toast-region')
export class RwToastRegion extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        position: fixed;
        inset-inline: var(--rw-space-4);
        inset-block-end: calc(var(--rw-space-4) + var(--rw-bottom-bar, 0px));
        z-index: 20;
        display: grid;
        justify-items: end;
        gap: var(--rw-space-2);
        pointer-events: none;
      }

      rw-notice {
        --rw-notice-words: 14rem;

        inline-size: min(480px, 100%);
        border-radius: var(--rw-radius);
        box-shadow: var(--rw-shadow);
        pointer-events: auto;
      }

      /* Under the words they stay side by side. */
      .actions {
        display: inline-flex;
        align-items: center;
        gap: var(--rw-space-3);
      }

      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  @state() private toasts: Shown[] = [];
  readonly i18n = new I18n(this);
  private lastId = 0;
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener(TOAST_EVENT, this.onToast);
    window.addEventListener(TOASTS_AWAY_EVENT, this.onAway);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener(TOAST_EVENT, this.onToast);
    window.removeEventListener(TOASTS_AWAY_EVENT, this.onAway);
    this.pause();
  }

  override render() {
    return repeat(
      this.toasts,
      (toast) => toast.id,
      (toast) =>
        html`<rw-notice
          kind=${toast.kind ?? 'done'}
          @pointerenter=${this.pause}
          @pointerleave=${this.resume}
          @focusin=${this.pause}
          @focusout=${this.resume}
        >
          ${toast.text}
          <span slot="actions" class="actions">
            ${
              toast.action
                ? html`<rw-button @click=${() => this.act(toast)}>${toast.action.label}</rw-button>`
                : nothing
            }
            <rw-button
              variant="quiet"
              icon="x"
              label=${t('common.close')}
              @click=${() => this.close(toast.id)}
            ></rw-button>
          </span>
        </rw-notice>`,
    );
  }

  private readonly onToast = (event: Event): void => {
    const toast = { ...(event as CustomEvent<Toast>).detail, id: ++this.lastId };
    // Refusals stay beside each other; of what went well the newest is enough and leaves the page free.
    const kept = toast.kind === 'refused' ? this.toasts : this.toasts.filter(isRefusal);
    this.toasts = [...kept.slice(-2), toast];
    this.schedule(toast);
  };

  private readonly onAway = (): void => {
    this.pause();
    this.toasts = [];
  };

  private schedule(toast: Shown): void {
    if (toast.kind === 'refused' && toast.duration === undefined) return;
    const duration = toast.duration ?? (toast.action ? ACTION_DURATION_MS : DURATION_MS);
    this.timers.set(
      toast.id,
      setTimeout(() => this.close(toast.id), duration),
    );
  }

  private readonly pause = (): void => {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  };

  private readonly resume = (): void => {
    this.pause();
    for (const toast of this.toasts) this.schedule(toast);
  };

  private act(toast: Shown): void {
    this.close(toast.id);
    toast.action?.run();
  }

  private close(id: number): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    this.toasts = this.toasts.filter((toast) => toast.id !== id);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-toast-region': RwToastRegion;
  }
}
