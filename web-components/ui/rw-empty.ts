import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';
import type { IconName } from './icons.ts';
import './rw-icon.ts';

/**
 * Nothing here, and what to do about it.
 * @slot - a sentence
 * @slot actions - the next action
 */
@customElement('rw-empty')
export class RwEmpty extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .empty {
        display: grid;
        justify-items: center;
        gap: var(--rw-space-3);
        padding: var(--rw-space-7) var(--rw-space-4);
        text-align: center;
      }

      rw-icon {
        font-size: var(--rw-text-40);
        color: var(--rw-color-control);
      }

      .words {
        max-inline-size: 34rem;
        color: var(--rw-color-muted);
      }

      slot[name='actions'] {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: var(--rw-space-3);
      }
    `,
  ];

  @property() icon: IconName = 'package';
  @property() heading = '';

  override render() {
    return html`<div class="empty">
      <rw-icon name=${this.icon}></rw-icon>
      ${this.heading ? html`<h2>${this.heading}</h2>` : nothing}
      <div class="words"><slot></slot></div>
      <slot name="actions"></slot>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-empty': RwEmpty;
  }
}
