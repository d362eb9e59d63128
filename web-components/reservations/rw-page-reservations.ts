import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ReservationRow } from '../../api/reservations/reservation-list.service.ts';
import type { StockRow } from '../../api/stock/stock.service.ts';
import { replaceQuery } from '../app/navigation.ts';
import { api, call, newRequestId } from '../data/api-client.ts';
import { errorText } from '../data/error-text.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { allowed } from '../data/session.ts';
import { formatDate, formatNumber, getLocale, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-menu.ts';
import '../ui/rw-page.ts';
import '../ui/rw-table.ts';
import type { Column } from '../ui/rw-table.ts';
import '../ui/rw-tabs.ts';
import { showToast } from '../ui/toast.ts';
import { holderOf } from './rw-release-dialog.ts';
import { groupedCode } from '../ui/grouped-code.ts';

const TABS = ['reserved', 'expiring', 'free'] as const;
type Tab = (typeof TABS)[number];
type Row = Pick<ReservationRow, 'code' | 'kind' | 'make' | 'model' | 'placeName'> &
  Partial<ReservationRow>;

const loadReserved = (tab: Tab, after: string) =>
  call(
    api.reservations.$get({
      query: { expiring: tab === 'expiring' ? '1' : '0', limit: '50', ...(after ? { after } : {}) },
    }),
  );
const loadFree = (after: string) =>
  call(api.stock.$get({ query: { state: 'free', ...(after ? { after } : {}) } }));

/** What is set aside for whom and until when; what is free beside it; the list to pick by. */
@customElement('rw-page-reservations')
export class RwPageReservations extends LitElement {
  static override styles = [
    baseStyles,
    css`
      @media (max-width: 1199px) {
        rw-table {
          --rw-table-gap: var(--rw-space-2);
        }
      }
    `,
  ];

  @state() private tab: Tab = 'reserved';
  @state() private rows: Row[] | null = null;
  @state() private counts: Partial<Record<Tab, number>> = {};
  @state() private next: string | null = null;
  @state() private error: unknown = null;
  @state() private releasing: Row | null = null;
  readonly i18n = new I18n(this);
  readonly fresh = new LiveRefresh(this, () => this.load());

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    const state = this.rows ? 'ready' : this.error ? 'error' : 'loading';
    const tabs = TABS.map((id) => {
      const count = this.counts[id];
      return { id, label: t(`stock.${id}`), ...(count ? { count: formatNumber(count) } : {}) };
    });
    return html`<rw-page
        heading=${t('reserve.title')}
        width="wide"
        .state=${state}
        .error=${this.error}
        @rw-retry=${this.load}
      >
        <rw-button
          slot="actions"
          icon="printer"
          href="/api/reservations/pick-list.pdf?locale=${getLocale()}"
          >${t('doc.pick_list')}</rw-button
        >
        <rw-tabs
          label=${t('reserve.title')}
          .tabs=${tabs}
          .selected=${this.tab}
          @rw-select=${this.choose}
        >
          <div slot=${this.tab}>${this.renderRows()}</div>
        </rw-tabs>
      </rw-page>
      ${
        this.releasing
          ? html`<rw-release-dialog
              code=${this.releasing.code}
              ?shelfless=${this.releasing.placeName === null && this.releasing.kind !== 'sim'}
              @rw-close=${() => (this.releasing = null)}
              @rw-done=${this.onReleased}
            ></rw-release-dialog>`
          : nothing
      }`;
  }

  private renderRows() {
    const rows = this.rows ?? [];
    if (rows.length === 0) {
      return html`<rw-empty icon="calendar">${t(`reserve.empty_${this.tab}`)}</rw-empty>`;
    }
    return html`<rw-table
      label=${t(`stock.${this.tab}`)}
      .columns=${this.columns()}
      .rows=${rows}
      .rowKey=${(row: Row) => row.code}
      .rowHref=${(row: Row) => `/devices/${row.code}`}
      ?more=${this.next !== null}
      @rw-more=${this.loadMore}
    ></rw-table>`;
  }

  private columns(): Column<Row>[] {
    const device: Column<Row>[] = [
      {
        key: 'code',
        title: t('field.device_code'),
        width: 'minmax(134px, 0.6fr)',
        render: ({ code }) => html`<rw-code code=${code}></rw-code>`,
      },
      {
        key: 'device',
        title: t('stock.device'),
        width: 'minmax(0, 1.5fr)',
        render: renderDevice,
      },
      {
        key: 'place',
        title: t('field.shelf'),
        width: 'minmax(76px, 0.6fr)',
        render: ({ placeName }) => html`<bdi>${placeName ?? t('todo.without_place')}</bdi>`,
      },
    ];
    const actions: Column<Row> = {
      key: 'actions',
      title: t('stock.actions'),
      quiet: true,
      width: '200px',
      align: 'end',
      render: (row) => this.renderActions(row),
    };
    if (this.tab === 'free') return [...device, actions];
    return [
      ...device,
      { key: 'need', title: t('reserve.for'), width: 'minmax(0, 1.3fr)', render: renderNeed },
      {
        key: 'until',
        title: t('reserve.until'),
        width: 'minmax(126px, 0.9fr)',
        render: ({ expiresAt }) => formatDate(expiresAt ?? ''),
      },
      actions,
    ];
  }

  private renderActions(row: Row) {
    if (this.tab === 'free') {
      return allowed('device.reserve')
        ? html`<rw-button href="/needs?device=${row.code}">${t('act.reserve')}</rw-button>`
        : nothing;
    }
    const items = [
      ...(row.extended ? [] : [{ id: 'extend', label: t('decision.extend') }]),
      { id: 'release', label: t('decision.end_reservation') },
    ];
    return html`${
      allowed('handover.record') && row.route === 'workshop' && row.kind !== 'sim'
        ? html`<rw-button href="/handover?device=${row.code}">${t('act.hand_over')}</rw-button>`
        : nothing
    }
    ${
      allowed('device.reserve')
        ? html`<rw-menu
            icon="ellipsis"
            variant="quiet"
            icon-only
            label=${t('common.menu')}
            .items=${items}
            @rw-choose=${(event: CustomEvent<{ id: string }>) => this.act(row, event.detail.id)}
          ></rw-menu>`
        : nothing
    }`;
  }

  private act(row: Row, id: string): void {
    if (id === 'release') this.releasing = row;
    else void this.extend(row);
  }

  private async extend({ code }: Row): Promise<void> {
    const { extension } = api[holderOf(code)][':code'].reservation;
    try {
      const json = { requestId: newRequestId() };
      const { expiresAt } = await call(extension.$post({ param: { code }, json }));
      const date = formatDate(expiresAt);
      showToast({ text: t('decision.done_extended', { code: groupedCode(code), date }) });
    } catch (error) {
      showToast({ kind: 'refused', text: errorText(error) });
    }
    await this.load();
  }

  private readonly load = async (): Promise<void> => {
    const { tab } = this;
    try {
      const [reserved, free] = await Promise.all([loadReserved(tab, ''), loadFree('')]);
      if (tab !== this.tab) return;
      this.counts = { ...reserved.counts, free: free.states.free };
      this.rows = tab === 'free' ? freeRows(free.rows) : reserved.reservations;
      this.next = tab === 'free' ? free.next : reserved.next;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  };

  private async loadMore(): Promise<void> {
    const { tab, next } = this;
    if (!next) return;
    const more =
      tab === 'free'
        ? await loadFree(next).then((page) => ({ rows: freeRows(page.rows), next: page.next }))
        : await loadReserved(tab, next).then((page) => ({
            rows: page.reservations,
            next: page.next,
          }));
    if (tab !== this.tab) return;
    this.rows = [...(this.rows ?? []), ...more.rows];
    this.next = more.next;
  }

  private choose(event: CustomEvent<{ id: Tab }>): void {
    this.tab = event.detail.id;
    this.rows = null;
    replaceQuery({ tab: this.tab });
    void this.load();
  }

  private onReleased(): void {
    this.releasing = null;
    void this.load();
  }
}

/** A held device cannot be reserved. */
function freeRows(rows: readonly StockRow[]): Row[] {
  return rows
    .filter((row) => row.stage === 'ready' && !row.held)
    .map(({ code, kind, make, model, placeName }) => ({ code, kind, make, model, placeName }));
}

function renderDevice({ kind, make, model }: Row) {
  const key = `kind.${kind}`;
  return html`${isKey(key) ? t(key) : kind} <bdi>${[make, model].filter(Boolean).join(' ')}</bdi>`;
}

function renderNeed({ needCode, area, recipient, consentWithdrawn, orderReason }: Row) {
  return html`<bdi>${needCode}</bdi>
    ${recipient ? html`· <bdi>${recipient.studentName}</bdi>` : nothing} <br /><small class="muted"
      ><bdi>${area}</bdi>${consentWithdrawn ? html` · ${t('need.consent_gone')}` : nothing}${
        orderReason ? html` · ${t('handovers.out_of_order', { reason: orderReason })}` : nothing
      }</small
    >`;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-reservations': RwPageReservations;
  }
}
