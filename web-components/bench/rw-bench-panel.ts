import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Card } from '../evidence/card.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-skeleton.ts';
import type { TabId } from './tab-ids.ts';

/** Panels come when their tab is opened: the bench itself stays small. */
const LOAD: Record<TabId, () => Promise<unknown>> = {
  tests: () =>
    Promise.all([
      import('../evidence/rw-checklist.ts'),
      import('../evidence/rw-test-session.ts'),
      import('../evidence/rw-locks-panel.ts'),
    ]),
  disks: () => import('../evidence/rw-media-panel.ts'),
  faults: () => import('../evidence/rw-repair-panel.ts'),
  parts: () => import('../parts/rw-device-parts.ts'),
  condition: () => import('../evidence/rw-spec-panel.ts'),
  grades: () => import('../evidence/rw-grades-panel.ts'),
  report: () => import('../evidence/rw-report-panel.ts'),
  qa: () => import('../evidence/rw-qa-panel.ts'),
  kit: () => import('./rw-bench-kit.ts'),
  holds: () => import('../evidence/rw-holds-panel.ts'),
  history: () => import('../evidence/rw-history.ts'),
};

/** One part of the device in hand, where its evidence is supplied. */
@customElement('rw-bench-panel')
export class RwBenchPanel extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) card!: Card;
  @property() tab: TabId = 'tests';
  @state() private loaded: readonly TabId[] = [];
  /** The tab whose panel did not come for want of a network. */
  @state() private missing: TabId | null = null;
  readonly i18n = new I18n(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('tab')) void this.load(this.tab);
  }

  override render() {
    if (this.loaded.includes(this.tab)) return this.renderPanel();
    if (this.missing === this.tab) {
      return html`<rw-notice kind="warning"
        >${t('error.offline')}
        <rw-button slot="actions" icon="refresh" @click=${() => this.load(this.tab)}
          >${t('common.retry')}</rw-button
        >
      </rw-notice>`;
    }
    return html`<rw-skeleton .lines=${4}></rw-skeleton>`;
  }

  private renderPanel() {
    const { card } = this;
    switch (this.tab) {
      case 'tests':
        return html`<div class="stack">
          <rw-test-session .card=${card}></rw-test-session>
          <rw-checklist .card=${card}></rw-checklist>
          <rw-locks-panel .card=${card}></rw-locks-panel>
        </div>`;
      case 'disks':
        return html`<rw-media-panel .card=${card}></rw-media-panel>`;
      case 'faults':
        return html`<rw-repair-panel .card=${card}></rw-repair-panel>`;
      case 'parts':
        return html`<rw-device-parts .card=${card}></rw-device-parts>`;
      case 'condition':
        return html`<rw-spec-panel .card=${card}></rw-spec-panel>`;
      case 'grades':
        return html`<rw-grades-panel .card=${card}></rw-grades-panel>`;
      case 'report':
        return html`<rw-report-panel .card=${card}></rw-report-panel>`;
      case 'qa':
        return html`<rw-qa-panel .card=${card}></rw-qa-panel>`;
      case 'kit':
        return html`<rw-bench-kit .card=${card}></rw-bench-kit>`;
      case 'holds':
        return html`<rw-holds-panel .card=${card}></rw-holds-panel>`;
      case 'history':
        return html`<rw-history .code=${card.code} .version=${card.version}></rw-history>`;
      default:
        return nothing;
    }
  }

  private async load(id: TabId): Promise<void> {
    if (this.loaded.includes(id)) return;
    this.missing = null;
    try {
      await LOAD[id]();
      this.loaded = [...this.loaded, id];
    } catch {
      this.missing = id;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-bench-panel': RwBenchPanel;
  }
}
