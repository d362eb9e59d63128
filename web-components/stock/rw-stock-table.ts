import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { StockRow } from '../../api/stock/stock.service.ts';
import { allowed } from '../data/session.ts';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-table.ts';
import type { Column } from '../ui/rw-table.ts';
import { gigabytes, memoryWords, percent } from './stock-words.ts';

/**
 * The devices behind the answer, shelf by shelf; each row opens its device.
 * @fires rw-more when the reader comes near the end
 */
@customElement('rw-stock-table')
export class RwStockTable extends LitElement {
  static override styles = [
    baseStyles,
    css`
      rw-table {
        --rw-table-gap: var(--rw-space-2);
      }
    `,
  ];

  @property({ attribute: false }) rows: readonly StockRow[] = [];
  @property({ type: Boolean }) more = false;
  @property({ type: Boolean }) loading = false;
  readonly i18n = new I18n(this);

  override render() {
    return html`<rw-table
      label=${t('stock.title')}
      .columns=${this.columns}
      .rows=${this.rows}
      .rowHref=${({ code }: StockRow) => `/devices/${code}`}
      ?more=${this.more}
      ?loading=${this.loading}
      @rw-more=${() => this.dispatchEvent(new CustomEvent('rw-more'))}
    ></rw-table>`;
  }

  private get columns(): Column<StockRow>[] {
    const mayReserve = allowed('device.reserve');
    return [
      {
        key: 'code',
        title: t('field.device_code'),
        width: 'minmax(124px, 0.5fr)',
        render: ({ code }) => html`<rw-code code=${code}></rw-code>`,
      },
      { key: 'device', title: t('stock.device'), width: 'minmax(0, 2.4fr)', render: renderDevice },
      {
        key: 'grade',
        title: t('stock.grade'),
        width: 'minmax(64px, 0.4fr)',
        render: ({ cosmeticGrade }) => cosmeticGrade ?? '–',
      },
      { key: 'shelf', title: t('field.shelf'), width: 'minmax(88px, 0.9fr)', render: renderShelf },
      ...(mayReserve
        ? [
            {
              key: 'actions',
              title: t('stock.actions'),
              quiet: true,
              width: '64px',
              render: renderReserve,
            },
          ]
        : []),
    ];
  }
}

function renderDevice(row: StockRow) {
  const kind = `kind.${row.kind}`;
  const name = [row.make, row.model].filter(Boolean).join(' ');
  return html`<span>${isKey(kind) ? t(kind) : row.kind}</span> <bdi>${name}</bdi><br /><small
      class="muted"
      >${specsOf(row).map((spec, index) => html`${index > 0 ? ' · ' : ''}<bdi>${spec}</bdi>`)}</small
    >`;
}

function specsOf(row: StockRow): string[] {
  const storageKind = { hdd: 'HDD', ssd: 'SSD', emmc: 'eMMC' }[row.storageKind ?? ''] ?? '';
  const { batteryHealth } = row;
  return [
    ...(row.memoryMib === null ? [] : [memoryWords(row.memoryMib)]),
    ...(row.storageGb === null ? [] : [`${gigabytes(row.storageGb)} ${storageKind}`]),
    t(row.camera ? 'stock.camera' : 'stock.no_camera'),
    ...(batteryHealth === null ? [] : [t('stock.battery_at', { percent: percent(batteryHealth) })]),
    ...kitOf(row),
  ];
}

/** Desktops have no charger of their own: nothing is missing there. */
function kitOf({ charger, kind }: StockRow): string[] {
  if (charger) return [t('stock.kit_charger')];
  return kind === 'laptop' || kind === 'tablet' ? [t('stock.kit_none')] : [];
}

function renderShelf({ placeName, placeCode, held, needCode, expiresAt }: StockRow) {
  const place = placeName ?? (placeCode ? html`<rw-code code=${placeCode}></rw-code>` : '–');
  const reserved =
    needCode && expiresAt
      ? t('stock.reserved_until', { need: needCode, date: formatDate(expiresAt) })
      : nothing;
  return html`<bdi>${place}</bdi>
    <small class="muted">
      ${held ? html`<br /><rw-icon name="lock"></rw-icon> ${t('stock.held')}` : nothing}
      ${reserved === nothing ? nothing : html`<br />${reserved}`}
    </small>`;
}

function renderReserve({ code, stage, held }: StockRow) {
  if (stage !== 'ready' || held) return nothing;
  return html`<rw-button
    variant="quiet"
    icon="hand-heart"
    label=${t('act.reserve')}
    href="/needs?device=${code}"
  ></rw-button>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-stock-table': RwStockTable;
  }
}
