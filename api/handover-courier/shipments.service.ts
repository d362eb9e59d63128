/** Parcels of a handover session: packed, sent with the carrier's reference, taken apart again before that. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { whyNotPacked } from '#domain/shipments.ts';
import {
  batchNeeds,
  devices,
  needs,
  reservations,
  shipmentItems,
  shipments,
} from '../../db/schema/index.ts';
import { type SessionRow, lockSession } from '../handover-sessions/lock-session.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { type Unit, type WriteInput, recordEvent, write } from '../lib/unit.ts';
import { foldNeedCode } from '../needs/need-code.ts';
import { logAct } from '../people/people.service.ts';
import { closeWhenDone } from './under-way.ts';

export type ShipmentRow = typeof shipments.$inferSelect;

/** The local office that gets it; never the address of a family. */
export interface Office {
  office: string;
  address: string;
  phone: string;
}

/**
 * @throws AppError `handover_session.not_found` (404), `handover_session.ended` (409), `shipment.refused` (409) with
 *   a reason for each need that cannot go
 */
export async function packShipment(
  ctx: Context,
  input: WriteInput & { code: string; needCodes: readonly string[] } & Office,
): Promise<{ number: number }> {
  requirePermission(ctx, 'transfer.pack');
  return write(ctx, input, async (unit) => {
    const session = await lockSession(unit, input.code);
    const packed = await packable(unit, session, input.needCodes);
    const [last] = await unit.tx
      .select({ number: sql<number>`coalesce(max(${shipments.number}), 0)::int` })
      .from(shipments)
      .where(eq(shipments.batchId, session.id));
    const id = unit.newId();
    const number = (last?.number ?? 0) + 1;
    const { office, address, phone } = input;
    await unit.tx.insert(shipments).values({
      id,
      batchId: session.id,
      number,
      office,
      address,
      phone,
      packedAt: unit.happenedAt,
      packedById: unit.actor.personId,
    });
    await unit.tx.insert(shipmentItems).values(packed.map((item) => ({ shipmentId: id, ...item })));
    await logAct(unit, 'shipment.packed', id, { session: session.code, number });
    return { number };
  });
}

async function packable(unit: Unit, session: SessionRow, needCodes: readonly string[]) {
  const wanted = [...new Set(needCodes.map(foldNeedCode))];
  const rows = await unit.tx
    .select({
      needId: needs.id,
      code: needs.code,
      state: batchNeeds.state,
      pairedAt: batchNeeds.pairedAt,
      reservationId: reservations.id,
      deviceId: reservations.deviceId,
      inShipment: sql<boolean>`exists (select 1 from ${shipmentItems}
        where ${shipmentItems.needId} = ${needs.id} and ${shipmentItems.outcome} is null)`,
    })
    .from(needs)
    .leftJoin(batchNeeds, and(eq(batchNeeds.needId, needs.id), eq(batchNeeds.batchId, session.id)))
    .leftJoin(reservations, and(eq(reservations.needId, needs.id), isNull(reservations.closedAt)))
    .where(and(eq(needs.siteId, unit.actor.siteId), inArray(needs.code, wanted)))
    .orderBy(needs.id)
    .for('update', { of: needs });
  const fields = wanted.flatMap((code) => {
    const row = rows.find((one) => one.code === code);
    const why = whyNotPacked({
      state: row?.state ?? null,
      reserved: row?.reservationId != null,
      paired: row?.pairedAt != null || row?.deviceId === null,
      inShipment: row?.inShipment ?? false,
    });
    return why ? [{ field: 'needCodes', code: why.code, params: { need: code } }] : [];
  });
  if (fields.length > 0) throw new AppError('shipment.refused', { status: 409, fields });
  return rows.flatMap(({ needId, reservationId }) =>
    reservationId ? [{ needId, reservationId }] : [],
  );
}

export interface ShipmentAddress {
  /** Of the session. */
  code: string;
  number: number;
}

/** Locked with its session. @throws AppError `shipment.not_found` (404) */
export async function lockShipment(unit: Unit, { code, number }: ShipmentAddress) {
  const session = await lockSession(unit, code, { ended: true });
  const [shipment] = await unit.tx
    .select()
    .from(shipments)
    .where(and(eq(shipments.batchId, session.id), eq(shipments.number, number)))
    .for('update');
  if (!shipment) throw notFound('shipment');
  return { session, shipment };
}

