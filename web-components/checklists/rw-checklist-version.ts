import type { DefinitionChange } from '#domain/checklist-versions.ts';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { api } from '../data/api-client.ts';
import { formatDate, I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import './rw-checklist-changes.ts';

type Answer = Awaited<ReturnType<Awaited<ReturnType<typeof api.checklists.$get>>['json']>>;
type PublishedVersion = Extract<Answer, { versions: unknown }>['versions'][number];

/** A published version: by whom, when, why, and what it changed. */
@customElement('rw-checklist-version')
export class RwChecklistVersion extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) version!: PublishedVersion;
  @property({ type: Boolean }) current = false;
  readonly i18n = new I18n(this);

  override render() {
    const { version, by, at, note, changes } = this.version;
    const place = version === 1 ? t('checklists.built_in') : '';
    const use = this.current ? t('checklists.current') : '';
    const when = at ? formatDate(at, { style: 'datetime' }) : '';
    return html`<div class="card">
      <h3>${t('checklists.version', { version })}</h3>
      <p class="muted small">
        ${[place, use, by, when]
          .filter(Boolean)
          .map((part, index) => html`${index > 0 ? ' · ' : ''}<bdi>${part}</bdi>`)}
      </p>
      ${note ? html`<p>${note}</p>` : nothing}
      ${
        changes.length > 0
          ? html`<rw-checklist-changes
              .changes=${changes as readonly DefinitionChange[]}
            ></rw-checklist-changes>`
          : nothing
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-checklist-version': RwChecklistVersion;
  }
}
