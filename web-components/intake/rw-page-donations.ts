import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { navigate } from '../app/navigation.ts';
import { api, call, newRequestId } from '../data/api-client.ts';
import { onLive } from '../data/live.ts';
import { allowed } from '../data/session.ts';
import { formatDate, formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-page.ts';
import '../ui/rw-table.ts';
import type { Column } from '../ui/rw-table.ts';
import type { ChosenDonor } from './intake-types.ts';
import './rw-donor-dialog.ts';

type Line = Awaited<ReturnType<typeof load>>['donations'][number];

const load = (after?: string) =>
  call(api.donations.$get({ query: { limit: '50', ...(after ? { after } : {}) } }));

const NEXT: Record<string, string> = { batch: '?batch=new', direct: '?announce=direct' };

/** Donations, the newest first, with what was announced against what came. */
@customElement('rw-page-donations')
export class RwPageDonations extends LitElement {
  static override styles = [baseStyles];

  /** `new=batch` opens a donation and goes on to its batch, `new=direct` to a direct gift. */
  @property({ attribute: false }) query?: URLSearchParams;
  @state() private rows: readonly Line[] | null = null;
  @state() private nextPage: string | null = null;
  @state() private loading = false;
  @state() private error: unknown = null;
  @state() private choosing = false;
  readonly i18n = new I18n(this);
  private stopLive?: () => void;
  private requestId = newRequestId();

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
    this.stopLive = onLive('all', (event) => event.kind === 'intake' && void this.load());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopLive?.();
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('query') && this.query?.has('new')) this.choosing = true;
  }

  override render() {
    const state = this.rows ? (this.rows.length > 0 ? 'ready' : 'empty') : 'loading';
    return html`<rw-page
        heading=${t('donation.list')}
        state=${this.error && !this.rows ? 'error' : state}
        .error=${this.error}
        @rw-retry=${() => void this.load()}
      >
        ${
          allowed('device.receive')
            ? html`<rw-button
                slot="actions"
                variant="primary"
                icon="plus"
                @click=${() => (this.choosing = true)}
                >${t('donation.new')}</rw-button
              >`
            : ''
        }
        <rw-empty slot="empty" icon="hand-heart" heading=${t('donation.list')}>
          ${t('donation.empty')}
          <rw-button slot="actions" href="/receive">${t('act.receive')}</rw-button>
        </rw-empty>
        <rw-table
          label=${t('donation.list')}
          .columns=${columns()}
          .rows=${this.rows ?? []}
          .rowHref=${(row: Line) => `/donations/${row.code}`}
          ?more=${this.nextPage !== null}
          ?loading=${this.loading}
          @rw-more=${() => void this.loadMore()}
        ></rw-table>
      </rw-page>
      <rw-donor-dialog
        ?open=${this.choosing}
        @rw-close=${() => (this.choosing = false)}
        @rw-donor=${this.open}
      ></rw-donor-dialog>`;
  }

  private async load(): Promise<void> {
    try {
      const { donations, next } = await load();
      this.rows = donations;
      this.nextPage = next;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }

  private async loadMore(): Promise<void> {
    if (this.loading || this.nextPage === null) return;
    this.loading = true;
    try {
      const { donations, next } = await load(this.nextPage);
      this.rows = [...(this.rows ?? []), ...donations];
      this.nextPage = next;
    } catch (error) {
      this.error = error;
    } finally {
      this.loading = false;
    }
  }

  private async open(event: CustomEvent<ChosenDonor>): Promise<void> {
    const { donorId, donor, dropOff } = event.detail;
    this.choosing = false;
    try {
      const giver = donorId ? { donorId } : { donor: donor ?? { kind: 'anonymous' as const } };
      const json = { requestId: this.requestId, dropOff, ...giver };
      const { code } = await call(api.donations.$post({ json }));
      this.requestId = newRequestId();
      const next = NEXT[this.query?.get('new') ?? ''] ?? '';
      navigate(`/donations/${code}${next}`);
    } catch (error) {
      this.error = error;
    }
  }
}

function columns(): Column<Line>[] {
  return [
    {
      key: 'code',
      title: t('donation.code'),
      width: '150px',
      render: ({ code }) => html`<rw-code .code=${code}></rw-code>`,
    },
    {
      key: 'donor',
      title: t('intake.donor'),
      width: 'minmax(0, 2fr)',
      render: ({ donorName, donorKind }) =>
        donorName || t(donorKind === 'anonymous' ? 'intake.anonymous' : 'intake.private_person'),
    },
    {
      key: 'receivedAt',
      title: t('donation.received_on'),
      width: 'minmax(140px, 1fr)',
      render: ({ receivedAt }) => formatDate(receivedAt),
    },
    {
      key: 'expected',
      title: t('donation.expected'),
      width: '120px',
      align: 'end',
      render: ({ expected }) => (expected > 0 ? formatNumber(expected) : '–'),
    },
    {
      key: 'received',
      title: t('donation.received'),
      width: '110px',
      align: 'end',
      render: ({ received }) => formatNumber(received),
    },
    {
      key: 'closed',
      title: '',
      width: '90px',
      quiet: true,
      render: ({ closedAt }) => t(closedAt ? 'donation.closed' : 'donation.open'),
    },
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-donations': RwPageDonations;
  }
}
