/** The order in which needs are served: rank, then the day of registration. Every rank has its reason. */

/** Why a need stands before others, the most urgent first; `can_wait` stands behind those without a reason. */
export const PRIORITY_REASONS = [
  'replacement',
  'accessibility',
  'exam_year',
  'no_device',
  'shared_device',
  'remote',
  'can_wait',
] as const;
export type PriorityReason = (typeof PRIORITY_REASONS)[number];

/** Room is left between two reasons for an order by hand. */
const RANKS: Readonly<Record<PriorityReason, number>> = {
  replacement: -600,
  accessibility: -500,
  exam_year: -400,
  no_device: -300,
  shared_device: -200,
  remote: -100,
  can_wait: 100,
};

/** The rank of a need; smaller is served first. Empty for the order of registration. */
export function rankOf(why: PriorityReason | ''): number {
  return why === '' ? 0 : RANKS[why];
}

export interface QueuedNeed {
  id: string;
  rank: number;
  registeredAt: Date;
}

/** Negative when `one` is served before `other`; the same order as the queue in the database. */
export function compareNeeds(one: QueuedNeed, other: QueuedNeed): number {
  return (
    one.rank - other.rank ||
    one.registeredAt.getTime() - other.registeredAt.getTime() ||
    (one.id < other.id ? -1 : Number(one.id > other.id))
  );
}

/**
 * Whether `one` has to be served before `other`: a better rank, or the same one and an earlier day of registration.
 * Among those of one day nobody is passed over.
 * @param timeZone IANA name, of the site: where its days begin
 */
export function standsBefore(
  one: Pick<QueuedNeed, 'rank' | 'registeredAt'>,
  other: Pick<QueuedNeed, 'rank' | 'registeredAt'>,
  timeZone: string,
): boolean {
  if (one.rank !== other.rank) return one.rank < other.rank;
  if (one.registeredAt.getTime() >= other.registeredAt.getTime()) return false;
  const dayOf = dayFormat(timeZone);
  return dayOf.format(one.registeredAt) !== dayOf.format(other.registeredAt);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  formats.set(timeZone, made);
  return made;
}
