import {
  isLockKind,
  LOCK_STATUSES,
  type LockKind,
  type LockStatus,
  locksFor,
} from '#domain/locks.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { allowed } from '../data/session.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-choice.ts';
import '../ui/rw-icon.ts';
import { type Card, isWorkable } from './card.ts';
import { panelStyles } from './panel-styles.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

type Check = Card['locks'][number];

/**
 * The locks of a device, one by one, and the second look after the reset with the network on.
 * @fires rw-changed
 */
@customElement('rw-locks-panel')
export class RwLocksPanel extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) card!: Card;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    const { card } = this;
    const editable = allowed('diagnostics.record') && isWorkable(card);
    const beyond = card.locks.map(({ lock }) => lock).filter(isLockKind);
    const locks = [...new Set([...locksFor(card.kind), ...beyond])];
    return html`<div class="panel">
      <p class="muted">${t('lock.text')}</p>
      <div class="lines">${locks.map((lock) => this.renderLock(lock, editable))}</div>
      <rw-refusal .error=${this.sending.error}></rw-refusal>
      ${editable ? this.renderActions() : nothing}
    </div>`;
  }

  private renderLock(lock: LockKind, editable: boolean) {
    const check = this.card.locks.find((one) => one.lock === lock);
    return html`<div class="line">
      <div class="name"><strong>${t(`lock.${lock}`)}</strong>${this.renderCheck(lock, check)}</div>
      ${
        editable
          ? html`<rw-choice
              size="bench"
              hide-label
              label=${t(`lock.${lock}`)}
              .value=${check?.status ?? ''}
              .options=${LOCK_STATUSES.map((status) => ({
                value: status,
                label: t(`lock.${status}`),
              }))}
              @change=${(event: CustomEvent<{ value: LockStatus }>) =>
                this.set(lock, event.detail.value)}
            ></rw-choice>`
          : nothing
      }
    </div>`;
  }

  private renderCheck(lock: LockKind, check: Check | undefined) {
    if (!check) return html`<span class="state warning small">${t('lock.open')}</span>`;
    if (check.status === 'locked') {
      return html`<span class="state refused small"
        ><rw-icon name="lock"></rw-icon>${t('lock.locked')}</span
      >`;
    }
    if (check.status === 'na') return html`<span class="muted small">${t('lock.na')}</span>`;
    if (this.card.lockState.notRechecked.includes(lock)) {
      return html`<span class="state warning small"
        ><rw-icon name="warning"></rw-icon>${t('lock.clear_not_online')}</span
      >`;
    }
    const when = formatDate(check.recheckedAt ?? '', { style: 'datetime' });
    return html`<span class="state done small"
      ><rw-icon name="check"></rw-icon>${t('lock.clear_online', { when })}</span
    >`;
  }

  private renderActions() {
    const { unanswered, notRechecked } = this.card.lockState;
    return html`<div class="row">
      ${
        unanswered.length > 0
          ? html`<rw-button size="bench" ?busy=${this.sending.busy} @click=${this.allClear}
              >${t('lock.all_clear', { count: unanswered.length })}</rw-button
            >`
          : nothing
      }
      ${
        notRechecked.length > 0
          ? html`<rw-button
              size="bench"
              icon="check"
              ?busy=${this.sending.busy}
              @click=${this.confirmOnline}
              >${t('lock.confirm_online')}</rw-button
            >`
          : nothing
      }
    </div>`;
  }

  private async set(lock: LockKind, status: LockStatus): Promise<void> {
    const param = { code: this.card.code };
    const json = { requestId: newRequestId(), locks: [{ lock, status }] };
    await this.sending.inTurn(() => call(api.devices[':code'].locks.$post({ param, json })));
  }

  private async allClear(): Promise<void> {
    const param = { code: this.card.code };
    const json = { requestId: newRequestId() };
    await this.sending.run(() =>
      call(api.devices[':code'].locks['all-clear'].$post({ param, json })),
    );
  }

  private async confirmOnline(): Promise<void> {
    const param = { code: this.card.code };
    const json = { requestId: newRequestId() };
    await this.sending.run(() => call(api.devices[':code'].locks.online.$post({ param, json })));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-locks-panel': RwLocksPanel;
  }
}
