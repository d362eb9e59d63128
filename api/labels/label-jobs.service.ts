/** Print jobs that did not come to their end: looked at, gone on with from any label, or given up. */
import { and, asc, eq, inArray, isNull, lt } from 'drizzle-orm';
import { labelJobs, labelPrints } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, invalidField } from '../lib/errors.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { readLabels } from './label-contents.ts';
import { codesBetween, type JobProgress, readPrintJob, readProgress } from './label-jobs.ts';
import { mediumOf } from './label-request.ts';
import { recordPrints } from './prints.service.ts';

const MOST = 20;

export interface OpenJob {
  id: string;
  total: number;
  handed: number;
  perhaps: number;
  stopped: string | null;
  createdAt: Date;
  /** Code of the next label, to be compared with the last one that came out. */
  nextCode: string | null;
}

/** This person's jobs that a printer has not taken whole, the oldest first. */
export async function openJobs(ctx: Context): Promise<OpenJob[]> {
  requirePermission(ctx, 'label.reprint');
  const { personId, siteId } = ctx.actor;
  const rows = await ctx.database.db
    .select()
    .from(labelJobs)
    .where(
      and(
        eq(labelJobs.siteId, siteId),
        eq(labelJobs.personId, personId),
        isNull(labelJobs.closedAt),
        lt(labelJobs.handed, labelJobs.total),
      ),
    )
    .orderBy(asc(labelJobs.createdAt))
    .limit(MOST);
  return Promise.all(rows.map((row) => openJob(ctx, row)));
}

async function openJob(ctx: Context, row: JobProgress): Promise<OpenJob> {
  const { id, total, handed, perhaps, stopped, createdAt } = row;
  const job = await readPrintJob(ctx, id);
  const [nextCode = null] = codesBetween(job, handed, handed + 1);
  return { id, total, handed, perhaps, stopped, createdAt, nextCode };
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
