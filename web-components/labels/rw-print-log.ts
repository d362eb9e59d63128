import type { InferResponseType } from 'hono/client';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call, errorText, isOffline } from '../data/api-client.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { textOf } from '../evidence/form-values.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-code.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-field.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-skeleton.ts';
import '../ui/rw-table.ts';
import type { Column } from '../ui/rw-table.ts';

type Log = InferResponseType<typeof api.labels.prints.$get, 200>;
type Row = Log['rows'][number];

/** Who printed which labels, when, why again, and what became void. */
@customElement('rw-print-log')
export class RwPrintLog extends LitElement {
  static override styles = [
    baseStyles,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--rw-space-4);
      }
    `,
  ];

  @state() private rows: readonly Row[] | null = null;
  @state() private older: string | null = null;
  @state() private again: 'no' | 'yes' = 'no';
  @state() private code = '';
  @state() private error: unknown = null;
  @state() private loading = false;
  readonly i18n = new I18n(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    return html`<div class="stack">
      <form @submit=${this.onCode}>
        <rw-choice
          label=${t('labels.log_which')}
          .value=${this.again}
          .options=${[
            { value: 'no', label: t('labels.log_all') },
            { value: 'yes', label: t('labels.log_again') },
          ]}
          @change=${(event: CustomEvent<{ value: 'no' | 'yes' }>) => {
            this.again = event.detail.value;
            void this.load();
          }}
        ></rw-choice>
        <rw-field label=${t('labels.log_code')}>
          <input name="code" dir="ltr" inputmode="numeric" maxlength="20" .value=${this.code} />
        </rw-field>
        <rw-button type="submit" icon="search">${t('common.search')}</rw-button>
      </form>
      ${
        this.error
          ? html`<rw-notice kind=${isOffline(this.error) ? 'warning' : 'refused'}
              >${errorText(this.error)}
              <rw-button slot="actions" icon="refresh" @click=${() => void this.load()}
                >${t('common.retry')}</rw-button
              ></rw-notice
            >`
          : nothing
      }
      ${this.rows === null ? html`<rw-skeleton></rw-skeleton>` : this.renderRows(this.rows)}
    </div>`;
  }

  private renderRows(rows: readonly Row[]) {
    if (rows.length === 0) {
      return html`<rw-empty icon="printer" heading=${t('labels.log_empty')}></rw-empty>`;
    }
    return html`<rw-table
      label=${t('labels.tab_log')}
      .columns=${columns()}
      .rows=${rows}
      .rowKey=${(row: Row) => `${row.at}${row.codes[0]}`}
      ?more=${this.older !== null}
      ?loading=${this.loading}
      @rw-more=${() => void this.load(this.older)}
    ></rw-table>`;
  }

  private onCode(event: Event): void {
    event.preventDefault();
    this.code = textOf(new FormData(event.target as HTMLFormElement), 'code');
    void this.load();
  }

  private async load(before: string | null = null): Promise<void> {
    if (this.loading) return;
    this.loading = true;
    const { code, again } = this;
    const query = { again, ...(code ? { code } : {}), ...(before ? { before } : {}) };
    try {
      const page = await call(api.labels.prints.$get({ query }));
      this.rows = [...(before ? (this.rows ?? []) : []), ...page.rows];
      this.older = page.before;
      this.error = null;
    } catch (error) {
      this.error = error;
    } finally {
      this.loading = false;
    }
  }
}

function columns(): Column<Row>[] {
  return [
    {
      key: 'at',
      title: t('labels.log_when'),
      width: '180px',
      render: ({ at }) => formatDate(at, { style: 'datetime' }),
    },
    { key: 'by', title: t('labels.log_who'), width: 'minmax(0, 1fr)' },
    {
      key: 'codes',
      title: t('labels.log_what'),
      width: 'minmax(0, 1.4fr)',
      render: ({ codes, count }) =>
        html`${codes.slice(0, 3).map((code) => html`<rw-code .code=${code}></rw-code><br />`)}${
          count > 3 ? t('labels.log_more', { count: count - 3 }) : nothing
        }`,
    },
    {
      key: 'count',
      title: t('labels.log_count'),
      width: 'minmax(0, 1fr)',
      render: ({ count, voided }) =>
        html`${t('labels.log_labels', { count })}${
          voided > 0
            ? html`<br /><small>${t('labels.log_voided', { count: voided })}</small>`
            : nothing
        }`,
    },
    { key: 'reason', title: t('labels.log_why'), width: 'minmax(0, 1.2fr)' },
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-print-log': RwPrintLog;
  }
}
