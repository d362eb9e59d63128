import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { formatDuration, formatNumber, I18n, isJustNow, isKey, t, type Key } from '../i18n/i18n.ts';
import { devicePath } from '../scan/scan-routes.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-stage.ts';
import '../ui/rw-tabs.ts';
import type { Bench, BenchLine, BenchListName, RefusedScan } from './bench-data.ts';
import './rw-refused-scan.ts';
import { wipingWords } from './wiping-words.ts';
import { groupedCode } from '../ui/grouped-code.ts';

const LISTS: readonly BenchListName[] = ['mine', 'waiting', 'wiping', 'stuck'];

/** What is mine, waits for me, is being wiped, is stuck; and the scans that were refused. */
@customElement('rw-bench-lists')
export class RwBenchLists extends LitElement {
  static override styles = [
    baseStyles,
    css`
      li > a {
        display: grid;
        grid-template-columns: 8rem minmax(0, 1fr) 12.5rem 9.5rem;
        align-items: center;
        gap: var(--rw-space-2) var(--rw-space-4);
        min-block-size: var(--rw-touch-bench);
        padding: var(--rw-space-2) var(--rw-space-3);
        border-block-end: 1px solid var(--rw-color-line);
        text-decoration: none;
      }

      li > a:hover {
        background: var(--rw-color-sunken);
      }

      bdi {
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }

      .name {
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      .why {
        display: block;
        color: var(--rw-color-muted);
        font-size: var(--rw-text-14);
      }

      .held {
        color: var(--rw-color-refused);
        font-weight: 600;
      }

      .time {
        text-align: end;
        color: var(--rw-color-muted);
        font-variant-numeric: tabular-nums;
      }

      .none {
        padding: var(--rw-space-5) var(--rw-space-3);
        color: var(--rw-color-muted);
      }

      @media (max-width: 699px) {
        li > a {
          grid-template-columns: minmax(0, 1fr) auto;
        }

        .name {
          grid-column: 1 / -1;
          grid-row: 2;
        }

        rw-stage {
          grid-row: 3;
        }
      }
    `,
  ];

  @property({ attribute: false }) bench: Bench | null = null;
  @state() private selected: BenchListName | 'refused' = 'mine';
  readonly i18n = new I18n(this);

  override render() {
    const { bench } = this;
    const tabs = LISTS.map((id) => ({
      id,
      label: t(`bench.${id}`),
      count: bench ? formatNumber(bench[id].count) : '',
    }));
    const refused = bench?.refused.length ?? 0;
    const last = { id: 'refused', label: t('bench.refused'), count: formatNumber(refused) };
    return html`<rw-tabs
      .tabs=${refused > 0 ? [...tabs, last] : tabs}
      .selected=${this.selected}
      label=${t('dash.my_bench')}
      @rw-select=${this.onSelect}
    >
      ${LISTS.map((id) => html`<div slot=${id}>${bench ? this.renderList(bench, id) : nothing}</div>`)}
      <rw-button slot="mine" variant="quiet" icon="clipboard-check" href="/repairs"
        >${t('repair.title')}</rw-button
      >
      <div slot="refused">${this.renderRefused(bench?.refused ?? [])}</div>
    </rw-tabs>`;
  }

  private renderList(bench: Bench, id: BenchListName) {
    const { count, devices } = bench[id];
    if (count === 0) return html`<p class="none">${t(`bench.none_${id}`)}</p>`;
    return html`<ul>
        ${repeat(
          devices,
          (line) => line.code,
          (line) => this.renderLine(line),
        )}
      </ul>
      ${
        count > devices.length
          ? html`<p class="none">${t('bench.more', { count: count - devices.length })}</p>`
          : nothing
      }`;
  }

  private renderLine(line: BenchLine) {
    const since = line.wipingSince ?? line.stageSince;
    const age = Date.now() - Date.parse(since);
    const time = isJustNow(age) ? t('common.now') : formatDuration(age);
    const holds = line.holds.map((hold) => `hold.${hold}`).filter(isKey);
    return html`<li>
      <a href=${devicePath(line.code)}>
        <bdi dir="ltr">${groupedCode(line.code)}</bdi>
        <span class="name">
          ${t(`kind.${line.kind}`)} · ${line.make} ${line.model}
          ${holds.length > 0 ? html`<span class="why held">${words(holds)}${this.renderPart(line)}</span>` : nothing}
          <span class="why">${[line.place, line.owner].filter(Boolean).join(' · ')}</span>
        </span>
        <rw-stage .stage=${line.stage}></rw-stage>
        <span class="time">${line.wipingSince ? wipingWords(age) : time}</span>
      </a>
    </li>`;
  }

  private renderPart({ waitingFor }: BenchLine) {
    return waitingFor ? html`: <bdi>${waitingFor}</bdi>` : nothing;
  }

  private renderRefused(scans: readonly RefusedScan[]) {
    if (scans.length === 0) return html`<p class="none">${t('bench.none_refused')}</p>`;
    return html`<ul>
      ${repeat(
        scans,
        (scan) => scan.requestId,
        (scan) => html`<li><rw-refused-scan .scan=${scan}></rw-refused-scan></li>`,
      )}
    </ul>`;
  }

  private onSelect(event: CustomEvent<{ id: BenchListName | 'refused' }>): void {
    this.selected = event.detail.id;
  }
}

function words(keys: readonly Key[]): string {
  return keys.map((key) => t(key)).join(', ');
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-bench-lists': RwBenchLists;
  }
}
