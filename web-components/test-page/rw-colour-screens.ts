import { css, html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { baseStyles } from '../ui/base-styles.ts';
import { enterFullScreen, leaveFullScreen } from './full-screen.ts';
import { testStyles } from './test-styles.ts';

const SCREENS = ['white', 'black', 'red', 'green', 'blue', 'ramp', 'lines'] as const;

/**
 * Plain colours over the whole screen, one after the other: a tap, a click or Space goes on, Esc ends.
 * @fires rw-end after the last one
 */
@customElement('rw-colour-screens')
export class RwColourScreens extends LitElement {
  static override styles = [
    baseStyles,
    testStyles,
    css`
      .overlay:focus-visible {
        outline: none;
      }

      .white {
        background: #ffffff;
      }

      .black {
        background: #000000;
      }

      .red {
        background: #ff0000;
      }

      .green {
        background: #00ff00;
      }

      .blue {
        background: #0000ff;
      }

      .ramp {
        background: linear-gradient(to right, #000000, #ffffff);
      }

      .lines {
        background:
          repeating-linear-gradient(to right, transparent 0 1px, #000000 1px 2px),
          repeating-linear-gradient(to bottom, #ffffff 0 1px, #808080 1px 2px);
      }
    `,
  ];

  @state() private index = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.onKey, { capture: true });
    void enterFullScreen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onKey, { capture: true });
    void leaveFullScreen();
  }

  override render() {
    const colour = SCREENS[this.index] ?? 'white';
    return html`<div class="overlay ${colour}" data-colour=${colour} @click=${this.next}></div>`;
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.repeat) return;
    const isNext = [' ', 'Enter', 'ArrowRight', 'ArrowDown'].includes(event.key);
    if (!isNext && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (isNext) this.next();
    else this.end();
  };

  private next(): void {
    if (this.index + 1 < SCREENS.length) this.index++;
    else this.end();
  }

  private end(): void {
    this.dispatchEvent(new CustomEvent('rw-end'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-colour-screens': RwColourScreens;
  }
}
