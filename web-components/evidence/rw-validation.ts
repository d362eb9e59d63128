import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { startScanning } from '../scan/scan-bus.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import type { CertifiableMedium } from './certification.ts';
import './rw-proof.ts';
import './rw-refusal.ts';
import './rw-second-person.ts';
import type { RwSecondPerson } from './rw-second-person.ts';
import { Sending } from './sending.ts';

/**
 * A second person looks at the proof of these media and vouches for all of them at once. Whoever did the work
 * hands over to somebody else, who signs here.
 * @fires rw-changed
 * @fires rw-validated
 */
@customElement('rw-validation')
export class RwValidation extends LitElement {
  static override styles = [
    baseStyles,
    css`
      form {
        display: grid;
        gap: var(--rw-space-5);
      }

      rw-proof + rw-proof {
        padding-block-start: var(--rw-space-4);
        border-block-start: 1px solid var(--rw-color-line);
      }
    `,
  ];

  /** Of the device. */
  @property() code = '';
  /** All of them wait for a second person. */
  @property({ attribute: false }) media: readonly CertifiableMedium[] = [];
  @query('rw-second-person') private readonly other!: RwSecondPerson | null;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    const own = this.media.some((medium) => medium.own);
    const readable = this.media.some((medium) => medium.serial !== '');
    return html`<form autocomplete="off" @submit=${this.confirm}>
      ${repeat(
        this.media,
        (medium) => medium.mediumId,
        (medium) => html`<rw-proof .medium=${medium}></rw-proof>`,
      )}
      ${readable ? html`<p class="muted">${t('validation.serial_note')}</p>` : nothing}
      ${
        own
          ? html`<rw-notice kind="info">${t('validation.you_did_it')}</rw-notice>
              <rw-second-person></rw-second-person>`
          : nothing
      }
      <rw-refusal .error=${this.sending.error}></rw-refusal>
      <div class="row">
        <rw-button
          type="submit"
          variant="primary"
          size="bench"
          icon="shield-check"
          ?busy=${this.sending.busy}
          >${t('validation.confirm_all', { count: this.media.length })}</rw-button
        >
        <slot name="actions"></slot>
      </div>
    </form>`;
  }

  private async confirm(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.other && !this.other.ready()) return;
    const witness = this.other?.witness;
    const recordIds = this.media.flatMap(({ record }) => (record ? [record.id] : []));
    const json = { requestId: newRequestId(), recordIds, ...(witness ? { witness } : {}) };
    const param = { code: this.code };
    const done = await this.sending.run(() =>
      call(api.devices[':code'].validations.$post({ param, json })),
    );
    void startScanning().tones.play(done ? 'done' : 'refused');
    if (done) {
      this.dispatchEvent(new CustomEvent('rw-validated', { bubbles: true, composed: true }));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-validation': RwValidation;
  }
}
