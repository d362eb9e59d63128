/** A handover session by its printed code, and a tablet of one; those of another site are not shown. */
import { and, eq } from 'drizzle-orm';
import { handoverBatches, handoverTablets } from '../../db/schema/index.ts';
import { reader } from '../accessories/accessory-events.ts';
import type { Context, System } from '../lib/context.ts';
import { notFound } from '../lib/errors.ts';
import { announce } from '../lib/unit.ts';

export type SessionRow = typeof handoverBatches.$inferSelect;
export type TabletRow = typeof handoverTablets.$inferSelect;

/** @throws AppError `handover_session.not_found` (404) */
export async function findSession(ctx: Context, code: string): Promise<SessionRow> {
  const [session] = await reader(ctx)
    .select()
    .from(handoverBatches)
    .where(and(eq(handoverBatches.code, code), eq(handoverBatches.siteId, ctx.actor.siteId)));
  if (!session) throw notFound('handover_session', { code });
  return session;
}

export interface TabletOfSession {
  tablet: TabletRow;
  session: SessionRow;
}

/** @throws AppError `handover_tablet.not_found` (404) */
export async function findTablet(ctx: Context, id: string): Promise<TabletOfSession> {
  const [found] = await reader(ctx)
    .select({ tablet: handoverTablets, session: handoverBatches })
    .from(handoverTablets)
    .innerJoin(handoverBatches, eq(handoverBatches.id, handoverTablets.batchId))
    .where(and(eq(handoverTablets.id, id), eq(handoverBatches.siteId, ctx.actor.siteId)));
  if (!found) throw notFound('handover_tablet');
  return found;
}

/** The page of the session shows what waits for a person. */
export function tellOpenPages(system: System, { session }: TabletOfSession): void {
  const { id, siteId } = session;
  announce(system, [], [{ topic: 'handover_session', id, siteIds: [siteId] }]);
}
