import { css, html, LitElement, nothing, type PropertyValues, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';

/** Light modules around the code, ISO/IEC 18004. */
const QUIET = 4;

/** A QR code, always black on white. `label` says what a phone finds there. */
@customElement('rw-qr')
export class RwQr extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        inline-size: 14rem;
        max-inline-size: 100%;
        aspect-ratio: 1;
        border-radius: var(--rw-radius-small);
        overflow: hidden;
        background: white;
      }

      svg {
        display: block;
        inline-size: 100%;
        block-size: 100%;
      }
    `,
  ];

  @property() text = '';
  @property() label = '';
  @state() private rows: readonly Uint8Array[] = [];

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('text')) void this.draw(this.text);
  }

  override render() {
    const size = this.rows.length + 2 * QUIET;
    if (this.rows.length === 0) return nothing;
    return html`<svg viewBox="0 0 ${size} ${size}" role="img" aria-label=${this.label}>
      ${svg`<rect width=${size} height=${size} fill="white"></rect><path d=${this.path()} fill="black"></path>`}
    </svg>`;
  }

  private path(): string {
    return this.rows
      .flatMap((row, y) =>
        [...row].map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')),
      )
      .join('');
  }

  private async draw(text: string): Promise<void> {
    const { qrMatrix } = await import('./qr-matrix.ts');
    if (text === this.text) this.rows = text === '' ? [] : qrMatrix(text);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-qr': RwQr;
  }
}
