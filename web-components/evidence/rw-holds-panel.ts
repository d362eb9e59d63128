import { HOLD_KINDS, type HoldKind, isHoldKind, rolesToRelease } from '#domain/holds.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { allowed, SessionController } from '../data/session.ts';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-field.ts';
import { type Card, type Hold, isWorkable, reasonText } from './card.ts';
import { panelStyles } from './panel-styles.ts';
import './rw-hold-form.ts';
import './rw-refusal.ts';
import { Sending } from './sending.ts';

/** The open holds of a device, and placing another one. @fires rw-changed */
@customElement('rw-holds-panel')
export class RwHoldsPanel extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) card!: Card;
  @state() private releasing = '';
  @state() private note = '';
  @state() private placing = false;
  readonly i18n = new I18n(this);
  readonly session = new SessionController(this);
  private readonly sending = new Sending(this);

  override render() {
    const { holds } = this.card;
    const free = HOLD_KINDS.filter((kind) => !holds.some((hold) => hold.kind === kind));
    const mayPlace = allowed('hold.place') && isWorkable(this.card) && free.length > 0;
    return html`<div class="panel">
      ${holds.length === 0 ? html`<p class="muted">${t('hold.nothing')}</p>` : nothing}
      <div class="lines">${holds.map((hold) => this.renderHold(hold))}</div>
      ${
        this.placing
          ? html`<rw-hold-form
              .card=${this.card}
              @rw-close=${() => (this.placing = false)}
            ></rw-hold-form>`
          : mayPlace
            ? html`<div>
                <rw-button icon="flag" size="bench" @click=${() => (this.placing = true)}
                  >${t('hold.place')}</rw-button
                >
              </div>`
            : nothing
      }
    </div>`;
  }

  private renderHold(hold: Hold) {
    const key = `hold.${hold.kind}`;
    return html`<div class="line">
      <div class="name">
        <strong>${isKey(key) ? t(key) : hold.kind}</strong>
        ${hold.reason ? html`<p>${reasonText(hold.reason)}</p>` : nothing}
        <span class="muted small"
          >${t('common.by_person', { person: hold.placedBy })} ·
          ${formatDate(hold.placedAt, { style: 'datetime' })}</span
        >
      </div>
      ${
        this.releasing === hold.id
          ? this.renderRelease(hold)
          : this.mayRelease(hold)
            ? html`<rw-button @click=${() => this.startRelease(hold)}
                >${t('act.release')}</rw-button
              >`
            : html`<span class="muted small">${whoReleases(hold.kind)}</span>`
      }
    </div>`;
  }

  private renderRelease(hold: Hold) {
    return html`<form class="form" @submit=${(event: Event) => this.release(event, hold)}>
      <rw-field label=${t('hold.release_note')} hint=${t('device.no_names')}>
        <input
          required
          maxlength="300"
          autofocus
          .value=${this.note}
          @input=${(event: Event) => (this.note = (event.target as HTMLInputElement).value)}
        />
      </rw-field>
      <rw-refusal .error=${this.sending.error}></rw-refusal>
      <div class="row">
        <rw-button
          type="submit"
          variant="primary"
          size="bench"
          ?disabled=${this.note.trim() === ''}
          ?busy=${this.sending.busy}
          >${t('act.release')}</rw-button
        >
        <rw-button variant="quiet" @click=${() => (this.releasing = '')}
          >${t('act.cancel')}</rw-button
        >
      </div>
    </form>`;
  }

  private mayRelease(hold: Hold): boolean {
    const roles = this.session.value?.roles ?? [];
    return (
      isWorkable(this.card) &&
      isHoldKind(hold.kind) &&
      rolesToRelease(hold.kind).some((role) => roles.includes(role))
    );
  }

  private startRelease(hold: Hold): void {
    this.sending.clear();
    this.note = '';
    this.releasing = hold.id;
  }

  private async release(event: Event, hold: Hold): Promise<void> {
    event.preventDefault();
    const param = { code: this.card.code, id: hold.id };
    const json = { requestId: newRequestId(), note: this.note.trim() };
    const done = await this.sending.run(() =>
      call(api.devices[':code'].holds[':id'].release.$post({ param, json })),
    );
    if (done) this.releasing = '';
  }
}

function whoReleases(kind: string): string {
  const roles = isHoldKind(kind) ? rolesToRelease(kind satisfies HoldKind) : [];
  return t('hold.released_by', { roles: roles.map((role) => t(`role.${role}`)).join(', ') });
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-holds-panel': RwHoldsPanel;
  }
}
