/** What people decide about a record of a table that could not be recorded as it stood. */

export const SETTLEMENTS = ['record', 'other_device', 'dismiss'] as const;
export type Settlement = (typeof SETTLEMENTS)[number];

/** Why a record stands for nothing; a code, since whoever wrote words might name somebody. */
export const DISMISSALS = ['double', 'not_given', 'recorded_otherwise', 'mistake'] as const;
export type Dismissal = (typeof DISMISSALS)[number];

/** What could not be opened holds nothing to record; nobody who stayed away has a device. */
export function settlementsFor(kind: string): Settlement[] {
  if (kind === '') return ['dismiss'];
  if (kind === 'handover' || kind === 'exchange') return [...SETTLEMENTS];
  return ['record', 'dismiss'];
}