/**
 * Given to the carrier; sent again only corrects carrier and reference. Who sends it answers for it until it arrived.
 * @throws AppError `shipment.not_found` (404), `shipment.done` (409)
 */
export async function sendShipment(
  ctx: Context,
  input: WriteInput & ShipmentAddress & { carrier: string; reference: string },
): Promise<{ sentAt: string }> {
  requirePermission(ctx, 'transfer.pack');
  return write(ctx, input, async (unit) => {
    const { session, shipment } = await lockShipment(unit, input);
    if (shipment.closedAt) throw new AppError('shipment.done', { status: 409 });
    const { carrier, reference } = input;
    const sentAt =
      shipment.sentAt ??
      (unit.happenedAt < shipment.packedAt ? shipment.packedAt : unit.happenedAt);
    const sentById = shipment.sentById ?? unit.actor.personId;
    await unit.tx
      .update(shipments)
      .set({ carrier, reference, sentAt, sentById })
      .where(eq(shipments.id, shipment.id));
    if (!shipment.sentAt) await handToCarrier(unit, shipment, session);
    await logAct(unit, shipment.sentAt ? 'shipment.edited' : 'shipment.sent', shipment.id, {
      session: session.code,
      number: shipment.number,
    });
    return { sentAt: sentAt.toISOString() };
  });
}

async function handToCarrier(
  unit: Unit,
  shipment: ShipmentRow,
  session: SessionRow,
): Promise<void> {
  const items = await unit.tx
    .select({ deviceId: devices.id, needCode: needs.code, reservationId: reservations.id })
    .from(shipmentItems)
    .innerJoin(reservations, eq(reservations.id, shipmentItems.reservationId))
    .innerJoin(devices, eq(devices.id, reservations.deviceId))
    .innerJoin(needs, eq(needs.id, shipmentItems.needId))
    .where(and(eq(shipmentItems.shipmentId, shipment.id), isNull(shipmentItems.outcome)))
    .orderBy(devices.id)
    .for('update', { of: devices });
  for (const { deviceId, needCode, reservationId } of items) {
    await recordEvent(unit, {
      deviceId,
      kind: 'reservation',
      expect: { from: 'reserved' },
      data: {
        action: 'sent',
        need: needCode,
        reservation: reservationId,
        session: session.code,
        shipment: shipment.number,
      },
      changes: { placeId: null, custodianId: unit.actor.personId },
    });
  }
}

/**
 * Takes one need, or all of them, out of a parcel that was not sent yet.
 * @throws AppError `shipment.not_found` (404), `shipment.sent` (409), `shipment.not_in_it` (404)
 */
export async function unpackShipment(
  ctx: Context,
  input: WriteInput & ShipmentAddress & { needCode?: string | undefined },
): Promise<{ number: number; unpacked: number }> {
  requirePermission(ctx, 'transfer.pack');
  return write(ctx, input, async (unit) => {
    const { session, shipment } = await lockShipment(unit, input);
    if (shipment.sentAt) throw new AppError('shipment.sent', { status: 409 });
    const only = input.needCode
      ? unit.tx
          .select({ id: needs.id })
          .from(needs)
          .where(
            and(eq(needs.siteId, unit.actor.siteId), eq(needs.code, foldNeedCode(input.needCode))),
          )
      : null;
    const out = await unit.tx
      .update(shipmentItems)
      .set({
        outcome: 'unpacked',
        closedAt: unit.recordedAt,
        closedById: unit.actor.personId,
      })
      .where(
        and(
          eq(shipmentItems.shipmentId, shipment.id),
          isNull(shipmentItems.outcome),
          only ? inArray(shipmentItems.needId, only) : undefined,
        ),
      )
      .returning({ needId: shipmentItems.needId });
    if (out.length === 0) throw new AppError('shipment.not_in_it', { status: 404 });
    await closeWhenDone(unit, shipment.id);
    const { number } = shipment;
    await logAct(unit, 'shipment.unpacked', shipment.id, { session: session.code, number });
    return { number, unpacked: out.length };
  });
}
