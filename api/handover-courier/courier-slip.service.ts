/** The paper that goes with a parcel: the local office's address, and what is in it by codes. */
import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import {
  accessories,
  devices,
  kitLines,
  needs,
  reservations,
  shipmentItems,
  shipments,
} from '../../db/schema/index.ts';
import { courierSlipPdf } from '../documents/courier-slip.pdf.ts';
import type { DocumentForm } from '../documents/document-locale.ts';
import { documentNumberOf, readIssuer } from '../documents/issue.ts';
import { findSession } from '../handover-table/find-session.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { notFound } from '../lib/errors.ts';
import type { ShipmentAddress } from './shipments.service.ts';

/** @throws AppError `shipment.not_found` (404) */
export async function courierSlip(
  ctx: Context,
  { code, number }: ShipmentAddress,
  form: DocumentForm,
): Promise<Uint8Array> {
  requirePermission(ctx, 'handover.view');
  const session = await findSession(ctx, code);
  const { db } = ctx.database;
  const [shipment] = await db
    .select()
    .from(shipments)
    .where(and(eq(shipments.batchId, session.id), eq(shipments.number, number)));
  if (!shipment) throw notFound('shipment');
  const rows = await db
    .select({
      needCode: needs.code,
      device: { code: devices.code, make: devices.make, model: devices.model },
      card: { code: accessories.code, make: accessories.make },
      pieces: sql<number>`(select count(*) from ${kitLines} where ${kitLines.deviceId} = ${devices.id}
        and ${kitLines.status} in ('filled', 'overridden') and ${kitLines.quantity} > 0)::int`,
    })
    .from(shipmentItems)
    .innerJoin(needs, eq(needs.id, shipmentItems.needId))
    .innerJoin(reservations, eq(reservations.id, shipmentItems.reservationId))
    .leftJoin(devices, eq(devices.id, reservations.deviceId))
    .leftJoin(accessories, eq(accessories.id, reservations.accessoryId))
    .where(
      and(
        eq(shipmentItems.shipmentId, shipment.id),
        or(isNull(shipmentItems.outcome), sql`${shipmentItems.outcome} <> 'unpacked'`),
      ),
    )
    .orderBy(asc(needs.code));
  const { office, address, phone, carrier, reference, sentAt } = shipment;
  return courierSlipPdf(
    {
      issuer: await readIssuer(ctx),
      session: documentNumberOf(session.code),
      number,
      office,
      address,
      phone,
      carrier,
      reference,
      sentAt,
      lines: rows.map(({ needCode, device, card, pieces }) => ({
        needCode,
        code: device?.code ?? card?.code ?? '',
        what: device ? `${device.make} ${device.model}`.trim() : (card?.make ?? ''),
        pieces: pieces + 1,
      })),
    },
    form,
  );
}
