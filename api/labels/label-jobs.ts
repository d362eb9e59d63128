/** A print job: what its labels are, and how far it has come. */
import { and, eq, or } from 'drizzle-orm';
import { commandFor } from '#domain/command-cards.ts';
import { printRight } from '#domain/print-rights.ts';
import { may } from '#domain/roles.ts';
import { labelJobs, requests, settings } from '../../db/schema/index.ts';
import { reader } from '../accessories/accessory-events.ts';
import type { Context } from '../lib/context.ts';
import { notFound } from '../lib/errors.ts';
import { SHAPE_OF_ACTION } from './command-shapes.ts';
import type { LabelContent } from './label-content.ts';
import { readLabels } from './label-contents.ts';
import type { PrinterProfile } from './label-media.ts';
import type { PrintJob } from './print-job.ts';

/** Labels that are read at once: a thousand of them never stand in memory. */
const READ_AT_ONCE = 100;

export type JobProgress = typeof labelJobs.$inferSelect;

/**
 * A print job of this person, or of a colleague at this site, where this person may print such labels.
 * @throws AppError `print.not_found` (404)
 */
export async function readPrintJob(ctx: Context, id: string): Promise<PrintJob> {
  const job = await findPrintJob(ctx, id);
  if (!job) throw notFound('print');
  return job;
}

export async function findPrintJob(ctx: Context, id: string): Promise<PrintJob | null> {
  const { personId, siteId } = ctx.actor;
  const [row] = await reader(ctx)
    .select({ answer: requests.answer })
    .from(requests)
    .leftJoin(labelJobs, eq(labelJobs.id, requests.requestId))
    .where(
      and(
        eq(requests.requestId, id),
        or(eq(requests.personId, personId), eq(labelJobs.siteId, siteId)),
      ),
    );
  const answer: unknown = row?.answer ? JSON.parse(row.answer) : null;
  return isPrintJob(answer) && may(ctx.actor.roles, printRight(answer)) ? answer : null;
}

function isPrintJob(answer: unknown): answer is PrintJob {
  return (
    typeof answer === 'object' && answer !== null && 'job' in answer && answer.job === 'labels'
  );
}

/** How far it has come. @throws AppError `print.not_found` (404) */
export async function readProgress(ctx: Context, id: string): Promise<JobProgress> {
  const [row] = await reader(ctx)
    .select()
    .from(labelJobs)
    .where(and(eq(labelJobs.id, id), eq(labelJobs.siteId, ctx.actor.siteId)));
  if (!row) throw notFound('print');
  return row;
}

export function labelsIn(job: Pick<PrintJob, 'codes' | 'cards' | 'boxes'>): number {
  return job.boxes ?? job.codes.length + job.cards.length;
}

/** The codes on the labels from index `from` up to `to`, each once. */
export function codesBetween(job: PrintJob, from: number, to: number): string[] {
  if (from >= to) return [];
  return job.boxes ? job.codes.slice(0, 1) : job.codes.slice(from, to);
}

/** Contents of the labels from index `from` up to `to`, a hundred at a time. */
export async function* contentsOf(
  ctx: Context,
  job: PrintJob,
  from = 0,
  to = labelsIn(job),
): AsyncGenerator<LabelContent[]> {
  for (let start = from; start < to; start += READ_AT_ONCE) {
    yield await contentsBetween(ctx, job, start, Math.min(to, start + READ_AT_ONCE));
  }
}

async function contentsBetween(
  ctx: Context,
  job: PrintJob,
  from: number,
  to: number,
): Promise<LabelContent[]> {
  const { boxes } = job;
  const codes = codesBetween(job, from, to);
  const labels = codes.length > 0 ? await readLabels(ctx, codes, job.locale) : [];
  const things = labels.map((label) => label.content);
  const [first] = things;
  if (boxes && first) {
    return Array.from({ length: to - from }, (_, index) => ({
      ...first,
      boxOf: { n: from + index + 1, m: boxes },
    }));
  }
  const skipped = job.codes.length;
  const cards = job.cards.slice(Math.max(0, from - skipped), Math.max(0, to - skipped));
  if (cards.length === 0) return things;
  const programme = await programmeName(ctx);
  return [...things, ...cards.map((card) => commandContent(card, programme, job.locale))];
}

function commandContent(
  card: PrintJob['cards'][number],
  programme: string,
  locale: PrintJob['locale'],
): LabelContent {
  const action = commandFor(card.code)?.action ?? 'pause';
  return {
    kind: 'command',
    code: card.code,
    qrText: card.code,
    title: card.title,
    lines: card.lines ?? [],
    programme,
    shape: SHAPE_OF_ACTION[action],
    direction: locale === 'fa' ? 'rtl' : 'ltr',
  };
}

export async function programmeName(ctx: Context): Promise<string> {
  const [row] = await reader(ctx).select({ name: settings.programmeName }).from(settings);
  return row?.name ?? '';
}

export function profileOf({ dpi, smallLabelSymbol, correction }: PrinterProfile): PrinterProfile {
  return { dpi, smallLabelSymbol, correction };
}
