/** What an uploaded row does to a need that is known already. */
import type { NeedStatus } from './eligibility.ts';
import type { ListNeed } from './need-list-cells.ts';
import type { NeedRequirements } from './need-requirements.ts';
import { normaliseQuery } from './search-text.ts';

/** What is known of a need and of whom it is for. */
export type KnownNeed = Pick<
  ListNeed,
  | 'studentName'
  | 'className'
  | 'birthDate'
  | 'guardianName'
  | 'guardianPhone'
  | 'kind'
  | 'requirements'
  | 'area'
> & {
  status: NeedStatus;
  locale: string;
  schoolLevel: string;
  priority: string;
  /** A person has set the priority: the school's proposal no longer counts. */
  prioritised: boolean;
};

/** What an approver has judged; any other change leaves the approval as it is. */
const APPROVED = [
  'studentName',
  'birthDate',
  'kind',
  'requirements',
  'area',
  'schoolLevel',
] as const;
const OTHERS = ['className', 'guardianName', 'guardianPhone', 'locale', 'priority'] as const;
type Field = (typeof APPROVED)[number] | (typeof OTHERS)[number];

export interface ListChange {
  /** `reserved`: what was approved changed while a device waits for it. */
  outcome: 'unchanged' | 'changed' | 'served' | 'ended' | 'reserved';
  fields: Field[];
  /** It waits for an approver again. */
  again: boolean;
}

const nothing = (outcome: ListChange['outcome']): ListChange => ({
  outcome,
  fields: [],
  again: false,
});

/**
 * An empty cell takes nothing away. Needs that were served or closed are left alone. A changed need goes back to
 * the approver if what was approved changed, or if it was rejected: then the school has mended it.
 */
export function changeOf(known: KnownNeed, row: ListNeed): ListChange {
  if (known.status === 'served') return nothing('served');
  if (known.status === 'closed') return nothing('ended');
  const approved = APPROVED.filter((field) => differs(field, known, row));
  const others = OTHERS.filter(
    (field) =>
      row[field] !== '' &&
      row[field] !== known[field] &&
      !(field === 'priority' && known.prioritised),
  );
  const fields = [...approved, ...others];
  if (fields.length === 0) return nothing('unchanged');
  const judged = approved.some((field) => field !== 'studentName' || isRenamed(known, row));
  if (judged && known.status === 'reserved') return { outcome: 'reserved', fields, again: false };
  const again = known.status === 'rejected' || (judged && known.status === 'approved');
  return { outcome: 'changed', fields, again };
}

/** Tones and capitals put right are no other name. */
function isRenamed(known: KnownNeed, row: ListNeed): boolean {
  return normaliseQuery(known.studentName) !== normaliseQuery(row.studentName);
}

function differs(field: (typeof APPROVED)[number], known: KnownNeed, row: ListNeed): boolean {
  if (field === 'requirements') return textOf(merged(known, row)) !== textOf(known.requirements);
  if (field === 'birthDate') return row.birthDate !== null && row.birthDate !== known.birthDate;
  return row[field] !== known[field];
}

/** What is asked for after the row: an empty cell keeps what was asked for before; of another kind nothing is kept. */
export function merged(
  known: Pick<KnownNeed, 'kind' | 'requirements'>,
  row: ListNeed,
): NeedRequirements {
  return known.kind === row.kind
    ? { ...known.requirements, ...row.requirements }
    : row.requirements;
}

function textOf(requirements: NeedRequirements): string {
  const sorted = Object.entries(requirements)
    .map(([key, value]) => [
      key,
      Array.isArray(value) ? value.map((one) => JSON.stringify(one)).sort() : value,
    ])
    .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1));
  return JSON.stringify(sorted);
}
