/** The panels of a device's sections: they come when a section opens, so that the page itself stays small. */
import { html, type ReactiveControllerHost } from 'lit';
import type { Card } from '../evidence/card.ts';
import { t } from '../i18n/i18n.ts';
import '../ui/rw-button.ts';
import '../ui/rw-notice.ts';
import '../ui/rw-skeleton.ts';
import { contentOf } from './section-content.ts';
import type { SectionId } from './sections.ts';

type Load = () => Promise<unknown>;

const waiver: Load = () => import('../evidence/rw-waiver.ts');

const LOAD: Partial<Record<SectionId, readonly Load[]>> = {
  identity: [() => import('./rw-device-identity.ts')],
  label: [() => import('./rw-device-label.ts')],
  report: [() => import('../evidence/rw-report-panel.ts')],
  media: [() => import('../evidence/rw-media-panel.ts')],
  locks: [() => import('../evidence/rw-locks-panel.ts')],
  checklist: [
    () => import('../evidence/rw-test-session.ts'),
    () => import('../evidence/rw-checklist.ts'),
    waiver,
  ],
  spec: [() => import('../evidence/rw-spec-panel.ts'), waiver],
  grades: [() => import('../evidence/rw-grades-panel.ts'), waiver],
  qa: [() => import('../evidence/rw-qa-panel.ts')],
  faults: [() => import('../evidence/rw-repair-panel.ts')],
  parts: [() => import('../parts/rw-device-parts.ts')],
  holds: [() => import('../evidence/rw-holds-panel.ts')],
  kit: [waiver],
  shelf: [() => import('./rw-device-place.ts')],
  handover: [() => import('./rw-device-handovers.ts')],
  notes: [() => import('./rw-device-notes.ts')],
  history: [() => import('../evidence/rw-history.ts')],
};

const loaded = new Set<SectionId>();
/** Without a network a panel may not come; the page stays usable and offers to try again. */
const missing = new Set<SectionId>();

/** Waits for what a section shows; at once for one that was open before. */
export async function loadSection(id: SectionId): Promise<void> {
  if (loaded.has(id)) return;
  const parts = await Promise.allSettled((LOAD[id] ?? []).map((load) => load()));
  if (parts.some(({ status }) => status === 'rejected')) missing.add(id);
  else loaded.add(id);
}

/** What stands in an open section; lines of its height until its panel has come. */
export function sectionContent(host: ReactiveControllerHost, id: SectionId, card: Card) {
  if (loaded.has(id)) return contentOf(id, card);
  if (missing.has(id)) {
    const again = () => {
      missing.delete(id);
      host.requestUpdate();
    };
    return html`<rw-notice kind="warning"
      >${t('error.offline')}
      <rw-button slot="actions" icon="refresh" @click=${again}>${t('common.retry')}</rw-button>
    </rw-notice>`;
  }
  void loadSection(id).then(() => host.requestUpdate());
  return html`<rw-skeleton .lines=${4}></rw-skeleton>`;
}

export function isSection(id: string): id is SectionId {
  return id in LOAD || id === 'need' || id === 'recycling';
}
