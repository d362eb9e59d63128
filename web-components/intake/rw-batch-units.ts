import type { Stage } from '#domain/stages.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-code.ts';
import '../ui/rw-stage.ts';
import '../ui/rw-table.ts';
import type { Column } from '../ui/rw-table.ts';

interface BatchUnit {
  code: string;
  serial: string;
  stage: Stage;
}

/** Units of a batch so far, the newest first, folded away while scanning goes on. */
@customElement('rw-batch-units')
export class RwBatchUnits extends LitElement {
  static override styles = [
    baseStyles,
    css`
      summary {
        min-block-size: var(--rw-touch);
        align-content: center;
        cursor: pointer;
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) units: readonly BatchUnit[] = [];
  readonly i18n = new I18n(this);

  override render() {
    if (this.units.length === 0) return nothing;
    const columns: Column<BatchUnit>[] = [
      {
        key: 'code',
        title: t('field.device_code'),
        width: '150px',
        render: ({ code }) => html`<rw-code .code=${code}></rw-code>`,
      },
      {
        key: 'serial',
        title: t('field.serial'),
        render: ({ serial }) => html`<bdi dir="ltr">${serial || '–'}</bdi>`,
      },
      {
        key: 'stage',
        title: t('common.details'),
        render: ({ stage }) => html`<rw-stage stage=${stage}></rw-stage>`,
      },
    ];
    return html`<details>
      <summary>${t('batch.units')}</summary>
      <rw-table
        label=${t('batch.units')}
        .columns=${columns}
        .rows=${this.units}
        .rowKey=${(row: BatchUnit) => row.code}
        .rowHref=${(row: BatchUnit) => `/devices/${row.code}`}
      ></rw-table>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-batch-units': RwBatchUnits;
  }
}
