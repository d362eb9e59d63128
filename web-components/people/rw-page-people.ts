import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { PersonRow } from '../../api/people/people.service.ts';
import { api, call } from '../data/api-client.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-code.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-page.ts';
import '../ui/rw-table.ts';
import type { Column } from '../ui/rw-table.ts';
import { readSites, type SiteName } from './sites.ts';

/** Everybody who may sign in, with roles, badge and open sessions. */
@customElement('rw-page-people')
export class RwPagePeople extends LitElement {
  static override styles = [
    baseStyles,
    css`
      rw-table {
        --rw-table-gap: var(--rw-space-3);
      }
    `,
  ];

  @state() private people: readonly PersonRow[] | null = null;
  @state() private sites: readonly SiteName[] = [];
  @state() private error: unknown = null;
  readonly i18n = new I18n(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    const { people, error } = this;
    return html`<rw-page
      heading=${t('staff.title')}
      .state=${people ? 'ready' : error ? 'error' : 'loading'}
      .error=${error}
      @rw-retry=${() => this.load()}
    >
      <rw-button slot="actions" variant="primary" icon="plus" href="/people/new"
        >${t('staff.invite')}</rw-button
      >
      <rw-table
        label=${t('staff.title')}
        .columns=${this.columns}
        .rows=${people ?? []}
        .rowHref=${({ id }: PersonRow) => `/people/${id}`}
      ></rw-table>
    </rw-page>`;
  }

  private get columns(): Column<PersonRow>[] {
    return [
      {
        key: 'name',
        title: t('staff.name'),
        width: 'minmax(0, 1.4fr)',
        render: ({ name, username }) =>
          html`<bdi>${name}</bdi><br /><small class="muted"><bdi>${username}</bdi></small>`,
      },
      {
        key: 'roles',
        title: t('staff.roles'),
        width: 'minmax(0, 2fr)',
        render: (person) => this.rolesOf(person),
      },
      {
        key: 'badge',
        title: t('staff.badge'),
        width: '148px',
        render: ({ badge }) =>
          badge
            ? html`<rw-code code=${badge}></rw-code>`
            : html`<span class="muted">${t('staff.no_badge')}</span>`,
      },
      { key: 'state', title: t('staff.state'), render: renderState },
    ];
  }

  private rolesOf({ roles }: PersonRow) {
    if (roles.length === 0) return html`<span class="muted">${t('staff.no_roles')}</span>`;
    const several = this.sites.length > 1;
    return this.sites
      .map(({ id, name }) => ({ name, held: roles.filter(({ siteId }) => siteId === id) }))
      .filter(({ held }) => held.length > 0)
      .map(
        ({ name, held }) =>
          html`<div>
            ${several ? html`<span class="muted"><bdi>${name}</bdi>:</span>` : nothing}
            ${held.map(({ role }) => t(`role.${role}`)).join(' · ')}
          </div>`,
      );
  }

  private async load(): Promise<void> {
    try {
      const [{ people }, sites] = await Promise.all([call(api.people.$get()), readSites()]);
      this.people = people;
      this.sites = sites;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }
}

function renderState({ disabled, openSessions }: PersonRow) {
  return disabled
    ? html`<rw-icon name="lock"></rw-icon> ${t('staff.disabled')}`
    : html`<span class="muted">${t('staff.open_sessions', { count: openSessions })}</span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-people': RwPagePeople;
  }
}
