/** Who may send what happened at a table: the person who opened it, or the tablet itself with its own token. */
import type { MiddlewareHandler } from 'hono';
import { eq } from 'drizzle-orm';
import { handoverBatches, handoverTablets } from '../../db/schema/index.ts';
import type { System } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { uuid } from '../lib/input.ts';
import { type Env, guard, guardPermissions } from '../lib/route.ts';
import { hashToken } from '../people/sessions.service.ts';
import { type TabletOfSession, findTablet } from './find-session.ts';
import { refuseOther } from './open-tablet.service.ts';

export interface TabletEnv {
  Variables: Env['Variables'] & { tablet?: TabletOfSession };
}

const bySession = guard('handover.record');

/** Sets `tablet`. @throws AppError `handover_tablet.token_wrong` (401), and those of the session's guard */
export const guardTablet: MiddlewareHandler<TabletEnv> = async (c, next) => {
  const id = c.req.param('id') ?? '';
  const bearer = /^Bearer ([\w-]{1,100})$/.exec(c.req.header('authorization') ?? '')?.[1];
  if (bearer !== undefined) {
    c.set('tablet', await byToken(c.get('public'), id, bearer));
    return next();
  }
  return bySession(c, async () => {
    const ctx = c.get('ctx');
    const found = await findTablet(ctx, uuid.safeParse(id).success ? id : NO_TABLET);
    refuseOther(ctx, found);
    c.set('tablet', found);
    await next();
  });
};
guardPermissions.set(guardTablet as MiddlewareHandler, 'handover.record');

const NO_TABLET = '00000000-0000-0000-0000-000000000000';

async function byToken(system: System, id: string, token: string): Promise<TabletOfSession> {
  const [found] = await system.database.db
    .select({ tablet: handoverTablets, session: handoverBatches })
    .from(handoverTablets)
    .innerJoin(handoverBatches, eq(handoverBatches.id, handoverTablets.batchId))
    .where(eq(handoverTablets.tokenHash, hashToken(token)));
  if (!found || found.tablet.id !== id) {
    throw new AppError('handover_tablet.token_wrong', { status: 401 });
  }
  return found;
}
