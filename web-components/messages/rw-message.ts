import { isCancellable, isResendable, messageDirection } from '#domain/messages.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, fieldText, newRequestId } from '../data/api-client.ts';
import { formText } from '../data/form-text.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-field.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-refused.ts';
import type { IconName } from '../ui/icons.ts';
import { showToast } from '../ui/toast.ts';
import { copyText, type Message, newsOf } from './message-data.ts';

const LOOKS: Record<Message['status'], { icon: IconName; look: string }> = {
  queued: { icon: 'hourglass', look: 'warning' },
  sent: { icon: 'check', look: 'done' },
  failed: { icon: 'x', look: 'refused' },
  cancelled: { icon: 'undo', look: 'muted' },
  copied: { icon: 'copy', look: 'done' },
};

/** One message: to whom, what came of it, and what can still be changed. @fires rw-changed */
@customElement('rw-message')
export class RwMessage extends LitElement {
  static override styles = [
    baseStyles,
    css`
      article {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--rw-space-2);
        padding: var(--rw-space-4);
        border: 1px solid var(--rw-color-line);
        border-radius: var(--rw-radius-small);
        background: var(--rw-color-surface);
      }

      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--rw-space-1) var(--rw-space-3);
      }

      .state {
        display: inline-flex;
        align-items: center;
        gap: var(--rw-space-2);
        font-weight: 600;
      }

      .done {
        color: var(--rw-color-done);
      }

      .warning {
        color: var(--rw-color-warning);
      }

      .refused {
        color: var(--rw-color-refused);
      }

      .head a {
        display: inline-flex;
        align-items: center;
        min-block-size: var(--rw-touch);
      }

      summary {
        min-block-size: var(--rw-touch);
        align-content: center;
        cursor: pointer;
      }

      .text {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }

      .to {
        overflow-wrap: anywhere;
      }

      textarea {
        min-block-size: 12rem;
      }
    `,
  ];

  @property({ attribute: false }) message!: Message;
  /** In the list of all devices its device is named. */
  @property({ type: Boolean }) named = false;
  @state() private correcting = false;
  @state() private busy = false;
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);

  override render() {
    const { message } = this;
    const { icon, look } = LOOKS[message.status];
    const when = formatDate(message.createdAt, { style: 'datetime' });
    return html`<article>
      <div class="head">
        <span class="state ${look}"
          ><rw-icon name=${icon}></rw-icon>${t(`message.status.${message.status}`)}</span
        >
        <span>${t(`message.template.${message.template as 'lock_release'}`)}</span>
        ${
          message.channel === 'copy'
            ? nothing
            : html`<span class="muted">${t(`message.channel.${message.channel}`)}</span>`
        }
      </div>
      ${this.named ? this.renderDevice() : nothing}
      ${
        message.recipient
          ? html`<p class="to">${t('message.to', { recipient: message.recipient })}</p>`
          : nothing
      }
      ${newsOf(message).map((line) => html`<p class="small">${line}</p>`)}
      <p class="small muted">${t('message.by', { person: message.createdBy, when })}</p>
      ${message.erasedAt ? html`<p class="small muted">${t('message.erased')}</p>` : this.renderText()}
      ${this.error ? html`<rw-refused .error=${this.error}></rw-refused>` : nothing}
      ${this.correcting ? this.renderCorrection() : this.renderActions()}
    </article>`;
  }

  private renderDevice() {
    const { deviceCode, make, model } = this.message;
    return html`<p class="head">
      <a href="/devices/${deviceCode}#holds"><rw-code code=${deviceCode}></rw-code></a>
      <bdi class="muted">${[make, model].filter(Boolean).join(' ')}</bdi>
    </p>`;
  }

  private renderText() {
    const { subject, body, locale } = this.message;
    return html`<details>
      <summary>${t('message.show')}</summary>
      <div
        class="text"
        lang=${locale}
        dir=${messageDirection(locale)}
        .textContent=${[subject, body].filter(Boolean).join('\n\n')}
      ></div>
      <rw-button icon="copy" @click=${this.copy}>${t('message.copy_text')}</rw-button>
    </details>`;
  }

  private renderActions() {
    const { status, attempts, erasedAt } = this.message;
    const resendable = isResendable(status, attempts) && !erasedAt;
    if (!resendable && !isCancellable(status)) return nothing;
    return html`<div class="row">
      ${
        resendable
          ? html`<rw-button icon="pencil" @click=${() => (this.correcting = true)}
              >${t('message.correct')}</rw-button
            >`
          : nothing
      }
      ${
        isCancellable(status)
          ? html`<rw-button icon="undo" ?busy=${this.busy} @click=${this.cancel}
              >${t('message.cancel')}</rw-button
            >`
          : nothing
      }
    </div>`;
  }

  private renderCorrection() {
    const { channel, recipient, subject, body, locale } = this.message;
    return html`<form class="stack" autocomplete="off" @submit=${this.resend}>
      <rw-field
        label=${t(`message.recipient.${channel}`)}
        error=${fieldText(this.error, 'recipient')}
      >
        <input name="recipient" dir="ltr" maxlength="254" required .value=${recipient} />
      </rw-field>
      ${
        channel === 'sms'
          ? nothing
          : html`<rw-field label=${t('message.subject')} error=${fieldText(this.error, 'subject')}>
              <input
                name="subject"
                lang=${locale}
                dir=${messageDirection(locale)}
                maxlength="200"
                required
                .value=${subject}
              />
            </rw-field>`
      }
      <rw-field label=${t('message.body')} error=${fieldText(this.error, 'body')}>
        <textarea
          name="body"
          lang=${locale}
          dir=${messageDirection(locale)}
          maxlength="5000"
          required
          .value=${body}
        ></textarea>
      </rw-field>
      <div class="row">
        <rw-button type="submit" variant="primary" icon="mail" ?busy=${this.busy}
          >${t('message.send')}</rw-button
        >
        <rw-button variant="quiet" @click=${() => (this.correcting = false)}
          >${t('act.cancel')}</rw-button
        >
      </div>
    </form>`;
  }

  private async copy(): Promise<void> {
    const { subject, body } = this.message;
    const copied = await copyText([subject, body].filter(Boolean).join('\n\n'));
    const text = t(copied ? 'message.copied_now' : 'message.copy_by_hand');
    showToast({ kind: copied ? 'done' : 'warning', text });
  }

  private resend(event: SubmitEvent): void {
    event.preventDefault();
    const text = (name: string) => formText(event.target, name);
    const json = {
      requestId: newRequestId(),
      recipient: text('recipient'),
      subject: this.message.channel === 'sms' ? '' : text('subject'),
      body: text('body'),
    };
    const param = { id: this.message.id };
    void this.change(
      () => call(api.messages[':id'].resending.$post({ param, json })),
      'message.queued_now',
    );
  }

  private cancel(): void {
    const param = { id: this.message.id };
    const json = { requestId: newRequestId() };
    void this.change(
      () => call(api.messages[':id'].cancelling.$post({ param, json })),
      'message.cancelled_now',
    );
  }

  private async change(
    write: () => Promise<unknown>,
    words: 'message.queued_now' | 'message.cancelled_now',
  ): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    try {
      await write();
      this.correcting = false;
      showToast({ kind: 'done', text: t(words) });
      this.dispatchEvent(new CustomEvent('rw-changed', { bubbles: true, composed: true }));
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-message': RwMessage;
  }
}
