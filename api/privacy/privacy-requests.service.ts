/** Somebody asks about own data: registered with a clock, answered within two working days. */
import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import {
  type PRIVACY_ANSWERS,
  type PRIVACY_ASKERS,
  type PRIVACY_REFUSALS,
  type PrivacyKind,
  type PrivacyOutcome,
  isOverdue,
  privacyDue,
} from '#domain/privacy-clock.ts';
import type { CONSENT_CHANNELS } from '#domain/eligibility.ts';
import { needs, privacyRequests, recipients } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, invalidField, notFound } from '../lib/errors.ts';
import { type WriteInput, earlier, write } from '../lib/unit.ts';
import { lockNeed } from '../needs/need-code.ts';
import { logAct } from '../people/people.service.ts';

/** Closed ones stay in the list for a while, to look up what was answered. */
const MOST_CLOSED = 50;

export interface PrivacyRequestRow {
  id: string;
  needCode: string | null;
  kind: PrivacyKind;
  askedBy: (typeof PRIVACY_ASKERS)[number];
  channel: string;
  receivedAt: string;
  dueAt: string;
  overdue: boolean;
  closedAt: string | null;
  outcome: PrivacyOutcome | null;
  reason: string;
  /** The need's status: what is reserved must be released before it is erased. */
  needStatus: string | null;
  /** Nothing is held of the person any more. */
  erased: boolean;
}

export interface NewPrivacyRequest extends WriteInput {
  needCode: string;
  kind: PrivacyKind;
  askedBy: (typeof PRIVACY_ASKERS)[number];
  channel: (typeof CONSENT_CHANNELS)[number];
  /** When the person asked, if earlier than now: the clock runs from then. */
  receivedAt?: string | undefined;
}

/** @throws AppError `need.not_found` (404), `privacy.open_already` (409): the same question waits for its answer */
export async function registerPrivacyRequest(
  ctx: Context,
  input: NewPrivacyRequest,
): Promise<{ id: string; needCode: string; dueAt: string }> {
  requirePermission(ctx, 'privacy.answer');
  return write(ctx, input, async (unit) => {
    const need = await lockNeed(unit, input.needCode);
    const { kind } = input;
    const [open] = await unit.tx
      .select({ id: privacyRequests.id })
      .from(privacyRequests)
      .where(
        and(
          eq(privacyRequests.needId, need.id),
          eq(privacyRequests.kind, kind),
          isNull(privacyRequests.closedAt),
        ),
      );
    if (open)
      throw new AppError('privacy.open_already', { status: 409, params: { code: need.code } });
    const id = unit.newId();
    const receivedAt = earlier(input.receivedAt, unit.recordedAt);
    const dueAt = privacyDue(receivedAt, unit.actor);
    await unit.tx.insert(privacyRequests).values({
      id,
      siteId: need.siteId,
      needId: need.id,
      kind,
      askedBy: input.askedBy,
      channel: input.channel,
      receivedAt,
      dueAt,
      receivedById: unit.actor.personId,
    });
    await logAct(unit, 'privacy.registered', need.id, { need: need.code, kind, request: id });
    return { id, needCode: need.code, dueAt: dueAt.toISOString() };
  });
}

/**
 * Ends a request by hand; erasing ends it by itself.
 * @throws AppError `privacy_request.not_found` (404), `privacy.closed` (409), `privacy.erase_instead` (409)
 */
export async function answerPrivacyRequest(
  ctx: Context,
  input: WriteInput & {
    id: string;
    outcome: (typeof PRIVACY_ANSWERS)[number];
    reason?: (typeof PRIVACY_REFUSALS)[number] | undefined;
  },
): Promise<{ id: string; outcome: PrivacyOutcome }> {
  requirePermission(ctx, 'privacy.answer');
  const { id, outcome, reason } = input;
  if (outcome === 'refused' && !reason) throw invalidField('reason', 'input.required');
  return write(ctx, input, async (unit) => {
    const [found] = await unit.tx
      .select()
      .from(privacyRequests)
      .where(and(eq(privacyRequests.id, id), eq(privacyRequests.siteId, unit.actor.siteId)))
      .for('update');
    if (!found) throw notFound('privacy_request');
    if (found.closedAt) throw new AppError('privacy.closed', { status: 409 });
    if (found.kind === 'erasure' && outcome !== 'refused') {
      throw new AppError('privacy.erase_instead', { status: 409 });
    }
    await unit.tx
      .update(privacyRequests)
      .set({
        closedAt: unit.recordedAt,
        closedById: unit.actor.personId,
        outcome,
        reason: outcome === 'refused' ? (reason ?? '') : '',
      })
      .where(eq(privacyRequests.id, id));
    await logAct(unit, 'privacy.answered', found.needId, {
      request: id,
      kind: found.kind,
      outcome,
    });
    return { id, outcome };
  });
}

export interface PrivacyRequests {
  open: PrivacyRequestRow[];
  closed: PrivacyRequestRow[];
  overdue: number;
}

/** Open ones by when they are due, then the last that were closed. */
export async function listPrivacyRequests(ctx: Context): Promise<PrivacyRequests> {
  requirePermission(ctx, 'privacy.answer');
  const now = ctx.now();
  const read = (closed: boolean) =>
    ctx.database.db
      .select({
        request: privacyRequests,
        needCode: needs.code,
        needStatus: needs.status,
        erasedAt: recipients.erasedAt,
      })
      .from(privacyRequests)
      .leftJoin(needs, eq(needs.id, privacyRequests.needId))
      .leftJoin(recipients, eq(recipients.needId, privacyRequests.needId))
      .where(
        and(
          eq(privacyRequests.siteId, ctx.actor.siteId),
          closed ? isNotNull(privacyRequests.closedAt) : isNull(privacyRequests.closedAt),
        ),
      )
      .orderBy(closed ? desc(privacyRequests.closedAt) : asc(privacyRequests.dueAt))
      .limit(closed ? MOST_CLOSED : 500);
  const [open, closed] = await Promise.all([read(false), read(true)]);
  const rows = open.map((row) => toRow(row, now));
  return {
    open: rows,
    closed: closed.map((row) => toRow(row, now)),
    overdue: rows.filter((row) => row.overdue).length,
  };
}

function toRow(
  {
    request,
    needCode,
    needStatus,
    erasedAt,
  }: {
    request: typeof privacyRequests.$inferSelect;
    needCode: string | null;
    needStatus: string | null;
    erasedAt: Date | null;
  },
  now: Date,
): PrivacyRequestRow {
  const { id, kind, askedBy, channel, receivedAt, dueAt, closedAt, outcome, reason } = request;
  return {
    id,
    needCode,
    needStatus,
    kind,
    askedBy,
    channel,
    receivedAt: receivedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    overdue: !closedAt && isOverdue(dueAt, now),
    closedAt: closedAt?.toISOString() ?? null,
    outcome,
    reason,
    erased: erasedAt !== null,
  };
}

/** How many wait, and how many of them too long. */
export async function countPrivacyRequests(
  ctx: Context,
): Promise<{ open: number; overdue: number }> {
  requirePermission(ctx, 'privacy.answer');
  const [row] = await ctx.database.db
    .select({
      open: sql<number>`count(*)::int`,
      overdue: sql<number>`(count(*) filter (where ${privacyRequests.dueAt} <= ${ctx.now().toISOString()}::timestamptz))::int`,
    })
    .from(privacyRequests)
    .where(and(eq(privacyRequests.siteId, ctx.actor.siteId), isNull(privacyRequests.closedAt)));
  return { open: row?.open ?? 0, overdue: row?.overdue ?? 0 };
}
