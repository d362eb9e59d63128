import type { TouchFacts } from '#domain/test-page.ts';
import { css, html, LitElement, svg } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import { enterFullScreen, leaveFullScreen } from './full-screen.ts';
import { testStyles } from './test-styles.ts';

/** About the width of a finger, in CSS pixels. */
const CELL = 64;

/**
 * Fields over the whole screen that light under a finger or a pen. The button in the middle lies over fields
 * that answer all the same.
 * @fires rw-touched with the facts, when every field is lit or the person ends it
 */
@customElement('rw-touch-grid')
export class RwTouchGrid extends LitElement {
  static override styles = [
    baseStyles,
    testStyles,
    css`
      .overlay {
        display: grid;
        place-items: center;
        background: var(--rw-color-ground);
        cursor: auto;
      }

      svg {
        position: absolute;
        inset: 0;
        inline-size: 100%;
        block-size: 100%;
        direction: ltr;
      }

      rect {
        fill: transparent;
        stroke: var(--rw-color-control);
      }

      .lit {
        fill: var(--rw-color-done);
      }

      .words {
        position: relative;
        display: grid;
        justify-items: center;
        gap: var(--rw-space-2);
        padding: var(--rw-space-3);
        border-radius: var(--rw-radius);
        background: var(--rw-color-surface);
      }
    `,
  ];

  @state() private lit: ReadonlySet<number> = new Set();
  @state() private columns = 1;
  @state() private rows = 1;
  readonly i18n = new I18n(this);
  private readonly fingers = new Set<number>();
  private points = 0;
  private ended = false;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('resize', this.measure);
    this.measure();
    void enterFullScreen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('resize', this.measure);
    void leaveFullScreen();
  }

  override render() {
    const { columns, rows, lit } = this;
    const total = columns * rows;
    return html`<div
      class="overlay"
      @pointerdown=${this.onTouch}
      @pointermove=${this.onTouch}
      @pointerup=${this.onLift}
      @pointercancel=${this.onLift}
      @contextmenu=${(event: Event) => event.preventDefault()}
    >
      <svg viewBox="0 0 ${columns} ${rows}" preserveAspectRatio="none" aria-hidden="true">
        ${Array.from(
          { length: total },
          (_, cell) =>
            svg`<rect
              class=${lit.has(cell) ? 'lit' : ''}
              x=${cell % columns}
              y=${Math.floor(cell / columns)}
              width="1"
              height="1"
              stroke-width="0.02"
            ></rect>`,
        )}
      </svg>
      <div class="words">
        <p class="number">${t('test_page.touch.result', { touched: lit.size, total })}</p>
        <rw-button size="bench" @click=${this.end}>${t('test_page.touch.stop')}</rw-button>
      </div>
    </div>`;
  }

  /** Full screen or a turned tablet changes the fields, so what was lit counts no more. */
  private readonly measure = (): void => {
    const columns = Math.max(2, Math.round(window.innerWidth / CELL));
    const rows = Math.max(2, Math.round(window.innerHeight / CELL));
    if (columns === this.columns && rows === this.rows) return;
    this.columns = columns;
    this.rows = rows;
    this.lit = new Set();
  };

  private onTouch(event: PointerEvent): void {
    if (event.pointerType === 'mouse') return;
    this.fingers.add(event.pointerId);
    this.points = Math.max(this.points, this.fingers.size);
    const between = event.getCoalescedEvents?.() ?? [];
    const cells = [...between, event].map((point) => this.cellAt(point));
    if (cells.every((cell) => this.lit.has(cell))) return;
    this.lit = new Set([...this.lit, ...cells]);
    if (this.lit.size === this.columns * this.rows) this.end();
  }

  private onLift(event: PointerEvent): void {
    this.fingers.delete(event.pointerId);
  }

  private cellAt({ clientX, clientY }: PointerEvent): number {
    const along = (position: number, size: number, count: number) =>
      Math.min(count - 1, Math.max(0, Math.floor((position / size) * count)));
    const column = along(clientX, window.innerWidth, this.columns);
    return along(clientY, window.innerHeight, this.rows) * this.columns + column;
  }

  private end(): void {
    if (this.ended) return;
    this.ended = true;
    const { columns, rows, points } = this;
    const cells = Array.from({ length: columns * rows }, (_, cell) => cell);
    const dead = cells.filter((cell) => !this.lit.has(cell));
    const detail: TouchFacts = { found: true, columns, rows, dead, points };
    this.dispatchEvent(new CustomEvent('rw-touched', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-touch-grid': RwTouchGrid;
  }
}
