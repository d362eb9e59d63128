/** A family's line in its session follows what was handed over, and what was made void. */
import { and, desc, eq, inArray } from 'drizzle-orm';
import { batchNeeds, handoverBatches } from '../../db/schema/index.ts';
import { closeDelivered } from '../handover-courier/under-way.ts';
import { touch } from '../lib/touched.ts';
import type { Unit } from '../lib/unit.ts';
import { OPEN_STATES } from './lock-session.ts';

/** Whichever way it was served, no table and no parcel waits for it any more. */
export async function markServed(unit: Unit, needId: string): Promise<void> {
  await unit.tx
    .update(batchNeeds)
    .set({ state: 'served' })
    .where(and(eq(batchNeeds.needId, needId), inArray(batchNeeds.state, [...OPEN_STATES])));
  await closeDelivered(unit, needId);
}

/**
 * What was handed over by mistake is no handover of its session: the family waits there again while the session is
 * open, and did not come to one that has ended.
 * @param batchId the session it was recorded in; null where it was at a desk, then the last one that counts it
 */
export async function backToSession(
  unit: Unit,
  needId: string,
  batchId: string | null,
): Promise<void> {
  const [served] = await unit.tx
    .select({ batchId: batchNeeds.batchId, state: handoverBatches.state })
    .from(batchNeeds)
    .innerJoin(handoverBatches, eq(handoverBatches.id, batchNeeds.batchId))
    .where(
      and(
        eq(batchNeeds.needId, needId),
        eq(batchNeeds.state, 'served'),
        batchId ? eq(batchNeeds.batchId, batchId) : undefined,
      ),
    )
    .orderBy(desc(handoverBatches.createdAt))
    .limit(1)
    .for('update', { of: batchNeeds });
  if (!served) return;
  await unit.tx
    .update(batchNeeds)
    .set({ state: served.state === 'open' ? 'waiting' : 'removed' })
    .where(and(eq(batchNeeds.batchId, served.batchId), eq(batchNeeds.needId, needId)));
  touch(unit, 'handover_session', served.batchId);
}
