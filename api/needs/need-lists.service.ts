/** A school's list: looked at first, then taken in one transaction. The file itself is never kept. */
import { createHash } from 'node:crypto';
import { desc, eq, sql } from 'drizzle-orm';
import type { SCHOOL_LEVELS } from '#domain/eligibility.ts';
import {
  type CellError,
  MAX_LIST_ROWS,
  type ReadList,
  readNeedList,
} from '#domain/need-list-rows.ts';
import { columnOf } from '#domain/need-list-words.ts';
import { needLists, people } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, invalidField } from '../lib/errors.ts';
import { MAX_SHEET_BYTES, readSheet } from '../lib/sheets.ts';
import { type WriteInput, write } from '../lib/unit.ts';
import { logAct } from '../people/people.service.ts';
import { type ListOutcome, type PlanCounts, countPlan, planList } from './list-plan.ts';
import { takeChanged, takeNew } from './take-rows.ts';

export interface ListUpload {
  /** The file in base64. */
  file: string;
  school: string;
  /** Of rows that do not say. */
  area: string;
  schoolLevel: (typeof SCHOOL_LEVELS)[number];
}

export interface PreviewRow {
  line: number;
  outcome: ListOutcome;
  name: string;
  /** The need that is known already. */
  code: string | null;
  /** Columns that change. */
  fields: string[];
  /** It goes back to the approver. */
  again: boolean;
  errors: CellError[];
  doubles: string[];
  /** All cells of a row that is not taken, to give it back. */
  cells: string[] | null;
}

export interface ListPreview {
  headLine: number;
  headings: string[];
  unread: string[];
  counts: PlanCounts;
  rows: PreviewRow[];
}

/**
 * What taking the list would do. Nothing is kept.
 * @throws AppError `sheet.*` for files that cannot be read, `list.no_headings`, `list.missing_columns`,
 * `list.empty`, `list.too_many_rows`
 */
export async function previewList(ctx: Context, upload: ListUpload): Promise<ListPreview> {
  requirePermission(ctx, 'need.register');
  const list = await readUpload(ctx, upload);
  const { school } = upload;
  const plan = await planList(ctx, ctx.database.db, list, { school, lock: false });
  return {
    headLine: list.headLine ?? 1,
    headings: list.headings,
    unread: list.unread,
    counts: countPlan(plan),
    rows: plan.map(({ row, outcome, known, change, errors, doubles }) => ({
      line: row.line,
      outcome,
      name: row.need?.studentName ?? '',
      code: known?.need.code ?? null,
      fields: change?.fields ?? [],
      again: change?.again ?? false,
      errors,
      doubles,
      cells: outcome === 'refused' || outcome === 'doubled' ? row.cells : null,
    })),
  };
}

export interface TakenList {
  id: string;
  created: number;
  updated: number;
  unchanged: number;
}

/**
 * Takes the rows that are right, all or none of them.
 * @param input.expected what the preview promised
 * @throws AppError `list.meanwhile` (409) when it would now do something else, `list.nothing` when no row is right
 */
export async function takeList(
  ctx: Context,
  input: WriteInput & ListUpload & { expected: Pick<PlanCounts, 'new' | 'changed'> },
): Promise<TakenList> {
  requirePermission(ctx, 'need.register');
  const list = await readUpload(ctx, input);
  const { file, ...rest } = input;
  // What a replay is known by need not be the whole file.
  const asked = { ...rest, fileHash: createHash('sha256').update(file).digest('base64url') };
  return write(ctx, asked, async (unit) => {
    await unit.tx.execute(sql`select pg_advisory_xact_lock(hashtext(${ctx.actor.siteId}))`);
    const plan = await planList(ctx, unit.tx, list, { school: input.school, lock: true });
    const counts = countPlan(plan);
    const { expected } = input;
    if (counts.new !== expected.new || counts.changed !== expected.changed) {
      throw new AppError('list.meanwhile', { status: 409 });
    }
    if (counts.new + counts.changed === 0) throw new AppError('list.nothing');
    const id = unit.newId();
    const numbers = { created: counts.new, updated: counts.changed, unchanged: counts.unchanged };
    await unit.tx.insert(needLists).values({
      id,
      siteId: ctx.actor.siteId,
      school: input.school,
      uploadedById: ctx.actor.personId,
      uploadedAt: unit.recordedAt,
      ...numbers,
    });
    await takeNew(unit, plan, { listId: id, school: input.school });
    await takeChanged(unit, plan, { listId: id, school: input.school });
    await logAct(unit, 'need_list.taken', id, { ...numbers });
    return { id, ...numbers };
  });
}

/** The lists that were taken, the newest first. */
export async function readLists(ctx: Context) {
  requirePermission(ctx, 'need.register');
  const rows = await ctx.database.db
    .select({ list: needLists, by: people.name })
    .from(needLists)
    .innerJoin(people, eq(people.id, needLists.uploadedById))
    .where(eq(needLists.siteId, ctx.actor.siteId))
    .orderBy(desc(needLists.uploadedAt))
    .limit(20);
  return {
    lists: rows.map(({ list: { id, school, created, updated, unchanged, uploadedAt }, by }) => ({
      id,
      school,
      created,
      updated,
      unchanged,
      uploadedAt: uploadedAt.toISOString(),
      by,
    })),
  };
}

async function readUpload(ctx: Context, upload: ListUpload): Promise<ReadList> {
  const bytes = Buffer.from(upload.file, 'base64');
  if (bytes.length > MAX_SHEET_BYTES) throw new AppError('sheet.too_large', { status: 413 });
  const { area, schoolLevel } = upload;
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: ctx.actor.timeZone }).format(
    ctx.now(),
  );
  const sheet = await readSheet(bytes, (rows) => knowsHeadings(rows));
  const list = readNeedList(sheet.rows, {
    today,
    area,
    schoolLevel,
    merged: (row, column) => sheet.merged(row, column),
  });
  if (list.headLine === null) throw new AppError('list.no_headings');
  if (list.missing.length > 0) {
    throw new AppError('list.missing_columns', { params: { columns: list.missing.join(',') } });
  }
  if (list.rows.length === 0) throw new AppError('list.empty');
  if (list.rows.length > MAX_LIST_ROWS) {
    throw new AppError('list.too_many_rows', { params: { max: MAX_LIST_ROWS } });
  }
  if (upload.school === '') throw invalidField('school', 'input.required');
  return list;
}

/** Headings with letters beyond Latin decide between encodings; plain ones look alike in all of them. */
function knowsHeadings(rows: readonly (readonly unknown[])[]): boolean {
  return rows
    .slice(0, 20)
    .some((cells) =>
      cells.some(
        (cell) => typeof cell === 'string' && /[^\0-\x7f]/.test(cell) && columnOf(cell) !== null,
      ),
    );
}
