import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import { showToast } from '../ui/toast.ts';
import { nameHere } from './people-here.ts';
import type { WaitingOf } from './queue-view.ts';
import { startScanning } from './scan-bus.ts';
import { saveScans } from './scans-file.ts';
import { sinceText } from './since-text.ts';

/**
 * The scans of another person that wait on this device. Of somebody who does not come back they are put into a
 * file by whoever is responsible, and wait no longer.
 * @fires rw-set-aside when that is being done; it can be undone for a while
 */
@customElement('rw-others-scans')
export class RwOthersScans extends LitElement {
  static override styles = [
    baseStyles,
    css`
      rw-notice {
        --rw-notice-words: 20rem;
      }

      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-2) var(--rw-space-4);
      }
    `,
  ];

  @property({ attribute: false }) waiting!: WaitingOf;
  @state() private asking = false;
  @state() private busy = false;
  readonly i18n = new I18n(this);

  override render() {
    const { count, since } = this.waiting;
    const { name } = this;
    if (this.asking) return this.renderQuestion();
    return html`<rw-notice kind="info">
      ${t('outbox.others', { count, name, time: sinceText(since) })}
      ${
        allowed('scan.set_aside')
          ? html`<rw-button slot="actions" variant="quiet" @click=${() => (this.asking = true)}
              >${t('outbox.aside')}</rw-button
            >`
          : nothing
      }
    </rw-notice>`;
  }

  private renderQuestion() {
    const { count } = this.waiting;
    return html`<rw-notice kind="warning">
      ${t('outbox.aside_text', { count, name: this.name })}
      <span slot="actions" class="choices">
        <rw-button @click=${() => (this.asking = false)}>${t('outbox.aside_not')}</rw-button>
        <rw-button variant="danger" ?busy=${this.busy} @click=${this.setAside}
          >${t('outbox.aside_do')}</rw-button
        >
      </span>
    </rw-notice>`;
  }

  private get name(): string {
    return nameHere(this.waiting.personId) || t('outbox.somebody');
  }

  private async setAside(): Promise<void> {
    const { queue } = startScanning();
    const { name } = this;
    this.busy = true;
    try {
      const scans = await queue.waitingOf(this.waiting.personId);
      saveScans(scans, name);
      // While it is still on the page: without scans it is taken away.
      this.dispatchEvent(new CustomEvent('rw-set-aside', { bubbles: true, composed: true }));
      await queue.setAside(scans);
      const action = { label: t('act.undo'), run: () => queue.putBack(scans) };
      const text = t('outbox.aside_done', { count: scans.length, name });
      showToast({ kind: 'done', text, action, duration: 30_000 });
    } finally {
      this.busy = false;
      this.asking = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-others-scans': RwOthersScans;
  }
}
