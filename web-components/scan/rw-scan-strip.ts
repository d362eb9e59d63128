import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { IconName } from '../ui/icons.ts';
import '../ui/rw-button.ts';
import '../ui/rw-icon.ts';
import { groupedCode } from '../ui/grouped-code.ts';
import { answerText, scannedText } from './answer-text.ts';
import { expectText } from './expect-text.ts';
import { nearOf } from './near-offer.ts';
import type { StoredScan } from './scan-store.ts';

type Look = 'waiting' | 'doubtful' | 'done' | 'warning' | 'refused' | 'undone';

const ICONS: Record<Look, IconName> = {
  waiting: 'clock',
  doubtful: 'hourglass',
  done: 'circle-check',
  warning: 'warning',
  refused: 'circle-x',
  undone: 'undo',
};

/** So many of the latest are shown, beside all refused ones. */
const SHOWN = 30;
/** Nearer to the end than this, in pixels, the list follows the newest scan. */
const AT_END = 24;
/** The list's own borders, in pixels. */
const EDGES = 2;

export type ScanStripEvent = CustomEvent<{ scan: StoredScan }>;

/**
 * Recent scans with what became of them, in the order of scanning; the newest is in view, nothing ever
 * changes places, and what was refused stays until somebody deals with it.
 * @fires rw-scan-undo - `{ scan }`
 * @fires rw-scan-dismiss - `{ scan }`
 * @fires rw-scan-take - `{ scan }`, when it was mistyped and what was meant is taken
 * @fires rw-scan-open - `{ scan }`, when it has a device to open
 */
