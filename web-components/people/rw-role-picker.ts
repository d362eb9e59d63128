import { ROLES, type Role } from '#domain/roles.ts';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RoleAtSite } from '../../api/people/people.service.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-choice.ts';

/**
 * The roles of a person, site by site.
 * @fires rw-roles with `detail: { roles }`
 */
@customElement('rw-role-picker')
export class RwRolePicker extends LitElement {
  static override styles = [baseStyles];
  @property({ attribute: false }) sites: readonly { id: string; name: string }[] = [];
  @property({ attribute: false }) roles: readonly RoleAtSite[] = [];
  readonly i18n = new I18n(this);

  override render() {
    return html`<div class="stack">${this.sites.map((site) => this.renderSite(site))}</div>`;
  }

  private renderSite({ id, name }: { id: string; name: string }) {
    const held = this.roles.filter(({ siteId }) => siteId === id).map(({ role }) => role);
    return html`<rw-choice
      multiple
      label=${this.sites.length > 1 ? t('staff.roles_at', { site: name }) : t('staff.roles')}
      .values=${held}
      .options=${ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
      @change=${(event: CustomEvent<{ values: string[] }>) =>
        this.change(id, event.detail.values as Role[])}
    ></rw-choice>`;
  }

  private change(siteId: string, held: readonly Role[]): void {
    const elsewhere = this.roles.filter((grant) => grant.siteId !== siteId);
    const roles = [...elsewhere, ...held.map((role) => ({ siteId, role }))];
    this.dispatchEvent(new CustomEvent('rw-roles', { detail: { roles } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-role-picker': RwRolePicker;
  }
}
