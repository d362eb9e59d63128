import { css, html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type SignaturePad from 'signature_pad';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from './base-styles.ts';
import './rw-button.ts';

/**
 * A field to sign in with finger, pen or mouse.
 * @fires rw-change after each stroke and after clearing, with `detail: { empty }`
 */
@customElement('rw-signature')
export class RwSignature extends LitElement {
  static override styles = [
    baseStyles,
    css`
      figure {
        display: grid;
        gap: var(--rw-space-2);
      }

      .top {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--rw-space-3);
        font-weight: 600;
      }

      canvas {
        display: block;
        inline-size: 100%;
        block-size: 200px;
        border: 1px solid var(--rw-color-control);
        border-radius: var(--rw-radius);
        background: var(--rw-color-surface);
        touch-action: none;
        cursor: crosshair;
      }

      .hint {
        color: var(--rw-color-muted);
        font-size: var(--rw-text-14);
      }
    `,
  ];

  @property() label = '';
  @state() private empty = true;
  @query('canvas') private readonly canvas!: HTMLCanvasElement;
  readonly i18n = new I18n(this);
  private pad?: SignaturePad;
  private readonly resizing = new ResizeObserver(() => this.fit());

  override render() {
    const label = this.label || t('common.signature');
    return html`<figure>
      <div class="top">
        <span>${label}</span>
        <rw-button variant="quiet" icon="undo" ?disabled=${this.empty} @click=${this.clear}
          >${t('common.clear')}</rw-button
        >
      </div>
      <canvas role="img" aria-label=${label}></canvas>
      <figcaption class="hint">${t('common.sign_here')}</figcaption>
    </figure>`;
  }

  override async firstUpdated(): Promise<void> {
    const { default: Pad } = await import('signature_pad');
    this.pad = new Pad(this.canvas, { penColor: '#000000', minWidth: 0.8, maxWidth: 2.6 });
    this.pad.addEventListener('endStroke', () => this.changed());
    this.fit();
    this.resizing.observe(this.canvas);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizing.disconnect();
    this.pad?.off();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.pad) return;
    this.pad.on();
    this.resizing.observe(this.canvas);
  }

  isEmpty(): boolean {
    return this.pad?.isEmpty() ?? true;
  }

  /** The signature as a PNG data URL, black on transparent; empty when nothing is signed. */
  toDataUrl(): string {
    return this.pad && !this.pad.isEmpty() ? this.pad.toDataURL('image/png') : '';
  }

  clear(): void {
    this.pad?.clear();
    this.changed();
  }

  private changed(): void {
    this.empty = this.isEmpty();
    this.dispatchEvent(new CustomEvent('rw-change', { detail: { empty: this.empty } }));
  }

  /** Matches the drawing to the screen's dots and keeps what is already signed. */
  private fit(): void {
    const { pad, canvas } = this;
    if (!pad || canvas.offsetWidth === 0) return;
    const ratio = Math.max(window.devicePixelRatio, 2);
    const width = Math.round(canvas.offsetWidth * ratio);
    const height = Math.round(canvas.offsetHeight * ratio);
    if (canvas.width === width && canvas.height === height) return;
    const strokes = pad.toData();
    canvas.width = width;
    canvas.height = height;
    canvas.getContext('2d')?.scale(ratio, ratio);
    pad.clear();
    pad.fromData(strokes);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-signature': RwSignature;
  }
}
