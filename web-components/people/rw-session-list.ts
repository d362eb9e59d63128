import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OpenSession } from '../../api/people/account.service.ts';
import { api, call } from '../data/api-client.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-refused.ts';
import '../ui/rw-skeleton.ts';
import { deviceOf } from './user-agent.ts';

/**
 * Open sessions of a person, or the own ones, each to be ended.
 * @fires rw-changed when one was ended
 */
@customElement('rw-session-list')
export class RwSessionList extends LitElement {
  static override styles = [
    baseStyles,
    css`
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--rw-space-2) var(--rw-space-4);
        padding-block: var(--rw-space-2);
        border-block-end: 1px solid var(--rw-color-line);
      }

      li:last-child {
        border-block-end: 0;
      }
    `,
  ];

  /** The own sessions when left out. */
  @property() personId = '';
  @state() private sessions: readonly OpenSession[] | null = null;
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.personId) void this.load();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('personId') && this.personId) void this.load();
  }

  override render() {
    const { sessions } = this;
    return html`${this.error ? html`<rw-refused .error=${this.error}></rw-refused>` : nothing}
    ${
      sessions === null
        ? this.error
          ? nothing
          : html`<rw-skeleton .lines=${2}></rw-skeleton>`
        : sessions.length === 0
          ? html`<p class="muted">${t('staff.session_none')}</p>`
          : html`<ul>
              ${sessions.map((session) => this.renderSession(session))}
            </ul>`
    }`;
  }

  private renderSession({ id, method, userAgent, lastSeenAt, current }: OpenSession) {
    const when = formatDate(lastSeenAt, { style: 'relative' });
    return html`<li>
      <span>
        ${t(method === 'badge' ? 'staff.session_badge' : 'staff.session_password')} ·
        <bdi>${deviceOf(userAgent) || t('staff.unknown_device')}</bdi>
        ${current ? html`<strong>(${t('staff.session_this')})</strong>` : nothing}<br />
        <small class="muted">${t('staff.session_seen', { when })}</small>
      </span>
      ${
        current
          ? nothing
          : html`<rw-button @click=${() => this.end(id)}>${t('staff.session_end')}</rw-button>`
      }
    </li>`;
  }

  async load(): Promise<void> {
    const id = this.personId;
    try {
      const answer = await call(
        id ? api.people[':id'].sessions.$get({ param: { id } }) : api.account.sessions.$get(),
      );
      this.sessions = answer.sessions;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }

  private async end(session: string): Promise<void> {
    const id = this.personId;
    try {
      await call(
        id
          ? api.people[':id'].sessions[':session'].$delete({ param: { id, session } })
          : api.account.sessions[':session'].$delete({ param: { session } }),
      );
      await this.load();
      this.dispatchEvent(new CustomEvent('rw-changed'));
    } catch (error) {
      this.error = error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-session-list': RwSessionList;
  }
}
