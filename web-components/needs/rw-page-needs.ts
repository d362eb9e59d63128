import type { NeedStatus } from '#domain/eligibility.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { navigate, replaceQuery } from '../app/navigation.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { allowed } from '../data/session.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-page.ts';
import '../ui/rw-tabs.ts';
import { showToast } from '../ui/toast.ts';
import {
  type Device,
  deviceName,
  loadDevice,
  type NeedCard,
  manyDoneText,
  registeredToast,
} from './need-data.ts';
import { NeedKeys } from './need-keys.ts';
import { needPageStyles } from './need-page-styles.ts';
import { NeedQueue } from './need-queue.ts';
import { differing, groupKey, type NeedFact } from './need-facts.ts';
import './rw-need-actions.ts';
import './rw-need-card.ts';
import './rw-need-dialogs.ts';
import type { Ending, NeedDialog } from './rw-need-dialogs.ts';
import './rw-need-filters.ts';
import type { NeedFilters } from './rw-need-filters.ts';
import { undoDecisions } from './undo-decisions.ts';

const TABS = ['requested', 'approved', 'reserved', 'served', 'rejected', 'closed'] as const;
const TYPING_MS = 250;
const CHANGES_NEEDS = ['reservation', 'handover', 'handover_void', 'return'];

/** Requests for devices: register, approve, and choose one for a device or a device for one. */
@customElement('rw-page-needs')
export class RwPageNeeds extends LitElement {
  static override styles = [baseStyles, needPageStyles];

