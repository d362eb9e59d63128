import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LOSS_AFTER_DAYS } from '#domain/books.ts';
import type {
  Attention,
  LateTransfer,
  MissingThing,
  OverdueThing,
} from '../../api/books/attention.service.ts';
import { formatNumber, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-code.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-table.ts';
import { thingPath } from '../ui/thing-path.ts';
import type { Column } from '../ui/rw-table.ts';
import '../ui/rw-tabs.ts';

const LISTS = ['overdue', 'transit', 'missing'] as const;
type List = (typeof LISTS)[number];

const TITLES = {
  overdue: 'books.overdue',
  transit: 'books.late',
  missing: 'books.missing',
} as const;
const NONE = {
  overdue: 'books.no_overdue',
  transit: 'books.no_late',
  missing: 'books.no_missing',
} as const;

/** What the books want looked into: overdue, too long on the way, missing. */
@customElement('rw-books-attention')
export class RwBooksAttention extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) attention!: Attention;
  @state() private list: List = 'overdue';
  readonly i18n = new I18n(this);

  override render() {
    const tabs = LISTS.map((id) => ({
      id,
      label: t(TITLES[id]),
      count: formatNumber(this.attention[id].length),
    }));
    return html`<h2>${t('books.attention')}</h2>
      <rw-tabs
        label=${t('books.attention')}
        selected=${this.list}
        .tabs=${tabs}
        @rw-select=${(event: CustomEvent<{ id: List }>) => (this.list = event.detail.id)}
      >
        <div slot=${this.list}>${this.renderList()}</div>
      </rw-tabs>`;
  }

  private renderList() {
    const { overdue, transit, missing } = this.attention;
    if (this.attention[this.list].length === 0) {
      return html`<rw-empty icon="circle-check">${t(NONE[this.list])}</rw-empty>`;
    }
    if (this.list === 'overdue') {
      return table(t('books.overdue'), overdue, overdueColumns(), (row) => `/devices/${row.code}`);
    }
    if (this.list === 'transit') {
      return table(t('books.late'), transit, transitColumns(), (row) =>
        thingPath('transfer', row.code),
      );
    }
    return table(t('books.missing'), missing, missingColumns(), ({ subject, code }) =>
      thingPath(subject, code),
    );
  }
}

function table<Row extends { code: string }>(
  label: string,
  rows: readonly Row[],
  columns: Column<Row>[],
  rowHref: (row: Row) => string,
) {
  return html`<rw-table
    label=${label}
    .columns=${columns}
    .rows=${rows}
    .rowKey=${(row: Row) => row.code}
    .rowHref=${rowHref}
  ></rw-table>`;
}

const codeColumn = <Row extends { code: string }>(): Column<Row> => ({
  key: 'code',
  title: t('field.device_code'),
  width: '150px',
  render: ({ code }) => html`<rw-code code=${code}></rw-code>`,
});

function overdueColumns(): Column<OverdueThing>[] {
  return [
    codeColumn(),
    {
      key: 'name',
      title: t('books.what'),
      width: 'minmax(0, 1.4fr)',
      render: (row) => thing('kind', row.kind, row.name),
    },
    {
      key: 'why',
      title: t('books.why'),
      width: 'minmax(0, 1.4fr)',
      render: (row) =>
        html`${t(`stage.${row.stage}`)}<br /><small class="muted"
            >${row.hold ? `${t(`hold.${row.hold}`)}: ` : ''}${t(`books.why.${row.why}`)}</small
          >`,
    },
    {
      key: 'place',
      title: t('books.where'),
      render: ({ place }) => html`<bdi>${place ?? '–'}</bdi>`,
    },
    {
      key: 'daysOver',
      title: t('books.overdue'),
      width: '140px',
      align: 'end',
      render: ({ daysOver }) => t('books.days_over', { count: daysOver }),
    },
  ];
}

function transitColumns(): Column<LateTransfer>[] {
  return [
    codeColumn(),
    {
      key: 'way',
      title: t('books.where'),
      width: 'minmax(0, 2fr)',
      render: (row) => html`<bdi>${row.from}</bdi> → <bdi>${row.to}</bdi>`,
    },
    {
      key: 'pieces',
      title: t('books.what'),
      render: ({ pieces }) => t('books.pieces', { count: pieces }),
    },
    {
      key: 'days',
      title: t('books.late'),
      align: 'end',
      render: ({ days }) => t('books.days', { count: days }),
    },
  ];
}

function missingColumns(): Column<MissingThing>[] {
  return [
    codeColumn(),
    {
      key: 'name',
      title: t('books.what'),
      width: 'minmax(0, 2fr)',
      render: (row) =>
        thing({ device: 'kind', accessory: 'acc', part: 'part' }[row.subject], row.kind, row.name),
    },
    {
      key: 'days',
      title: t('books.missing'),
      align: 'end',
      render: ({ days }) => t('books.days', { count: days }),
    },
    {
      key: 'loss',
      title: t('books.loss'),
      align: 'end',
      render: ({ loss, days }) =>
        loss ? t('books.counts_as_loss') : t('books.loss_in', { count: LOSS_AFTER_DAYS - days }),
    },
  ];
}

function thing(group: string, kind: string, name: string) {
  const key = `${group}.${kind}`;
  return html`${isKey(key) ? t(key) : kind} <bdi>${name}</bdi>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-books-attention': RwBooksAttention;
  }
}
