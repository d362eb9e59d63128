import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-code.ts';
import '../ui/rw-icon.ts';
import { type Piece, pieceWords } from './table-data.ts';

/**
 * Everything that goes over the table, with a big tick for what was scanned.
 * @fires rw-count with `detail: { line, given }` when a counted piece is pressed (only with `countable`)
 */
@customElement('rw-table-pieces')
export class RwTablePieces extends LitElement {
  static override styles = [
    baseStyles,
    css`
      ul {
        display: grid;
        gap: var(--rw-space-2);
      }

      .piece {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--rw-space-2) var(--rw-space-4);
        inline-size: 100%;
        min-block-size: var(--rw-touch-bench);
        padding: var(--rw-space-2) var(--rw-space-4);
        background: var(--rw-color-surface);
        border: 1px solid var(--rw-color-line);
        border-radius: var(--rw-radius);
        text-align: start;
      }

      button.piece {
        cursor: pointer;
      }

      .piece.done {
        background: var(--rw-color-done-soft);
        border-color: var(--rw-color-done);
      }

      .piece.wanted {
        border: 2px solid var(--rw-color-accent);
      }

      .mark {
        display: grid;
        place-items: center;
        font-size: var(--rw-text-28);
        color: var(--rw-color-control);
      }

      .done .mark {
        color: var(--rw-color-done);
      }

      .name {
        font-size: var(--rw-text-20);
        font-weight: 600;
      }

      .state {
        font-weight: 600;
      }

      .done .state {
        color: var(--rw-color-done);
      }
    `,
  ];

  @property() device = '';
  @property() deviceName = '';
  @property({ attribute: false }) pieces: readonly Piece[] = [];
  @property({ attribute: false }) scanned: ReadonlySet<string> = new Set();
  /** Counted pieces that are there; all of them unless `countable`. */
  @property({ attribute: false }) counted: ReadonlySet<string> = new Set();
  /** Counted pieces are ticked one by one. */
  @property({ type: Boolean }) countable = false;
  readonly i18n = new I18n(this);

  override render() {
    return html`<ul aria-label=${t('table.pieces')}>
      <li>${this.renderScanned(this.device, this.deviceName, null)}</li>
      ${this.pieces.map((piece) => html`<li>${this.renderPiece(piece)}</li>`)}
    </ul>`;
  }

  private renderPiece(piece: Piece) {
    if (piece.code) {
      return this.renderScanned(piece.code, pieceWords(piece.line), piece.detail);
    }
    const name = [
      pieceWords(piece.line),
      piece.quantity > 1 ? `× ${formatNumber(piece.quantity)}` : '',
    ]
      .filter(Boolean)
      .join(' ');
    if (!this.countable) return this.renderLine(name, null, true, t('table.in_bag'));
    const there = this.counted.has(piece.line);
    return html`<button
      type="button"
      class="piece ${there ? 'done' : ''}"
      aria-pressed=${there}
      @click=${() => this.count(piece.line, !there)}
    >
      ${this.renderContent(name, null, there, t(there ? 'table.came_back' : 'table.not_back'))}
    </button>`;
  }

  private renderScanned(code: string, name: string, detail: string | null) {
    const done = this.scanned.has(code);
    const first = this.firstWanted === code;
    return html`<div class="piece ${done ? 'done' : ''} ${first ? 'wanted' : ''}">
      ${this.renderContent(
        name,
        html`<rw-code code=${code}></rw-code>${
            detail ? html`<br /><bdi dir="ltr">${detail}</bdi>` : nothing
          }`,
        done,
        t(done ? 'table.scanned' : 'table.scan_it'),
      )}
    </div>`;
  }

  private renderLine(name: string, detail: unknown, done: boolean, state: string) {
    return html`<div class="piece ${done ? 'done' : ''}">
      ${this.renderContent(name, detail, done, state)}
    </div>`;
  }

  private renderContent(name: string, detail: unknown, done: boolean, state: string) {
    const open = detail ? 'scan-barcode' : 'minus';
    return html`<span class="mark"><rw-icon name=${done ? 'circle-check' : open}></rw-icon></span>
      <span>
        <span class="name"><bdi>${name}</bdi></span>
        ${detail ? html`<br /><small class="muted">${detail}</small>` : nothing}
      </span>
      <span class="state">${state}</span>`;
  }

  private get firstWanted(): string | undefined {
    const codes = [this.device, ...this.pieces.flatMap((piece) => piece.code ?? [])];
    return codes.find((code) => !this.scanned.has(code));
  }

  private count(line: string, given: boolean): void {
    this.dispatchEvent(new CustomEvent('rw-count', { detail: { line, given } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-table-pieces': RwTablePieces;
  }
}
