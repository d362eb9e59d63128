import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SearchAnswer } from '../../api/search/search.service.ts';
import { I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-code.ts';
import '../ui/rw-table.ts';
import { thingPath } from '../ui/thing-path.ts';
import type { Column } from '../ui/rw-table.ts';

type Found = SearchAnswer['accessories'][number];

/** Accessories that were found. */
@customElement('rw-found-accessories')
export class RwFoundAccessories extends LitElement {
  static override styles = [
    baseStyles,
    css`
      h2 {
        margin-block-end: var(--rw-space-3);
      }
    `,
  ];

  @property({ attribute: false }) accessories: readonly Found[] = [];
  readonly i18n = new I18n(this);

  override render() {
    const columns: Column<Found>[] = [
      {
        key: 'code',
        title: t('search.code'),
        width: '148px',
        render: ({ code }) => html`<rw-code code=${code}></rw-code>`,
      },
      {
        key: 'kind',
        title: t('acc.accessory'),
        width: 'minmax(0, 2fr)',
        render: ({ kind, make }) => html`${named('acc', kind)} <bdi>${make}</bdi>`,
      },
      {
        key: 'status',
        title: t('stock.state'),
        render: ({ status }) => named('accessories', status),
      },
    ];
    return html`<h2>${t('search.accessories')}</h2>
      <rw-table
        label=${t('search.accessories')}
        .columns=${columns}
        .rows=${this.accessories}
        .rowKey=${({ code }: Found) => code}
        .rowHref=${({ code }: Found) => thingPath('accessory', code)}
      ></rw-table>`;
  }
}

function named(part: string, name: string): string {
  const key = `${part}.${name}`;
  return isKey(key) ? t(key) : name;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-found-accessories': RwFoundAccessories;
  }
}
