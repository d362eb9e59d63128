/** Boxes packed for a handover session: one series, and only what its families get goes in. */
import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import {
  batchNeeds,
  batchSpares,
  boxes,
  handoverBatches,
  needs,
  reservations,
} from '../../db/schema/index.ts';
import { ofNeed, refuseUnderWay } from '../handover-courier/under-way.ts';
import { lockSession } from '../handover-sessions/lock-session.ts';
import { AppError } from '../lib/errors.ts';
import { touch } from '../lib/touched.ts';
import type { Unit } from '../lib/unit.ts';
import type { Thing } from '../places/things.ts';

/** As many as one label can say. */
const MOST_BOXES = 1000;

/**
 * Makes room in the series of a session for more boxes; those that are there say the new total.
 * @returns `before`: the highest number so far
 */
export async function growSeries(
  unit: Unit,
  code: string,
  more: number,
): Promise<{ id: string; title: string; before: number }> {
  const { id, title } = await lockSession(unit, code);
  const [last] = await unit.tx
    .select({ number: sql<number>`coalesce(max(${boxes.number}), 0)::int` })
    .from(boxes)
    .where(eq(boxes.batchId, id));
  const before = last?.number ?? 0;
  if (before + more > MOST_BOXES) {
    throw new AppError('box.too_many', { params: { most: MOST_BOXES } });
  }
  await unit.tx
    .update(boxes)
    .set({ total: before + more, updatedAt: unit.recordedAt })
    .where(eq(boxes.batchId, id));
  return { id, title: title.slice(0, 60), before };
}

/**
 * Into the box of a session goes what its families get, once it is checked to belong together, and its spares.
 * @throws AppError `box.other_session`, `box.not_paired` (409) naming the need, `shipment.under_way` (409)
 */
export async function refuseForeign(unit: Unit, thing: Thing, box: Thing): Promise<void> {
  const [session] = await unit.tx
    .select({ id: handoverBatches.id, title: handoverBatches.title })
    .from(boxes)
    .innerJoin(handoverBatches, eq(handoverBatches.id, boxes.batchId))
    .where(eq(boxes.id, box.id));
  if (!session) return;
  touch(unit, 'handover_session', session.id);
  if (await isSpare(unit, thing, session.id)) return;
  const [family] = await unit.tx
    .select({ needId: needs.id, need: needs.code, pairedAt: batchNeeds.pairedAt })
    .from(reservations)
    .innerJoin(needs, eq(needs.id, reservations.needId))
    .innerJoin(batchNeeds, eq(batchNeeds.needId, needs.id))
    .where(
      and(
        eq(
          thing.subject === 'accessory' ? reservations.accessoryId : reservations.deviceId,
          thing.id,
        ),
        isNull(reservations.closedAt),
        eq(batchNeeds.batchId, session.id),
        inArray(batchNeeds.state, ['waiting', 'absent']),
      ),
    );
  if (!family) {
    const params = { code: thing.code, session: session.title };
    throw new AppError('box.other_session', { status: 409, params });
  }
  await refuseUnderWay(unit, ofNeed(family.needId));
  if (!family.pairedAt) {
    throw new AppError('box.not_paired', { status: 409, params: { need: family.need } });
  }
}

async function isSpare(unit: Unit, { id }: Thing, batchId: string): Promise<boolean> {
  const [found] = await unit.tx
    .select({ spares: count() })
    .from(batchSpares)
    .where(
      and(
        eq(batchSpares.batchId, batchId),
        eq(batchSpares.deviceId, id),
        isNull(batchSpares.endedAt),
      ),
    );
  return (found?.spares ?? 0) > 0;
}
