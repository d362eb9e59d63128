/** What it means that a device at the door has the make and serial of one that is on record. */
import type { Stage } from './stages.ts';

/**
 * `here`: a clone or a mistake · `return`: its student brings it back (T20) · `found`: it was missing (T26) ·
 * `new_cycle`: it left for good and is given anew, on a record that continues the old one.
 */
export type Meeting = 'here' | 'return' | 'found' | 'new_cycle';

const LEFT: Partial<Record<Stage, Meeting>> = {
  handed_over: 'return',
  missing: 'found',
  recycled: 'new_cycle',
  withdrawn: 'new_cycle',
};

export function meetingOf(stage: Stage): Meeting {
  return LEFT[stage] ?? 'here';
}

const ORDER: readonly Meeting[] = ['here', 'return', 'found', 'new_cycle'];

/** Of several records with one serial the one that counts: what is still here before what left, the newest first. */
export function nearestKnown<T extends { id: string; stage: Stage }>(
  known: readonly T[],
): T | null {
  const rank = ({ stage }: T) => ORDER.indexOf(meetingOf(stage));
  const sorted = known.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? 1 : -1));
  return sorted[0] ?? null;
}
