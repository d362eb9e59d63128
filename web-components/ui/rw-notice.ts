import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { I18n, t, type Key } from '../i18n/i18n.ts';
import { baseStyles } from './base-styles.ts';
import type { IconName } from './icons.ts';
import './rw-icon.ts';

export type NoticeKind = 'done' | 'warning' | 'refused' | 'info';

export const NOTICE_LOOK: Record<NoticeKind, { icon: IconName; word: Key }> = {
  done: { icon: 'circle-check', word: 'common.done' },
  warning: { icon: 'warning', word: 'common.warning' },
  refused: { icon: 'circle-x', word: 'common.refused' },
  info: { icon: 'info', word: 'common.info' },
};

/**
 * A message in place: colour, drawing and words say the same. Refusals and warnings are read out.
 * @slot - the sentence
 * @slot actions - the way to put it right
 */
@customElement('rw-notice')
export class RwNotice extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .notice {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--rw-space-3);
        padding: var(--rw-space-3) var(--rw-space-4);
        border-inline-start: 6px solid currentColor;
        border-radius: var(--rw-radius-small);
        background: var(--rw-color-sunken);
      }

      .message {
        display: flex;
        flex: 1 1 var(--rw-notice-words, 14rem);
        gap: var(--rw-space-3);
        min-inline-size: 0;
      }

      rw-icon {
        margin-block-start: 0.15em;
      }

      .words {
        min-inline-size: 0;
        color: var(--rw-color-text);
      }

      .done {
        background: var(--rw-color-done-soft);
        color: var(--rw-color-done);
      }

      .warning {
        background: var(--rw-color-warning-soft);
        color: var(--rw-color-warning);
      }

      .refused {
        background: var(--rw-color-refused-soft);
        color: var(--rw-color-refused);
      }

      .info {
        color: var(--rw-color-muted);
      }
    `,
  ];

  @property() kind: NoticeKind = 'info';
  readonly i18n = new I18n(this);

  override render() {
    const { icon, word } = NOTICE_LOOK[this.kind];
    const urgent = this.kind === 'refused' || this.kind === 'warning';
    return html`<div class="notice ${this.kind}" role=${urgent ? 'alert' : 'status'}>
      <div class="message">
        <rw-icon name=${icon}></rw-icon>
        <span class="visually-hidden">${t(word)}</span>
        <div class="words"><slot></slot></div>
      </div>
      <slot name="actions"></slot>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-notice': RwNotice;
  }
}
