/** Needs that wait for a device, with all that decides whether one may be reserved for them (gate G10). */
import { type SQL, and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { consentValid } from '#domain/eligibility.ts';
import type { WaitingNeed } from '#domain/matching.ts';
import type { NeedKind, NeedRequirements } from '#domain/need-requirements.ts';
import type { Reason } from '#domain/reason.ts';
import {
  batchNeeds,
  handoverBatches,
  needs,
  recipients,
  reservations,
} from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { isUnit } from '../lib/unit.ts';
import type { NeedRow } from '../needs/need-code.ts';

export interface Waiting extends WaitingNeed {
  row: NeedRow;
  servedElsewhere: boolean;
  reserved: boolean;
}

/** The same person was served by another need, and no approver said that this is right. */
const SERVED_ELSEWHERE = sql<boolean>`(${needs.decisionReason} = '' and exists (
  select 1 from ${recipients} r2 join needs n2 on n2.id = r2.need_id
  where r2.person_key = ${recipients.personKey} and r2.person_key <> '' and n2.id <> ${needs.id}
    and n2.status in ('served','reserved')))`;

/** In the order in which they are served. */
export async function readNeeds(ctx: Context, which: SQL | undefined, limit?: number) {
  const db = isUnit(ctx) ? ctx.tx : ctx.database.db;
  const question = db
    .select({
      need: needs,
      servedElsewhere: SERVED_ELSEWHERE,
      reservationId: reservations.id,
    })
    .from(needs)
    .leftJoin(recipients, eq(recipients.needId, needs.id))
    .leftJoin(reservations, and(eq(reservations.needId, needs.id), isNull(reservations.closedAt)))
    .where(and(eq(needs.siteId, ctx.actor.siteId), which))
    .orderBy(asc(needs.rank), asc(needs.registeredAt), asc(needs.id))
    .$dynamic();
  const rows = await (limit === undefined ? question : question.limit(limit));
  return rows.map(({ need, servedElsewhere, reservationId }): Waiting => {
    const reserved = reservationId !== null;
    return {
      id: need.id,
      rank: need.rank,
      registeredAt: need.registeredAt,
      kind: need.kind as NeedKind,
      requirements: need.requirements as NeedRequirements,
      blocked: blockedBy(ctx, need, { servedElsewhere, reserved }),
      row: need,
      servedElsewhere,
      reserved,
    };
  });
}

/** What G10 lacks whichever device it is; the first of it. */
function blockedBy(
  ctx: Context,
  need: NeedRow,
  { servedElsewhere, reserved }: { servedElsewhere: boolean; reserved: boolean },
): Reason | null {
  const why = (code: string): Reason => ({ code, params: { need: need.code } });
  if (need.status === 'served') return why('gate.need_served');
  if (reserved) return why('gate.need_reserved');
  if (need.status !== 'approved') return why('gate.need_not_approved');
  if (!consentValid(need, ctx.now())) return why('gate.need_consent');
  if (servedElsewhere) return why('gate.need_served');
  const self = need.decidedById === ctx.actor.personId;
  return self && ctx.actor.selfCheckMinutes === null ? why('gate.need_same_person') : null;
}

/** Approved needs that were registered before this one or have a better rank, for whoever skips them. */
export function readWaitingBefore(
  ctx: Context,
  { rank, registeredAt }: Pick<WaitingNeed, 'rank' | 'registeredAt'>,
  without: readonly string[] = [],
): Promise<Waiting[]> {
  const before = sql`(${needs.rank}, ${needs.registeredAt}) < (${rank}, ${registeredAt.toISOString()}::timestamptz)`;
  const others = sql`not (${needs.id} = any(${`{${without.join(',')}}`}::uuid[]))`;
  return readNeeds(ctx, and(eq(needs.status, 'approved'), before, others));
}

export const inSession = (code: string) =>
  inArray(
    needs.id,
    sql`(select bn.need_id from ${batchNeeds} bn join ${handoverBatches} hb on hb.id = bn.batch_id
      where hb.code = ${code} and bn.state in ('waiting','absent'))`,
  );
