/** Handover sessions with their progress: how many have a device, are picked, were served. */
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { batchNeeds, handoverBatches, reservations } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import type { SessionRow } from './lock-session.ts';

export interface SessionProgress {
  /** Those that were taken out are not counted. */
  total: number;
  /** With a device or card, or served already. */
  ready: number;
  picked: number;
  served: number;
  absent: number;
}

export interface SessionHead {
  code: string;
  title: string;
  area: string;
  /** ISO 8601 day. */
  plannedOn: string | null;
  way: SessionRow['way'];
  state: SessionRow['state'];
  createdAt: string;
  closedAt: string | null;
  version: number;
  progress: SessionProgress;
}

/** Counted from the rows of one session, in any query that joins needs and open reservations. */
const PROGRESS = {
  total: sql<number>`(count(*) filter (where ${batchNeeds.state} <> 'removed'))::int`,
  ready: sql<number>`(count(*) filter (where ${batchNeeds.state} = 'served'
    or (${batchNeeds.state} <> 'removed' and ${reservations.id} is not null)))::int`,
  picked: sql<number>`(count(*) filter (where ${batchNeeds.state} <> 'removed' and ${batchNeeds.pickedAt} is not null))::int`,
  served: sql<number>`(count(*) filter (where ${batchNeeds.state} = 'served'))::int`,
  absent: sql<number>`(count(*) filter (where ${batchNeeds.state} = 'absent'))::int`,
};

const DONE_SHOWN = 100;

/** Open sessions by their day, then the last ones that ended. */
export async function listSessions(ctx: Context): Promise<{ sessions: SessionHead[] }> {
  requirePermission(ctx, 'handover.view');
  const rows = await ctx.database.db
    .select({ session: handoverBatches, progress: PROGRESS })
    .from(handoverBatches)
    .leftJoin(batchNeeds, eq(batchNeeds.batchId, handoverBatches.id))
    .leftJoin(
      reservations,
      and(eq(reservations.needId, batchNeeds.needId), isNull(reservations.closedAt)),
    )
    .where(eq(handoverBatches.siteId, ctx.actor.siteId))
    .groupBy(handoverBatches.id)
    .orderBy(
      sql`${handoverBatches.state} <> 'open'`,
      desc(handoverBatches.closedAt),
      sql`${handoverBatches.plannedOn} nulls last`,
      asc(handoverBatches.id),
    )
    .limit(DONE_SHOWN);
  return { sessions: rows.map(({ session, progress }) => toHead(session, progress)) };
}

export function toHead(session: SessionRow, progress: SessionProgress): SessionHead {
  const { code, title, area, plannedOn, way, state, version } = session;
  return {
    code,
    title,
    area,
    plannedOn,
    way,
    state,
    version,
    createdAt: session.createdAt.toISOString(),
    closedAt: session.closedAt?.toISOString() ?? null,
    progress,
  };
}