@customElement('rw-scan-strip')
export class RwScanStrip extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .strip {
        position: relative;
        /* A long message of the newest scan is read whole. */
        max-block-size: max(var(--rw-scan-strip-height, 13.5rem), min(var(--newest, 0px), 13.5rem));
        overflow-y: auto;
        overscroll-behavior: contain;
        background: var(--rw-color-surface);
        border: 1px solid var(--rw-color-line);
        border-radius: var(--rw-radius);
      }

      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto auto;
        align-items: center;
        gap: var(--rw-space-3);
        min-block-size: var(--rw-touch);
        padding: var(--rw-space-1) var(--rw-space-4);
        border-inline-start: 6px solid transparent;
      }

      li + li {
        border-block-start: 1px solid var(--rw-color-line);
      }

      li > rw-icon {
        font-size: var(--rw-text-20);
      }

      .done > rw-icon {
        color: var(--rw-color-done);
      }

      .doubtful,
      .warning {
        border-inline-start-color: var(--rw-color-warning);
        background: var(--rw-color-warning-soft);
      }

      .doubtful > rw-icon,
      .warning > rw-icon {
        color: var(--rw-color-warning);
      }

      .refused {
        border-inline-start-color: var(--rw-color-refused);
        background: var(--rw-color-refused-soft);
      }

      .refused > rw-icon {
        color: var(--rw-color-refused);
      }

      .words {
        overflow-wrap: anywhere;
      }

      bdi {
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }

      time {
        color: var(--rw-color-muted);
        font-size: var(--rw-text-14);
        font-variant-numeric: tabular-nums;
      }

      .actions {
        display: grid;
        justify-items: start;
      }

      .empty {
        padding: var(--rw-space-4);
        color: var(--rw-color-muted);
      }

      .open {
        padding: 0;
        border: 0;
        background: none;
        text-align: start;
        text-decoration: underline;
        text-decoration-color: var(--rw-color-control);
        text-underline-offset: 0.2em;
        min-block-size: var(--rw-touch);
        cursor: pointer;
      }

      @media (max-width: 599px) {
        li {
          grid-template-columns: auto minmax(0, 1fr);
          row-gap: 0;
        }

        time {
          display: none;
        }

        li > rw-button,
        .actions {
          grid-column: 2;
          justify-self: start;
          margin-inline-start: calc(-1 * var(--rw-space-4));
        }

        .actions > rw-button:not([variant]) {
          margin-inline-start: var(--rw-space-4);
        }
      }
    `,
  ];

  /** Oldest first, as the queue tells them. */
  @property({ attribute: false }) scans: readonly StoredScan[] = [];
  @query('.strip') private readonly list?: HTMLElement;
  readonly i18n = new I18n(this);
  private following = true;
  private lastTop = 0;
  /** Fonts and buttons that arrive late make the lines higher. */
  private readonly sizes = new ResizeObserver(() => this.followNewest());

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
  }

  override updated(): void {
    const newest = this.list?.querySelector<HTMLElement>('li:last-child')?.offsetHeight ?? 0;
    this.list?.style.setProperty('--newest', `${newest + EDGES}px`);
    const content = this.list?.firstElementChild;
    if (content) this.sizes.observe(content);
    this.followNewest();
  }

  /** Somebody who scrolled back to read is not torn away by the next scan. */
  private readonly onScroll = (): void => {
    const { list } = this;
    if (!list) return;
    const atEnd = list.scrollHeight - list.clientHeight - list.scrollTop < AT_END;
    if (atEnd) this.following = true;
    else if (list.scrollTop < this.lastTop) this.following = false;
    this.lastTop = list.scrollTop;
  };

  private readonly followNewest = (): void => {
    const { list } = this;
    const newest = list?.querySelector('li:last-child');
    if (!this.following || !list || !(newest instanceof HTMLElement)) return;
    // One that is higher than the list shows its beginning.
    list.scrollTop = newest.offsetTop - Math.max(0, list.clientHeight - newest.offsetHeight);
    this.lastTop = list.scrollTop;
  };

  override render() {
    const shown = this.scans.filter(
      (scan, i) => i >= this.scans.length - SHOWN || lookOf(scan) === 'refused',
    );
    if (shown.length === 0) return html`<p class="empty">${t('scan.strip.empty')}</p>`;
    const lines = repeat(
      shown,
      (scan) => scan.requestId,
      (scan) => this.renderScan(scan),
    );
    return html`<div
      class="strip"
      role="log"
      aria-label=${t('scan.strip.label')}
      tabindex="0"
      @scroll=${this.onScroll}
    >
      <ol>
        ${lines}
      </ol>
    </div>`;
  }

  private renderScan(scan: StoredScan) {
    const look = lookOf(scan);
    return html`<li class=${look}>
      <rw-icon name=${ICONS[look]} label=${t(`scan.strip.${look}`)}></rw-icon>
      <div class="words">${this.renderWords(scan, look)}</div>
      <time datetime=${scan.happenedAt}>${formatDate(scan.happenedAt, { style: 'time' })}</time>
      ${this.renderAction(scan, look)}
    </li>`;
  }

  private renderWords(scan: StoredScan, look: Look) {
    // What was taken back, not the undo card itself.
    const taken = scan.answer?.code === 'scan.undone' ? scan.answer.deviceCode : null;
    const code = html`<bdi dir="ltr">${scannedText(taken ?? scan.text)}</bdi>`;
    const subject = scan.answer?.deviceCode
      ? html`<button class="open" type="button" @click=${() => this.tell('rw-scan-open', scan)}>
          ${code}
        </button>`
      : code;
    if (look === 'undone') return html`${subject} ${t('scan.strip.undone')}`;
    return html`${subject} ${wordsOf(scan)}`;
  }

  private renderAction(scan: StoredScan, look: Look) {
    if (look === 'refused') {
      const near = nearOf(scan);
      return html`<div class="actions">
        ${
          near
            ? html`<rw-button @click=${() => this.tell('rw-scan-take', scan)}
                >${t('scan.near_take', { code: groupedCode(near) })}</rw-button
              >`
            : nothing
        }
        <rw-button variant="quiet" icon="check" @click=${() => this.tell('rw-scan-dismiss', scan)}
          >${t('scan.strip.dismiss')}</rw-button
        >
      </div>`;
    }
    if (!scan.answer?.undoable || look === 'undone') return nothing;
    return html`<rw-button
      variant="quiet"
      icon="undo"
      @click=${() => this.tell('rw-scan-undo', scan)}
      >${t('act.undo')}</rw-button
    >`;
  }

  private tell(type: string, scan: StoredScan): void {
    this.dispatchEvent(new CustomEvent(type, { detail: { scan }, bubbles: true, composed: true }));
  }
}

function lookOf({ answer, undone, expected }: StoredScan): Look {
  if (undone) return 'undone';
  if (answer) return answer.outcome;
  return expected && expected.verdict !== 'right' ? 'doubtful' : 'waiting';
}

function wordsOf({ answer, expected }: StoredScan): string {
  if (answer) return answerText(answer);
  return expected ? expectText(expected) : t('scan.strip.waiting');
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-scan-strip': RwScanStrip;
  }
}
