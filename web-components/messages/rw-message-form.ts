import {
  MESSAGE_CHANNELS,
  MESSAGE_LOCALES,
  MESSAGE_TEMPLATES,
  type MessageChannel,
  messageDirection,
  type MessageLocale,
  type MessageTemplate,
} from '#domain/messages.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { MessageDraft } from '../../api/messages/write-message.service.ts';
import { api, call, fieldText, newRequestId } from '../data/api-client.ts';
import { ENDONYMS, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-refused.ts';
import '../ui/rw-skeleton.ts';
import { showToast } from '../ui/toast.ts';
import { copyText } from './message-data.ts';

/**
 * A message to the donor of a locked device: written from the record, read and changed by a person.
 * @fires rw-written with `detail: { keepOpen }` when it is queued or taken along
 */
@customElement('rw-message-form')
export class RwMessageForm extends LitElement {
  static override styles = [
    baseStyles,
    css`
      textarea {
        min-block-size: 18rem;
      }
    `,
  ];

  @property() code = '';
  @property() template: MessageTemplate = 'lock_release';
  @state() private channel: MessageChannel | '' = '';
  @state() private draft: MessageDraft | null = null;
  @state() private recipient = '';
  @state() private subject = '';
  @state() private body = '';
  @state() private error: unknown = null;
  @state() private busy = false;
  @state() private byHand = false;
  readonly i18n = new I18n(this);
  private requestId = newRequestId();
  private asked = 0;

  override firstUpdated(): void {
    void this.write({});
  }

  override render() {
    const { draft } = this;
    if (!draft) {
      return this.error
        ? html`<rw-refused .error=${this.error}></rw-refused>`
        : html`<rw-skeleton .lines=${6}></rw-skeleton>`;
    }
    return html`<form class="stack" autocomplete="off" @submit=${this.send}>
      ${this.renderWays(draft)} ${this.renderRecipient(draft)} ${this.renderText(draft)}
      ${this.error ? html`<rw-refused .error=${this.error}></rw-refused>` : nothing}
      ${this.byHand ? html`<rw-notice kind="warning">${t('message.copy_by_hand')}</rw-notice>` : nothing}
      <div class="row">
        <rw-button
          type="submit"
          variant="primary"
          size="bench"
          icon=${this.channel === 'copy' ? 'copy' : 'mail'}
          ?busy=${this.busy}
          ?disabled=${this.missingWay(draft)}
          >${t(this.channel === 'copy' ? 'message.copy' : 'message.send')}</rw-button
        >
      </div>
    </form>`;
  }

  private missingWay({ ways }: MessageDraft): boolean {
    return this.channel === '' || (this.channel !== 'copy' && !ways[this.channel]);
  }

  private renderWays(draft: MessageDraft) {
    const { channel } = this;
    return html`<rw-choice
        label=${t('message.template')}
        .value=${this.template}
        .options=${MESSAGE_TEMPLATES.map((value) => ({
          value,
          label: t(`message.template.${value}`),
        }))}
        @change=${(event: CustomEvent<{ value: MessageTemplate }>) =>
          this.write({ template: event.detail.value })}
      ></rw-choice>
      <rw-choice
        label=${t('message.channel')}
        .value=${channel}
        .options=${MESSAGE_CHANNELS.map((value) => ({
          value,
          label: t(`message.channel.${value}`),
        }))}
        @change=${(event: CustomEvent<{ value: MessageChannel }>) =>
          this.write({ channel: event.detail.value })}
      ></rw-choice>
      ${
        (channel === 'email' || channel === 'sms') && !draft.ways[channel]
          ? html`<rw-notice kind="warning">${t(`message.channel.none_${channel}`)}</rw-notice>`
          : nothing
      }
      <rw-choice
        label=${t('message.language')}
        .value=${draft.locale}
        .options=${MESSAGE_LOCALES.map((value) => ({ value, label: ENDONYMS[value] }))}
        @change=${(event: CustomEvent<{ value: MessageLocale }>) =>
          this.write({ locale: event.detail.value })}
      ></rw-choice>`;
  }

  private renderRecipient(draft: MessageDraft) {
    const { channel, error } = this;
    if (channel === '') return nothing;
    const hint = draft.recipient
      ? t('message.from_record')
      : t(draft.donorName ? 'message.no_address' : 'message.donor_unknown');
    return html`<rw-field
      label=${t(`message.recipient.${channel}`)}
      hint=${channel === 'copy' ? '' : hint}
      error=${fieldText(error, 'recipient')}
      ?optional=${channel === 'copy'}
    >
      <input
        name="recipient"
        maxlength="254"
        dir=${channel === 'copy' ? 'auto' : 'ltr'}
        inputmode=${channel === 'email' ? 'email' : channel === 'sms' ? 'tel' : 'text'}
        ?required=${channel !== 'copy'}
        .value=${this.recipient}
        @input=${(event: Event) => (this.recipient = valueOf(event))}
      />
    </rw-field>`;
  }

  private renderText({ locale }: MessageDraft) {
    const { channel, error } = this;
    return html`${
        channel === 'sms'
          ? nothing
          : html`<rw-field label=${t('message.subject')} error=${fieldText(error, 'subject')}>
              <input
                name="subject"
                lang=${locale}
                dir=${messageDirection(locale)}
                maxlength="200"
                required
                .value=${this.subject}
                @input=${(event: Event) => (this.subject = valueOf(event))}
              />
            </rw-field>`
      }
      <rw-field
        label=${t('message.body')}
        hint=${
          channel === 'sms'
            ? t('message.length', { count: this.body.length })
            : t('message.body_hint')
        }
        error=${fieldText(error, 'body')}
      >
        <textarea
          name="body"
          lang=${locale}
          dir=${messageDirection(locale)}
          maxlength="5000"
          required
          .value=${this.body}
          @input=${(event: Event) => (this.body = valueOf(event))}
        ></textarea>
      </rw-field>`;
  }

  /** Writes it anew for another occasion, way or language. The first way is one that works. */
  private async write(change: {
    template?: MessageTemplate;
    channel?: MessageChannel;
    locale?: MessageLocale;
  }): Promise<void> {
    const asked = ++this.asked;
    const { template, channel: way } = this;
    if (change.template) this.template = change.template;
    if (change.channel) this.channel = change.channel;
    const channel = this.channel || 'email';
    const locale = change.locale ?? this.draft?.locale;
    const query = { template: this.template, channel, ...(locale ? { locale } : {}) };
    try {
      const param = { code: this.code };
      const draft = await call(api.devices[':code'].messages.draft.$get({ param, query }));
      if (asked !== this.asked) return;
      this.requestId = newRequestId();
      this.error = null;
      this.draft = draft;
      this.recipient = draft.recipient;
      this.subject = draft.subject;
      this.body = draft.body;
      if (this.channel === '') await this.chooseWay(draft);
    } catch (error) {
      if (asked !== this.asked) return;
      // The text on the screen is still the one for the choices before.
      this.template = template;
      this.channel = way;
      this.error = error;
    }
  }

  private async chooseWay({ ways, recipient }: MessageDraft): Promise<void> {
    if (ways.email && recipient) {
      this.channel = 'email';
      return;
    }
    if (ways.sms) await this.write({ channel: 'sms' });
    if (!ways.sms || this.recipient === '') await this.write({ channel: 'copy' });
  }

  private async send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { draft, channel, template } = this;
    if (!draft || channel === '' || this.busy) return;
    this.busy = true;
    this.error = null;
    // A browser gives the clipboard only to the press itself, not to what comes after an answer.
    const copied = channel === 'copy' ? copyText(`${this.subject}\n\n${this.body}`) : null;
    try {
      const json = {
        requestId: this.requestId,
        template,
        channel,
        locale: draft.locale,
        recipient: this.recipient,
        subject: this.subject,
        body: this.body,
      };
      await call(api.devices[':code'].messages.$post({ param: { code: this.code }, json }));
      this.requestId = newRequestId();
      this.byHand = (await copied) === false;
      const words = copied ? 'message.copied_now' : 'message.queued_now';
      if (!this.byHand) showToast({ kind: 'done', text: t(words) });
      const detail = { keepOpen: this.byHand };
      this.dispatchEvent(new CustomEvent('rw-written', { detail }));
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
    }
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLTextAreaElement).value;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-message-form': RwMessageForm;
  }
}
