import { STAGES, type Stage } from '#domain/stages.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Board } from '../../api/board/board.service.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-stage.ts';
import '../ui/rw-table.ts';
import type { Column } from '../ui/rw-table.ts';
import { chartStyles } from './chart-styles.ts';
import { stayWords } from './hours.ts';

interface Stay {
  id: Stage;
  count: number;
  hours: number;
}

/** How long devices usually stay in each stage. */
@customElement('rw-stay-chart')
export class RwStayChart extends LitElement {
  static override styles = [
    baseStyles,
    chartStyles,
    css`
      svg {
        inline-size: 100%;
        block-size: 14px;
      }

      svg:dir(rtl) {
        transform: scaleX(-1);
      }

      .hint {
        margin-block-end: var(--rw-space-3);
      }
    `,
  ];

  @property({ attribute: false }) board!: Board;
  @state() private asTable = false;
  readonly i18n = new I18n(this);

  override render() {
    const stays = staysOf(this.board);
    if (stays.length === 0) return nothing;
    return html`<section class="card">
      <header>
        <h2>${t('board.stays')}</h2>
        <rw-button variant="quiet" @click=${() => (this.asTable = !this.asTable)}
          >${t(this.asTable ? 'board.as_chart' : 'board.as_table')}</rw-button
        >
      </header>
      <p class="hint small muted">${t('board.stays_hint')}</p>
      ${this.asTable ? this.renderTable(stays) : this.renderChart(stays)}
    </section>`;
  }

  private renderChart(stays: readonly Stay[]) {
    const longest = Math.max(...stays.map(({ hours }) => hours), 1);
    return html`<div class="chart">
      ${stays.map(({ id, hours }) => {
        const time = stayWords(hours);
        return html`<rw-stage stage=${id}></rw-stage>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <line class="base" x1="0" x2="100" y1="5" y2="5" />
            <rect
              width=${Math.max(0.5, (hours / longest) * 100)}
              height="10"
              fill="var(--rw-stage-${id})"
            />
          </svg>
          <span class="value">${time}</span>`;
      })}
    </div>`;
  }

  private renderTable(stays: readonly Stay[]) {
    const columns: Column<Stay>[] = [
      { key: 'stage', title: t('board.stage'), render: ({ id }) => t(`stage.${id}`) },
      {
        key: 'time',
        title: t('board.stay'),
        align: 'end',
        render: ({ hours }) => stayWords(hours),
      },
      {
        key: 'count',
        title: t('board.left'),
        align: 'end',
        render: ({ count }) => formatNumber(count),
      },
    ];
    return html`<rw-table label=${t('board.stays')} .columns=${columns} .rows=${stays}></rw-table>`;
  }
}

/** In the order of the working line. */
function staysOf({ stays }: Board): Stay[] {
  return STAGES.flatMap((id) => {
    const stay = stays.find(({ stage }) => stage === id);
    return stay ? [{ id, count: stay.count, hours: stay.medianHours }] : [];
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-stay-chart': RwStayChart;
  }
}
