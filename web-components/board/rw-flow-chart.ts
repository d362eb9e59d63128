import { STAGES, type Stage } from '#domain/stages.ts';
import { css, html, LitElement, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Board } from '../../api/board/board.service.ts';
import { formatDate, formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-stage.ts';
import '../ui/rw-table.ts';
import type { Column } from '../ui/rw-table.ts';
import { chartStyles } from './chart-styles.ts';
import { daysBetween } from './hours.ts';

interface Line {
  id: Stage;
  counts: number[];
  total: number;
  most: number;
}

const HEIGHT = 40;
const BAR = 8;

/** How many devices entered each stage on each day: one row of bars a stage, all to one scale. */
@customElement('rw-flow-chart')
export class RwFlowChart extends LitElement {
  static override styles = [
    baseStyles,
    chartStyles,
    css`
      svg {
        inline-size: 100%;
        block-size: 44px;
      }

      .days {
        direction: ltr;
        display: flex;
        justify-content: space-between;
        grid-column: 2;
        color: var(--rw-color-muted);
        font-size: var(--rw-text-14);
      }
    `,
  ];

  @property({ attribute: false }) board!: Board;
  @state() private asTable = false;
  readonly i18n = new I18n(this);

  override render() {
    const lines = linesOf(this.board);
    return html`<section class="card">
      <header>
        <h2>${t('board.flow')}</h2>
        <rw-button variant="quiet" @click=${() => (this.asTable = !this.asTable)}
          >${t(this.asTable ? 'board.as_chart' : 'board.as_table')}</rw-button
        >
      </header>
      ${
        lines.length === 0
          ? html`<rw-empty icon="chart">${t('board.flow_none')}</rw-empty>`
          : this.asTable
            ? this.renderTable(lines)
            : this.renderChart(lines)
      }
    </section>`;
  }

  private renderChart(lines: readonly Line[]) {
    const { first, last } = this.board.days;
    const most = Math.max(...lines.map((line) => line.most));
    return html`<div class="chart">
      ${lines.map((line) => this.renderLine(line, most))}
      <div class="days">
        <bdi>${formatDate(`${first}T12:00:00Z`)}</bdi><bdi>${formatDate(`${last}T12:00:00Z`)}</bdi>
      </div>
    </div>`;
  }

  private renderLine({ id, counts, total, most: ownMost }: Line, most: number) {
    const name = t(`stage.${id}`);
    const words = t('board.flow_text', { stage: name, count: total, most: ownMost });
    return html`<rw-stage stage=${id}></rw-stage>
      <svg
        viewBox="0 0 ${counts.length * BAR} ${HEIGHT}"
        preserveAspectRatio="none"
        role="img"
        aria-label=${words}
      >
        <line class="base" x1="0" x2=${counts.length * BAR} y1=${HEIGHT} y2=${HEIGHT} />
        ${counts.map((count, day) => {
          const height = (count / most) * (HEIGHT - 2);
          return svg`<rect x=${day * BAR + 1} y=${HEIGHT - height} width=${BAR - 2} height=${height} fill="var(--rw-stage-${id})" />`;
        })}
      </svg>
      <span class="number value">${formatNumber(total)}</span>`;
  }

  private renderTable(lines: readonly Line[]) {
    const columns: Column<Line>[] = [
      { key: 'stage', title: t('board.stage'), render: ({ id }) => t(`stage.${id}`) },
      {
        key: 'total',
        title: t('board.entered'),
        align: 'end',
        render: ({ total }) => formatNumber(total),
      },
      {
        key: 'most',
        title: t('board.most'),
        align: 'end',
        render: ({ most }) => formatNumber(most),
      },
    ];
    return html`<rw-table label=${t('board.flow')} .columns=${columns} .rows=${lines}></rw-table>`;
  }
}

/** Stages that nothing entered are left out. */
function linesOf({ flow, days }: Board): Line[] {
  const every = daysBetween(days.first, days.last);
  return STAGES.map((id) => {
    const own = new Map(
      flow.filter(({ stage }) => stage === id).map((one) => [one.day, one.count]),
    );
    const counts = every.map((day) => own.get(day) ?? 0);
    const total = counts.reduce((sum, count) => sum + count, 0);
    return { id, counts, total, most: Math.max(0, ...counts) };
  }).filter(({ total }) => total > 0);
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-flow-chart': RwFlowChart;
  }
}
