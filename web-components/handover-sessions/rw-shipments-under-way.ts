import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { LiveRefresh } from '../data/live-refresh.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-code.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-refused.ts';
import '../ui/rw-table.ts';
import type { Column } from '../ui/rw-table.ts';
import { lateWords, loadOpenShipments, stateWords, type OpenShipment } from './courier-data.ts';

/** Parcels of all sessions that are packed or under way, the oldest first; hidden while there is none. */
@customElement('rw-shipments-under-way')
export class RwShipmentsUnderWay extends LitElement {
  static override styles = [baseStyles];

  @state() private parcels: readonly OpenShipment[] = [];
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);
  readonly live = new LiveRefresh(
    this,
    () => this.load(),
    () => false,
    ({ topic }) => topic === 'handover_session',
  );

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override willUpdate(): void {
    this.hidden = this.parcels.length === 0 && !this.error;
  }

  override render() {
    return html`<section class="stack">
      <h2>
        ${t('courier.under_way')}
        <span class="muted number">${formatNumber(this.parcels.length)}</span>
      </h2>
      <rw-refused .error=${this.error}></rw-refused>
      <rw-table
        label=${t('courier.under_way')}
        .columns=${columns()}
        .rows=${this.parcels}
        .rowKey=${({ session, number }: OpenShipment) => `${session.code} ${number}`}
        .rowHref=${({ session }: OpenShipment) => `/handovers/${session.code}`}
      ></rw-table>
    </section>`;
  }

  private async load(): Promise<void> {
    try {
      this.parcels = await loadOpenShipments();
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }
}

function columns(): Column<OpenShipment>[] {
  return [
    {
      key: 'office',
      title: t('courier.office'),
      width: 'minmax(0, 2fr)',
      render: ({ office, number }) =>
        html`<bdi>${office}</bdi> · ${t('courier.parcel', { number })}`,
    },
    {
      key: 'session',
      title: t('prog.handover_batch'),
      width: '150px',
      render: ({ session }) => html`<rw-code .code=${session.code}></rw-code>`,
    },
    {
      key: 'carrier',
      title: t('courier.carrier'),
      width: 'minmax(0, 2fr)',
      render: ({ carrier, reference }) =>
        carrier
          ? html`<bdi>${carrier}</bdi> · <bdi>${reference}</bdi>`
          : html`<span class="muted">${t('courier.not_sent')}</span>`,
    },
    {
      key: 'state',
      title: t('handovers.progress'),
      width: 'minmax(0, 2fr)',
      render: (parcel) =>
        html`${stateWords(parcel)} · ${t('courier.things', { count: parcel.open })}
        ${parcel.late ? html`<rw-icon name="warning"></rw-icon> <strong>${lateWords()}</strong>` : nothing}`,
    },
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-shipments-under-way': RwShipmentsUnderWay;
  }
}
