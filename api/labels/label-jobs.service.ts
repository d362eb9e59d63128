/** Print jobs that did not come to their end: looked at, gone on with from any label, or given up. */
import { and, asc, desc, eq, inArray, isNull, lt, or } from 'drizzle-orm';
import { labelJobs, labelPrints, people, printerProfiles } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, invalidField } from '../lib/errors.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { readLabels } from './label-contents.ts';
import {
  codesBetween,
  findPrintJob,
  type JobProgress,
  readPrintJob,
  readProgress,
} from './label-jobs.ts';
import { mediumOf } from './label-request.ts';
import { recordPrints } from './prints.service.ts';

const MOST = 20;

export interface OpenJob {
  id: string;
  /** Who began it; a colleague may go on with it. */
  by: string;
  own: boolean;
  /** The printer of the site it was begun on. */
  printer: { host: string; port: number } | null;
  total: number;
  handed: number;
  perhaps: number;
  stopped: string | null;
  createdAt: Date;
  /** Code of the next label, to be compared with the last one that came out. */
  nextCode: string | null;
}

/**
 * Jobs of this site that a printer has not taken whole and this person may go on with: the own ones first,
 * then the oldest. What a colleague is sending right now is none of them.
 */
export async function openJobs(ctx: Context): Promise<OpenJob[]> {
  requirePermission(ctx, 'label.reprint');
  const own = eq(labelJobs.personId, ctx.actor.personId);
  const rows = await ctx.database.db
    .select({ job: labelJobs, by: people.name, printer: printerProfiles })
    .from(labelJobs)
    .innerJoin(people, eq(people.id, labelJobs.personId))
    .leftJoin(printerProfiles, eq(printerProfiles.id, labelJobs.profileId))
    .where(
      and(
        eq(labelJobs.siteId, ctx.actor.siteId),
        isNull(labelJobs.closedAt),
        lt(labelJobs.handed, labelJobs.total),
        or(own, isNull(labelJobs.sendingUntil), lt(labelJobs.sendingUntil, ctx.now())),
      ),
    )
    .orderBy(desc(own), asc(labelJobs.createdAt))
    .limit(MOST);
  const jobs = await Promise.all(rows.map((row) => openJob(ctx, row)));
  return jobs.filter((job) => job !== null);
}

interface FoundJob {
  job: JobProgress;
  by: string;
  printer: typeof printerProfiles.$inferSelect | null;
}

async function openJob(ctx: Context, { job: row, by, printer }: FoundJob): Promise<OpenJob | null> {
  const { id, total, handed, perhaps, stopped, createdAt } = row;
  const job = await findPrintJob(ctx, id);
  if (!job) return null;
  const [nextCode = null] = codesBetween(job, handed, handed + 1);
  const known = printer && !printer.closedAt ? printer : null;
  return {
    id,
    by,
    own: row.personId === ctx.actor.personId,
    printer: known && { host: known.host, port: known.port },
    total,
    handed,
    perhaps,
    stopped,
    createdAt,
    nextCode,
  };
}

/**
 * Goes on from label `from` (counted from 1). What was handed out for certain and comes again is a reprint:
 * it needs a reason and voids the earlier print.
 * @throws AppError `input.invalid` (`from`, `reason`), `print.not_found` (404), `labels.being_sent`, `labels.job_closed` (409)
 */
export async function goOnFrom(
  ctx: Context,
  input: WriteInput & { id: string; from: number; reason: string },
): Promise<{ from: number; total: number; again: number }> {
  requirePermission(ctx, 'label.reprint');
  return write(ctx, input, async (unit) => {
    const progress = await lockJob(unit, input.id);
    const { total, handed } = progress;
    const index = input.from - 1;
    if (index >= total) throw invalidField('from', 'labels.no_such_label', { most: total });
    const job = await readPrintJob(unit, input.id);
    const codes = codesBetween(job, index, handed);
    if (index < handed && input.reason === '') {
      throw invalidField('reason', 'labels.reprint_reason', { count: handed - index });
    }
    if (codes.length > 0) {
      const labels = await readLabels(unit, codes, job.locale);
      const how = { jobId: job.id, medium: mediumOf(job.medium).id, format: job.format };
      await recordPrints(unit, labels, new Set(codes), { ...how, reason: input.reason });
    }
    if (job.toPrinter) {
      await unit.tx
        .update(labelJobs)
        .set({ handed: index, perhaps: index, stopped: null })
        .where(eq(labelJobs.id, input.id));
    }
    return { from: input.from, total, again: codes.length };
  });
}

/** What never came out is no print: it waits for its label again. */
export async function closeJob(
  ctx: Context,
  input: WriteInput & { id: string },
): Promise<{ handed: number; total: number }> {
  requirePermission(ctx, 'label.reprint');
  return write(ctx, input, async (unit) => {
    const { total, handed, perhaps } = await lockJob(unit, input.id);
    const job = await readPrintJob(unit, input.id);
    const codes = job.boxes ? [] : codesBetween(job, perhaps, total);
    if (codes.length > 0) {
      await unit.tx
        .update(labelPrints)
        .set({ voidedAt: unit.recordedAt })
        .where(
          and(
            eq(labelPrints.jobId, input.id),
            inArray(labelPrints.code, codes),
            isNull(labelPrints.voidedAt),
          ),
        );
    }
    await unit.tx
      .update(labelJobs)
      .set({ closedAt: unit.recordedAt })
      .where(eq(labelJobs.id, input.id));
    return { handed, total };
  });
}

async function lockJob(unit: Unit, id: string): Promise<JobProgress> {
  await unit.tx
    .select({ id: labelJobs.id })
    .from(labelJobs)
    .where(eq(labelJobs.id, id))
    .for('update');
  const progress = await readProgress(unit, id);
  if (progress.closedAt) throw new AppError('labels.job_closed', { status: 409 });
  if (progress.sendingUntil && progress.sendingUntil > unit.recordedAt) {
    throw new AppError('labels.being_sent', { status: 409 });
  }
  return progress;
}
