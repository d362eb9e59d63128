import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../data/api-client.ts';
import { formatDate, formatNumber, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-code.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-refused.ts';
import '../ui/rw-skeleton.ts';
import '../ui/rw-table.ts';
import type { Column } from '../ui/rw-table.ts';
import { fileWords } from './file-words.ts';

const read = (after: string | null) =>
  call(api.privacy.exports.$get({ query: { limit: '100', ...(after ? { after } : {}) } }));
type Row = Awaited<ReturnType<typeof read>>['exports'][number];

/** Every file that left the system: who, what, how many lines, whether it names people and why. */
@customElement('rw-privacy-exports')
export class RwPrivacyExports extends LitElement {
  static override styles = [baseStyles];

  @state() private rows: Row[] | null = null;
  @state() private next: string | null = null;
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    const { rows } = this;
    return html`<div class="stack">
      <p class="muted">${t('privacy.exports_lead')}</p>
      <rw-refused .error=${this.error}></rw-refused>
      ${rows ? this.renderRows(rows) : this.error ? nothing : html`<rw-skeleton></rw-skeleton>`}
    </div>`;
  }

  private renderRows(rows: Row[]) {
    if (rows.length === 0) {
      return html`<rw-empty icon="file-text">${t('privacy.exports_empty')}</rw-empty>`;
    }
    return html`<rw-table
      label=${t('privacy.tab_exports')}
      .columns=${columns()}
      .rows=${rows}
      .rowKey=${(row: Row) => row.id}
      ?more=${this.next !== null}
      @rw-more=${this.load}
    ></rw-table>`;
  }

  private async load(): Promise<void> {
    try {
      const page = await read(this.next);
      this.rows = [...(this.rows ?? []), ...page.exports];
      this.next = page.next;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }
}

function columns(): Column<Row>[] {
  return [
    {
      key: 'what',
      title: t('privacy.column_what'),
      width: 'minmax(0, 1.6fr)',
      render: ({ what }) => {
        const { key, number, file } = fileWords(what);
        return html`${key ? t(key) : html`<bdi dir="ltr">${file}</bdi>`}
        ${/^\d/.test(number) ? html`<rw-code code=${number}></rw-code>` : html`<bdi>${number}</bdi>`}`;
      },
    },
    {
      key: 'at',
      title: t('privacy.column_when'),
      width: 'minmax(0, 1fr)',
      render: ({ at }) => formatDate(at, { style: 'datetime' }),
    },
    {
      key: 'by',
      title: t('privacy.column_who'),
      width: 'minmax(0, 1fr)',
      render: ({ by }) => html`<bdi>${by}</bdi>`,
    },
    {
      key: 'rows',
      title: t('privacy.column_lines'),
      width: '90px',
      align: 'end',
      render: ({ rows }) => (rows === null ? '' : formatNumber(rows)),
    },
    {
      key: 'people',
      title: t('privacy.column_people'),
      width: 'minmax(0, 1fr)',
      render: ({ people, reason }) => {
        const key = `privacy.for_${reason}`;
        return people && isKey(key) ? t(key) : t('privacy.no_people');
      },
    },
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-privacy-exports': RwPrivacyExports;
  }
}
