import { DEVICE_KINDS } from '#domain/device-kinds.ts';
import type { Stage } from '#domain/stages.ts';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { BoardStage } from '../../api/board/board.service.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { stayWords } from './hours.ts';

/** One stage on the board: how many, since when, which kinds. A press lists its devices. */
@customElement('rw-board-stage')
export class RwBoardStage extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        block-size: 100%;
      }

      article {
        position: relative;
        display: grid;
        grid-template-rows: auto auto auto 1fr;
        gap: var(--rw-space-2);
        block-size: 100%;
        padding: var(--rw-space-3) var(--rw-space-4);
        background: var(--rw-color-surface);
        border: 1px solid var(--rw-color-line);
        border-block-start: 6px solid var(--rw-stage-hue);
        border-radius: var(--rw-radius);
      }

      article:hover {
        background: var(--rw-color-sunken);
      }

      h3 {
        min-block-size: 2.5em;
      }

      a {
        text-decoration: none;
      }

      a::after {
        content: '';
        position: absolute;
        inset: 0;
        border-radius: var(--rw-radius);
      }

      a:focus-visible {
        outline: none;
      }

      a:focus-visible::after {
        outline: 3px solid var(--rw-color-focus);
        outline-offset: 2px;
      }

      .count {
        font-size: var(--rw-text-56);
        font-weight: 600;
        line-height: 1;
        font-variant-numeric: tabular-nums;
      }

      .none {
        color: var(--rw-color-muted);
        font-weight: 400;
      }

      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0 var(--rw-space-2);
        align-content: start;
        font-size: var(--rw-text-14);
      }

      dt {
        color: var(--rw-color-muted);
      }

      dd {
        text-align: end;
      }

      .kinds {
        font-size: var(--rw-text-14);
      }

      @media (min-width: 1600px) {
        h3 {
          font-size: var(--rw-text-20);
        }

        dl {
          font-size: var(--rw-text-16);
        }
      }
    `,
  ];

  @property({ attribute: false }) data!: BoardStage;
  readonly i18n = new I18n(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('data')) {
      this.style.setProperty('--rw-stage-hue', `var(--rw-stage-${this.data.stage})`);
    }
  }

  override render() {
    const { stage, count, medianHours, oldestHours } = this.data;
    return html`<article>
      <h3><a href="/search?stage=${stage}">${t(`stage.${stage as Stage}`)}</a></h3>
      <span class="count ${count === 0 ? 'none' : ''}">${formatNumber(count)}</span>
      <dl>
        ${medianHours === null ? nothing : renderTime(t('board.median'), medianHours)}
        ${oldestHours === null ? nothing : renderTime(t('board.oldest'), oldestHours)}
      </dl>
      ${count > 0 ? html`<p class="kinds">${this.kinds()}</p>` : nothing}
    </article>`;
  }

  private kinds(): string {
    const { kinds } = this.data;
    return DEVICE_KINDS.filter((kind) => kinds[kind])
      .map((kind) => `${t(`kind.${kind}`)} ${formatNumber(kinds[kind] ?? 0)}`)
      .join(' · ');
  }
}

function renderTime(title: string, hours: number) {
  return html`<dt>${title}</dt>
    <dd>${stayWords(hours)}</dd>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-board-stage': RwBoardStage;
  }
}
