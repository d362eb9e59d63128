/** The handover session a write is about, locked: two people who plan the same one take turns. */
import { and, eq, inArray } from 'drizzle-orm';
import { batchNeeds, handoverBatches } from '../../db/schema/index.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { touch } from '../lib/touched.ts';
import type { Unit, Writing } from '../lib/unit.ts';

export type SessionRow = typeof handoverBatches.$inferSelect;

/** Needs that still wait for the day, or did not come yet. */
export const OPEN_STATES = ['waiting', 'absent'] as const;

/**
 * @throws AppError `handover_session.not_found` (404), `handover_session.ended` (409) where it must be open
 */
export async function lockSession(
  unit: Unit,
  code: string,
  { ended = false }: { ended?: boolean } = {},
): Promise<SessionRow> {
  const [session] = await unit.tx
    .select()
    .from(handoverBatches)
    .where(and(eq(handoverBatches.code, code), eq(handoverBatches.siteId, unit.actor.siteId)))
    .for('no key update');
  if (!session) throw notFound('handover_session', { code });
  if (session.state !== 'open' && !ended) {
    throw new AppError('handover_session.ended', { status: 409, params: { code } });
  }
  touch(unit, 'handover_session', session.id);
  return session;
}

/** A need that ended, or whose approval was taken back, waits in no session any more. */
export async function leaveSession(unit: Writing, needId: string): Promise<void> {
  await changeEntry(unit, needId, { state: 'removed' });
}

/** What was put together for a need is taken apart again: its device is another one now, or none. */
export async function unpickNeed(unit: Writing, needId: string): Promise<void> {
  const unpicked = { pickedAt: null, pickedById: null, pairedAt: null, pairedById: null };
  await changeEntry(unit, needId, unpicked);
}

async function changeEntry(
  unit: Writing,
  needId: string,
  changes: Partial<typeof batchNeeds.$inferInsert>,
): Promise<void> {
  const [entry] = await unit.tx
    .update(batchNeeds)
    .set(changes)
    .where(and(eq(batchNeeds.needId, needId), inArray(batchNeeds.state, [...OPEN_STATES])))
    .returning({ batchId: batchNeeds.batchId });
  if (!entry) return;
  const [session] = await unit.tx
    .select({ siteId: handoverBatches.siteId })
    .from(handoverBatches)
    .where(eq(handoverBatches.id, entry.batchId));
  if (session) touch(unit, 'handover_session', entry.batchId, [session.siteId]);
}

/** Open pages of the sessions these needs stand in read again. */
export async function touchSessionsOf(unit: Unit, needIds: readonly string[]): Promise<void> {
  if (needIds.length === 0) return;
  const rows = await unit.tx
    .selectDistinct({ batchId: batchNeeds.batchId })
    .from(batchNeeds)
    .where(
      and(inArray(batchNeeds.needId, [...needIds]), inArray(batchNeeds.state, [...OPEN_STATES])),
    );
  for (const { batchId } of rows) touch(unit, 'handover_session', batchId);
}
