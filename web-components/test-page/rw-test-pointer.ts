import { NEEDED_SIGNS, POINTER_SIGNS, type PointerSign } from '#domain/test-page.ts';
import { css, html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-icon.ts';
import { reportFacts } from './report-facts.ts';
import { testStyles } from './test-styles.ts';

const BUTTON_SIGNS: readonly PointerSign[] = ['left', 'middle', 'right'];
/** As far as a drag must go, and as near to a corner the pointer must come: pixels, share of the side. */
const DRAG = 60;
const CORNER = 0.2;

/**
 * Touchpad or mouse: movement into the corners, buttons, scrolling, dragging. A finger does not count.
 * @fires rw-facts
 */
@customElement('rw-test-pointer')
export class RwTestPointer extends LitElement {
  static override styles = [
    baseStyles,
    testStyles,
    css`
      .field {
        position: relative;
        display: grid;
        grid-template: 1fr 1fr / 1fr 1fr;
        justify-content: space-between;
        align-content: space-between;
        block-size: min(45vh, 420px);
        border: 2px dashed var(--rw-color-control);
        border-radius: var(--rw-radius);
        background: var(--rw-color-surface);
        cursor: crosshair;
        user-select: none;
        direction: ltr;
      }

      .corner {
        inline-size: 20%;
        min-inline-size: 44px;
        block-size: 40%;
        min-block-size: 44px;
        border-radius: var(--rw-radius);
        background: var(--rw-color-sunken);
      }

      .corner:nth-child(even) {
        justify-self: end;
      }

      .corner:nth-child(n + 3) {
        align-self: end;
      }

      .corner.lit {
        background: var(--rw-color-done);
      }

      ul {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr));
        gap: var(--rw-space-2) var(--rw-space-4);
      }

      li {
        display: flex;
        align-items: center;
        gap: var(--rw-space-2);
        min-block-size: 32px;
      }

      .seen {
        color: var(--rw-color-done);
        font-weight: 600;
      }
    `,
  ];

  @state() private seen: readonly PointerSign[] = [];
  @state() private corners: readonly number[] = [];
  readonly i18n = new I18n(this);
  private pressed: { x: number; y: number } | null = null;
  /** Not passive: the page must not scroll away under the test. */
  private readonly wheel = {
    handleEvent: (event: WheelEvent) => {
      event.preventDefault();
      this.see('scroll');
    },
    passive: false,
  };

  override render() {
    const isWhole = NEEDED_SIGNS.every((sign) => this.seen.includes(sign));
    return html`<div class="stack">
      <p>${t('test_page.pointer.hint')}</p>
      <ul>
        ${POINTER_SIGNS.map((sign) => this.renderSign(sign))}
      </ul>
      <div
        class="field"
        @pointermove=${this.onMove}
        @pointerdown=${this.onDown}
        @pointerup=${() => (this.pressed = null)}
        @mousedown=${(event: Event) => event.preventDefault()}
        @contextmenu=${(event: Event) => event.preventDefault()}
        @wheel=${this.wheel}
      >
        ${[0, 1, 2, 3].map(
          (corner) =>
            html`<div class="corner ${this.corners.includes(corner) ? 'lit' : ''}"></div>`,
        )}
      </div>
      <div>
        <rw-button
          size="bench"
          variant=${isWhole ? 'primary' : 'secondary'}
          @click=${() => reportFacts(this, 'pointer', { seen: [...this.seen] })}
          >${t(isWhole ? 'test_page.save' : 'test_page.pointer.save_missing')}</rw-button
        >
      </div>
    </div>`;
  }

  private renderSign(sign: PointerSign) {
    const isSeen = this.seen.includes(sign);
    return html`<li class=${isSeen ? 'seen' : ''} data-sign=${sign}>
      <rw-icon name=${isSeen ? 'circle-check' : 'minus'}></rw-icon>
      <span
        >${t(`test_page.pointer.${sign}`)}
        ${
          NEEDED_SIGNS.includes(sign)
            ? ''
            : html`<span class="muted small">${t('test_page.pointer.optional')}</span>`
        }</span
      >
    </li>`;
  }

  private see(sign: PointerSign): void {
    if (!this.seen.includes(sign)) this.seen = [...this.seen, sign];
  }

  private onDown(event: PointerEvent): void {
    const sign = BUTTON_SIGNS[event.button];
    if (event.pointerType !== 'mouse' || !sign) return;
    this.see(sign);
    this.pressed = sign === 'left' ? { x: event.clientX, y: event.clientY } : null;
  }

  private onMove(event: PointerEvent): void {
    if (event.pointerType !== 'mouse') return;
    const { pressed } = this;
    const isFar =
      pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > DRAG;
    if (isFar && event.buttons === 1) this.see('drag');
    const corner = cornerAt(event);
    if (corner === null || this.corners.includes(corner)) return;
    this.corners = [...this.corners, corner];
    if (this.corners.length === 4) this.see('move');
  }
}

/** 0 to 3 along the rows, or null away from the corners. */
function cornerAt({ currentTarget, clientX, clientY }: PointerEvent): number | null {
  const box = (currentTarget as HTMLElement).getBoundingClientRect();
  const x = (clientX - box.left) / box.width;
  const y = (clientY - box.top) / box.height;
  const isSide = (share: number) => share < CORNER || share > 1 - CORNER;
  return isSide(x) && isSide(y) ? (y > 0.5 ? 2 : 0) + (x > 0.5 ? 1 : 0) : null;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-test-pointer': RwTestPointer;
  }
}
