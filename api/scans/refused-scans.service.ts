/** Refused scans that somebody still has to deal with. */
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { ScanAnswer } from '#domain/bench.ts';
import { may } from '#domain/roles.ts';
import { people, requests, scanLog } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';

export interface RefusedScan {
  requestId: string;
  text: string;
  happenedAt: string;
  /** Shown to coordinators, who see those of others. */
  person: string | null;
  answer: Pick<ScanAnswer, 'code' | 'params' | 'blockers' | 'meanwhile'>;
}

const LIMIT = 200;

/** Own refused scans, newest first; with `everyone` those of the whole site, for coordinators. */
export async function listRefused(
  ctx: Context,
  filter: { everyone?: boolean } = {},
): Promise<{ scans: RefusedScan[] }> {
  const everyone = filter.everyone === true && may(ctx.actor.roles, 'event.correct');
  const rows = await ctx.database.db
    .select({
      requestId: scanLog.requestId,
      text: scanLog.text,
      happenedAt: scanLog.happenedAt,
      person: people.name,
      reason: scanLog.reason,
      answer: requests.answer,
    })
    .from(scanLog)
    .innerJoin(people, eq(people.id, scanLog.personId))
    .leftJoin(requests, eq(requests.requestId, scanLog.requestId))
    .where(
      and(
        isNull(scanLog.dismissedAt),
        eq(scanLog.outcome, 'refused'),
        eq(scanLog.siteId, ctx.actor.siteId),
        everyone ? undefined : eq(scanLog.personId, ctx.actor.personId),
      ),
    )
    .orderBy(desc(scanLog.recordedAt))
    .limit(LIMIT);
  return {
    scans: rows.map(({ requestId, text, happenedAt, person, reason, answer }) => ({
      requestId,
      text,
      happenedAt: happenedAt.toISOString(),
      person: everyone ? person : null,
      answer: answer ? (JSON.parse(answer) as ScanAnswer) : { code: reason, params: {} },
    })),
  };
}

/**
 * @throws AppError `scan.not_found` for one that is not refused or dealt with already, `scan.not_yours` (403) for
 * another person's
 */
export async function dismissRefused(
  ctx: Context,
  input: WriteInput & { scan: string },
): Promise<{ ok: true }> {
  return write(ctx, input, async (unit) => {
    const [dealt] = await unit.tx
      .update(scanLog)
      .set({ dismissedAt: unit.recordedAt, dismissedById: unit.actor.personId })
      .where(
        and(
          eq(scanLog.requestId, input.scan),
          eq(scanLog.siteId, unit.actor.siteId),
          may(unit.actor.roles, 'event.correct')
            ? undefined
            : eq(scanLog.personId, unit.actor.personId),
          isNull(scanLog.dismissedAt),
        ),
      )
      .returning({ requestId: scanLog.requestId });
    if (!dealt) throw (await isOpen(unit, input.scan)) ? notYours() : notFound('scan');
    return { ok: true as const };
  });
}

const notYours = () => new AppError('scan.not_yours', { status: 403 });

async function isOpen(unit: Unit, scan: string): Promise<boolean> {
  const open = and(
    eq(scanLog.requestId, scan),
    eq(scanLog.siteId, unit.actor.siteId),
    isNull(scanLog.dismissedAt),
  );
  return (await unit.tx.$count(scanLog, open)) > 0;
}
