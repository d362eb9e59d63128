import { isValidCode } from '#domain/codes.ts';
import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from './base-styles.ts';
import { copyText } from './copy-text.ts';
import './rw-icon.ts';
import { groupedCode } from './grouped-code.ts';

const COPIED_MS = 1500;

/** A code as people read it aloud, always left to right; with `copy` a press copies it. */
@customElement('rw-code')
export class RwCode extends LitElement {
  static override styles = [
    baseStyles,
    css`
      /* A link's line does not reach into an inline block by itself. */
      :host {
        display: inline-block;
        text-decoration: inherit;
      }

      bdi {
        direction: ltr;
        unicode-bidi: isolate;
        font-variant-numeric: tabular-nums;
        letter-spacing: 0.01em;
        white-space: nowrap;
      }

      button {
        display: inline-flex;
        align-items: center;
        gap: var(--rw-space-2);
        min-block-size: var(--rw-touch);
        padding: 0 var(--rw-space-1);
        border: 0;
        border-radius: var(--rw-radius-small);
        background: none;
        cursor: copy;
      }

      rw-icon {
        color: var(--rw-color-muted);
        font-size: max(0.5em, 1rem);
      }

      @media print {
        rw-icon {
          display: none;
        }
      }
    `,
  ];

  @property() code = '';
  @property({ type: Boolean }) copy = false;
  @state() private copied = false;
  readonly i18n = new I18n(this);

  override render() {
    const written = html`<bdi dir="ltr">${groupCode(this.code)}</bdi>`;
    if (!this.copy) return written;
    return html`<button type="button" title=${t('common.copy')} @click=${this.onCopy}>
      ${written}
      <rw-icon name=${this.copied ? 'check' : 'copy'}></rw-icon>
      <span class="visually-hidden" aria-live="polite"
        >${t(this.copied ? 'common.copied' : 'common.copy')}</span
      >
    </button>`;
  }

  private async onCopy(): Promise<void> {
    if (!(await copyText(this.code))) return;
    this.copied = true;
    setTimeout(() => (this.copied = false), COPIED_MS);
  }
}

/** `1000012383` → `1 0000123 83`; a tracking code in fours; serials stay as they are. */
function groupCode(code: string): string {
  if (isValidCode(code)) return groupedCode(code);
  return /^[0-9A-Z]{8}$/.test(code) ? `${code.slice(0, 4)} ${code.slice(4)}` : code;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-code': RwCode;
  }
}
