/** The call some weeks after a handover: whom to call now, and what they said. */
import { and, asc, between, eq, isNull, lte, or, sql } from 'drizzle-orm';
import {
  FOLLOW_UP_ATTEMPTS,
  type FollowUpOutcome,
  followUpWindow,
  nextCall,
} from '#domain/follow-ups.ts';
import { UNDO_MINUTES } from '#domain/lifecycle.ts';
import {
  devices,
  followUps,
  handovers,
  needs,
  recipients,
  returns,
} from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { type Recipient, shownRecipient } from '../needs/recipient-view.ts';

export interface FollowUpRow {
  receiptCode: string;
  deviceCode: string;
  kind: string;
  make: string;
  model: string;
  needCode: string;
  handedOverAt: string;
  warrantyEnd: string;
  recipient: Recipient | null;
  /** Calls without an answer so far. */
  attempts: number;
}

const LIMIT = 200;

/** Handed over 25 to 45 days ago and not asked yet, or to be tried again; neither void nor returned. */
export async function listFollowUps(
  ctx: Context,
): Promise<{ total: number; calls: FollowUpRow[]; attemptsAllowed: number }> {
  requirePermission(ctx, 'follow_up.record');
  const rows = await ctx.database.db
    .select({
      handover: handovers,
      device: devices,
      need: needs,
      recipient: recipients,
      attempts: followUps.attempts,
    })
    .from(handovers)
    .innerJoin(devices, eq(devices.id, handovers.deviceId))
    .innerJoin(needs, eq(needs.id, handovers.needId))
    .leftJoin(recipients, eq(recipients.needId, handovers.needId))
    .leftJoin(followUps, eq(followUps.handoverId, handovers.id))
    .where(waiting(ctx))
    .orderBy(asc(handovers.happenedAt), asc(handovers.id))
    .limit(LIMIT);
  return {
    total: await countFollowUps(ctx),
    attemptsAllowed: FOLLOW_UP_ATTEMPTS,
    calls: rows.map(({ handover, device, need, recipient, attempts }) => ({
      receiptCode: handover.receiptCode,
      deviceCode: device.code,
      kind: device.kind,
      make: device.make,
      model: device.model,
      needCode: need.code,
      handedOverAt: handover.happenedAt.toISOString(),
      warrantyEnd: handover.warrantyEnd.toISOString(),
      recipient: shownRecipient(ctx, need, recipient),
      attempts: attempts ?? 0,
    })),
  };
}

export async function countFollowUps(ctx: Context): Promise<number> {
  requirePermission(ctx, 'follow_up.record');
  const [row] = await ctx.database.db
    .select({ count: sql<number>`count(*)::int` })
    .from(handovers)
    .leftJoin(followUps, eq(followUps.handoverId, handovers.id))
    .leftJoin(recipients, eq(recipients.needId, handovers.needId))
    .where(waiting(ctx));
  return row?.count ?? 0;
}

/** An erased person cannot be called. */
function waiting(ctx: Context) {
  const now = ctx.now();
  const { from, until } = followUpWindow(now);
  const first = and(isNull(followUps.handoverId), between(handovers.happenedAt, from, until));
  const again = lte(followUps.nextOn, now.toISOString().slice(0, 10));
  return and(
    eq(handovers.siteId, ctx.actor.siteId),
    isNull(handovers.voidedAt),
    isNull(recipients.erasedAt),
    or(first, again),
    sql`not exists (select from ${returns} where ${returns.handoverId} = ${handovers.id})`,
  );
}

export interface FollowUpAnswer {
  receiptCode: string;
  deviceCode: string;
  outcome: FollowUpOutcome;
  attempts: number;
  /** When to try again; null when it is done. */
  nextOn: string | null;
}

/** @throws AppError `handover.not_found` (404), `follow_up.done` (409): somebody reached the family already */
export async function recordFollowUp(
  ctx: Context,
  input: WriteInput & { receiptCode: string; outcome: FollowUpOutcome },
): Promise<FollowUpAnswer> {
  requirePermission(ctx, 'follow_up.record');
  const { receiptCode, outcome } = input;
  return write(ctx, input, async (unit) => {
    const found = await lockHandover(unit, receiptCode);
    if (found.voidedAt) throw new AppError('handover.voided', { status: 409 });
    const [before] = await unit.tx
      .select()
      .from(followUps)
      .where(eq(followUps.handoverId, found.id));
    if (before && !before.nextOn) throw new AppError('follow_up.done', { status: 409 });
    const attempts = (before?.attempts ?? 0) + 1;
    const values = {
      outcome,
      attempts,
      nextOn: nextCall(outcome, attempts, unit.recordedAt),
      personId: unit.actor.personId,
      doneAt: unit.recordedAt,
    };
    await unit.tx
      .insert(followUps)
      .values({ handoverId: found.id, ...values })
      .onConflictDoUpdate({ target: followUps.handoverId, set: values });
    const { nextOn } = values;
    return { receiptCode, deviceCode: found.deviceCode, outcome, attempts, nextOn };
  });
}

async function lockHandover(unit: Unit, receiptCode: string) {
  const [found] = await unit.tx
    .select({ id: handovers.id, voidedAt: handovers.voidedAt, deviceCode: devices.code })
    .from(handovers)
    .innerJoin(devices, eq(devices.id, handovers.deviceId))
    .where(and(eq(handovers.receiptCode, receiptCode), eq(handovers.siteId, unit.actor.siteId)))
    .for('update', { of: handovers });
  if (!found) throw notFound('handover', { code: receiptCode });
  return found;
}

/**
 * Takes back what this person noted within the last quarter of an hour; the call waits again.
 * @throws AppError `handover.not_found` (404), `undo.nothing`, `undo.not_yours`, `undo.too_late`
 */
export async function undoFollowUp(
  ctx: Context,
  input: WriteInput & { receiptCode: string },
): Promise<{ receiptCode: string }> {
  requirePermission(ctx, 'follow_up.record');
  return write(ctx, input, async (unit) => {
    const { id } = await lockHandover(unit, input.receiptCode);
    const [noted] = await unit.tx.select().from(followUps).where(eq(followUps.handoverId, id));
    if (!noted) throw new AppError('undo.nothing');
    if (noted.personId !== unit.actor.personId) {
      throw new AppError('undo.not_yours', { params: { by: '' } });
    }
    if (unit.recordedAt.getTime() - noted.doneAt.getTime() > UNDO_MINUTES * 60_000) {
      throw new AppError('undo.too_late', { params: { minutes: UNDO_MINUTES } });
    }
    const here = eq(followUps.handoverId, id);
    if (noted.attempts === 1) await unit.tx.delete(followUps).where(here);
    else {
      // Tries before this one reached nobody, and today is as good a day as any.
      const nextOn = unit.recordedAt.toISOString().slice(0, 10);
      const attempts = noted.attempts - 1;
      await unit.tx.update(followUps).set({ outcome: 'not_reached', attempts, nextOn }).where(here);
    }
    return { receiptCode: input.receiptCode };
  });
}
