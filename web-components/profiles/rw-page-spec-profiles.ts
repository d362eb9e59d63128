import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-icon.ts';
import '../ui/rw-page.ts';
import '../ui/rw-refused.ts';
import { showToast } from '../ui/toast.ts';
import './rw-spec-profile-form.ts';
import type { ProfileDraft } from './rw-spec-profile-form.ts';

const loadProfiles = () => call(api['spec-profiles'].$get());
type Profiles = Awaited<ReturnType<typeof loadProfiles>>;
type Profile = Profiles['profiles'][number];

/** Minimum-spec profiles: what a device needs, and which profile decides before the final check. */
@customElement('rw-page-spec-profiles')
export class RwPageSpecProfiles extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .head,
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--rw-space-2) var(--rw-space-3);
      }

      .head h2 {
        flex: 1 1 12rem;
      }

      .gate {
        display: inline-flex;
        align-items: center;
        gap: var(--rw-space-2);
        color: var(--rw-color-done);
        font-weight: 600;
      }
    `,
  ];

  @state() private profiles: Profiles | null = null;
  @state() private history: readonly Profile[] = [];
  @state() private error: unknown = null;
  @state() private refused: unknown = null;
  @state() private editing: { profile: Profile; copy: boolean } | null = null;
  readonly i18n = new I18n(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    const { profiles, error } = this;
    return html`<rw-page
      width="narrow"
      heading=${t('profiles.title')}
      .state=${profiles ? 'ready' : error ? 'error' : 'loading'}
      .error=${error}
      @rw-retry=${() => this.load()}
    >
      <span slot="lead">${t('profiles.lead')}</span>
      ${profiles ? this.renderProfiles(profiles) : nothing}
    </rw-page>`;
  }

  private renderProfiles({ gate, profiles }: Profiles) {
    return html`<div class="stack">
      ${this.refused ? html`<rw-refused .error=${this.refused}></rw-refused>` : nothing}
      ${profiles.map((profile) => this.renderProfile(profile, profile.id === gate))}
      ${this.editing?.copy ? this.renderForm() : nothing}
    </div>`;
  }

  private renderProfile(profile: Profile, isGate: boolean) {
    const { editing } = this;
    const edited = editing && !editing.copy && editing.profile.id === profile.id;
    return html`<section class="card stack">
      <div class="head">
        <h2>${nameOf(profile)}</h2>
        ${
          isGate
            ? html`<span class="gate"
                ><rw-icon name="shield-check"></rw-icon> ${t('profiles.decides')}</span
              >`
            : nothing
        }
      </div>
      <p class="muted small">${versionWords(profile)}</p>
      ${
        edited
          ? this.renderForm()
          : html`<div class="row">
              <rw-button icon="pencil" @click=${() => this.edit(profile, false)}
                >${t('profiles.change')}</rw-button
              >
              <rw-button icon="copy" @click=${() => this.edit(profile, true)}
                >${t('profiles.copy')}</rw-button
              >
              ${
                isGate
                  ? nothing
                  : html`<rw-button icon="shield-check" @click=${() => this.choose(profile)}
                      >${t('profiles.let_decide')}</rw-button
                    >`
              }
              ${
                profile.version > 0
                  ? html`<rw-button
                      variant="quiet"
                      icon="history"
                      @click=${() => this.look(profile)}
                      >${t('profiles.history')}</rw-button
                    >`
                  : nothing
              }
            </div>`
      }
      ${this.renderHistory(profile)}
    </section>`;
  }

  private renderHistory({ id }: Profile) {
    const versions = this.history.filter((one) => one.id === id);
    if (versions.length === 0) return nothing;
    return html`<ol>
      ${versions.map(
        (one) =>
          html`<li class="head">
            <span>${versionWords(one)}${one.name ? html` · ${one.name}` : nothing}</span>
            <rw-button variant="quiet" @click=${() => this.edit(one, true)}
              >${t('profiles.copy_version')}</rw-button
            >
          </li>`,
      )}
    </ol>`;
  }

  private renderForm() {
    const { editing } = this;
    if (!editing) return nothing;
    const { profile, copy } = editing;
    const name = copy ? t('profiles.copy_of', { name: nameOf(profile) }) : nameOf(profile);
    return html`<rw-spec-profile-form
      class=${copy ? 'card' : ''}
      .name=${name}
      .requirements=${profile.requirements}
      @rw-save=${(event: CustomEvent<ProfileDraft>) => this.save(event.detail)}
      @rw-close=${() => (this.editing = null)}
    ></rw-spec-profile-form>`;
  }

  private edit(profile: Profile, copy: boolean): void {
    this.editing = { profile, copy };
    this.refused = null;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector('rw-spec-profile-form')?.scrollIntoView({ block: 'nearest' });
    });
  }

  private async save({ send, name, requirements }: ProfileDraft): Promise<void> {
    const { editing } = this;
    if (!editing) return;
    const { id, version } = editing.profile;
    const isOwn = name !== nameOf({ id, name: '' });
    const saved = editing.copy
      ? await send({ name, requirements }, (json) => call(api['spec-profiles'].$post({ json })))
      : await send({ version, name: isOwn ? name : '', requirements }, (json) =>
          call(api['spec-profiles'][':profile'].versions.$post({ param: { profile: id }, json })),
        );
    if (!saved) return;
    this.editing = null;
    this.history = [];
    showToast({ kind: 'done', text: t('staff.saved', { name }) });
    await this.load();
  }

  private async choose(profile: Profile): Promise<void> {
    const json = { requestId: newRequestId() };
    const param = { profile: profile.id };
    this.refused = null;
    try {
      await call(api['spec-profiles'][':profile'].gate.$post({ param, json }));
    } catch (error) {
      this.refused = error;
    }
    await this.load();
  }

  private async look({ id }: Profile): Promise<void> {
    if (this.history.some((one) => one.id === id)) {
      this.history = [];
      return;
    }
    try {
      const param = { profile: id };
      const { versions } = await call(api['spec-profiles'][':profile'].versions.$get({ param }));
      this.history = versions;
    } catch (error) {
      this.refused = error;
    }
  }

  private async load(): Promise<void> {
    try {
      this.profiles = await loadProfiles();
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }
}

function nameOf({ id, name }: Pick<Profile, 'id' | 'name'>): string {
  const key = `spec.profile.${id}`;
  return name || (isKey(key) ? t(key) : id);
}

function versionWords({ version, changedBy, changedAt }: Profile): string {
  if (!changedAt) return t('profiles.built_in');
  const when = formatDate(changedAt, { style: 'datetime' });
  return t('profiles.version', { version, person: changedBy ?? '', when });
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-spec-profiles': RwPageSpecProfiles;
  }
}
