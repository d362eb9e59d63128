import { DEVICE_KINDS, type DeviceKind } from '#domain/device-kinds.ts';
import { ACTIVE_STAGES, STAGES, stageRange, type Stage } from '#domain/stages.ts';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Board, BoardStage } from '../../api/board/board.service.ts';
import { replaceQuery } from '../app/navigation.ts';
import { csvLink } from '../data/csv-link.ts';
import { api, call } from '../data/api-client.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { I18n, t, type Key } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-page.ts';
import './rw-board-stage.ts';
import './rw-flow-chart.ts';
import './rw-stay-chart.ts';

const LINE = stageRange('offered', 'reserved');
const OUT: readonly Stage[] = ['handed_over', 'recycled', 'withdrawn'];
const ASIDE = STAGES.filter((stage) => ![...LINE, ...OUT].includes(stage) && stage !== 'void');

/** How many devices stand in each stage and how long; a move at a bench shows within a second. */
@customElement('rw-page-board')
export class RwPageBoard extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host(:fullscreen) {
        overflow: auto;
        background: var(--rw-color-ground);
      }

      .tiles {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(200px, 100%), 1fr));
        gap: var(--rw-space-3);
      }

      .charts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(420px, 100%), 1fr));
        align-items: start;
        gap: var(--rw-space-5);
      }

      section > h2 {
        margin-block-end: var(--rw-space-3);
      }

      .content {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--rw-space-5);
      }

      @media (max-width: 599px) {
        .tiles {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }
    `,
  ];

  @property({ attribute: false }) query = new URLSearchParams();
  @state() private board?: Board;
  @state() private error: unknown = null;
  @state() private kind: DeviceKind | '' = '';
  readonly i18n = new I18n(this);
  private readonly refresh = new LiveRefresh(this, () => this.load());
  private turn = 0;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('query')) return;
    this.kind = DEVICE_KINDS.find((kind) => kind === this.query.get('kind')) ?? '';
    this.refresh.ask();
  }

  override render() {
    const { board, error } = this;
    return html`<rw-page
      heading=${t('board.title')}
      width="wide"
      .state=${board ? 'ready' : error ? 'error' : 'loading'}
      .error=${error}
      @rw-retry=${() => this.refresh.ask()}
    >
      ${board ? html`<span slot="lead">${t('board.lead', { count: inWork(board) })}</span>` : nothing}
      <rw-button
        slot="actions"
        icon="download"
        label=${t('stock.export')}
        href=${csvLink('/devices.csv')}
        >CSV</rw-button
      >
      ${
        document.fullscreenEnabled
          ? html`<rw-button slot="actions" icon="monitor" @click=${this.fillScreen}
              >${t('board.wall')}</rw-button
            >`
          : nothing
      }
      ${board ? this.renderBoard(board) : nothing}
    </rw-page>`;
  }

  private renderBoard(board: Board) {
    return html`<div class="content">
      <rw-choice
        label=${t('board.kinds')}
        hide-label
        .value=${this.kind}
        .options=${[
          { value: '', label: t('board.all_kinds') },
          ...DEVICE_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
        ]}
        @change=${this.changeKind}
      ></rw-choice>
      ${this.renderTiles('board.line', board, LINE)}
      ${this.renderTiles('board.aside', board, ASIDE)} ${this.renderTiles('board.out', board, OUT)}
      <div class="charts">
        <rw-flow-chart .board=${board}></rw-flow-chart>
        <rw-stay-chart .board=${board}></rw-stay-chart>
      </div>
    </div>`;
  }

  private renderTiles(title: Key, board: Board, stages: readonly Stage[]) {
    const tiles = stages.flatMap((stage) => board.stages.filter((one) => one.stage === stage));
    return html`<section>
      <h2>${t(title)}</h2>
      <div class="tiles">
        ${repeat(
          tiles,
          ({ stage }: BoardStage) => stage,
          (data) => html`<rw-board-stage .data=${data}></rw-board-stage>`,
        )}
      </div>
    </section>`;
  }

  private changeKind(event: CustomEvent<{ value: string }>): void {
    this.kind = DEVICE_KINDS.find((kind) => kind === event.detail.value) ?? '';
    replaceQuery({ kind: this.kind });
    void this.load();
  }

  private async fillScreen(): Promise<void> {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await this.requestFullscreen();
  }

  private async load(): Promise<void> {
    const turn = ++this.turn;
    try {
      const board = await call(api.board.$get({ query: this.kind ? { kind: this.kind } : {} }));
      if (turn !== this.turn) return;
      this.board = board;
      this.error = null;
    } catch (error) {
      if (turn === this.turn) this.error = error;
    }
  }
}

function inWork({ stages }: Board): number {
  const active: readonly string[] = ACTIVE_STAGES;
  return stages.reduce((sum, { stage, count }) => sum + (active.includes(stage) ? count : 0), 0);
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-board': RwPageBoard;
  }
}