  @property({ attribute: false }) query: URLSearchParams | undefined;
  @state() private current = 0;
  @state() private dialog: NeedDialog | null = null;
  /** Codes of the last act, which U takes back. */
  private last: readonly string[] = [];
  /** The device a request is chosen for. */
  @state() private device: Device | null = null;
  @state() private deviceError: unknown = null;
  readonly i18n = new I18n(this);
  readonly keys = new NeedKeys(this, (key) => this.press(key));
  private readonly queue = new NeedQueue(this);
  readonly fresh = new LiveRefresh(this, this.queue.load, (event) =>
    CHANGES_NEEDS.includes(event.kind),
  );
  private timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('query')) return;
    const { queue, query } = this;
    const code = query?.get('device') ?? '';
    const first: NeedStatus = allowed('need.approve') ? 'requested' : 'approved';
    queue.text = query?.get('text') ?? '';
    queue.status = code ? 'approved' : (TABS.find((tab) => tab === query?.get('status')) ?? first);
    void this.open(code);
  }

  override render() {
    const { device, queue } = this;
    const error = this.deviceError ?? queue.error;
    return html`<rw-page
        heading=${device ? t('need.choose_for') : t('prog.need_list')}
        .state=${queue.needs ? 'ready' : error ? 'error' : 'loading'}
        .error=${error}
        @rw-retry=${() => void this.open(this.query?.get('device') ?? '')}
      >
        ${device ? this.renderDevice(device) : nothing}
        ${
          allowed('need.register') && !device
            ? html`<rw-button slot="actions" icon="upload" href="/needs/list"
                  >${t('need_list.upload')}</rw-button
                >
                <rw-button
                  slot="actions"
                  variant="primary"
                  icon="plus"
                  @click=${() => (this.dialog = { what: 'register' })}
                  >${t('need.register')}</rw-button
                >`
            : nothing
        }
        <div class="stack">
          <rw-need-filters
            .filters=${{ text: queue.text, kind: queue.kind, priority: queue.priority }}
            ?noKind=${device !== null}
            @rw-filter=${this.filter}
          ></rw-need-filters>
          ${device ? this.renderList() : this.renderTabs()}
        </div>
      </rw-page>
      <rw-need-dialogs
        .open=${this.dialog}
        @rw-close=${() => (this.dialog = null)}
        @rw-ended=${this.onEnded}
        @rw-registered=${this.onRegistered}
        @rw-decided-many=${this.onDecidedMany}
      ></rw-need-dialogs>`;
  }

  private renderDevice(device: Device) {
    return html`<span slot="lead"
        ><rw-code code=${device.code}></rw-code> ${deviceName(device)}</span
      >
      <rw-button slot="actions" variant="quiet" href="/stock">${t('act.cancel')}</rw-button>`;
  }

  private renderTabs() {
    const { counts, status } = this.queue;
    const tabs = TABS.map((id) => ({
      id,
      label: t(`need.status.${id}`),
      ...(counts[id] ? { count: formatNumber(counts[id]) } : {}),
    }));
    return html`<rw-tabs
      label=${t('prog.need_list')}
      .tabs=${tabs}
      .selected=${status}
      @rw-select=${this.choose}
    >
      <div slot=${status}>${this.renderList()}</div>
    </rw-tabs>`;
  }

  private renderList() {
    const { needs, next, status, groups, others } = this.queue;
    if (!needs || needs.length + groups.length === 0) {
      return html`<rw-empty icon="hand-heart">${t(`need.empty_${status}`)}</rw-empty>`;
    }
    const counted = status === 'approved' && !this.queue.text && !this.device;
    return html`<div class="stack">
      ${this.byKeys ? this.renderHead() : nothing}
      ${
        groups.length > 0
          ? html`<h2>${t('need.doubles_title')}</h2>
              <p class="muted small">${t('need.doubles_hint')}</p>
              ${repeat(
                groups,
                groupKey,
                (group) =>
                  html`<div class="group">
                    ${group.map((need) => this.renderNeed(need, { differs: differing(group) }))}
                  </div>`,
              )}
              <h2>${t('need.others_title')}</h2>`
          : html`<h2 class="visually-hidden">${t(`need.status.${status}`)}</h2>`
      }
      ${repeat(
        others,
        (need) => need.code,
        (need, index) => this.renderNeed(need, { place: counted ? index + 1 : 0 }),
      )}
      ${next ? html`<rw-button @click=${this.queue.more}>${t('common.more')}</rw-button>` : nothing}
    </div>`;
  }

  private get byKeys(): boolean {
    return this.queue.status === 'requested' && allowed('need.approve') && !this.device;
  }

  private renderHead() {
    return html`<div class="head">
      <span class="muted small keys">${t('need.keys')}</span>
      <rw-button
        icon="list-checks"
        @click=${() => (this.dialog = { what: 'many', needs: this.queue.walk })}
        >${t('need.many')}</rw-button
      >
    </div>`;
  }

  private renderNeed(
    need: NeedCard,
    { place = 0, differs = [] }: { place?: number; differs?: readonly NeedFact[] },
  ) {
    const at = this.queue.walk.findIndex(({ code }) => code === need.code);
    const current = this.byKeys && at !== -1 && at === this.current;
    return html`<rw-need-card
      .need=${need}
      .place=${place}
      .differs=${differs}
      ?current=${current}
      @click=${() => (this.current = Math.max(0, at))}
    >
      <rw-need-actions
        .need=${need}
        .current=${current}
        device=${this.device?.code ?? ''}
        @rw-decided=${this.onDecided}
        @rw-reserved=${() => navigate('/reservations')}
        @rw-seek=${() => (this.dialog = { what: 'seek', need })}
        @rw-end=${(event: CustomEvent<{ how: Ending | 'priority' }>) =>
          (this.dialog = { what: event.detail.how, need })}
      ></rw-need-actions>
    </rw-need-card>`;
  }

  private async open(code: string): Promise<void> {
    this.deviceError = null;
    try {
      this.device = code ? await loadDevice(code) : null;
      this.queue.suits = this.device?.kind ?? null;
      await this.queue.load();
    } catch (error) {
      this.deviceError = error;
    }
  }

  private filter(event: CustomEvent<NeedFilters>): void {
    const { text, kind, priority } = event.detail;
    const typed = text !== this.queue.text;
    Object.assign(this.queue, { text, kind, priority });
    this.current = 0;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.queue.load(), typed ? TYPING_MS : 0);
  }

  private choose(event: CustomEvent<{ id: NeedStatus }>): void {
    this.current = 0;
    this.last = [];
    replaceQuery({ status: event.detail.id });
    void this.queue.show(event.detail.id);
  }

  private press(key: string): void {
    const count = this.queue.walk.length;
    if (!this.byKeys) return;
    if (key === 'u') void this.undo();
    else if (key === 'ArrowDown') this.current = Math.min(Math.max(0, count - 1), this.current + 1);
    else if (key === 'ArrowUp') this.current = Math.max(0, this.current - 1);
    else
      this.renderRoot
        .querySelector<HTMLElementTagNameMap['rw-need-actions']>(
          'rw-need-card[current] rw-need-actions',
        )
        ?.press(key);
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector('rw-need-card[current]')?.scrollIntoView({ block: 'nearest' }),
    );
  }

  private onDecided(event: CustomEvent<{ code: string; status: NeedStatus }>): void {
    const { code: need, status } = event.detail;
    this.decided([need], t('need.decided', { need, status: t(`need.status.${status}`) }));
  }

  private onDecidedMany(event: CustomEvent<{ done: string[]; left: number }>): void {
    const { done, left } = event.detail;
    this.dialog = null;
    this.decided(done, manyDoneText(done.length, left));
  }

  private decided(codes: readonly string[], text: string): void {
    this.last = codes;
    this.queue.drop(codes);
    this.current = Math.min(this.current, Math.max(0, this.queue.walk.length - 1));
    showToast({ text, action: { label: t('act.undo'), run: () => this.undo(codes) } });
    void this.queue.load();
  }

  /** Takes own decisions back; a device may be reserved meanwhile, then it stays. */
  private async undo(codes: readonly string[] = this.last): Promise<void> {
    if (codes.length === 0) return;
    this.last = [];
    await undoDecisions(codes).then(this.queue.load);
  }

  private onRegistered(event: CustomEvent<{ code: string; doubles: string[] }>): void {
    showToast(registeredToast(event.detail.code, event.detail.doubles));
    this.onEnded();
  }

  private onEnded(): void {
    this.dialog = null;
    void this.queue.load();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-needs': RwPageNeeds;
  }
}
