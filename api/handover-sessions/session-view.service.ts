/** A handover session as it is planned, picked and served. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { batchSpares, devices, handoverBatches, people, places } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { notFound } from '../lib/errors.ts';
import { isUnit } from '../lib/unit.ts';
import { type SessionBox, readSessionBoxes } from './session-boxes.ts';
import { DEVICE, type SessionDevice, type SessionEntry, readEntries } from './session-entries.ts';
import { type SessionHead, type SessionProgress, toHead } from './session-list.service.ts';

export interface SessionView extends SessionHead {
  createdBy: string;
  /** In the order of the sheet; those that were taken out are left out, unless the session ended without them. */
  entries: SessionEntry[];
  spares: (SessionDevice & { addedAt: string })[];
  boxes: SessionBox[];
}

/** @throws AppError `handover_session.not_found` (404) */
export async function readSession(ctx: Context, code: string): Promise<SessionView> {
  requirePermission(ctx, 'handover.view');
  const db = isUnit(ctx) ? ctx.tx : ctx.database.db;
  const [found] = await db
    .select({ session: handoverBatches, createdBy: people.name })
    .from(handoverBatches)
    .innerJoin(people, eq(people.id, handoverBatches.createdById))
    .where(and(eq(handoverBatches.code, code), eq(handoverBatches.siteId, ctx.actor.siteId)));
  if (!found) throw notFound('handover_session', { code });
  const { session, createdBy } = found;
  const entries = await readEntries(ctx, session);
  const spares = await db
    .select({ ...DEVICE, placeName: places.name, addedAt: batchSpares.addedAt })
    .from(batchSpares)
    .innerJoin(devices, eq(devices.id, batchSpares.deviceId))
    .leftJoin(places, eq(places.id, devices.placeId))
    .where(and(eq(batchSpares.batchId, session.id), isNull(batchSpares.endedAt)))
    .orderBy(asc(batchSpares.addedAt), asc(devices.code));
  return {
    ...toHead(session, progressOf(entries)),
    createdBy,
    entries,
    boxes: (await readSessionBoxes(ctx, session.id)).map(({ id: _id, ...box }) => box),
    spares: spares.map((spare) => ({ ...spare, addedAt: spare.addedAt.toISOString() })),
  };
}

function progressOf(entries: readonly SessionEntry[]): SessionProgress {
  const count = (which: (entry: SessionEntry) => boolean) => entries.filter(which).length;
  return {
    total: count(({ state }) => state !== 'removed'),
    ready: count(
      ({ state, reservation }) => state === 'served' || (state !== 'removed' && !!reservation),
    ),
    picked: count(({ state, pickedAt }) => state !== 'removed' && pickedAt !== null),
    served: count(({ state }) => state === 'served'),
    absent: count(({ state }) => state === 'absent'),
  };
}
