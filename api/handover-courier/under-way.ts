/** What lies in a parcel stays reserved for whom it was packed, until it is delivered or somebody decides otherwise. */
import { type SQL, and, eq, isNull, sql } from 'drizzle-orm';
import {
  handoverBatches,
  needs,
  reservations,
  shipmentItems,
  shipments,
} from '../../db/schema/index.ts';
import { AppError } from '../lib/errors.ts';
import type { Unit, Writing } from '../lib/unit.ts';

/** For queries of reservations: in no parcel that is open. */
export const NOT_UNDER_WAY: SQL = sql`not exists (select 1 from ${shipmentItems}
  where ${shipmentItems.reservationId} = ${reservations.id} and ${shipmentItems.outcome} is null)`;

/** @throws AppError `shipment.under_way` (409) naming need, session and number of the parcel */
export async function refuseUnderWay(unit: Writing, which: SQL): Promise<void> {
  const [found] = await unit.tx
    .select({ need: needs.code, session: handoverBatches.code, number: shipments.number })
    .from(shipmentItems)
    .innerJoin(shipments, eq(shipments.id, shipmentItems.shipmentId))
    .innerJoin(handoverBatches, eq(handoverBatches.id, shipments.batchId))
    .innerJoin(needs, eq(needs.id, shipmentItems.needId))
    .where(and(isNull(shipmentItems.outcome), which))
    .limit(1);
  if (found) throw new AppError('shipment.under_way', { status: 409, params: found });
}

export const ofReservation = (id: string): SQL => eq(shipmentItems.reservationId, id);
export const ofNeed = (id: string): SQL => eq(shipmentItems.needId, id);
export const ofSession = (batchId: string): SQL => eq(shipments.batchId, batchId);

/** Whichever way a need was served, its parcel waits for it no more. */
export async function closeDelivered(unit: Unit, needId: string): Promise<void> {
  const closed = await unit.tx
    .update(shipmentItems)
    .set({ outcome: 'delivered', closedAt: unit.recordedAt, closedById: unit.actor.personId })
    .where(and(eq(shipmentItems.needId, needId), isNull(shipmentItems.outcome)))
    .returning({ shipmentId: shipmentItems.shipmentId });
  for (const { shipmentId } of closed) await closeWhenDone(unit, shipmentId);
}

export async function closeWhenDone(unit: Unit, shipmentId: string): Promise<void> {
  const open = and(eq(shipmentItems.shipmentId, shipmentId), isNull(shipmentItems.outcome));
  if ((await unit.tx.$count(shipmentItems, open)) > 0) return;
  await unit.tx
    .update(shipments)
    .set({ closedAt: unit.recordedAt })
    .where(eq(shipments.id, shipmentId));
}
