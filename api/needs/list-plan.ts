/** What an uploaded list would do: each row against what is known already. */
import { createHmac } from 'node:crypto';
import { and, eq, inArray, or } from 'drizzle-orm';
import { changeOf, type KnownNeed, type ListChange } from '#domain/need-list-change.ts';
import type { CellError, ListNeed, ListRow, ReadList } from '#domain/need-list-rows.ts';
import { normaliseQuery } from '#domain/search-text.ts';
import { needs, recipients } from '../../db/schema/index.ts';
import type { Drizzle } from '../../db/client.ts';
import type { Context, System, Transaction } from '../lib/context.ts';
import { seesAllRecipients } from './recipient-view.ts';
import { personKeyOf } from './register-need.service.ts';

export type ListOutcome =
  'new' | 'changed' | 'unchanged' | 'served' | 'ended' | 'doubled' | 'refused';

type Known = { need: typeof needs.$inferSelect; recipient: typeof recipients.$inferSelect };

export interface PlannedRow {
  row: ListRow;
  outcome: ListOutcome;
  keys: { person: string; ref: string };
  known: Known | null;
  change: ListChange | null;
  errors: CellError[];
  /** Other needs that look like the same person's; the approver decides. */
  doubles: string[];
}

export type PlanCounts = Record<ListOutcome, number>;

/** Finds the school's row again without keeping its number: folded under the installation's key. */
function refKeyOf(system: System, siteId: string, school: string, ref: string): string {
  const folded = normaliseQuery(ref);
  if (folded === '') return '';
  const text = `list|${siteId}|${normaliseQuery(school)}|${folded}`;
  return createHmac('sha256', system.secret).update(text).digest('base64url');
}

/** @param tx inside a write the needs that are found are locked */
export async function planList(
  ctx: Context,
  tx: Drizzle | Transaction,
  list: ReadList,
  options: { school: string; lock: boolean },
): Promise<PlannedRow[]> {
  const rows = list.rows.map((row) => {
    const { ref = '', studentName = '' } = row.need ?? {};
    const person = row.need ? personKeyOf(ctx, { studentName, school: options.school }) : '';
    return { row, keys: { person, ref: refKeyOf(ctx, ctx.actor.siteId, options.school, ref) } };
  });
  const known = await readKnown(
    ctx,
    tx,
    rows.map(({ keys }) => keys),
    options.lock,
  );
  const used = new Set<string>();
  return rows.map(({ row, keys }) => planRow(ctx, row, keys, known, used));
}

export function countPlan(plan: readonly PlannedRow[]): PlanCounts {
  const counts: PlanCounts = {
    new: 0,
    changed: 0,
    unchanged: 0,
    served: 0,
    ended: 0,
    doubled: 0,
    refused: 0,
  };
  for (const { outcome } of plan) counts[outcome] += 1;
  return counts;
}

interface Index {
  byRef: ReadonlyMap<string, Known[]>;
  byPerson: ReadonlyMap<string, Known[]>;
}

async function readKnown(
  ctx: Context,
  tx: Drizzle | Transaction,
  keys: readonly PlannedRow['keys'][],
  lock: boolean,
): Promise<Index> {
  const filled = (list: string[]) => [...new Set(list.filter((key) => key !== ''))];
  const query = tx
    .select({ need: needs, recipient: recipients })
    .from(recipients)
    .innerJoin(needs, eq(needs.id, recipients.needId))
    .where(
      and(
        eq(needs.siteId, ctx.actor.siteId),
        or(
          inArray(recipients.personKey, filled(keys.map(({ person }) => person))),
          inArray(recipients.refKey, filled(keys.map(({ ref }) => ref))),
        ),
      ),
    )
    .orderBy(needs.id);
  const rows = keys.length === 0 ? [] : await (lock ? query.for('update', { of: needs }) : query);
  return {
    byRef: grouped(rows, ({ recipient }) => recipient.refKey),
    byPerson: grouped(rows, ({ recipient }) => recipient.personKey),
  };
}

