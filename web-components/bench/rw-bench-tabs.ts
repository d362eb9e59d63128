import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Place } from '#domain/gates.ts';
import type { Card } from '../evidence/card.ts';
import { I18n, t } from '../i18n/i18n.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/rw-skeleton.ts';
import '../ui/rw-tabs.ts';

export const TAB_IDS = [
  'tests',
  'disks',
  'faults',
  'condition',
  'qa',
  'kit',
  'holds',
  'history',
] as const;
export type TabId = (typeof TAB_IDS)[number];

const TAB_OF: Partial<Record<Place, TabId>> = {
  checklist: 'tests',
  locks: 'tests',
  media: 'disks',
  faults: 'faults',
  spec: 'condition',
  grades: 'condition',
  identity: 'condition',
  qa: 'qa',
  kit: 'kit',
  holds: 'holds',
};

/** The tab where a missing piece is supplied; null for what is done elsewhere. */
export function tabOf(where: string): TabId | null {
  return TAB_OF[where as Place] ?? null;
}

/** Panels come when their tab is opened: the bench itself stays small. */
const LOAD: Record<TabId, () => Promise<unknown>> = {
  tests: () =>
    Promise.all([import('../evidence/rw-checklist.ts'), import('../evidence/rw-locks-panel.ts')]),
  disks: () => import('../evidence/rw-media-panel.ts'),
  faults: () => import('../evidence/rw-faults-panel.ts'),
  condition: () =>
    Promise.all([import('../evidence/rw-spec-panel.ts'), import('../evidence/rw-grades-panel.ts')]),
  qa: () => import('../evidence/rw-qa-panel.ts'),
  kit: () => import('./rw-bench-kit.ts'),
  holds: () => import('../evidence/rw-holds-panel.ts'),
  history: () => import('../device/rw-history.ts'),
};

/**
 * Everything about the device in hand, one tab at a time.
 * @fires rw-select with `detail: { id }`
 */
@customElement('rw-bench-tabs')
export class RwBenchTabs extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) card!: Card;
  @property() selected: TabId = 'tests';
  @state() private loaded: readonly TabId[] = [];
  readonly i18n = new I18n(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('selected')) void this.load(this.selected);
  }

  override render() {
    const counts = countsOf(this.card);
    const tabs = TAB_IDS.map((id) => ({
      id,
      label: t(`bench.tab.${id}`),
      ...(counts[id] ? { count: counts[id] } : {}),
    }));
    return html`<rw-tabs
      .tabs=${tabs}
      .selected=${this.selected}
      label=${t('bench.tabs')}
      @rw-select=${this.onSelect}
    >
      <div slot=${this.selected}>
        ${
          this.loaded.includes(this.selected)
            ? this.renderPanel()
            : html`<rw-skeleton .lines=${4}></rw-skeleton>`
        }
      </div>
    </rw-tabs>`;
  }

  private renderPanel() {
    const { card } = this;
    switch (this.selected) {
      case 'tests':
        return html`<div class="stack">
          <rw-checklist .card=${card}></rw-checklist>
          <rw-locks-panel .card=${card}></rw-locks-panel>
        </div>`;
      case 'disks':
        return html`<rw-media-panel .card=${card}></rw-media-panel>`;
      case 'faults':
        return html`<rw-faults-panel .card=${card}></rw-faults-panel>`;
      case 'condition':
        return html`<div class="stack">
          <rw-spec-panel .card=${card}></rw-spec-panel>
          <rw-grades-panel .card=${card}></rw-grades-panel>
        </div>`;
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
    await LOAD[id]();
    this.loaded = [...this.loaded, id];
  }

  private onSelect(event: CustomEvent<{ id: TabId }>): void {
    event.stopPropagation();
    this.selected = event.detail.id;
    this.dispatchEvent(new CustomEvent('rw-select', { detail: event.detail }));
  }
}

function countsOf(card: Card): Partial<Record<TabId, string>> {
  const { checklist, media, faults, kit, holds } = card;
  const proven = media.filter(({ status }) => status !== 'unknown' && status !== 'failed').length;
  const open = faults.filter(({ closedAt }) => closedAt === null).length;
  const filled = kit.filter(({ status }) => status === 'filled' || status === 'overridden').length;
  return {
    tests: `${checklist.answered}/${checklist.total}`,
    disks: media.length > 0 ? `${proven}/${media.length}` : card.mediaNoneConfirmed ? '✓' : '–',
    faults: String(open),
    kit: kit.length > 0 ? `${filled}/${kit.length}` : '–',
    holds: holds.length > 0 ? String(holds.length) : '',
    qa: card.qa ? '✓' : '',
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'rw-bench-tabs': RwBenchTabs;
  }
}
