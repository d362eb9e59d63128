/** A print job on its way to a network printer, portion by portion, so that it can stop and go on anywhere. */
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { labelJobs } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, type Params } from '../lib/errors.ts';
import {
  contentsOf,
  type JobProgress,
  profileOf,
  readPrintJob,
  readProgress,
} from './label-jobs.ts';
import { mediumOf } from './label-request.ts';
import { labelZpl, zplHead } from './label-zpl.ts';
import { drawn } from './print-files.ts';
import type { PrintJob } from './print-job.ts';
import { checkPrinterOf } from './printer-address.ts';
import type { PrinterAddress } from './printer-line.ts';
import { type Portion, sendLabels } from './zpl-printer.ts';

/** Labels in one connection: what may be uncertain when it breaks. */
export const PORTION = 20;
const SEND_TIMEOUT_MS = 5_000;
/** A sender that says nothing for so long is gone. */
const LEASE_MS = 45_000;

export interface SendInput extends PrinterAddress {
  id: string;
  /** The printer was asked before and said nothing about itself. */
  silent?: boolean;
}

export interface SendAnswer {
  total: number;
  /** Labels handed to the printer for certain. */
  handed: number;
  /** Labels that may have come out: more than `handed` after a connection broke. */
  perhaps: number;
  /** Labels in the printer that it prints by itself once it can. */
  holds: number;
  silent: boolean;
  /** Why it does not go on, as an error of this system. */
  stopped: { code: string; params: Params } | null;
}

/**
 * Hands the next portion to the printer. Nothing is sent twice: where it is not certain what came out,
 * nothing is sent until a person has looked and said where to go on.
 * @throws AppError `input.invalid` (address), `print.not_found` (404), and 409: `labels.look_first`,
 *   `labels.being_sent`, `labels.job_closed`
 */
export async function sendPortion(ctx: Context, input: SendInput): Promise<SendAnswer> {
  requirePermission(ctx, 'label.reprint');
  await checkPrinterOf(ctx, input);
  const job = await readPrintJob(ctx, input.id);
  const known = await readProgress(ctx, input.id);
  if (known.handed === known.total) return answer(known, known.handed);
  const claimed = await claim(ctx, input.id);
  const from = claimed.handed;
  let portion: Portion | null = null;
  try {
    const labels = await drawPortion(ctx, job, from, claimed.perhaps);
    const address = { host: input.host, port: input.port };
    const options = { timeoutMs: SEND_TIMEOUT_MS, asks: input.silent !== true };
    portion = await sendLabels(address, labels, options);
  } finally {
    // Without a portion nothing was sent: drawing failed.
    await settle(ctx, input.id, from, portion);
  }
  return answer(await readProgress(ctx, input.id), from, portion);
}

/** One sender at a time; should it die, all it had in hand is uncertain. */
async function claim(ctx: Context, id: string): Promise<JobProgress> {
  const now = ctx.now();
  const [claimed] = await ctx.database.db
    .update(labelJobs)
    .set({
      sendingUntil: new Date(now.getTime() + LEASE_MS),
      perhaps: sql`least(${labelJobs.handed} + ${PORTION}, ${labelJobs.total})`,
      stopped: null,
    })
    .where(
      and(
        eq(labelJobs.id, id),
        isNull(labelJobs.closedAt),
        eq(labelJobs.handed, labelJobs.perhaps),
        or(isNull(labelJobs.sendingUntil), lt(labelJobs.sendingUntil, now)),
      ),
    )
    .returning();
  if (claimed) return claimed;
  throw notNow(await readProgress(ctx, id), now);
}

function notNow(job: JobProgress, now: Date): AppError {
  const conflict = (code: string, params: Params = {}) =>
    new AppError(code, { status: 409, params });
  if (job.closedAt) return conflict('labels.job_closed');
  if (job.sendingUntil && job.sendingUntil > now) return conflict('labels.being_sent');
  return conflict('labels.look_first', { from: job.handed + 1, to: job.perhaps });
}

async function drawPortion(
  ctx: Context,
  job: PrintJob,
  from: number,
  to: number,
): Promise<string[]> {
  const [medium, profile] = [mediumOf(job.medium), profileOf(job)];
  const labels: string[] = [];
  for await (const contents of contentsOf(ctx, job, from, to)) {
    labels.push(...(await drawn(() => contents.map((one) => labelZpl(one, medium, profile)))));
  }
  return labels.map((label, index) => (index === 0 ? zplHead(profile) + label : label));
}

async function settle(
  ctx: Context,
  id: string,
  from: number,
  portion: Portion | null,
): Promise<void> {
  const [handed, perhaps] = reached(from, portion);
  await ctx.database.db
    .update(labelJobs)
    .set({ handed, perhaps, stopped: portion?.stopped?.code ?? null, sendingUntil: null })
    .where(eq(labelJobs.id, id));
}

/** What a printer with a full memory holds is handed out: it comes when there is paper again. */
function reached(from: number, portion: Portion | null): [handed: number, perhaps: number] {
  if (!portion) return [from, from];
  const { certain, perhaps, holds } = portion;
  const isHeld = portion.stopped !== null && !isBroken(portion.stopped) && holds > 0;
  return [from + (isHeld ? perhaps : certain), from + perhaps];
}

const BROKEN = ['printer.interrupted', 'printer.timeout', 'printer.unreachable'];

function isBroken(stopped: AppError): boolean {
  return BROKEN.includes(stopped.code);
}

function answer(job: JobProgress, from: number, portion: Portion | null = null): SendAnswer {
  const { total, handed, perhaps } = job;
  const stopped = portion?.stopped
    ? { code: portion.stopped.code, params: portion.stopped.details.params ?? {} }
    : null;
  const holds = portion?.holds ?? 0;
  return { total, handed, perhaps, holds, silent: from < handed && !portion?.state, stopped };
}
