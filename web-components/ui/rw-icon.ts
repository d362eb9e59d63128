import { css, html, LitElement, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icons, type IconName } from './icons.ts';

/** Pointing shapes mirror with the direction of writing; the others stay. */
const MIRRORED: readonly IconName[] = ['arrow-right', 'chevron-right', 'undo', 'log-out', 'list'];

/** A drawing beside words; alone it needs a `label`. */
@customElement('rw-icon')
export class RwIcon extends LitElement {
  static override styles = css`
    :host {
      display: inline-flex;
      flex: none;
      inline-size: 1.25em;
      block-size: 1.25em;
      vertical-align: -0.25em;
    }

    svg {
      inline-size: 100%;
      block-size: 100%;
      fill: none;
      stroke: currentColor;
      stroke-width: 2;
      stroke-linecap: round;
      stroke-linejoin: round;
    }

    .mirrored:dir(rtl) {
      transform: scaleX(-1);
    }
  `;

  @property() name: IconName = 'info';
  @property() label = '';

  override render() {
    return html`<svg
      viewBox="0 0 24 24"
      class=${MIRRORED.includes(this.name) ? 'mirrored' : nothing}
      role=${this.label ? 'img' : nothing}
      aria-label=${this.label || nothing}
      aria-hidden=${this.label ? nothing : 'true'}
    >
      ${icons[this.name] ?? svg``}
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-icon': RwIcon;
  }
}
