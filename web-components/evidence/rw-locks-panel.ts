import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import { type Card, isWorkable } from './card.ts';
import { panelStyles } from './panel-styles.ts';
import './rw-lock-check.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

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
    const workable = isWorkable(card);
    const checks = allowed('lock.check') && workable;
    return html`<div class="panel">
      <p class="muted">${t('lock.text')}</p>
      <rw-lock-check
        code=${card.code}
        kind=${card.kind}
        .checks=${card.locks}
        .unconfirmed=${card.lockState.notRechecked}
        ?readonly=${!checks}
      ></rw-lock-check>
      <rw-refusal .error=${this.sending.error}></rw-refusal>
      ${allowed('diagnostics.record') && workable ? this.renderActions() : nothing}
    </div>`;
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
