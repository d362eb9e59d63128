import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { replaceQuery } from '../app/navigation.ts';
import { allowed } from '../data/session.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-page.ts';
import '../ui/rw-tabs.ts';
import './rw-privacy-exports.ts';
import './rw-privacy-requests.ts';
import './rw-privacy-retention.ts';

const TABS = [
  { id: 'requests', permission: 'privacy.answer' },
  { id: 'retention', permission: 'settings.manage' },
  { id: 'exports', permission: 'export.audit' },
] as const;
type Tab = (typeof TABS)[number]['id'];

/** Who asks about own data, what is erased by time, which files left: each for those who may. */
@customElement('rw-page-privacy')
export class RwPagePrivacy extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) query: URLSearchParams | undefined;
  @state() private tab: Tab | null = null;
  readonly i18n = new I18n(this);

  override render() {
    const own = TABS.filter(({ permission }) => allowed(permission));
    const wanted = this.tab ?? this.query?.get('tab');
    const tab = (own.find(({ id }) => id === wanted) ?? own[0])?.id ?? 'requests';
    // One alone needs no strip to choose from.
    if (own.length === 1) {
      return html`<rw-page heading=${t('privacy.title')}>
        <span slot="lead">${t(`privacy.tab_${tab}`)}</span>
        ${renderTab(tab)}
      </rw-page>`;
    }
    return html`<rw-page heading=${t('privacy.title')}>
      <rw-tabs
        label=${t('privacy.title')}
        .tabs=${own.map(({ id }) => ({ id, label: t(`privacy.tab_${id}`) }))}
        .selected=${tab}
        @rw-select=${this.choose}
      >
        <div slot=${tab}>${renderTab(tab)}</div>
      </rw-tabs>
    </rw-page>`;
  }

  private choose(event: CustomEvent<{ id: Tab }>): void {
    this.tab = event.detail.id;
    replaceQuery({ tab: this.tab });
  }
}

function renderTab(tab: Tab) {
  if (tab === 'retention') return html`<rw-privacy-retention></rw-privacy-retention>`;
  if (tab === 'exports') return html`<rw-privacy-exports></rw-privacy-exports>`;
  return html`<rw-privacy-requests></rw-privacy-requests>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-page-privacy': RwPagePrivacy;
  }
}
