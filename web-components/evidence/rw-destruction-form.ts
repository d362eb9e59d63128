import { DESTRUCTION_TECHNIQUES, type Technique } from '#domain/sanitisation-techniques.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { api, call, fieldText, newRequestId } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import type { Card, Medium } from './card.ts';
import { textOf } from './form-values.ts';
import { panelStyles } from './panel-styles.ts';
import './rw-photo-button.ts';
import './rw-refusal.ts';
import './rw-second-person.ts';
import type { RwSecondPerson } from './rw-second-person.ts';
import { Sending } from './sending.ts';

/**
 * The destruction of a medium by two persons: how, a photo, the drive's serial, and the witness's own sign-in.
 * @fires rw-changed, rw-close
 */
@customElement('rw-destruction-form')
export class RwDestructionForm extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) card!: Card;
  @property({ attribute: false }) medium!: Medium;
  @state() private technique: Technique = 'shred';
  @state() private photoId: string | null = null;
  @query('rw-second-person') private readonly second!: RwSecondPerson;
  @query('rw-notice') private readonly kept!: HTMLElement | null;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    const { error } = this.sending;
    return html`<form class="form" autocomplete="off" @submit=${this.save}>
      <p>${t('media.destroy_text')}</p>
      <rw-choice
        size="bench"
        label=${t('media.technique')}
        .value=${this.technique}
        .options=${DESTRUCTION_TECHNIQUES.map((value) => ({
          value,
          label: t(`technique.${value}`),
        }))}
        @change=${(event: CustomEvent<{ value: Technique }>) =>
          (this.technique = event.detail.value)}
      ></rw-choice>
      ${
        this.medium.serial
          ? nothing
          : html`<rw-field label=${t('field.serial')} error=${fieldText(error, 'serial')}>
              <input name="serial" dir="ltr" maxlength="64" />
            </rw-field>`
      }
      ${
        this.photoId
          ? html`<rw-notice kind="done" tabindex="-1">${t('photo.kept')}</rw-notice>`
          : html`<rw-photo-button
              code=${this.card.code}
              label=${t('media.photo_of_drive')}
              @rw-photo=${this.takePhoto}
            ></rw-photo-button>`
      }
      <rw-second-person signs="witness"></rw-second-person>
      <rw-refusal here="media" .error=${error}></rw-refusal>
      <div class="row">
        <rw-button type="submit" variant="danger" size="bench" ?busy=${this.sending.busy}
          >${t('act.destroy_drive')}</rw-button
        >
        <rw-button variant="quiet" @click=${this.close}>${t('act.cancel')}</rw-button>
      </div>
    </form>`;
  }

  /** The button gives way to a notice, which takes the focus over: Tab leads on to the witness. */
  private async takePhoto(event: CustomEvent<{ photoId: string }>): Promise<void> {
    this.photoId = event.detail.photoId;
    await this.updateComplete;
    this.kept?.focus();
  }

  private async save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (!this.second.ready()) return;
    const form = new FormData(event.target as HTMLFormElement);
    const json = {
      requestId: newRequestId(),
      technique: this.technique,
      serial: textOf(form, 'serial'),
      photoId: this.photoId,
      witness: this.second.witness,
    };
    const param = { code: this.card.code, id: this.medium.id };
    const done = await this.sending.run(() =>
      call(api.devices[':code'].media[':id'].destructions.$post({ param, json })),
    );
    if (done) this.close();
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('rw-close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-destruction-form': RwDestructionForm;
  }
}
