import { html, LitElement, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { KeptReading } from '../data/kept-reading.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-code.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-kept-note.ts';
import '../ui/rw-page.ts';
import '../ui/rw-table.ts';
import type { Column } from '../ui/rw-table.ts';
import { boxName, loadBoxes, whereText, type BoxLine } from './box-data.ts';
import './rw-box-form.ts';

/** Boxes in use: where each is and how much lies in it. */
@customElement('rw-page-boxes')
export class RwPageBoxes extends LitElement {
  static override styles = [baseStyles];

  readonly i18n = new I18n(this);
  private readonly reading = new KeptReading(this, () => '/boxes', loadBoxes);
  readonly live = new LiveRefresh(
    this,
    this.reading.load,
    ({ kind }) => KINDS.includes(kind),
    ({ topic }) => topic === 'box',
  );

  override connectedCallback(): void {
    super.connectedCallback();
    void this.reading.load();
  }

  override render() {
    const { value: rows } = this.reading;
    return html`<rw-page
      heading=${t('box.list')}
      state=${this.reading.state}
      .error=${this.reading.error}
      @rw-retry=${this.reading.load}
    >
      <span slot="lead">${t('box.lead')}</span>
      <div class="stack">
        <rw-kept-note .at=${this.reading.keptAt}></rw-kept-note>
        ${
          allowed('box.pack')
            ? html`<rw-box-form @rw-changed=${this.reading.load}></rw-box-form>`
            : nothing
        }
        ${
          rows?.length === 0
            ? html`<rw-empty icon="package" heading=${t('box.none')}></rw-empty>`
            : html`<rw-table
                label=${t('box.list')}
                .columns=${columns()}
                .rows=${rows ?? []}
                .rowKey=${(row: BoxLine) => row.code}
                .rowHref=${(row: BoxLine) => `/boxes/${row.code}`}
              ></rw-table>`
        }
      </div>
    </rw-page>`;
  }
}

const KINDS = ['box', 'place', 'transfer'];

function columns(): Column<BoxLine>[] {
  return [
    {
      key: 'code',
      title: t('box.title'),
      width: '170px',
      render: ({ code }) => html`<rw-code .code=${code}></rw-code>`,
    },
    {
      key: 'name',
      title: t('box.name'),
      width: 'minmax(0, 2fr)',
      render: (row) => boxName(row) || '–',
    },
    { key: 'placeName', title: t('field.location'), width: 'minmax(0, 2fr)', render: whereText },
    {
      key: 'things',
      title: t('box.contents'),
      align: 'end',
      render: ({ things }) => t('transfer.things', { count: things }),
    },
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-boxes': RwPageBoxes;
  }
}
