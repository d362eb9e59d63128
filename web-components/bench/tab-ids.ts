/** The parts of a device that the bench opens in place. */
import type { Place } from '#domain/gates.ts';

export const TAB_IDS = [
  'tests',
  'disks',
  'faults',
  'parts',
  'condition',
  'grades',
  'report',
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
  grades: 'grades',
  identity: 'condition',
  qa: 'qa',
  kit: 'kit',
  holds: 'holds',
};

/** The tab where a missing piece is supplied; null for what is done elsewhere. */
export function tabOf(where: string): TabId | null {
  return TAB_OF[where as Place] ?? null;
}
