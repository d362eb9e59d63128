/** The panels of a device's sections: they come when a section opens, so that the page itself stays small. */
import { html, type ReactiveControllerHost } from 'lit';
import type { Card } from '../evidence/card.ts';
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
  faults: [() => import('../evidence/rw-faults-panel.ts')],
  holds: [() => import('../evidence/rw-holds-panel.ts')],
  kit: [waiver],
  shelf: [() => import('./rw-device-place.ts')],
  notes: [() => import('./rw-device-notes.ts')],
  history: [() => import('../evidence/rw-history.ts')],
};

const loaded = new Set<SectionId>();

/** Waits for what a section shows; at once for one that was open before. */
export async function loadSection(id: SectionId): Promise<void> {
  if (loaded.has(id)) return;
  await Promise.all((LOAD[id] ?? []).map((load) => load()));
  loaded.add(id);
}

/** What stands in an open section; lines of its height until its panel has come. */
export function sectionContent(host: ReactiveControllerHost, id: SectionId, card: Card) {
  if (loaded.has(id)) return contentOf(id, card);
  void loadSection(id).then(() => host.requestUpdate());
  return html`<rw-skeleton .lines=${4}></rw-skeleton>`;
}

export function isSection(id: string): id is SectionId {
  return id in LOAD || id === 'need' || id === 'handover' || id === 'recycling';
}
