import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PersonRow } from '../../api/people/people.service.ts';
import { navigate } from '../app/navigation.ts';
import { ApiError, api, call } from '../data/api-client.ts';
import { Attempt } from '../data/attempt.ts';
import { getSession, loadSession } from '../data/session.ts';
import { I18n, t, type Key } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-page.ts';
import { showToast } from '../ui/toast.ts';
import './rw-person-access.ts';
import './rw-person-form.ts';
import type { PersonInput } from './rw-person-form.ts';
import './rw-secret.ts';
import { readSites, type SiteName } from './sites.ts';

interface Secret {
  personId: string;
  name: string;
  username: string;
  secret: string;
  note: Key;
}

const NEW = 'new';

/** One person: name, language, roles, ways in; or a new one to invite. */
@customElement('rw-page-person')
export class RwPagePerson extends LitElement {
  static override styles = [baseStyles];
  @property({ attribute: false }) params: Record<string, string> = {};
  @state() private person?: PersonRow | undefined;
  @state() private sites: readonly SiteName[] = [];
  @state() private ready = false;
  @state() private error: unknown = null;
  @state() private secret: Secret | null = null;
  readonly i18n = new I18n(this);
  private readonly attempt = new Attempt(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('params')) return;
    this.ready = false;
    this.secret = null;
    this.person = undefined;
    this.attempt.clear();
    void this.load();
  }

  override render() {
    const heading =
      this.params.id === NEW ? t('staff.invite') : (this.person?.name ?? t('staff.title'));
    return html`<rw-page
      width="narrow"
      heading=${heading}
      .state=${this.ready ? 'ready' : this.error ? 'error' : 'loading'}
      .error=${this.error}
      @rw-retry=${() => this.load()}
    >
      <a slot="lead" class="no-print" href="/people">${t('staff.title')}</a>
      ${this.secret ? this.renderSecret(this.secret) : this.ready ? this.renderPerson() : nothing}
    </rw-page>`;
  }

  private renderSecret(secret: Secret) {
    return html`<rw-secret
      name=${secret.name}
      username=${secret.username}
      secret=${secret.secret}
      note=${t(secret.note)}
      @rw-close=${() => this.leaveSecret(secret)}
    ></rw-secret>`;
  }

  private renderPerson() {
    return html`<div class="stack">
      <rw-person-form
        .person=${this.person}
        .sites=${this.sites}
        .error=${this.attempt.error}
        ?busy=${this.attempt.busy}
        @rw-save=${this.save}
      ></rw-person-form>
      ${
        this.person
          ? html`<rw-person-access
              .person=${this.person}
              @rw-changed=${() => this.load()}
              @rw-secret=${this.onSecret}
            ></rw-person-access>`
          : nothing
      }
    </div>`;
  }

  private async save(event: CustomEvent<PersonInput>): Promise<void> {
    const { username: _username, ...changes } = event.detail;
    if (!this.person) return this.invite(event.detail);
    const { id } = this.person;
    const saved = await this.attempt.run(changes, (json) =>
      call(api.people[':id'].$patch({ param: { id }, json })),
    );
    if (!saved) return;
    showToast({ kind: 'done', text: t('staff.saved', { name: changes.name }) });
    if (id === getSession()?.person.id) await loadSession();
    await this.load();
  }

  private async invite(input: PersonInput): Promise<void> {
    const answer = await this.attempt.run(input, (json) => call(api.people.$post({ json })));
    if (!answer) return;
    const { name, username } = input;
    const { id: personId, password: secret } = answer;
    this.secret = { personId, name, username, secret, note: 'staff.password_now' };
  }

  private onSecret(event: CustomEvent<{ secret: string; note: Key }>): void {
    if (!this.person) return;
    const { id: personId, name, username } = this.person;
    this.secret = { personId, name, username, ...event.detail };
  }

  private leaveSecret({ personId }: Secret): void {
    this.secret = null;
    if (this.params.id === NEW) navigate(`/people/${personId}`, { replace: true });
    else void this.load();
  }

  private async load(): Promise<void> {
    const { id } = this.params;
    try {
      const [{ people }, sites] = await Promise.all([call(api.people.$get()), readSites()]);
      if (id !== this.params.id) return;
      this.sites = sites;
      this.person = people.find((one) => one.id === id);
      if (!this.person && id !== NEW) throw new ApiError({ status: 404, code: 'not_found' });
      this.error = null;
      this.ready = true;
    } catch (error) {
      this.error = error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-person': RwPagePerson;
  }
}
