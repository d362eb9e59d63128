/** Handover sessions: the needs of one school or point that are served on one day. */
import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import {
  batchNeeds,
  batchSpares,
  codes,
  handoverBatches,
  handoverTablets,
} from '../../db/schema/index.ts';
import { takeCode } from '../codes/code-numbers.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { touch } from '../lib/touched.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { logAct } from '../people/people.service.ts';
import { ofSession, refuseUnderWay } from '../handover-courier/under-way.ts';
import { OPEN_STATES, type SessionRow, lockSession } from './lock-session.ts';
import { endSpares } from './session-spares.service.ts';

export interface SessionPlan {
  /** School or point. */
  title: string;
  area: string;
  /** ISO 8601 day; null while it is open. */
  plannedOn: string | null;
  way: SessionRow['way'];
}

export async function createSession(
  ctx: Context,
  input: WriteInput & SessionPlan,
): Promise<{ code: string }> {
  requirePermission(ctx, 'device.reserve');
  return write(ctx, input, async (unit) => {
    const { siteId, personId } = unit.actor;
    const { title, area, plannedOn, way } = input;
    const id = unit.newId();
    const code = await takeCode(unit.tx, 'batch');
    const createdAt = unit.recordedAt;
    await unit.tx.insert(handoverBatches).values({
      id,
      code,
      siteId,
      title,
      area,
      plannedOn,
      way,
      createdById: personId,
      createdAt,
    });
    await unit.tx
      .insert(codes)
      .values({ code, subject: 'handover_batch', subjectId: id, siteId, createdAt });
    touch(unit, 'handover_session', id);
    await logAct(unit, 'handover_session.created', id, { code });
    return { code };
  });
}

/** @throws AppError `handover_session.changed` (409) when it is no longer at `version` */
export async function editSession(
  ctx: Context,
  input: WriteInput & { code: string; version: number } & Partial<SessionPlan>,
): Promise<{ version: number }> {
  requirePermission(ctx, 'device.reserve');
  return write(ctx, input, async (unit) => {
    const session = await lockSession(unit, input.code);
    if (session.version !== input.version) {
      throw new AppError('handover_session.changed', { status: 409 });
    }
    const { title, area, plannedOn, way } = input;
    await change(unit, session, {
      ...(title === undefined ? {} : { title }),
      ...(area === undefined ? {} : { area }),
      ...(plannedOn === undefined ? {} : { plannedOn }),
      ...(way === undefined ? {} : { way }),
    });
    await logAct(unit, 'handover_session.edited', session.id, { code: session.code });
    return { version: session.version + 1 };
  });
}

/**
 * Ends a session. Whoever did not come keeps the device with its clock and can be put into the next session;
 * spares are free again.
 * @throws AppError `handover_session.tablet_open` (409) while a tablet may still bring something
 */
export async function closeSession(
  ctx: Context,
  input: WriteInput & { code: string },
): Promise<{ state: 'closed'; left: number }> {
  requirePermission(ctx, 'device.reserve');
  return write(ctx, input, async (unit) => {
    const session = await lockSession(unit, input.code);
    await refuseOpenTablet(unit, session);
    await refuseUnderWay(unit, ofSession(session.id));
    return { state: 'closed', left: await end(unit, session, 'closed') };
  });
}

/** @throws AppError `handover_session.served_already` (409): what was given keeps its session */
export async function cancelSession(
  ctx: Context,
  input: WriteInput & { code: string },
): Promise<{ state: 'cancelled' }> {
  requirePermission(ctx, 'device.reserve');
  return write(ctx, input, async (unit) => {
    const session = await lockSession(unit, input.code);
    await refuseOpenTablet(unit, session);
    await refuseUnderWay(unit, ofSession(session.id));
    const served = await unit.tx.$count(
      batchNeeds,
      and(eq(batchNeeds.batchId, session.id), eq(batchNeeds.state, 'served')),
    );
    if (served > 0) {
      const params = { code: session.code, count: served };
      throw new AppError('handover_session.served_already', { status: 409, params });
    }
    await end(unit, session, 'cancelled');
    return { state: 'cancelled' };
  });
}

async function end(
  unit: Unit,
  session: SessionRow,
  state: 'closed' | 'cancelled',
): Promise<number> {
  const left = await unit.tx
    .update(batchNeeds)
    .set({ state: 'removed' })
    .where(and(eq(batchNeeds.batchId, session.id), inArray(batchNeeds.state, [...OPEN_STATES])))
    .returning({ needId: batchNeeds.needId });
  await endSpares(
    unit,
    session,
    and(eq(batchSpares.batchId, session.id), isNull(batchSpares.endedAt)),
  );
  const { personId } = unit.actor;
  await change(unit, session, { state, closedAt: unit.recordedAt, closedById: personId });
  await logAct(unit, `handover_session.${state}`, session.id, { code: session.code });
  return left.length;
}

async function refuseOpenTablet(unit: Unit, session: SessionRow): Promise<void> {
  const [tablet] = await unit.tx
    .select({ name: handoverTablets.name })
    .from(handoverTablets)
    .where(
      and(
        eq(handoverTablets.batchId, session.id),
        isNull(handoverTablets.wipedAt),
        isNull(handoverTablets.revokedAt),
        gt(handoverTablets.expiresAt, unit.recordedAt),
      ),
    )
    .limit(1);
  if (!tablet) return;
  const params = { tablet: tablet.name };
  throw new AppError('handover_session.tablet_open', { status: 409, params });
}

async function change(
  unit: Unit,
  session: SessionRow,
  changes: Partial<SessionRow>,
): Promise<void> {
  await unit.tx
    .update(handoverBatches)
    .set({ ...changes, version: session.version + 1 })
    .where(eq(handoverBatches.id, session.id));
}
