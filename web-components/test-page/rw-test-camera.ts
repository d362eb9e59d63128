import type { CameraFacts } from '#domain/test-page.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import { faultOf, type MediaFault, openMedia, stopMedia } from './device-media.ts';
import { reportFacts } from './report-facts.ts';
import './rw-media-fault.ts';
import './rw-yes-no.ts';
import { testStyles } from './test-styles.ts';

const NONE: CameraFacts = { found: false, width: 0, height: 0, clear: false };

/**
 * The camera's picture with its resolution; nothing of it is kept or sent.
 * @fires rw-facts
 */
@customElement('rw-test-camera')
export class RwTestCamera extends LitElement {
  static override styles = [baseStyles, testStyles];

  @state() private stream: MediaStream | null = null;
  @state() private fault: MediaFault | null = window.isSecureContext ? null : 'insecure';
  @state() private size: { width: number; height: number } | null = null;
  @state() private busy = false;
  readonly i18n = new I18n(this);

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    stopMedia(this.stream);
    this.stream = null;
  }

  override render() {
    return html`<div class="stack">
      <p>${t('test_page.camera.hint')} ${t('test_page.privacy')}</p>
      ${this.stream ? this.renderPicture(this.stream) : this.renderStart()}
    </div>`;
  }

  private renderStart() {
    const { fault } = this;
    if (fault) {
      return html`<rw-media-fault
        device="camera"
        .fault=${fault}
        @rw-retry=${this.start}
        @rw-absent=${() => reportFacts(this, 'camera', NONE)}
        @rw-broken=${() => reportFacts(this, 'camera', { ...NONE, found: true })}
      ></rw-media-fault>`;
    }
    return html`<div>
      <rw-button
        size="bench"
        variant="primary"
        icon="camera"
        ?busy=${this.busy}
        @click=${this.start}
        >${t('test_page.camera.start')}</rw-button
      >
    </div>`;
  }

  private renderPicture(stream: MediaStream) {
    const { size } = this;
    const name = stream.getVideoTracks()[0]?.label ?? '';
    return html`<video
        class="picture"
        autoplay
        playsinline
        .muted=${true}
        .srcObject=${stream}
        @resize=${this.measure}
        @loadedmetadata=${this.measure}
      ></video>
      <p class="figures">
        ${name ? t('test_page.media.device', { name }) : nothing}
        ${size ? html`· <bdi>${size.width} × ${size.height}</bdi>` : nothing}
      </p>
      ${
        size
          ? html`<rw-yes-no
              label=${t('test_page.camera.clear')}
              @rw-answer=${(event: CustomEvent<boolean>) =>
                reportFacts(this, 'camera', { found: true, ...size, clear: event.detail })}
            ></rw-yes-no>`
          : nothing
      }`;
  }

  private async start(): Promise<void> {
    this.busy = true;
    this.fault = null;
    try {
      const stream = await openMedia('video');
      if (this.isConnected) this.stream = stream;
      else stopMedia(stream);
    } catch (error) {
      this.fault = faultOf(error);
    }
    this.busy = false;
  }

  private measure(event: Event): void {
    const { videoWidth, videoHeight } = event.target as HTMLVideoElement;
    if (videoWidth > 0) this.size = { width: videoWidth, height: videoHeight };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-test-camera': RwTestCamera;
  }
}
