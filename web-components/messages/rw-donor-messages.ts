import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { errorText } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-notice.ts';
import { loadMessages, type Message, NextTry } from './message-data.ts';
import './rw-message.ts';
import './rw-message-form.ts';

/** What was written to the donor about a locked device, and writing to them. @fires rw-changed */
@customElement('rw-donor-messages')
export class RwDonorMessages extends LitElement {
  static override styles = [baseStyles];

  @property() code = '';
  /** Of the device: with a new one the list is read again. */
  @property({ type: Number }) version = 0;
  /** The donor was written to before. */
  @property({ type: Boolean }) asked = false;
  /** There is a lock to write about. */
  @property({ type: Boolean }) open = false;
  @state() private messages: readonly Message[] | null = null;
  @state() private error: unknown = null;
  @state() private writing = false;
  readonly i18n = new I18n(this);
  private readonly nextTry = new NextTry(this, () => this.load());

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('code') || changed.has('version')) void this.load();
  }

  override render() {
    const { messages } = this;
    return html`<section class="stack">
      ${
        this.open
          ? html`<div>
              <rw-button icon="mail" @click=${() => (this.writing = true)}
                >${t(this.asked ? 'message.remind' : 'message.write')}</rw-button
              >
            </div>`
          : nothing
      }
      ${
        this.error
          ? html`<rw-notice kind="warning"
              >${errorText(this.error)}
              <rw-button slot="actions" @click=${() => this.load()}
                >${t('common.retry')}</rw-button
              ></rw-notice
            >`
          : nothing
      }
      ${
        messages && messages.length > 0
          ? html`<h4>${t('message.history')}</h4>
              ${repeat(
                messages,
                ({ id }) => id,
                (message) =>
                  html`<rw-message
                    .message=${message}
                    @rw-changed=${() => this.load()}
                  ></rw-message>`,
              )}`
          : messages
            ? html`<p class="muted small">${t('message.nothing_yet')}</p>`
            : nothing
      }
      <rw-dialog
        wide
        heading=${t(this.asked ? 'message.remind' : 'message.write')}
        ?open=${this.writing}
        @rw-close=${() => (this.writing = false)}
      >
        ${
          this.writing
            ? html`<rw-message-form
                code=${this.code}
                template=${this.asked ? 'lock_reminder' : 'lock_release'}
                @rw-written=${this.onWritten}
              ></rw-message-form>`
            : nothing
        }
      </rw-dialog>
    </section>`;
  }

  private async load(): Promise<void> {
    try {
      const { messages } = await loadMessages(this.code);
      this.messages = messages;
      this.nextTry.plan(messages);
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }

  private onWritten(event: CustomEvent<{ keepOpen: boolean }>): void {
    if (!event.detail.keepOpen) this.writing = false;
    this.dispatchEvent(new CustomEvent('rw-changed', { bubbles: true, composed: true }));
    void this.load();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-donor-messages': RwDonorMessages;
  }
}
