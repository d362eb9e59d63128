import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { getSession } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-menu.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-page.ts';
import { IdleWatch } from './idle-watch.ts';
import './rw-table-desk.ts';
import type { RwTableDesk } from './rw-table-desk.ts';
import './rw-table-ended.ts';
import './rw-table-open.ts';
import './rw-table-room.ts';
import './rw-table-unlock.ts';
import { fetchPackage } from './table-api.ts';
import { findRoom, type NoRoom } from './table-room.ts';
import { isGone, onSending, startSending } from './table-sender.ts';
import {
  readOutgoing,
  readTablets,
  type StoredTablet,
  type WipeReason,
  wipeTablet,
} from './table-store.ts';
import { isExpired, type OpenTable } from './table-vault.ts';

/** A handover session on this tablet: taken along, unlocked, worked through, sent, wiped. */
@customElement('rw-page-table')
export class RwPageTable extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) params: Record<string, string> = {};
  @state() private ready = false;
  @state() private room: NoRoom | null = null;
  @state() private tablet: StoredTablet | null = null;
  @state() private table: OpenTable | null = null;
  @state() private waiting = 0;
  private refreshing = false;
  readonly i18n = new I18n(this);
  readonly idle = new IdleWatch(this, () => this.lock());
  private stop?: () => void;
  private timer?: ReturnType<typeof setInterval>;
  private sent = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = onSending(() => void this.onSending());
    this.timer = setInterval(() => void this.wipeExpired(), 30_000);
    startSending();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
    clearInterval(this.timer);
    this.table = null;
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('params')) return;
    this.table = null;
    this.ready = false;
    void this.read();
  }

  override render() {
    const { code = '' } = this.params;
    return html`<rw-page heading=${t('at_table.title')} state=${this.ready ? 'ready' : 'loading'}>
      <span slot="lead"
        >${this.table ? html`<bdi>${this.table.pack.batch.title}</bdi> · ` : nothing}<rw-code
          code=${code}
        ></rw-code
      ></span>
      ${this.table ? this.renderActions() : nothing}
      <div class="stack">${this.renderState(code)}</div>
    </rw-page>`;
  }

  private renderState(code: string) {
    const { room, tablet, table } = this;
    if (table) return html`<rw-table-desk .table=${table}></rw-table-desk>`;
    if (room) return html`<rw-table-room .room=${room}></rw-table-room>`;
    if (tablet?.pack) {
      return html`<rw-table-unlock
        .tablet=${tablet}
        @rw-table=${this.onTable}
        @rw-wiped=${() => this.read()}
      ></rw-table-unlock>`;
    }
    return html`${tablet ? this.renderEnded(tablet) : nothing}${
      getSession()
        ? html`<rw-table-open code=${code} @rw-table=${this.onTable}></rw-table-open>`
        : html`<rw-notice
            >${t('at_table.sign_in')}<rw-button
              slot="actions"
              href="/sign-in?next=${encodeURIComponent(location.pathname)}"
              >${t('sign_in.submit')}</rw-button
            ></rw-notice
          >`
    }`;
  }

  private renderEnded(tablet: StoredTablet) {
    return html`<rw-table-ended
      .tablet=${tablet}
      @rw-forgotten=${() => this.read()}
    ></rw-table-ended>`;
  }

  private renderActions() {
    const items = [
      { id: 'refresh', label: t('at_table.refresh'), icon: 'refresh' as const },
      { id: 'finish', label: t('at_table.finish'), icon: 'check' as const },
    ];
    return html`<rw-button slot="actions" icon="lock" @click=${this.lock}
        >${t('at_table.lock')}</rw-button
      >
      <rw-menu
        slot="actions"
        icon="ellipsis"
        label=${t('at_table.others')}
        .items=${items.filter(({ id }) => id !== 'finish' || this.waiting === 0)}
        @rw-choose=${(event: CustomEvent<{ id: string }>) =>
          event.detail.id === 'finish' ? this.wipe('finished') : this.refresh()}
      ></rw-menu>`;
  }

  private async read(): Promise<void> {
    const { code } = this.params;
    this.room = await findRoom();
    if (this.room === 'insecure' || this.room === 'blocked') {
      this.ready = true;
      return;
    }
    const here = (await readTablets()).filter(({ batchCode }) => batchCode === code);
    const newest = here.toSorted((a, b) => b.madeAt.localeCompare(a.madeAt));
    this.tablet = newest.find(({ pack }) => pack) ?? newest[0] ?? null;
    // Who has a package can work with it, however full the tablet is.
    if (this.tablet?.pack) this.room = null;
    await this.wipeExpired();
    this.ready = true;
  }

  private async wipeExpired(): Promise<void> {
    if (this.tablet?.pack && isExpired(this.tablet)) await this.wipe('expired');
  }

  private async wipe(reason: WipeReason): Promise<void> {
    if (!this.tablet) return;
    await wipeTablet(this.tablet.tabletId, reason);
    this.table = null;
    startSending();
    await this.read();
  }

  private async onTable(event: CustomEvent<OpenTable>): Promise<void> {
    this.table = event.detail;
    this.idle.touch();
    await this.read();
    await this.onSending();
    void this.refresh();
  }

  private readonly lock = (): void => {
    if (!this.table) return;
    this.table = null;
    void this.read();
  };

  /** What was sent changes what others see, and the other way round. */
  private async onSending(): Promise<void> {
    const { tablet } = this;
    if (!tablet) return;
    const outgoing = await readOutgoing(tablet.tabletId);
    this.waiting = outgoing.filter(({ sealed }) => sealed).length;
    const answered = outgoing.length - this.waiting;
    if (answered !== this.sent && this.waiting === 0) void this.refresh();
    this.sent = answered;
    const stored = (await readTablets()).find(({ tabletId }) => tabletId === tablet.tabletId);
    if (stored?.wiped && !tablet.wiped) {
      this.table = null;
      this.tablet = stored;
    }
    if (await this.table?.forget(stored?.erased ?? [])) this.showDay();
  }

  private showDay(): void {
    this.renderRoot.querySelector<RwTableDesk>('rw-table-desk')?.refresh();
  }

  /** Silent without a network: what is here is what there is. */
  private readonly refresh = async (): Promise<void> => {
    const { table } = this;
    if (!table || this.refreshing || !navigator.onLine) return;
    this.refreshing = true;
    try {
      await table.refresh(await fetchPackage(table.tabletId));
      if (this.table === table) this.showDay();
    } catch (error) {
      if (isGone(error)) await this.wipe('revoked');
    }
    this.refreshing = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-table': RwPageTable;
  }
}
