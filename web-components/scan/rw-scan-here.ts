import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import { scanText } from './scan-bus.ts';
import type { ScanDetail } from './scan-claim.ts';

/** Opens the camera in place; what it reads is told to the window like every other scan. */
@customElement('rw-scan-here')
export class RwScanHere extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
    `,
  ];

  /** Takes makers' serial numbers too. */
  @property({ type: Boolean, attribute: 'accept-foreign' }) acceptForeign = false;
  /** The camera closes after one reading. */
  @property({ type: Boolean }) once = false;
  @property() label = '';
  @property() size: 'normal' | 'bench' = 'normal';
  @property({ type: Boolean, reflect: true }) open = false;
  readonly i18n = new I18n(this);

  override render() {
    if (!this.open) {
      return html`<rw-button icon="camera" size=${this.size} @click=${this.onOpen}
        >${this.label || t('act.scan')}</rw-button
      >`;
    }
    return html`<rw-camera
      ?accept-foreign=${this.acceptForeign}
      @rw-scan=${this.onScan}
      @rw-camera-close=${() => (this.open = false)}
    ></rw-camera>`;
  }

  private async onOpen(): Promise<void> {
    await import('./rw-camera.ts');
    this.open = true;
  }

  private onScan(event: CustomEvent<ScanDetail>): void {
    event.stopPropagation();
    if (this.once) this.open = false;
    void scanText(event.detail.text, 'camera');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-scan-here': RwScanHere;
  }
}