function grouped(rows: readonly Known[], keyOf: (row: Known) => string) {
  const groups = new Map<string, Known[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

function planRow(
  ctx: Context,
  row: ListRow,
  keys: PlannedRow['keys'],
  index: Index,
  used: Set<string>,
): PlannedRow {
  const planned = { row, keys, known: null, change: null, doubles: [] };
  const refused = (...errors: CellError[]): PlannedRow => ({
    ...planned,
    outcome: 'refused',
    errors,
  });
  if (!row.need) return refused(...row.errors);
  if (row.twiceOf !== null) {
    const error = {
      column: 'studentName',
      code: 'list.twice',
      params: { line: row.twiceOf },
    } as const;
    return { ...planned, outcome: 'doubled', errors: [error] };
  }
  const found = match(row.need, keys, index, used);
  if (found === 'several') return refused({ column: 'ref', code: 'list.several' });
  if (found === null) {
    const doubles = liveNamesakes(row.need, keys, index).map(({ need }) => need.code);
    return { ...planned, outcome: 'new', errors: [], doubles };
  }
  used.add(found.need.id);
  const change = changeOf(knownOf(found), row.need);
  if (change.outcome === 'reserved') {
    const params = { code: found.need.code };
    return refused({ column: 'studentName', code: 'list.reserved', params });
  }
  const own = seesAllRecipients(ctx) || found.need.registeredById === ctx.actor.personId;
  if (change.outcome === 'changed' && !own) {
    return refused({ column: 'studentName', code: 'list.not_own' });
  }
  return { ...planned, outcome: change.outcome, known: found, change, errors: [] };
}

/** By the school's number; without one, or where it is new, by name and school. */
function match(
  need: ListNeed,
  keys: PlannedRow['keys'],
  { byRef, byPerson }: Index,
  used: ReadonlySet<string>,
): Known | 'several' | null {
  const free = (known: Known) =>
    !used.has(known.need.id) && (!known.recipient.erasedAt || known.need.status === 'served');
  const numbered = (keys.ref === '' ? [] : (byRef.get(keys.ref) ?? [])).filter(free);
  if (numbered.length > 0) return best(numbered);
  const named = (byPerson.get(keys.person) ?? []).filter(
    (known) =>
      free(known) && (keys.ref === '' || known.recipient.refKey === '') && mayBeSame(need, known),
  );
  const open = named.filter((known) => known.need.status !== 'closed');
  const certain = open.filter(
    ({ recipient }) => need.birthDate !== null && recipient.birthDate === need.birthDate,
  );
  const [first, second] = certain.length > 0 ? certain : open;
  if (second) return 'several';
  return first ?? null;
}

/** Of several needs of one number the one that is still open, else the newest. */
function best(known: readonly Known[]): Known | null {
  return known.findLast(({ need }) => need.status !== 'closed') ?? known.at(-1) ?? null;
}

function mayBeSame(need: ListNeed, { recipient }: Known): boolean {
  return (
    need.birthDate === null ||
    recipient.birthDate === null ||
    recipient.birthDate === need.birthDate
  );
}

function liveNamesakes(need: ListNeed, keys: PlannedRow['keys'], { byPerson }: Index): Known[] {
  return (byPerson.get(keys.person) ?? []).filter(
    (known) => !['rejected', 'closed'].includes(known.need.status) && mayBeSame(need, known),
  );
}

function knownOf({ need, recipient }: Known): KnownNeed {
  const { studentName, className, birthDate, guardianName, guardianPhone, locale } = recipient;
  return {
    status: need.status,
    studentName,
    className,
    birthDate,
    guardianName,
    guardianPhone,
    locale,
    kind: need.kind as KnownNeed['kind'],
    requirements: need.requirements as KnownNeed['requirements'],
    area: need.area,
    schoolLevel: need.schoolLevel,
    priority: need.priorityReason,
    prioritised: need.prioritisedById !== null,
  };
}
