import { html, LitElement, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { KeptReading } from '../data/kept-reading.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { allowed } from '../data/session.ts';
import { formatDate, formatNumber, I18n, t, type Key } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-kept-note.ts';
import '../ui/rw-page.ts';
import '../ui/rw-table.ts';
import type { Column } from '../ui/rw-table.ts';
import './rw-transfer-form.ts';
import { GROUPS, groupOf, loadTransfers, type TransferHead } from './transfer-data.ts';

type Lists = Awaited<ReturnType<typeof loadTransfers>>;

/** What is on its way between sites: late first, then what comes here, is packed here, and went out. */
@customElement('rw-page-transfers')
export class RwPageTransfers extends LitElement {
  static override styles = [baseStyles];

  readonly i18n = new I18n(this);
  private readonly reading = new KeptReading(this, () => '/transfers', loadTransfers);
  readonly live = new LiveRefresh(
    this,
    this.reading.load,
    () => false,
    ({ topic }) => topic === 'transfer',
  );

  override connectedCallback(): void {
    super.connectedCallback();
    void this.reading.load();
  }

  override render() {
    const { value: lists } = this.reading;
    return html`<rw-page
      heading=${t('transfer.title')}
      state=${this.reading.state}
      .error=${this.reading.error}
      @rw-retry=${this.reading.load}
    >
      <span slot="lead">${t('transfer.lead')}</span>
      ${lists ? this.renderLists(lists) : nothing}
    </rw-page>`;
  }

  private renderLists({ underWay, done }: Lists) {
    const groups = GROUPS.map((group) => ({
      title: t(`transfer.group.${group}`),
      rows: underWay.filter((head) => groupOf(head) === group),
    })).filter(({ rows }) => rows.length > 0);
    return html`<div class="stack">
      <rw-kept-note .at=${this.reading.keptAt}></rw-kept-note>
      ${allowed('transfer.pack') ? html`<rw-transfer-form></rw-transfer-form>` : nothing}
      ${
        groups.length === 0
          ? html`<rw-empty icon="truck" heading=${t('transfer.empty_list')}></rw-empty>`
          : groups.map(({ title, rows }) => renderTable(title, rows))
      }
      ${done.length > 0 ? renderTable(t('transfer.group.done'), done) : nothing}
    </div>`;
  }
}

function renderTable(title: string, rows: readonly TransferHead[]) {
  return html`<section class="stack">
    <h2>${title} <span class="muted number">${formatNumber(rows.length)}</span></h2>
    <rw-table
      label=${title}
      .columns=${columns()}
      .rows=${rows}
      .rowKey=${(row: TransferHead) => row.code}
      .rowHref=${(row: TransferHead) => `/transfers/${row.code}`}
    ></rw-table>
  </section>`;
}

function columns(): Column<TransferHead>[] {
  return [
    {
      key: 'code',
      title: t('transfer.one'),
      width: '150px',
      render: ({ code }) => html`<rw-code .code=${code}></rw-code>`,
    },
    {
      key: 'to',
      title: t('transfer.to_site'),
      width: 'minmax(0, 2fr)',
      render: ({ from, to }) => t('transfer.from_to', { from, to }),
    },
    {
      key: 'state',
      title: t('common.details'),
      width: 'minmax(0, 2fr)',
      render: (row) => stateText(row),
    },
    {
      key: 'things',
      title: t('transfer.group.out'),
      quiet: true,
      align: 'end',
      render: ({ things }) => t('transfer.things', { count: things }),
    },
  ];
}

function stateText({ state, sentAt, openedAt, days, open }: TransferHead): string {
  const key: Key = `transfer.state.${state}`;
  const when = formatDate(sentAt ?? openedAt, { style: 'day' });
  if (state !== 'sent') return `${t(key)} · ${when}`;
  return [t(key), t('transfer.days', { days }), t('transfer.open_things', { count: open })].join(
    ' · ',
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-transfers': RwPageTransfers;
  }
}
