import { readScan } from '#domain/codes.ts';
import { DESTRUCTION_TECHNIQUES, type Technique } from '#domain/sanitisation-techniques.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, fieldText, newRequestId } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { startScanning } from '../scan/scan-bus.ts';
import { ScanClaim } from '../scan/scan-claim.ts';
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
import { Sending } from './sending.ts';

type Way = 'badge' | 'password';

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
  @state() private way: Way = 'badge';
  @state() private badge = '';
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  constructor() {
    super();
    new ScanClaim(this, (text) => this.takeBadge(text));
  }

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
          ? html`<rw-notice kind="done">${t('photo.kept')}</rw-notice>`
          : html`<rw-photo-button
              code=${this.card.code}
              label=${t('media.photo_of_drive')}
              @rw-photo=${(event: CustomEvent<{ photoId: string }>) =>
                (this.photoId = event.detail.photoId)}
            ></rw-photo-button>`
      }
      <rw-choice
        label=${t('media.witness')}
        hint=${t('media.witness_hint')}
        .value=${this.way}
        .options=${(['badge', 'password'] as const).map((value) => ({
          value,
          label: t(`media.witness.${value}`),
        }))}
        @change=${(event: CustomEvent<{ value: Way }>) => (this.way = event.detail.value)}
      ></rw-choice>
      ${this.renderWitness()}
      <rw-refusal .error=${error}></rw-refusal>
      <div class="row">
        <rw-button type="submit" variant="danger" size="bench" ?busy=${this.sending.busy}
          >${t('act.destroy_drive')}</rw-button
        >
        <rw-button variant="quiet" @click=${this.close}>${t('act.cancel')}</rw-button>
      </div>
    </form>`;
  }

  private renderWitness() {
    const isBadge = this.way === 'badge';
    const scanned = this.badge !== '';
    return html`${
        isBadge
          ? html`<rw-notice kind=${scanned ? 'done' : 'info'}
              >${t(scanned ? 'media.witness_scanned' : 'media.witness_scan')}</rw-notice
            >`
          : nothing
      }
      <div class="fields">
        ${
          isBadge
            ? nothing
            : html`<rw-field label=${t('media.witness_username')}>
                <input name="who" dir="ltr" autocomplete="off" maxlength="80" />
              </rw-field>`
        }
        <rw-field label=${t(isBadge ? 'media.witness_pin' : 'media.witness_password')}>
          <input
            name="secret"
            type="password"
            dir="ltr"
            autocomplete="new-password"
            maxlength="200"
            inputmode=${isBadge ? 'numeric' : 'text'}
          />
        </rw-field>
      </div>`;
  }

  /** A badge is scanned, never typed; its number is shown to nobody. */
  private takeBadge(text: string): boolean {
    const scan = readScan(text);
    if (this.way !== 'badge' || scan.kind !== 'own' || scan.type !== 'badge') return false;
    this.badge = scan.code;
    void startScanning().tones.play('done');
    this.renderRoot.querySelector<HTMLInputElement>('[name=secret]')?.focus();
    return true;
  }

  private async save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const secret = textOf(form, 'secret');
    const json = {
      requestId: newRequestId(),
      technique: this.technique,
      serial: textOf(form, 'serial'),
      photoId: this.photoId,
      witness:
        this.way === 'badge'
          ? { badge: this.badge, pin: secret }
          : { username: textOf(form, 'who'), password: secret },
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
