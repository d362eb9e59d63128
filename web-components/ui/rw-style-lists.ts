import { makeCode } from '#domain/codes.ts';
import { STAGES, type Stage } from '#domain/stages.ts';
import { html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from './base-styles.ts';
import './rw-code.ts';
import './rw-empty.ts';
import './rw-skeleton.ts';
import './rw-stage.ts';
import './rw-table.ts';
import type { Column, Sort } from './rw-table.ts';
import './rw-tabs.ts';

interface Sample {
  id: string;
  model: string;
  stage: Stage;
  memory: number;
}

const ROWS = 5000;

const samples: Sample[] = Array.from({ length: ROWS }, (_, index) => ({
  id: makeCode('device', index + 1),
  model: index % 2 ? 'Dell Latitude 5480' : 'Lenovo ThinkPad T470s',
  stage: STAGES[index % STAGES.length] ?? 'received',
  memory: 4 * (1 + (index % 4)),
}));

/** Tabs, a table of 5,000 rows, its skeleton and an empty list on the style page. */
@customElement('rw-style-lists')
export class RwStyleLists extends LitElement {
  static override styles = [baseStyles];
  @state() private sort: Sort = { key: 'memory', descending: false };
  @state() private rows = samples;
  readonly i18n = new I18n(this);

  override render() {
    const columns: Column<Sample>[] = [
      {
        key: 'id',
        title: t('field.device_code'),
        width: '160px',
        render: ({ id }) => html`<rw-code code=${id}></rw-code>`,
      },
      { key: 'model', title: t('field.model'), width: 'minmax(0, 2fr)' },
      {
        key: 'stage',
        title: t('common.details'),
        render: ({ stage }) => html`<rw-stage stage=${stage}></rw-stage>`,
        width: 'minmax(0, 2fr)',
      },
      {
        key: 'memory',
        title: t('part.ram'),
        align: 'end',
        sortable: true,
        render: ({ memory }) => html`<bdi dir="ltr">${formatNumber(memory)} GB</bdi>`,
      },
    ];
    return html`<rw-tabs
      label=${t('common.details')}
      .tabs=${[
        { id: 'table', label: t('dash.stock'), count: formatNumber(ROWS) },
        { id: 'loading', label: t('common.loading') },
        { id: 'empty', label: t('dash.my_bench'), count: formatNumber(0) },
      ]}
    >
      <rw-table
        slot="table"
        label=${t('dash.stock')}
        selectable
        .columns=${columns}
        .rows=${this.rows}
        .sort=${this.sort}
        .rowHref=${({ id }: Sample) => `/style?device=${id}`}
        @rw-sort=${this.onSort}
      ></rw-table>
      <rw-skeleton slot="loading"></rw-skeleton>
      <rw-empty slot="empty" icon="scan-barcode" heading=${t('msg.scan_here')}>
        ${t('common.empty')}
        <rw-button slot="actions" variant="primary" icon="camera">${t('act.scan')}</rw-button>
      </rw-empty>
    </rw-tabs>`;
  }

  private onSort(event: CustomEvent<Sort>): void {
    this.sort = event.detail;
    const direction = event.detail.descending ? -1 : 1;
    this.rows = samples.toSorted((a, b) => direction * (a.memory - b.memory));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-style-lists': RwStyleLists;
  }
}
