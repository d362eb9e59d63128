import { isStage } from '#domain/stages.ts';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FoundDevice } from '../../api/search/search.service.ts';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-code.ts';
import '../ui/rw-stage.ts';
import '../ui/rw-table.ts';
import type { Column } from '../ui/rw-table.ts';

/**
 * Devices that were found; each row opens its device.
 * @fires rw-more when the reader comes near the end
 */
@customElement('rw-found-devices')
export class RwFoundDevices extends LitElement {
  static override styles = [baseStyles];
  @property({ attribute: false }) devices: readonly FoundDevice[] = [];
  @property({ type: Boolean }) more = false;
  @property({ type: Boolean }) loading = false;
  readonly i18n = new I18n(this);

  override render() {
    return html`<rw-table
      label=${t('search.devices')}
      .columns=${this.columns}
      .rows=${this.devices}
      .rowHref=${({ code }: FoundDevice) => `/devices/${code}`}
      ?more=${this.more}
      ?loading=${this.loading}
      @rw-more=${() => this.dispatchEvent(new CustomEvent('rw-more'))}
    ></rw-table>`;
  }

  private get columns(): Column<FoundDevice>[] {
    return [
      {
        key: 'code',
        title: t('field.device_code'),
        width: '148px',
        render: ({ code }) => html`<rw-code code=${code}></rw-code>`,
      },
      { key: 'device', title: t('stock.device'), width: 'minmax(0, 2fr)', render: renderDevice },
      {
        key: 'serialTail',
        title: t('search.serial_tail'),
        render: ({ serialTail }) => html`<bdi dir="ltr">${serialTail || '–'}</bdi>`,
      },
      {
        key: 'stage',
        title: t('search.stage'),
        width: 'minmax(0, 1.6fr)',
        render: ({ stage, stageSince }) =>
          html`${isStage(stage) ? html`<rw-stage stage=${stage}></rw-stage>` : stage}<br /><small
              class="muted"
              >${formatDate(stageSince, { style: 'relative' })}</small
            >`,
      },
      {
        key: 'place',
        title: t('search.place'),
        render: ({ placeName }) =>
          placeName
            ? html`<bdi>${placeName}</bdi>`
            : html`<span class="muted">${t('search.no_place')}</span>`,
      },
    ];
  }
}

function renderDevice({ kind, make, model }: FoundDevice) {
  const key = `kind.${kind}`;
  return html`${isKey(key) ? t(key) : kind} <bdi>${[make, model].filter(Boolean).join(' ')}</bdi>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-found-devices': RwFoundDevices;
  }
}
