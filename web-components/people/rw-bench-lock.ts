import { css, html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { readScan } from '#domain/codes.ts';
import type { ScanSource } from '#domain/bench.ts';
import { api, ApiError, call, errorText, isOffline } from '../data/api-client.ts';
import {
  getSession,
  isLocked,
  lockBench,
  sessionBegan,
  SessionController,
  unlockBench,
} from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { startScanning } from '../scan/scan-bus.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { showToast } from '../ui/toast.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import { isBadgeOf, rememberBadge } from './badge-check.ts';
import { IdleClock } from './idle-clock.ts';

/** A shared bench without anybody at it locks itself after this time. */
const IDLE_MILLISECONDS = 10 * 60_000;
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'rw-scan'] as const;

interface WaitingBadge {
  badge: string;
  source: 'wedge' | 'camera';
  name: string;
}

/**
 * Badges on a shared bench: a scan changes who acts here, and an idle bench locks over the page as it stands,
 * so that a half-filled form is still there when the badge opens it again.
 */
@customElement('rw-bench-lock')
export class RwBenchLock extends LitElement {
  static override styles = [
    baseStyles,
    css`
      dialog {
        inline-size: min(440px, 100vw - var(--rw-space-6));
        padding: var(--rw-space-6);
        border: 0;
        border-radius: var(--rw-radius);
        background: var(--rw-color-surface);
        color: var(--rw-color-text);
        box-shadow: var(--rw-shadow);
      }

      dialog.locked::backdrop {
        background: var(--rw-color-ground);
      }

      .pin {
        font-size: var(--rw-text-28);
        letter-spacing: 0.4em;
        text-align: center;
      }
    `,
  ];

  @state() private waiting: WaitingBadge | null = null;
  @state() private error: unknown = null;
  @state() private busy = false;
  @query('dialog') private dialog?: HTMLDialogElement;

  readonly i18n = new I18n(this);
  readonly session = new SessionController(this);
  private readonly idle = new IdleClock(IDLE_MILLISECONDS, () => void this.lock());
  /** Where the keyboard was: the form goes on there. */
  private focused: HTMLElement | null = null;
  private entering: Promise<void> = Promise.resolve();

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('rw-badge', this.onBadge);
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, this.idle.sign, true);
    this.idle.sign();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('rw-badge', this.onBadge);
    for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, this.idle.sign, true);
    this.idle.stop();
  }

  /** The end of a shift locks without anybody's doing. */
  override updated(): void {
    if (isLocked()) this.open();
  }

  override render() {
    const { waiting } = this;
    const heading = waiting ? t('sign_in.pin_title', { name: waiting.name }) : t('lock.title');
    return html`<dialog
      class=${isLocked() ? 'locked' : ''}
      aria-label=${heading}
      @cancel=${this.cancel}
    >
      <form class="stack" @submit=${this.submit}>
        <h2>${heading}</h2>
        ${this.error ? html`<rw-notice kind="refused">${errorText(this.error)}</rw-notice>` : nothing}
        ${waiting ? this.renderPin() : html`<p>${t('lock.hint')}</p>`}
      </form>
    </dialog>`;
  }

  private renderPin() {
    return html`<rw-field label=${t('sign_in.pin')} hint=${t('sign_in.pin_hint')}>
        <input
          class="pin"
          name="pin"
          type="password"
          inputmode="numeric"
          autocomplete="off"
          maxlength="6"
          dir="ltr"
          required
        />
      </rw-field>
      <div class="row">
        <rw-button type="submit" variant="primary" size="bench" ?busy=${this.busy}>
          ${t('sign_in.submit')}
        </rw-button>
        <rw-button variant="quiet" @click=${this.forget}>${t('act.cancel')}</rw-button>
      </div>`;
  }

  /** A badge that no page wanted for itself. */
  private readonly onBadge = (event: Event) => {
    const { text, source } = (event as CustomEvent<{ text: string; source: ScanSource }>).detail;
    const scan = readScan(text);
    if (!getSession() || scan.kind !== 'own' || (source !== 'wedge' && source !== 'camera')) return;
    event.preventDefault();
    void this.enter({ badge: scan.code, source, name: '' });
  };

  /** Only benches that were opened by badge lock themselves: a person's own device has its own lock. */
  private async lock(): Promise<void> {
    if (getSession()?.method !== 'badge' || isLocked()) return;
    try {
      await lockBench();
    } finally {
      this.requestUpdate();
    }
  }

  private open(): void {
    if (!this.dialog || this.dialog.open) return;
    this.focused = focusedElement();
    this.dialog.showModal();
  }

  private close(): void {
    this.dialog?.close();
    this.focused?.focus();
    this.focused = null;
  }

  /** One after the other: whoever scans last acts here, however long the check of an earlier PIN takes. */
  private enter(waiting: WaitingBadge, pin?: string): Promise<void> {
    this.entering = this.entering.then(() => this.signIn(waiting, pin));
    return this.entering;
  }

  private async signIn(waiting: WaitingBadge, pin?: string): Promise<void> {
    const { badge, source } = waiting;
    this.busy = true;
    this.error = null;
    try {
      const benchId = getSession()?.benchId ?? null;
      const json = { badge, source, benchId, ...(pin ? { pin } : {}) };
      await call(api.session.badge.$post({ json }));
      const session = await sessionBegan();
      this.waiting = null;
      this.close();
      if (session) void rememberBadge(badge, session.person.id);
      void startScanning().tones.play('done');
      showToast({ kind: 'done', text: t('lock.switched', { name: session?.person.name ?? '' }) });
    } catch (error) {
      if (isOffline(error) && isLocked()) await this.openAlone(badge);
      else await this.askForPin(waiting, error);
    } finally {
      this.busy = false;
      this.requestUpdate();
    }
  }

  /** Without a network the person who was here goes on; the server knows of nobody else's shift. */
  private async openAlone(badge: string): Promise<void> {
    const person = getSession()?.person;
    if (person && (await isBadgeOf(badge, person.id))) {
      unlockBench();
      this.close();
      void startScanning().tones.play('done');
      return showToast({ kind: 'done', text: t('lock.switched', { name: person.name }) });
    }
    void startScanning().tones.play('refused');
    const params = { name: person?.name ?? '' };
    this.error = new ApiError({ status: 0, code: 'lock.no_network', params });
  }

  private async askForPin(waiting: WaitingBadge, error: unknown): Promise<void> {
    const needed = error instanceof ApiError && error.code === 'badge.pin_needed';
    void startScanning().tones.play(needed ? 'warning' : 'refused');
    // Nothing is locked by a badge that opens nothing: whoever works here goes on.
    if (!needed && !isLocked() && !this.waiting) {
      return showToast({ kind: 'refused', text: errorText(error) });
    }
    if (needed) this.waiting = { ...waiting, name: String(error.params.name ?? '') };
    else this.error = error;
    await this.updateComplete;
    this.open();
    this.renderRoot.querySelector<HTMLInputElement>('input[name=pin]')?.focus();
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const pin = form.querySelector<HTMLInputElement>('input[name=pin]')?.value ?? '';
    form.reset();
    if (this.waiting && pin) await this.enter(this.waiting, pin);
  }

  /** Escape closes the question for a PIN, never the lock. */
  private cancel(event: Event): void {
    if (isLocked()) event.preventDefault();
    else this.forget();
  }

  private forget(): void {
    this.waiting = null;
    this.error = null;
    if (!isLocked()) this.close();
  }
}

/** Also within the pages, whose own roots the document does not look into. */
function focusedElement(): HTMLElement | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement && element !== document.body ? element : null;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-bench-lock': RwBenchLock;
  }
}
