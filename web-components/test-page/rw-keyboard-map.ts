import { type KeyLegends, keyName, legendsOf } from '#domain/keyboard-legends.ts';
import type { KeyShape } from '#domain/keyboard-shapes.ts';
import { css, html, LitElement, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import {
  type KeyboardInUse,
  type KeyboardProgress,
  type KeyLook,
  lookOf,
} from './keyboard-progress.ts';

/** Units of the drawing in the width of a letter key. */
const KEY = 60;
const GAP = 2;

/**
 * The keyboard as it lies on the table: answered keys are lit, dashed ones need not answer.
 * @fires rw-key with the code of a tapped key
 */
@customElement('rw-keyboard-map')
export class RwKeyboardMap extends LitElement {
  static override styles = [
    baseStyles,
    css`
      svg {
        display: block;
        inline-size: 100%;
        max-block-size: 60vh;
        direction: ltr;
        touch-action: manipulation;
      }

      g {
        cursor: pointer;
      }

      rect {
        fill: var(--rw-color-surface);
        stroke: var(--rw-color-control);
        stroke-width: 2;
      }

      text {
        fill: var(--rw-color-text);
        font-size: 19px;
        text-anchor: middle;
        dominant-baseline: central;
        pointer-events: none;
      }

      .long {
        font-size: 15px;
      }

      .optional rect {
        stroke-dasharray: 5 4;
      }

      .optional text {
        fill: var(--rw-color-muted);
      }

      .lit rect {
        fill: var(--rw-color-done);
        stroke: var(--rw-color-done);
        stroke-dasharray: none;
      }

      .lit text {
        fill: var(--rw-color-surface);
        font-weight: 600;
      }

      .dead rect {
        fill: var(--rw-color-refused-soft);
        stroke: var(--rw-color-refused);
        stroke-width: 4;
      }

      .dead text {
        fill: var(--rw-color-refused);
        text-decoration: line-through;
      }

      .absent {
        opacity: 0.35;
      }

      .chosen rect {
        stroke: var(--rw-color-focus);
        stroke-width: 5;
      }
    `,
  ];

  @property({ attribute: false }) keyboard!: KeyboardInUse;
  @property({ attribute: false }) progress!: KeyboardProgress;
  @property() legends: KeyLegends = 'us';
  /** Code of the key that is answered for by hand. */
  @property() chosen = '';
  readonly i18n = new I18n(this);

  override render() {
    const { keys, width, height } = this.keyboard;
    const box = `-2 -2 ${width * KEY + 4} ${height * KEY + 4}`;
    return html`<svg viewBox=${box} role="group" aria-label=${t('test_page.keyboard')}>
      ${keys.map((key) => this.renderKey(key))}
    </svg>`;
  }

  private renderKey(key: KeyShape) {
    const { code } = key;
    const look = lookOf(this.progress, code);
    const classes = [look, key.optional ? 'optional' : '', code === this.chosen ? 'chosen' : ''];
    return svg`<g
      class=${classes.join(' ')}
      role="button"
      data-code=${code}
      aria-label=${`${t('test_page.keyboard.key', { key: keyName(code) })}: ${lookWord(look)}`}
      @click=${() => this.dispatchEvent(new CustomEvent('rw-key', { detail: code }))}
    >
      <rect
        x=${key.x * KEY + GAP}
        y=${key.y * KEY + GAP}
        width=${key.width * KEY - 2 * GAP}
        height=${key.height * KEY - 2 * GAP}
        rx="6"
      ></rect>
      ${this.renderLegends(key)}
    </g>`;
  }

  private renderLegends({ code, x, y, width, height }: KeyShape) {
    const legends = legendsOf(code, this.legends);
    const middle = (y + height / 2) * KEY;
    const isLong = (legends[0] ?? '').length > 3 && width < 1.3;
    return legends.map((legend, index) => {
      const along = legends.length > 1 ? x + (index === 0 ? 0.28 : 0.68) * width : x + width / 2;
      const size = isLong ? 'long' : '';
      return svg`<text class=${size} x=${along * KEY} y=${middle}>${legend}</text>`;
    });
  }
}

function lookWord(look: KeyLook): string {
  if (look === 'lit') return t('test_page.keyboard.lit');
  if (look === 'open') return t('test_page.keyboard.open');
  return t(`test_page.mark.${look}`);
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-keyboard-map': RwKeyboardMap;
  }
}
