import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { allowed } from '../data/session.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import { type Card, isWorkable } from './card.ts';
import { panelStyles } from './panel-styles.ts';
import './rw-certificates.ts';
import './rw-medium-form.ts';
import './rw-medium.ts';
import './rw-report-drop.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

/**
 * The storage media of a device and the proof that each was erased, removed or destroyed.
 * @fires rw-changed
 */
@customElement('rw-media-panel')
export class RwMediaPanel extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) card!: Card;
  @state() private adding = false;
  readonly i18n = new I18n(this);
  private readonly sending = new Sending(this);

  override render() {
    const { card } = this;
    const editable = allowed('media.record') && isWorkable(card);
    return html`<div class="panel">
      ${this.renderWiping(editable)} ${card.media.length === 0 ? this.renderNone() : nothing}
      <div class="lines">
        ${repeat(
          card.media,
          (medium) => medium.id,
          (medium) =>
            html`<rw-medium .card=${card} .medium=${medium} ?readonly=${!editable}></rw-medium>`,
        )}
      </div>
      <rw-refusal .error=${this.sending.error}></rw-refusal>
      ${editable ? this.renderActions() : nothing}
      ${
        editable && allowed('diagnostics.record')
          ? html`<rw-report-drop
              code=${card.code}
              hint=${t('logs.drop_here')}
              link
            ></rw-report-drop>`
          : nothing
      }
      <rw-certificates .card=${card}></rw-certificates>
    </div>`;
  }

  private renderNone() {
    const kind = this.card.mediaNoneConfirmed ? 'done' : 'warning';
    return html`<rw-notice kind=${kind}
      >${t(this.card.mediaNoneConfirmed ? 'media.none_confirmed' : 'gate.media_unlisted')}</rw-notice
    >`;
  }

  private renderWiping(editable: boolean) {
    const { wipingSince } = this.card;
    if (!wipingSince) return nothing;
    return html`<rw-notice kind="info">
      ${t('media.wiping_since', { when: formatDate(wipingSince, { style: 'relative' }) })}
      ${
        editable
          ? html`<rw-button
              slot="actions"
              ?busy=${this.sending.busy}
              @click=${() => this.setWiping(false)}
              >${t('media.wiping_end')}</rw-button
            >`
          : nothing
      }
    </rw-notice>`;
  }

  private renderActions() {
    const { card } = this;
    if (this.adding) {
      return html`<rw-medium-form
        .card=${card}
        @rw-close=${() => (this.adding = false)}
      ></rw-medium-form>`;
    }
    const open = card.media.some((medium) => medium.status === 'unknown');
    const inside = card.media.some((one) => !['removed', 'destroyed'].includes(one.status));
    return html`<div class="row">
      <rw-button icon="plus" size="bench" @click=${() => (this.adding = true)}
        >${t('media.add')}</rw-button
      >
      ${
        inside || card.mediaNoneConfirmed
          ? nothing
          : html`<rw-button size="bench" ?busy=${this.sending.busy} @click=${this.confirmNone}
              >${t('media.confirm_none')}</rw-button
            >`
      }
      ${
        open && !card.wipingSince
          ? html`<rw-button
              size="bench"
              icon="hourglass"
              ?busy=${this.sending.busy}
              @click=${() => this.setWiping(true)}
              >${t('media.wiping_start')}</rw-button
            >`
          : nothing
      }
    </div>`;
  }

  private async confirmNone(): Promise<void> {
    const param = { code: this.card.code };
    const json = { requestId: newRequestId() };
    await this.sending.run(() => call(api.devices[':code'].media.none.$post({ param, json })));
  }

  private async setWiping(running: boolean): Promise<void> {
    const param = { code: this.card.code };
    const json = { requestId: newRequestId(), running };
    await this.sending.run(() => call(api.devices[':code'].wiping.$post({ param, json })));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-media-panel': RwMediaPanel;
  }
}
