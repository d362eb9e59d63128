import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';

/**
 * One thing of a list that waits for somebody: what it is, and beside or under it what to do.
 * @slot - lines of words, the heading first
 * @slot actions - buttons
 * @csspart frame
 */
@customElement('rw-case')
export class RwCase extends LitElement {
  static override styles = [
    baseStyles,
    css`
      article {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-3) var(--rw-space-4);
        align-items: center;
        justify-content: space-between;
        padding: var(--rw-space-3) var(--rw-space-4);
        background: var(--rw-color-surface);
        border: 1px solid var(--rw-color-line);
        border-radius: var(--rw-radius);
      }

      .words {
        flex: 1 1 280px;
        display: grid;
        gap: var(--rw-space-1);
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--rw-space-2);
        max-inline-size: 100%;
      }
    `,
  ];

  override render() {
    return html`<article part="frame">
      <div class="words"><slot></slot></div>
      <div class="actions"><slot name="actions"></slot></div>
    </article>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-case': RwCase;
  }
}
