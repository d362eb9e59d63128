import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Card } from '../evidence/card.ts';
import { I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-icon.ts';
import { chargerNeed } from './charger-words.ts';
import { groupedCode } from '../ui/grouped-code.ts';

/** What lies in the kit, and what came along with the device. */
@customElement('rw-bench-kit')
export class RwBenchKit extends LitElement {
  static override styles = [
    baseStyles,
    css`
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--rw-space-3);
        min-block-size: var(--rw-touch);
        border-block-end: 1px solid var(--rw-color-line);
      }

      .filled {
        color: var(--rw-color-done);
      }

      .short {
        color: var(--rw-color-warning);
      }
    `,
  ];

  @property({ attribute: false }) card!: Card;
  readonly i18n = new I18n(this);

  override render() {
    const { kit, accessories } = this.card;
    return html`<div class="stack">
      <p>${t('bench.charger_needed')}: ${chargerNeed(this.card) || t('bench.charger_unknown')}</p>
      ${kit.length === 0 ? html`<p class="muted">${t('gate.kit_not_started')}</p>` : null}
      <ul>
        ${kit.map((line) => {
          const filled = line.status === 'filled' || line.status === 'overridden';
          return html`<li>
            <rw-icon
              class=${filled ? 'filled' : 'short'}
              name=${filled ? 'circle-check' : 'warning'}
            ></rw-icon>
            <span>${nameOf(line.line)}</span>
            <bdi dir="ltr">${line.accessoryCode ? groupedCode(line.accessoryCode) : ''}</bdi>
          </li>`;
        })}
        ${accessories.map(
          ({ code, kind, confirmed }) =>
            html`<li>
              <rw-icon name=${confirmed ? 'tag' : 'warning'}></rw-icon>
              <span>${nameOf(kind)}</span>
              <bdi dir="ltr">${groupedCode(code)}</bdi>
            </li>`,
        )}
      </ul>
    </div>`;
  }
}

function nameOf(line: string): string {
  const key = [`acc.${line}`, `kit.line.${line}`].find(isKey);
  return key ? t(key) : line;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-bench-kit': RwBenchKit;
  }
}
