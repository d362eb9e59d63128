import { css, html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import { redraw } from './photo-file.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

/**
 * Takes or chooses a photo of a device and keeps it on the server.
 * @fires rw-changed
 * @fires rw-photo with `detail: { photoId }`
 */
@customElement('rw-photo-button')
export class RwPhotoButton extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-block;
      }
    `,
  ];

  @property() code = '';
  @property() purpose: 'condition' | 'evidence' | 'no_serial' = 'evidence';
  /** Words of the button. */
  @property() label = '';
  @state() private unreadable = false;
  @query('input') private readonly field!: HTMLInputElement;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    return html`<rw-button
        icon="camera"
        size="bench"
        ?busy=${this.sending.busy}
        @click=${() => this.field.click()}
        >${this.label || t('photo.take')}</rw-button
      >
      <input
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-label=${this.label || t('photo.take')}
        @change=${this.chosen}
      />
      <p role="alert" ?hidden=${!this.unreadable}>${t('photo.not_an_image')}</p>
      <rw-refusal .error=${this.sending.error}></rw-refusal>`;
  }

  private async chosen(): Promise<void> {
    const [file] = this.field.files ?? [];
    this.field.value = '';
    if (!file) return;
    const image = await redraw(file);
    this.unreadable = image === null;
    if (image === null) return;
    const json = { requestId: newRequestId(), purpose: this.purpose, image };
    const param = { code: this.code };
    const kept = await this.sending.run(() =>
      call(api.devices[':code'].photos.$post({ param, json })),
    );
    if (!kept) return;
    const detail = { photoId: kept.photoId };
    this.dispatchEvent(new CustomEvent('rw-photo', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-photo-button': RwPhotoButton;
  }
}
