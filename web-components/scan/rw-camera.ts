import { css, html, LitElement, nothing, svg, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import { scannedText } from './answer-text.ts';
import type { CameraFault } from './camera-fault.ts';
import { guideCorners, pointsOf } from './camera-guide.ts';
import { CameraSession } from './camera-session.ts';
import type { CameraAbilities } from './camera-session.ts';
import type { Decoded } from './decoder/frame.ts';

const NO_ABILITIES: CameraAbilities = { torch: false, zoom: null, cameras: [] };

export type CameraScanEvent = CustomEvent<{ text: string; source: 'camera' }>;

/**
 * Scans with the camera while it is in view. Several codes in one picture are offered as a choice.
 * Import it when the person asks for the camera: nothing of the decoder is needed before.
 * @fires rw-scan - `{ text, source: 'camera' }`
 * @fires rw-camera-close - the person is done
 */
@customElement('rw-camera')
export class RwCamera extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .picture {
        position: relative;
        overflow: hidden;
        aspect-ratio: 16 / 9;
        max-inline-size: 100%;
        /* Leaves room for what is to be chosen below it. */
        max-block-size: min(60vh, max(12rem, 100vh - 26rem));
        margin-inline: auto;
        border-radius: var(--rw-radius);
        background: var(--rw-color-text);
      }

      video,
      svg {
        position: absolute;
        inset: 0;
        inline-size: 100%;
        block-size: 100%;
      }

      video {
        object-fit: contain;
      }

      polygon {
        fill: none;
        stroke: var(--rw-color-accent-soft);
        stroke-width: 6;
        stroke-linejoin: round;
      }

      /* Seen on a dark picture and on a light one; thin, so that it hides nothing. */
      .guide {
        fill: none;
        stroke: var(--rw-color-surface);
        stroke-width: 2;
        stroke-linecap: round;
        vector-effect: non-scaling-stroke;
        opacity: 0.8;
      }

      .guide.edge {
        stroke: var(--rw-color-text);
        stroke-width: 4;
        opacity: 0.4;
      }

      .controls {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--rw-space-3);
        margin-block-start: var(--rw-space-3);
      }

      .hint {
        flex: 1 1 12rem;
      }

      label {
        display: flex;
        align-items: center;
        gap: var(--rw-space-2);
        min-block-size: var(--rw-touch);
      }

      input[type='range'] {
        inline-size: 10rem;
        block-size: var(--rw-touch);
        accent-color: var(--rw-color-accent);
      }

      .choices {
        display: grid;
        gap: var(--rw-space-2);
        margin-block-start: var(--rw-space-3);
      }

      bdi {
        font-variant-numeric: tabular-nums;
        overflow-wrap: anywhere;
      }
    `,
  ];

  /** Takes a single code of somebody else (a maker's serial) without asking. */
  @property({ type: Boolean, attribute: 'accept-foreign' }) acceptForeign = false;
  @state() private fault: CameraFault | null = null;
  @state() private abilities = NO_ABILITIES;
  @state() private torch = false;
  @state() private choices: readonly Decoded[] = [];
  @state() private size = { width: 1280, height: 720 };
  @query('video') private readonly video?: HTMLVideoElement;
  readonly i18n = new I18n(this);
  private session: CameraSession | null = null;
  /** Id of the camera that the person turned to. */
  private camera: string | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.onVisibility);
    if (this.hasUpdated) this.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.onVisibility);
    this.close();
  }

  override firstUpdated(): void {
    this.open();
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.get('acceptForeign') === undefined || !this.session) return;
    this.close();
    this.open();
  }

  /** A camera that films unseen drains the battery and worries people. */
  private readonly onVisibility = (): void => {
    if (document.hidden) this.close();
    else this.open();
  };

  private open(): void {
    if (this.session || !this.video || !this.isConnected || document.hidden) return;
    this.fault = null;
    this.session = new CameraSession(this.video, this.acceptForeign, this.camera, {
      onScan: (text) => this.tell(text),
      onAbilities: (abilities) => (this.abilities = abilities),
      onChoices: (choices, width, height) => {
        if (choices.length > 0 || this.choices.length > 0) this.choices = choices;
        if (width !== this.size.width || height !== this.size.height) this.size = { width, height };
      },
      onFault: (fault) => {
        this.fault = fault;
        this.camera = null;
        this.close();
      },
    });
    void this.session.start();
  }

  private close(): void {
    this.session?.stop();
    this.session = null;
    this.torch = false;
    this.choices = [];
    // The button for the other camera stays where it is while that one starts.
    this.abilities = { ...NO_ABILITIES, cameras: this.abilities.cameras };
  }

  override render() {
    const guide = guideCorners(this.size);
    return html`
      <div class="picture" ?hidden=${this.fault !== null}>
        <video muted playsinline aria-label=${t('scan.camera.picture')}></video>
        <svg viewBox="0 0 ${this.size.width} ${this.size.height}" aria-hidden="true">
          <path class="guide edge" d=${guide} />
          <path class="guide" d=${guide} />
          ${this.choices.map(({ corners }) => svg`<polygon points=${pointsOf(corners)} />`)}
        </svg>
      </div>
      <p class="visually-hidden" role="status">
        ${this.choices.length > 0 ? t('scan.camera.choose') : ''}
      </p>
      ${this.fault ? this.renderFault(this.fault) : this.renderChoices()}
      <div class="controls">
        <p class="hint muted" ?hidden=${this.fault !== null || this.choices.length > 0}>
          ${t('scan.camera.hint')}
        </p>
        ${this.renderTorch()} ${this.renderZoom()} ${this.renderOther()}
        <rw-button icon="x" @click=${() => this.dispatchEvent(new Event('rw-camera-close'))}
          >${t('scan.camera.close')}</rw-button
        >
      </div>
    `;
  }

  private renderFault(fault: CameraFault) {
    return html`<rw-notice kind="refused">
      ${t(fault)}
      <rw-button slot="actions" icon="refresh" @click=${() => this.open()}
        >${t('scan.camera.again')}</rw-button
      >
    </rw-notice>`;
  }

  private renderChoices() {
    if (this.choices.length === 0) return nothing;
    return html`<div class="choices" role="group" aria-label=${t('scan.camera.choose')}>
      <p aria-hidden="true">${t('scan.camera.choose')}</p>
      ${this.choices.map(
        (choice) =>
          html`<rw-button
            block
            icon=${choice.own ? 'tag' : 'scan-barcode'}
            @click=${() => this.session?.choose(choice, this.choices)}
            ><bdi dir="ltr">${scannedText(choice.text)}</bdi></rw-button
          >`,
      )}
    </div>`;
  }

  private renderTorch() {
    if (!this.abilities.torch) return nothing;
    return html`<rw-button @click=${this.onTorch}
      >${t(this.torch ? 'scan.camera.torch_off' : 'scan.camera.torch_on')}</rw-button
    >`;
  }

  private renderZoom() {
    const { zoom } = this.abilities;
    if (!zoom) return nothing;
    return html`<label
      >${t('scan.camera.zoom')}
      <input
        type="range"
        min=${zoom.min}
        max=${zoom.max}
        step=${zoom.step}
        .value=${String(zoom.min)}
        @input=${(event: Event) => void this.session?.setZoom(valueOf(event))}
    /></label>`;
  }

  private renderOther() {
    if (this.abilities.cameras.length < 2) return nothing;
    return html`<rw-button icon="refresh" @click=${this.onOther}
      >${t('scan.camera.other')}</rw-button
    >`;
  }

  private onOther(): void {
    this.camera = this.abilities.cameras[1] ?? null;
    this.close();
    this.open();
  }

  private async onTorch(): Promise<void> {
    this.torch = !this.torch;
    await this.session?.setTorch(this.torch);
  }

  private tell(text: string): void {
    const detail = { text, source: 'camera' as const };
    this.dispatchEvent(new CustomEvent('rw-scan', { detail, bubbles: true, composed: true }));
  }
}

function valueOf(event: Event): number {
  return event.target instanceof HTMLInputElement ? event.target.valueAsNumber : 0;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-camera': RwCamera;
  }
}
