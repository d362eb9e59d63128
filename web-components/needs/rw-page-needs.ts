import type { NeedStatus } from '#domain/eligibility.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { navigate, replaceQuery } from '../app/navigation.ts';
import { api, call, errorText, newRequestId } from '../data/api-client.ts';
import { LiveRefresh } from '../data/live-refresh.ts';
import { allowed } from '../data/session.ts';
import { formatNumber, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-field.ts';
import '../ui/rw-page.ts';
import '../ui/rw-tabs.ts';
import { showToast } from '../ui/toast.ts';
import { type Device, deviceName, loadDevice, type NeedCard } from './need-data.ts';
import { NeedKeys } from './need-keys.ts';
import { NeedQueue } from './need-queue.ts';
import './rw-need-actions.ts';
import './rw-need-card.ts';
import './rw-need-end.ts';
import type { Ending } from './rw-need-end.ts';
import './rw-need-form.ts';
import './rw-suggestions.ts';

const TABS = ['requested', 'approved', 'reserved', 'served', 'rejected', 'closed'] as const;
const TYPING_MS = 250;
const CHANGES_NEEDS = ['reservation', 'handover', 'handover_void', 'return'];

/** Requests for devices: register, approve, and choose one for a device or a device for one. */
@customElement('rw-page-needs')
export class RwPageNeeds extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) query: URLSearchParams | undefined;
  @state() private current = 0;
  @state() private registering = false;
  @state() private seeking: NeedCard | null = null;
  @state() private ending: { need: NeedCard; how: Ending } | null = null;
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
            ? html`<rw-button
                slot="actions"
                variant="primary"
                icon="plus"
                @click=${() => (this.registering = true)}
                >${t('need.register')}</rw-button
              >`
            : nothing
        }
        <div class="stack">
          <rw-field label=${t('need.search')}>
            <input type="search" .value=${queue.text} maxlength="80" @input=${this.search} />
          </rw-field>
          ${device ? this.renderList() : this.renderTabs()}
        </div>
      </rw-page>
      ${this.renderDialogs()}`;
  }

  private renderDevice(device: Device) {
    return html`<span slot="lead"
        ><rw-code code=${device.code}></rw-code> ${deviceName(device)}</span
      >
      <rw-button slot="actions" variant="quiet" href="/stock">${t('act.cancel')}</rw-button>`;
  }

  private renderTabs() {
    const { counts, status } = this.queue;
    const tabs = TABS.map((id) => {
      const count = counts[id];
      return {
        id,
        label: t(`need.status.${id}`),
        ...(count ? { count: formatNumber(count) } : {}),
      };
    });
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
    const { needs, next, status } = this.queue;
    if (!needs || needs.length === 0) {
      return html`<rw-empty icon="hand-heart">${t(`need.empty_${status}`)}</rw-empty>`;
    }
    const byKeys = status === 'requested' && allowed('need.approve');
    return html`<div class="stack">
      ${repeat(
        needs,
        (need) => need.code,
        (need, index) => this.renderNeed(need, byKeys && index === this.current, index),
      )}
      ${next ? html`<rw-button @click=${this.queue.more}>${t('common.more')}</rw-button>` : nothing}
    </div>`;
  }

  private renderNeed(need: NeedCard, current: boolean, index: number) {
    return html`<rw-need-card
      .need=${need}
      ?current=${current}
      @click=${() => (this.current = index)}
    >
      <rw-need-actions
        .need=${need}
        .current=${current}
        device=${this.device?.code ?? ''}
        @rw-decided=${this.onDecided}
        @rw-reserved=${() => navigate('/reservations')}
        @rw-seek=${() => (this.seeking = need)}
        @rw-end=${(event: CustomEvent<{ how: Ending }>) =>
          (this.ending = { need, how: event.detail.how })}
      ></rw-need-actions>
    </rw-need-card>`;
  }

  private renderDialogs() {
    const { seeking, ending } = this;
    return html`${
      this.registering
        ? html`<rw-need-form
            @rw-close=${() => (this.registering = false)}
            @rw-registered=${this.onRegistered}
          ></rw-need-form>`
        : nothing
    }
    ${
      seeking
        ? html`<rw-suggestions
            .need=${seeking}
            @rw-close=${() => (this.seeking = null)}
            @rw-reserved=${this.onEnded}
          ></rw-suggestions>`
        : nothing
    }
    ${
      ending
        ? html`<rw-need-end
            .need=${ending.need}
            ending=${ending.how}
            @rw-close=${() => (this.ending = null)}
            @rw-ended=${this.onEnded}
          ></rw-need-end>`
        : nothing
    }`;
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

  private search(event: Event): void {
    this.queue.text = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.queue.load(), TYPING_MS);
  }

  private choose(event: CustomEvent<{ id: NeedStatus }>): void {
    this.current = 0;
    replaceQuery({ status: event.detail.id });
    void this.queue.show(event.detail.id);
  }

  private press(key: string): void {
    const count = this.queue.needs?.length ?? 0;
    if (this.queue.status !== 'requested' || count === 0 || this.device) return;
    if (key === 'ArrowDown') this.current = Math.min(count - 1, this.current + 1);
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
    const { code, status } = event.detail;
    this.queue.drop(code);
    this.current = Math.min(this.current, Math.max(0, (this.queue.needs?.length ?? 1) - 1));
    showToast({
      text: t('need.decided', { need: code, status: t(`need.status.${status}`) }),
      action: { label: t('act.undo'), run: () => this.reopen(code) },
    });
    void this.queue.load();
  }

  /** Takes the own decision back; a device may be reserved meanwhile, then it stays. */
  private async reopen(code: string): Promise<void> {
    const json = { requestId: newRequestId(), decision: 'reopen' as const };
    try {
      await call(api.needs[':code'].decision.$post({ param: { code }, json }));
    } catch (error) {
      showToast({ kind: 'refused', text: errorText(error) });
    }
    await this.queue.load();
  }

  private onRegistered(event: CustomEvent<{ code: string; doubles: string[] }>): void {
    const { code, doubles } = event.detail;
    const [double] = doubles;
    this.registering = false;
    showToast(
      double
        ? { kind: 'warning', text: t('need.registered_double', { need: code, code: double }) }
        : { text: t('need.registered', { need: code }) },
    );
    void this.queue.load();
  }

  private onEnded(): void {
    this.seeking = null;
    this.ending = null;
    void this.queue.load();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-needs': RwPageNeeds;
  }
}
