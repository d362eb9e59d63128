import { matchesQuery, normaliseQuery, searchText } from '#domain/search-text.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { api, call, newRequestId } from '../data/api-client.ts';
import { type FaultKind, faultName, readFaultList } from '../data/fault-list.ts';
import { formatDate, I18n, isKey, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-empty.ts';
import '../ui/rw-field.ts';
import '../ui/rw-page.ts';
import '../ui/rw-refused.ts';
import { showToast } from '../ui/toast.ts';
import './rw-fault-kind-form.ts';

const NEW = '';

/** The list of faults: rename, add, hide, and what each usually needs. */
@customElement('rw-page-fault-list')
export class RwPageFaultList extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .list {
        border: 1px solid var(--rw-color-line);
        border-radius: var(--rw-radius);
        background: var(--rw-color-surface);
      }

      .list > li {
        padding: var(--rw-space-3) var(--rw-space-4);
      }

      .list > li + li {
        border-block-start: 1px solid var(--rw-color-line);
      }

      .kind {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--rw-space-2) var(--rw-space-4);
      }

      .top {
        align-items: end;
      }

      .name {
        flex: 1 1 14rem;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      .hidden strong {
        color: var(--rw-color-muted);
        text-decoration: line-through;
      }

      code {
        display: inline-block;
        min-inline-size: 4.5rem;
        font-weight: 600;
      }
    `,
  ];

  @state() private faults: readonly FaultKind[] | null = null;
  @state() private error: unknown = null;
  @state() private refused: unknown = null;
  /** The code that is being changed, empty for a new one; null for none. */
  @state() private editing: string | null = null;
  @state() private wanted = '';
  readonly i18n = new I18n(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    return html`<rw-page
      width="narrow"
      heading=${t('faults.title')}
      .state=${this.faults ? 'ready' : this.error ? 'error' : 'loading'}
      .error=${this.error}
      @rw-retry=${this.load}
    >
      <span slot="lead">${t('faults.lead')}</span>
      ${this.faults ? this.renderList(this.faults) : nothing}
    </rw-page>`;
  }

  private renderList(faults: readonly FaultKind[]) {
    const shown = faults.filter((kind) => this.isWanted(kind));
    return html`<div class="stack">
      ${this.refused ? html`<rw-refused .error=${this.refused}></rw-refused>` : nothing}
      <div class="kind top">
        <rw-field class="name" label=${t('faults.filter')}>
          <input
            type="search"
            .value=${this.wanted}
            @input=${(event: Event) => (this.wanted = (event.target as HTMLInputElement).value)}
          />
        </rw-field>
        <rw-button icon="plus" variant="primary" @click=${() => (this.editing = NEW)}
          >${t('faults.add')}</rw-button
        >
      </div>
      ${this.editing === NEW ? html`<div class="card">${this.renderForm(null)}</div>` : nothing}
      ${shown.length === 0 ? html`<rw-empty icon="search">${t('faults.none')}</rw-empty>` : nothing}
      <ul class="list" ?hidden=${shown.length === 0}>
        ${repeat(
          shown,
          ({ code }) => code,
          (kind) =>
            html`<li>
              ${this.editing === kind.code ? this.renderForm(kind) : this.renderKind(kind)}
            </li>`,
        )}
      </ul>
    </div>`;
  }

  private renderKind(kind: FaultKind) {
    const { code, builtIn, hidden, parts, changedBy, changedAt } = kind;
    const about = [
      builtIn ? '' : t('faults.own'),
      hidden ? t('faults.hidden') : '',
      parts.map((key) => (isKey(key) ? t(key) : key)).join(', '),
      changedBy && changedAt
        ? t('faults.changed', {
            name: changedBy,
            when: formatDate(changedAt, { style: 'datetime' }),
          })
        : '',
    ];
    return html`<div class="kind ${hidden ? 'hidden' : ''}">
      <code dir="ltr">${code}</code>
      <div class="name">
        <strong>${faultName(code)}</strong>
        <p class="muted small">
          ${about
            .filter(Boolean)
            .map((part, index) => html`${index > 0 ? ' · ' : ''}<bdi>${part}</bdi>`)}
        </p>
      </div>
      <rw-button icon="pencil" @click=${() => (this.editing = code)}
        >${t('faults.change')}</rw-button
      >
      <rw-button variant="quiet" @click=${() => this.hide(kind)}
        >${t(hidden ? 'faults.show' : 'faults.hide')}</rw-button
      >
    </div>`;
  }

  private renderForm(kind: FaultKind | null) {
    return html`<rw-fault-kind-form
      .kind=${kind}
      @rw-saved=${(event: CustomEvent<{ code: string }>) => this.saved(event.detail.code)}
      @rw-close=${() => (this.editing = null)}
    ></rw-fault-kind-form>`;
  }

  private isWanted({ code, names }: FaultKind): boolean {
    const said = searchText([code, faultName(code), names.en, names.vi, names.fa]);
    return matchesQuery(said, normaliseQuery(this.wanted));
  }

  private async hide({ code, names, parts, hidden, version }: FaultKind): Promise<void> {
    const json = { requestId: newRequestId(), version, names, parts, hidden: !hidden };
    this.refused = null;
    try {
      await call(api['fault-list'][':code'].$put({ param: { code }, json }));
    } catch (error) {
      this.refused = error;
    }
    await this.load();
  }

  private async saved(code: string): Promise<void> {
    await this.load();
    this.editing = null;
    showToast({ kind: 'done', text: t('faults.saved', { name: faultName(code) }) });
  }

  private readonly load = async (): Promise<void> => {
    try {
      const [{ faults }] = await Promise.all([call(api['fault-list'].$get()), readFaultList()]);
      this.faults = faults;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-fault-list': RwPageFaultList;
  }
}
