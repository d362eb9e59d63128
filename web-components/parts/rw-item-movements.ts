import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatDate, formatNumber, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-code.ts';
import '../ui/rw-table.ts';
import type { Column } from '../ui/rw-table.ts';
import { causeText } from './cause-text.ts';
import type { Item } from './parts-data.ts';

type Movement = Item['movements'][number];

/** What came, went and moved, the newest first. */
@customElement('rw-item-movements')
export class RwItemMovements extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) movements: readonly Movement[] = [];
  readonly i18n = new I18n(this);

  override render() {
    return html`<section class="stack">
      <h2>${t('parts.movements')}</h2>
      ${
        this.movements.length === 0
          ? html`<p class="muted">${t('parts.no_movements')}</p>`
          : html`<rw-table
              label=${t('parts.movements')}
              .columns=${this.columns()}
              .rows=${this.movements}
            ></rw-table>`
      }
    </section>`;
  }

  private columns(): Column<Movement>[] {
    return [
      { key: 'kind', title: t('parts.what'), render: ({ kind }) => kindText(kind) },
      {
        key: 'quantity',
        title: t('parts.quantity'),
        width: '90px',
        align: 'end',
        render: (row) => formatNumber(row.quantity),
      },
      {
        key: 'where',
        title: t('parts.where'),
        width: 'minmax(0, 1.4fr)',
        render: ({ from, to, deviceCode, cause }) =>
          html`<bdi>${[from, to].filter(Boolean).join(' → ')}</bdi> ${
              deviceCode
                ? html`<a href="/devices/${deviceCode}"><rw-code code=${deviceCode}></rw-code></a>`
                : nothing
            } <span class="muted"><bdi>${causeText(cause)}</bdi></span>`,
      },
      {
        key: 'by',
        title: t('parts.who'),
        render: (row) => html`<bdi>${row.by ?? t('history.somebody')}</bdi>`,
      },
      {
        key: 'when',
        title: t('parts.when'),
        width: 'minmax(7rem, 1fr)',
        render: (row) => formatDate(row.recordedAt, { style: 'relative' }),
      },
    ];
  }
}

function kindText(kind: string): string {
  const key = `parts.move_kind.${kind}`;
  return isKey(key) ? t(key) : kind;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-item-movements': RwItemMovements;
  }
}
