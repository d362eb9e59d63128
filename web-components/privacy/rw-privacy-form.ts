import { CONSENT_CHANNELS } from '#domain/eligibility.ts';
import { PRIVACY_ASKERS, PRIVACY_KINDS, type PrivacyKind } from '#domain/privacy-clock.ts';
import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, fieldText } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { formText } from '../data/form-text.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-dialog.ts';
import '../ui/rw-field.ts';
import '../ui/rw-refused.ts';
import { showToast } from '../ui/toast.ts';

type Asker = (typeof PRIVACY_ASKERS)[number];
type Channel = (typeof CONSENT_CHANNELS)[number];

/**
 * Somebody asks about own data: the clock starts.
 * @fires rw-registered
 * @fires rw-close
 */
@customElement('rw-privacy-form')
export class RwPrivacyForm extends LitElement {
  static override styles = [baseStyles];

  /** Code of the request it is about, where it is known. */
  @property() need = '';
  @state() private kind: PrivacyKind = 'access';
  @state() private asker: Asker = 'guardian';
  @state() private channel: Channel = 'in_person';
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override render() {
    const { busy, error } = this.attempt;
    return html`<rw-dialog open heading=${t('privacy.register_title')} @rw-close=${this.close}>
      <form class="stack" @submit=${this.submit}>
        <p>${t('privacy.register_text')}</p>
        <rw-field
          label=${t('privacy.need')}
          hint=${t('privacy.need_hint')}
          error=${fieldText(error, 'needCode')}
        >
          <input
            name="need"
            required
            maxlength="40"
            dir="ltr"
            autocomplete="off"
            .value=${this.need}
          />
        </rw-field>
        <rw-choice
          label=${t('privacy.kind')}
          .value=${this.kind}
          .options=${PRIVACY_KINDS.map((value) => ({ value, label: t(`privacy.kind_${value}`) }))}
          @change=${(event: CustomEvent<{ value: PrivacyKind }>) =>
            (this.kind = event.detail.value)}
        ></rw-choice>
        <rw-choice
          label=${t('privacy.asked_by')}
          .value=${this.asker}
          .options=${PRIVACY_ASKERS.map((value) => ({ value, label: t(`privacy.by_${value}`) }))}
          @change=${(event: CustomEvent<{ value: Asker }>) => (this.asker = event.detail.value)}
        ></rw-choice>
        <rw-choice
          label=${t('privacy.how')}
          .value=${this.channel}
          .options=${CONSENT_CHANNELS.map((value) => ({
            value,
            label: t(`need.channel_${value}`),
          }))}
          @change=${(event: CustomEvent<{ value: Channel }>) => (this.channel = event.detail.value)}
        ></rw-choice>
        <rw-field
          label=${t('privacy.asked_at')}
          hint=${t('privacy.asked_at_hint')}
          optional
          error=${fieldText(error, 'receivedAt')}
        >
          <input name="received" type="datetime-local" dir="ltr" />
        </rw-field>
        <rw-refused .error=${error}></rw-refused>
      </form>
      <rw-button slot="actions" variant="primary" ?busy=${busy} @click=${this.requestSubmit}
        >${t('privacy.register')}</rw-button
      >
      <rw-button slot="actions" variant="quiet" @click=${this.close}>${t('act.cancel')}</rw-button>
    </rw-dialog>`;
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('rw-close'));
  }

  private requestSubmit(): void {
    this.renderRoot.querySelector('form')?.requestSubmit();
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const received = formText(event.target, 'received');
    const body = {
      needCode: formText(event.target, 'need'),
      kind: this.kind,
      askedBy: this.asker,
      channel: this.channel,
      ...(received ? { receivedAt: new Date(received).toISOString() } : {}),
    };
    const done = await this.attempt.run(body, (json) => call(api.privacy.requests.$post({ json })));
    if (!done) return;
    const date = formatDate(lastDay(done.dueAt));
    showToast({ text: t('privacy.registered', { need: done.needCode, date }) });
    this.dispatchEvent(new CustomEvent('rw-registered'));
  }
}

/** The clock ends at midnight: the day before is the last one. @param due ISO 8601 */
export function lastDay(due: string): string {
  return new Date(new Date(due).getTime() - 1).toISOString();
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-privacy-form': RwPrivacyForm;
  }
}
