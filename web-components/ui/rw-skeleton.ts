import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';

/** Quiet bars of the size of what is coming, so that nothing jumps. Hidden from screen readers. */
@customElement('rw-skeleton')
export class RwSkeleton extends LitElement {
  static override styles = css`
    :host {
      display: grid;
      gap: var(--rw-space-3);
    }

    div {
      block-size: var(--rw-skeleton-size, var(--rw-touch));
      border-radius: var(--rw-radius-small);
      background: var(--rw-color-line);
      animation: breathe 1.6s ease-in-out infinite alternate;
    }

    @keyframes breathe {
      from {
        opacity: 0.45;
      }

      to {
        opacity: 0.9;
      }
    }

    @media (prefers-reduced-motion: reduce) {
      div {
        animation: none;
        opacity: 0.6;
      }
    }
  `;

  /** How many bars. */
  @property({ type: Number }) lines = 3;

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('aria-hidden', 'true');
  }

  override render() {
    return Array.from({ length: this.lines }, () => html`<div></div>`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-skeleton': RwSkeleton;
  }
}
