import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PersonRow } from '../../api/people/people.service.ts';
import { api, call } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { getSession } from '../data/session.ts';
import { I18n, t, type Key } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-refused.ts';
import { showToast } from '../ui/toast.ts';
import './rw-session-list.ts';

/**
 * How a person comes in: password, PIN, badge, open sessions; and shutting the door.
 * @fires rw-changed when the person has to be read again
 * @fires rw-secret with `detail: { secret, note }` when something is to be shown once
 */
@customElement('rw-person-access')
export class RwPersonAccess extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--rw-space-2) var(--rw-space-4);
        padding-block: var(--rw-space-2);
        border-block-end: 1px solid var(--rw-color-line);
      }

      .line > p {
        flex: 1 1 16rem;
      }
    `,
  ];

  @property({ attribute: false }) person!: PersonRow;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override render() {
    const { person } = this;
    return html`<section class="card stack">
      <h2>${t('staff.access')}</h2>
      ${this.attempt.error ? html`<rw-refused .error=${this.attempt.error}></rw-refused>` : nothing}
      <div>
        ${this.renderLine(t('staff.reset_password_hint'), 'staff.reset_password', this.resetPassword)}
        ${this.renderLine(
          t(person.hasPin ? 'staff.has_pin' : 'staff.no_pin'),
          'staff.reset_pin',
          this.resetPin,
        )}
        ${this.renderBadge()} ${this.renderDoor()}
      </div>
      <h3>${t('staff.sessions')}</h3>
      <rw-session-list
        .personId=${person.id}
        @rw-changed=${(event: Event) => {
          event.stopPropagation();
          this.changed();
        }}
      ></rw-session-list>
    </section>`;
  }

  private renderLine(text: string, action: Key, act: () => Promise<void>) {
    return html`<div class="line">
      <p class="muted">${text}</p>
      <rw-button ?busy=${this.attempt.busy} @click=${act}>${t(action)}</rw-button>
    </div>`;
  }

  private renderBadge() {
    const { badge } = this.person;
    if (!badge) return this.renderLine(t('staff.no_badge'), 'staff.issue_badge', this.issueBadge);
    return html`<div class="line">
      <p>
        ${t('staff.badge')} <rw-code code=${badge}></rw-code><br />
        <small class="muted">${t('staff.renew_badge_hint')}</small>
      </p>
      <span class="row">
        <rw-button icon="printer" href="/labels?codes=${badge}"
          >${t('staff.print_badge')}</rw-button
        >
        <rw-button ?busy=${this.attempt.busy} @click=${this.issueBadge}
          >${t('staff.renew_badge')}</rw-button
        >
        <rw-button variant="danger" ?busy=${this.attempt.busy} @click=${this.revokeBadge}
          >${t('staff.revoke_badge')}</rw-button
        >
      </span>
    </div>`;
  }

  /** Nobody shuts the door on themselves. */
  private renderDoor() {
    const { disabled, id } = this.person;
    if (id === getSession()?.person.id) return nothing;
    return html`<div class="line">
      <p class="muted">${t(disabled ? 'staff.disabled' : 'staff.disable_hint')}</p>
      <rw-button
        variant=${disabled ? 'secondary' : 'danger'}
        ?busy=${this.attempt.busy}
        @click=${this.turnKey}
        >${t(disabled ? 'staff.enable' : 'staff.disable')}</rw-button
      >
    </div>`;
  }

  private readonly resetPassword = async (): Promise<void> => {
    const param = { id: this.person.id };
    const answer = await this.attempt.run({ reset: 'password' }, ({ requestId }) =>
      call(api.people[':id'].password.$post({ param, json: { requestId } })),
    );
    if (answer) this.show(answer.password, 'staff.password_now');
  };

  private readonly resetPin = async (): Promise<void> => {
    const param = { id: this.person.id };
    const answer = await this.attempt.run({ reset: 'pin' }, ({ requestId }) =>
      call(api.people[':id'].pin.$post({ param, json: { requestId } })),
    );
    if (answer) this.show(answer.pin, 'staff.pin_now');
  };

  private readonly issueBadge = async (): Promise<void> => {
    const param = { id: this.person.id };
    const answer = await this.attempt.run({ badge: 'issue' }, ({ requestId }) =>
      call(api.people[':id'].badge.$post({ param, json: { requestId } })),
    );
    if (answer) this.changed();
  };

  private readonly revokeBadge = async (): Promise<void> => {
    const param = { id: this.person.id };
    const answer = await this.attempt.run({ badge: 'revoke' }, ({ requestId }) =>
      call(api.people[':id'].badge.$delete({ param, json: { requestId } })),
    );
    if (!answer) return;
    showToast({ kind: 'done', text: t('staff.badge_revoked') });
    this.changed();
  };

  private readonly turnKey = async (): Promise<void> => {
    const param = { id: this.person.id };
    const answer = await this.attempt.run({ disabled: !this.person.disabled }, (json) =>
      call(api.people[':id'].$patch({ param, json })),
    );
    if (answer) this.changed();
  };

  private changed(): void {
    this.dispatchEvent(new CustomEvent('rw-changed'));
  }

  private show(secret: string, note: Key): void {
    this.dispatchEvent(new CustomEvent('rw-secret', { detail: { secret, note } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-person-access': RwPersonAccess;
  }
}
