import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { errorText, isOffline } from '../data/api-client.ts';
import { getSession, signOut } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-notice.ts';
import { showToast } from '../ui/toast.ts';
import type { WaitingOf } from './queue-view.ts';
import { startScanning } from './scan-bus.ts';
import { sinceText } from './since-text.ts';

/** Signs out; whoever has scans that are not sent yet is told so first, and chooses. */
@customElement('rw-sign-out')
export class RwSignOut extends LitElement {
  static override styles = [
    baseStyles,
    css`
      rw-notice {
        display: block;
        margin-block-start: var(--rw-space-4);
      }
    `,
  ];

  @state() private open = false;
  @state() private waiting: WaitingOf | null = null;
  @state() private busy = false;
  @state() private notSent = false;
  readonly i18n = new I18n(this);

  async ask(): Promise<void> {
    this.waiting = await ownWaiting();
    this.notSent = false;
    if (this.waiting) this.open = true;
    else await this.leave();
  }

  override render() {
    const { waiting } = this;
    if (!waiting) return nothing;
    const { count, since } = waiting;
    return html`<rw-dialog ?open=${this.open} heading=${t('sign_out.title')} @rw-close=${this.stay}>
      <p>${t('sign_out.text', { count, time: sinceText(since) })}</p>
      ${
        this.notSent
          ? html`<rw-notice kind="warning">${t('sign_out.not_sent')}</rw-notice>`
          : nothing
      }
      <rw-button slot="actions" variant="primary" ?busy=${this.busy} @click=${this.send}
        >${t('sign_out.send')}</rw-button
      >
      <rw-button slot="actions" @click=${this.stay}>${t('sign_out.stay')}</rw-button>
      <rw-button slot="actions" variant="quiet" @click=${this.leave}
        >${t('sign_out.keep')}</rw-button
      >
    </rw-dialog>`;
  }

  private async send(): Promise<void> {
    this.busy = true;
    await startScanning().queue.sendNow();
    this.busy = false;
    this.waiting = (await ownWaiting()) ?? this.waiting;
    if (await ownWaiting()) this.notSent = true;
    else await this.leave();
  }

  private stay(): void {
    this.open = false;
  }

  private async leave(): Promise<void> {
    this.open = false;
    try {
      await signOut();
    } catch (error) {
      const text = isOffline(error) ? t('sign_out.offline') : errorText(error);
      showToast({ kind: 'warning', text });
    }
  }
}

/** What waits of the person signed in; null when nothing does. */
async function ownWaiting(): Promise<WaitingOf | null> {
  const me = getSession()?.person.id;
  const { waitingOf } = await startScanning().queue.now();
  return waitingOf.find(({ personId }) => personId === me) ?? null;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-sign-out': RwSignOut;
  }
}
