/** Takes scans from benches in order; each is its own transaction and gets the same answer for ever. */
import { eq, sql } from 'drizzle-orm';
import type { QueuedScan, ScanAnswer } from '#domain/bench.ts';
import { withoutTraceOfBadge } from '#domain/badge-text.ts';
import { stripInvisible } from '#domain/codes.ts';
import { requests, scanLog } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { type Unit, firstAnswer, hashBody, write } from '../lib/unit.ts';
import { carryOut } from './carry-out.ts';
import { offerNear } from './near-code.ts';
import { isPassing } from './passing-error.ts';

/** Shorter than this is the way of the request, not a wrong clock. */
const CLOCK_TOLERANCE = 2_000;

/**
 * Answers scans in order. A trouble of the moment (database gone, deadlock) ends the list early: the
 * browser keeps what has no answer and sends it again.
 * @param sentAt the browser's clock when it sent them, ISO 8601: corrects a wrong clock
 */
export async function takeScans(
  ctx: Context,
  input: { scans: readonly QueuedScan[]; sentAt?: string | undefined },
): Promise<{ answers: ScanAnswer[] }> {
  const clockError = clockErrorOf(ctx, input.sentAt);
  const answers: ScanAnswer[] = [];
  for (const scan of input.scans) {
    try {
      answers.push(await takeScan(ctx, scan, clockError));
    } catch (error) {
      if (answers.length === 0) throw error;
      ctx.log.warn({ error }, 'scans stopped early');
      break;
    }
  }
  return { answers };
}

/** How far the browser's clock is behind ours, milliseconds. */
function clockErrorOf(ctx: Context, sentAt: string | undefined): number {
  if (!sentAt) return 0;
  const difference = ctx.now().getTime() - new Date(sentAt).getTime();
  return Math.abs(difference) < CLOCK_TOLERANCE ? 0 : difference;
}

async function takeScan(ctx: Context, scan: QueuedScan, clockError: number): Promise<ScanAnswer> {
  // Not kept: it waits in that browser for its own person, and counts when it comes from there.
  if (isOfAnother(ctx, scan)) return refusal(ctx, scan, new AppError('scan.other_person'));
  try {
    return await write(ctx, scan, async (unit) => {
      const happenedAt = happened(unit, scan, clockError);
      const done = await carryOut({ ...unit, happenedAt }, scan);
      const answer: ScanAnswer = { requestId: scan.requestId, ...done };
      if (answer.outcome === 'warning') await log(unit, scan, answer, happenedAt);
      return answer;
    });
  } catch (error) {
    const answer = await offerNear(ctx, scan, refusal(ctx, scan, error));
    return keepRefusal(ctx, scan, answer, clockError);
  }
}

function isOfAnother({ actor }: Context, { context }: QueuedScan): boolean {
  return Boolean(context.personId) && context.personId !== actor.personId;
}

/**
 * The moment of the scan by our clock, never later than now. The clock may have been set between scan and sending:
 * the earlier of both readings counts, so that a late scan never overrules what others did since.
 */
function happened(ctx: Pick<Unit, 'recordedAt'>, scan: QueuedScan, clockError: number): Date {
  const error = Math.min(clockError, scan.clockError ?? clockError);
  const claimed = new Date(scan.happenedAt).getTime() + error;
  return new Date(Math.min(ctx.recordedAt.getTime(), claimed));
}

/** @throws the error itself when it will pass: the scan then stays in the browser's queue */
function refusal(ctx: Context, scan: QueuedScan, error: unknown): ScanAnswer {
  const { requestId } = scan;
  if (error instanceof AppError) {
    const { params, blockers, meanwhile, fields } = error.details;
    const field = error.code === 'input.invalid' ? fields?.[0] : undefined;
    return {
      requestId,
      outcome: 'refused',
      code: field?.code ?? error.code,
      params: loggedParams(scan, field?.params ?? params ?? {}),
      ...(blockers ? { blockers } : {}),
      ...(meanwhile ? { meanwhile } : {}),
    };
  }
  if (isPassing(error)) throw error;
  ctx.log.error({ error, requestId }, 'scan failed');
  return { requestId, outcome: 'refused', code: 'internal', params: {} };
}

/** A refusal is an answer too: a replay gets it again, even when it would go through by then. */
async function keepRefusal(
  ctx: Context,
  scan: QueuedScan,
  answer: ScanAnswer,
  clockError: number,
): Promise<ScanAnswer> {
  if (answer.code === 'request.reused') return answer;
  const { personId, siteId } = ctx.actor;
  const recordedAt = ctx.now();
  const bodyHash = hashBody(scan);
  const happenedAt = happened({ recordedAt }, scan, clockError).toISOString();
  const { db } = ctx.database;
  const kept = await db.execute(sql`
    with kept as (
      insert into requests (request_id, person_id, body_hash, answer, recorded_at)
      values (${scan.requestId}, ${personId}, ${bodyHash}, ${JSON.stringify(answer)}, ${recordedAt.toISOString()})
      on conflict do nothing returning request_id, recorded_at
    ), logged as (
      insert into scan_log (request_id, text, outcome, reason, person_id, site_id, happened_at, recorded_at)
      select request_id, ${logged(scan.text)}, ${answer.outcome}, ${answer.code}, ${personId}::uuid,
        ${siteId}::uuid, ${happenedAt}::timestamptz, recorded_at
      from kept on conflict do nothing
    )
    select request_id from kept`);
  if (kept.length > 0) return answer;
  const [first] = await db.select().from(requests).where(eq(requests.requestId, scan.requestId));
  return firstAnswer<ScanAnswer>(ctx, first, bodyHash);
}

async function log(
  unit: Unit,
  scan: QueuedScan,
  answer: ScanAnswer,
  happenedAt: Date,
): Promise<void> {
  const { personId, siteId } = unit.actor;
  await unit.tx
    .insert(scanLog)
    .values({
      requestId: scan.requestId,
      text: logged(scan.text),
      outcome: answer.outcome,
      reason: answer.code,
      personId,
      siteId,
      happenedAt,
      recordedAt: unit.recordedAt,
    })
    .onConflictDoNothing();
}

function logged(text: string): string {
  return stripInvisible(withoutTraceOfBadge(text)).slice(0, 256);
}

/** Refusals repeat what was scanned, and are kept. */
function loggedParams({ text }: QueuedScan, params: ScanAnswer['params']): ScanAnswer['params'] {
  const hidden = withoutTraceOfBadge(text);
  return hidden !== text && 'text' in params ? { ...params, text: hidden } : params;
}
