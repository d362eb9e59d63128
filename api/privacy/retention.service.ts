/** Erases what was kept long enough, by the rules of `#domain/retention`; a dry run counts and changes nothing. */
import { desc, eq, inArray, lt, sql } from 'drizzle-orm';
import { RETENTION_RULES, type RetentionRuleId, retentionCutoff } from '#domain/retention.ts';
import { people, photos, retentionRuns } from '../../db/schema/index.ts';
import { type Context, type System, requirePermission } from '../lib/context.ts';
import { dropKeptFile } from '../lib/file-store.ts';
import { type WriteInput, write } from '../lib/unit.ts';
import { logAct } from '../people/people.service.ts';
import { type DueRow, RETENTION_WORK } from './retention-rules.ts';

/** Rows of one transaction, so that nobody at a bench waits for it. */
const BATCH = 100;
/** Codes that a preview names; the count is always whole. */
const MOST_CODES = 100;

export type RetentionCounts = Partial<Record<RetentionRuleId, number>>;

export interface RetentionDue {
  id: RetentionRuleId;
  months: number;
  since: string;
  due: number;
  /** The first of them, by code. */
  codes: string[];
}

export interface RetentionRun {
  ranAt: string;
  dryRun: boolean;
  /** Empty when the clock ran it. */
  by: string;
  counts: RetentionCounts;
}

export async function readRetention(
  ctx: Context,
): Promise<{ rules: RetentionDue[]; runs: RetentionRun[] }> {
  requirePermission(ctx, 'settings.manage');
  const runs = await ctx.database.db
    .select({ run: retentionRuns, by: people.name })
    .from(retentionRuns)
    .leftJoin(people, eq(people.id, retentionRuns.personId))
    .orderBy(desc(retentionRuns.ranAt))
    .limit(30);
  return {
    rules: await preview(ctx),
    runs: runs.map(({ run, by }) => ({
      ranAt: run.ranAt.toISOString(),
      dryRun: run.dryRun,
      by: by ?? '',
      counts: run.counts as RetentionCounts,
    })),
  };
}

/** By a person: a dry run counts, any other erases now what the clock would erase later. */
export async function runRetention(
  ctx: Context,
  input: WriteInput & { dryRun: boolean },
): Promise<{ dryRun: boolean; counts: RetentionCounts }> {
  requirePermission(ctx, 'settings.manage');
  const { dryRun } = input;
  const counts = dryRun ? countsOf(await preview(ctx)) : await eraseDue(ctx);
  return write(ctx, input, async (unit) => {
    await unit.tx.insert(retentionRuns).values({
      id: unit.newId(),
      dryRun,
      counts,
      personId: unit.actor.personId,
      ranAt: unit.recordedAt,
    });
    await logAct(unit, 'retention.run', null, { dryRun, counts });
    return { dryRun, counts };
  });
}

async function preview(system: System): Promise<RetentionDue[]> {
  const due: RetentionDue[] = [];
  for (const { id, months, since } of RETENTION_RULES) {
    const rows = await dueRows(system, id, months);
    due.push({
      id,
      months,
      since,
      due: rows.length,
      codes: [...new Set(rows.map(({ code }) => code))].filter(Boolean).slice(0, MOST_CODES),
    });
  }
  return due;
}

function countsOf(due: readonly RetentionDue[]): RetentionCounts {
  return Object.fromEntries(due.filter((rule) => rule.due > 0).map((rule) => [rule.id, rule.due]));
}

const cutoffOf = (system: System, months: number) =>
  sql`${retentionCutoff(months, system.now()).toISOString()}::timestamptz`;

async function dueRows(system: System, id: RetentionRuleId, months: number): Promise<DueRow[]> {
  const due = RETENTION_WORK[id].due(cutoffOf(system, months));
  const found = await system.database.reports.execute(due);
  return [...(found as unknown as DueRow[])];
}

/** Erases everything that is due, each rule in small transactions of its own. @returns how many by rule */
export async function eraseDue(system: System): Promise<RetentionCounts> {
  const counts: RetentionCounts = {};
  for (const { id, months } of RETENTION_RULES) {
    const rows = await dueRows(system, id, months);
    for (let first = 0; first < rows.length; first += BATCH) {
      const batch = rows.slice(first, first + BATCH);
      const erased = await eraseBatch(system, { id, months }, batch);
      if (id === 'photo') await dropFiles(system, erased);
      if (erased.length > 0) counts[id] = (counts[id] ?? 0) + erased.length;
    }
  }
  return counts;
}

/** Looks again inside the transaction: a request may have been opened again meanwhile. */
async function eraseBatch(
  system: System,
  { id, months }: { id: RetentionRuleId; months: number },
  batch: readonly DueRow[],
): Promise<DueRow[]> {
  const ids = `{${batch.map((row) => row.id).join(',')}}`;
  return system.database.db.transaction(async (tx) => {
    const due = RETENTION_WORK[id].due(cutoffOf(system, months));
    const found = await tx.execute(sql`select * from (${due}) due where id = any(${ids}::uuid[])`);
    const still = [...(found as unknown as DueRow[])];
    if (still.length > 0) await RETENTION_WORK[id].erase(tx, still, system.now());
    return still;
  });
}

/** A file goes when no photo that is still kept shows the same bytes. */
async function dropFiles(system: System, rows: readonly DueRow[]): Promise<void> {
  const ids = rows.map(({ id }) => id);
  const { db } = system.database;
  const erased = await db
    .selectDistinct({ contentHash: photos.contentHash })
    .from(photos)
    .where(inArray(photos.id, ids));
  for (const { contentHash } of erased) {
    const kept = sql`${photos.contentHash} = ${contentHash} and ${photos.erasedAt} is null`;
    if ((await db.$count(photos, kept)) === 0) await dropKeptFile(system, contentHash);
  }
}

const DAY_MS = 24 * 60 * 60_000;
const EVERY_MS = 60 * 60_000;

/** Once a day, whichever process comes first. @returns whether it ran now */
export async function runRetentionDaily(system: System): Promise<boolean> {
  const { db } = system.database;
  const now = system.now();
  // The row is written first: another process that looks meanwhile leaves it to this one.
  const id = system.newId();
  const claimed = await db.execute(sql`
    insert into ${retentionRuns} (id, dry_run, counts, ran_at)
    select ${id}::uuid, false, '{}'::jsonb, ${now.toISOString()}::timestamptz
    where not exists (select from ${retentionRuns} where not dry_run and person_id is null
      and ran_at > ${new Date(now.getTime() - DAY_MS).toISOString()}::timestamptz)
    returning id`);
  if ((claimed as unknown as unknown[]).length === 0) return false;
  const counts = await eraseDue(system);
  await db.update(retentionRuns).set({ counts }).where(eq(retentionRuns.id, id));
  // Runs that erased nothing tell nothing after a month.
  const nothing = sql`${retentionRuns.counts} = '{}'::jsonb`;
  const old = lt(retentionRuns.ranAt, new Date(now.getTime() - 30 * DAY_MS));
  await db.delete(retentionRuns).where(sql`${nothing} and ${old}`);
  return true;
}

/** Looks now and every hour. @returns what stops it */
export function startRetentionClock(system: System): () => void {
  const run = () => {
    runRetentionDaily(system).catch((error: unknown) =>
      system.log.error({ error }, 'what is due could not be erased'),
    );
  };
  run();
  const timer = setInterval(run, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
