import { HOLD_KINDS, type HoldKind, isHoldKind, rolesToRelease } from '#domain/holds.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { allowed, SessionController } from '../data/session.ts';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-icon.ts';
import { type Card, type Hold, isWorkable, reasonText } from './card.ts';
import { panelStyles } from './panel-styles.ts';
import '../messages/rw-donor-messages.ts';
import './rw-hold-clock.ts';
import './rw-hold-form.ts';
import './rw-hold-release.ts';

/** The open holds of a device, and placing another one. @fires rw-changed */
@customElement('rw-holds-panel')
export class RwHoldsPanel extends LitElement {
  static override styles = [baseStyles, panelStyles];

  @property({ attribute: false }) card!: Card;
  @state() private releasing = '';
  @state() private placing = false;
  readonly i18n = new I18n(this);
  readonly session = new SessionController(this);

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
        ${hold.kind === 'locked' ? this.renderFound() : nothing}
        <p class="muted small">
          ${t('common.by_person', { person: hold.placedBy })} ·
          ${formatDate(hold.placedAt, { style: 'datetime' })}
        </p>
      </div>
      ${
        this.releasing === hold.id
          ? html`<rw-hold-release
              class="form"
              .card=${this.card}
              .hold=${hold}
              @rw-close=${() => (this.releasing = '')}
            ></rw-hold-release>`
          : this.mayRelease(hold)
            ? html`<rw-button @click=${() => (this.releasing = hold.id)}
                >${t('act.release')}</rw-button
              >`
            : html`<span class="muted small">${whoReleases(hold.kind)}</span>`
      }
      ${hold.kind === 'locked' ? this.renderLock(hold) : nothing}
    </div>`;
  }

  /** Which locks were found. */
  private renderFound() {
    return this.card.lockState.locked.map((lock) => {
      const key = `lock.${lock}`;
      return html`<p class="state refused">
        <rw-icon name="lock"></rw-icon><span>${isKey(key) ? t(key) : lock}</span>
      </p>`;
    });
  }

  /** The owner's time, and what was written to them. */
  private renderLock(hold: Hold) {
    const { code } = this.card;
    return html`<div class="form">
      <rw-hold-clock code=${code} .hold=${hold}></rw-hold-clock>
      ${
        allowed('donor.contact')
          ? html`<rw-donor-messages
              code=${code}
              .version=${this.card.version}
              ?asked=${hold.askedAt !== null}
              ?open=${this.card.lockState.locked.length > 0 && isWorkable(this.card)}
            ></rw-donor-messages>`
          : nothing
      }
    </div>`;
  }

  private mayRelease(hold: Hold): boolean {
    const roles = this.session.value?.roles ?? [];
    return (
      isWorkable(this.card) &&
      isHoldKind(hold.kind) &&
      rolesToRelease(hold.kind).some((role) => roles.includes(role))
    );
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
