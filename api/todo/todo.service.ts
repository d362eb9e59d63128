/** What waits for the warehouse: a counter for each list, each list by place. */
import type { Stage } from '#domain/stages.ts';
import type { Context } from '../lib/context.ts';
import { invalidField } from '../lib/errors.ts';
import { type KitInWork, readKitsInWork } from '../kits/kits-in-work.ts';
import { type TodoDetails, detailsOf } from './todo-details.ts';
import { type KittingIds, TODO_LISTS, type TodoList, type TodoRow, linesOf } from './todo-sql.ts';

export interface TodoLine extends TodoDetails {
  subject: TodoRow['subject'];
  code: string;
  kind: string;
  make: string;
  model: string;
  stage: Stage | null;
  since: string;
  custodian: string | null;
  /** Of a charger, or asked for by a device. */
  volts: number | null;
  watts: number | null;
  connector: string | null;
}

export interface TodoGroup {
  /** Null for what a person holds. */
  place: { code: string; name: string } | null;
  /** All lines there, also those of later pages. */
  total: number;
  lines: TodoLine[];
}

export interface TodoPage {
  total: number;
  groups: TodoGroup[];
  next: string | null;
}

export type TodoCounts = Record<TodoList, number>;

export async function readTodoCounts(ctx: Context): Promise<TodoCounts> {
  const { sql } = ctx.database;
  const kitting = kittingIds(await readKitsInWork(ctx));
  const counted = await Promise.all(
    TODO_LISTS.map(async (list): Promise<[TodoList, number]> => {
      const [row] = await sql<{ count: number }[]>`
        select count(*)::int as count from (${linesOf(sql, list, ctx.actor.siteId, kitting)}) lines`;
      return [list, row?.count ?? 0];
    }),
  );
  return Object.fromEntries(counted) as TodoCounts;
}

function kittingIds(kits: readonly KitInWork[]): KittingIds {
  return {
    finished: kits.filter((kit) => kit.complete).map((kit) => kit.id),
    unfinished: kits.filter((kit) => !kit.complete).map((kit) => kit.id),
  };
}

/**
 * One page of a list in the order of places, and within a place of codes.
 * @throws AppError `input.invalid` on `after`
 */
export async function readTodoList(
  ctx: Context,
  input: { list: TodoList; after?: string | undefined; limit: number },
): Promise<TodoPage> {
  const { sql } = ctx.database;
  const needsKits = input.list === 'kit' || input.list === 'shelve';
  const kits = needsKits ? await readKitsInWork(ctx) : [];
  const lines = linesOf(sql, input.list, ctx.actor.siteId, kittingIds(kits));
  const [place, code] = readCursor(input.after);
  const [rows, totals] = await Promise.all([
    sql<TodoRow[]>`
      select * from (${lines}) lines where (position, code) > (${place} collate "C", ${code} collate "C")
      order by position, code limit ${input.limit + 1}`,
    sql<{ placeId: string | null; count: number }[]>`
      select "placeId", count(*)::int as count from (${lines}) lines group by "placeId"`,
  ]);
  const shown = rows.slice(0, input.limit);
  const details = await detailsOf(ctx, input.list, shown, kits);
  const last = shown.at(-1);
  return {
    total: totals.reduce((sum, { count }) => sum + count, 0),
    groups: groupByPlace(shown, totals, details),
    next: rows.length > input.limit && last ? writeCursor(last) : null,
  };
}

function groupByPlace(
  rows: readonly TodoRow[],
  totals: readonly { placeId: string | null; count: number }[],
  details: ReadonlyMap<string, TodoDetails>,
): TodoGroup[] {
  const groups = new Map<string | null, TodoGroup>();
  for (const row of rows) {
    const { placeId, placeCode, placeName } = row;
    const group = groups.get(placeId) ?? {
      place: placeCode ? { code: placeCode, name: placeName ?? '' } : null,
      total: totals.find((one) => one.placeId === placeId)?.count ?? 0,
      lines: [],
    };
    group.lines.push(toLine(row, details.get(row.id) ?? {}));
    groups.set(placeId, group);
  }
  return [...groups.values()];
}

function toLine(row: TodoRow, details: TodoDetails): TodoLine {
  const { subject, code, kind, make, model, custodian, volts, watts, connector } = row;
  const stage = row.stage as Stage | null;
  const since = row.since.toISOString();
  const about = { subject, code, kind, make, model, stage, since, custodian };
  return { ...about, volts, watts, connector: connector || null, ...details };
}

function writeCursor(row: TodoRow): string {
  return Buffer.from(JSON.stringify([row.placeName ?? '', row.code])).toString('base64url');
}

function readCursor(after: string | undefined): [string, string] {
  if (after === undefined) return ['', ''];
  try {
    const read: unknown = JSON.parse(Buffer.from(after, 'base64url').toString());
    if (Array.isArray(read) && typeof read[0] === 'string' && typeof read[1] === 'string') {
      return [read[0], read[1]];
    }
  } catch {
    // Not one of ours: refused below.
  }
  throw invalidField('after', 'input.wrong_value');
}
