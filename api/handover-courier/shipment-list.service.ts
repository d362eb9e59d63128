/** Parcels as they stand: of one session with what is in them, and of the site those that are not settled. */
import { type SQL, and, asc, eq, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import {
  type ShipmentOutcome,
  type ShipmentProblem,
  type ShipmentSettlement,
  type ShipmentState,
  daysUnderWay,
  isLate,
  settlementsOf,
  shipmentState,
} from '#domain/shipments.ts';
import {
  accessories,
  accessoryGifts,
  devices,
  handoverBatches,
  handovers,
  needs,
  people,
  reservations,
  shipmentItems,
  shipments,
} from '../../db/schema/index.ts';
import { findSession } from '../handover-table/find-session.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import type { ShipmentRow } from './shipments.service.ts';

export interface ShipmentHead {
  number: number;
  office: string;
  carrier: string;
  reference: string;
  state: ShipmentState;
  packedAt: string;
  sentAt: string | null;
  /** Whole days since it was sent; null before. */
  days: number | null;
  /** Under way for so long that somebody asks the carrier. */
  late: boolean;
  /** Things that are neither delivered nor settled. */
  open: number;
}

export interface ShipmentItem {
  needCode: string;
  /** Of the device or card. */
  code: string;
  thing: 'device' | 'card';
  make: string;
  model: string;
  problem: ShipmentProblem | null;
  outcome: ShipmentOutcome | null;
  receiptCode: string | null;
  /** What may be decided about it now. */
  choices: readonly ShipmentSettlement[];
}

export interface Shipment extends ShipmentHead {
  address: string;
  phone: string;
  packedBy: string;
  sentBy: string | null;
  items: ShipmentItem[];
}

const senders = alias(people, 'senders');

/** Codes only, whoever asks. @throws AppError `handover_session.not_found` (404) */
export async function listShipments(
  ctx: Context,
  code: string,
): Promise<{ shipments: Shipment[] }> {
  requirePermission(ctx, 'handover.view');
  const session = await findSession(ctx, code);
  const rows = await ctx.database.db
    .select({ shipment: shipments, packedBy: people.name, sentBy: senders.name })
    .from(shipments)
    .innerJoin(people, eq(people.id, shipments.packedById))
    .leftJoin(senders, eq(senders.id, shipments.sentById))
    .where(eq(shipments.batchId, session.id))
    .orderBy(asc(shipments.number));
  const items = await readItems(ctx, eq(shipments.batchId, session.id));
  return {
    shipments: rows.map(({ shipment, ...names }) => {
      const own = items.filter(({ shipmentId }) => shipmentId === shipment.id);
      const open = own.filter(({ item }) => item.outcome === null).length;
      const { address, phone } = shipment;
      const head = toHead(ctx, shipment, open);
      return { ...head, address, phone, ...names, items: own.map(({ item }) => item) };
    }),
  };
}

export interface OpenShipment extends ShipmentHead {
  session: { code: string; title: string };
}

/** Oldest first, those that were not sent yet last. */
export async function openShipments(ctx: Context): Promise<{ shipments: OpenShipment[] }> {
  requirePermission(ctx, 'handover.view');
  const rows = await ctx.database.db
    .select({
      shipment: shipments,
      session: { code: handoverBatches.code, title: handoverBatches.title },
      open: sql<number>`(select count(*) from ${shipmentItems}
        where ${shipmentItems.shipmentId} = ${shipments.id} and ${shipmentItems.outcome} is null)::int`,
    })
    .from(shipments)
    .innerJoin(handoverBatches, eq(handoverBatches.id, shipments.batchId))
    .where(and(eq(handoverBatches.siteId, ctx.actor.siteId), isNull(shipments.closedAt)))
    .orderBy(sql`${shipments.sentAt} nulls last`, asc(shipments.packedAt), asc(shipments.id))
    .limit(1000);
  return {
    shipments: rows.map(({ shipment, session, open }) => ({
      ...toHead(ctx, shipment, open),
      session,
    })),
  };
}

function toHead(ctx: Context, shipment: ShipmentRow, open: number): ShipmentHead {
  const { number, office, carrier, reference, sentAt } = shipment;
  const state = shipmentState(shipment);
  return {
    number,
    office,
    carrier,
    reference,
    state,
    packedAt: shipment.packedAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
    days: sentAt && daysUnderWay(sentAt, ctx.now()),
    late: state === 'under_way' && isLate(sentAt, ctx.now()),
    open,
  };
}

async function readItems(
  ctx: Context,
  which: SQL,
): Promise<{ shipmentId: string; item: ShipmentItem }[]> {
  const rows = await ctx.database.db
    .select({
      shipmentId: shipmentItems.shipmentId,
      needCode: needs.code,
      problem: shipmentItems.problem,
      outcome: shipmentItems.outcome,
      device: { code: devices.code, make: devices.make, model: devices.model },
      card: { code: accessories.code, make: accessories.make },
      receipt: sql<
        string | null
      >`coalesce(${handovers.receiptCode}, ${accessoryGifts.receiptCode})`,
    })
    .from(shipmentItems)
    .innerJoin(shipments, eq(shipments.id, shipmentItems.shipmentId))
    .innerJoin(needs, eq(needs.id, shipmentItems.needId))
    .innerJoin(reservations, eq(reservations.id, shipmentItems.reservationId))
    .leftJoin(devices, eq(devices.id, reservations.deviceId))
    .leftJoin(accessories, eq(accessories.id, reservations.accessoryId))
    .leftJoin(
      handovers,
      and(eq(handovers.reservationId, reservations.id), isNull(handovers.voidedAt)),
    )
    .leftJoin(
      accessoryGifts,
      and(eq(accessoryGifts.reservationId, reservations.id), isNull(accessoryGifts.endedAt)),
    )
    .where(which)
    .orderBy(asc(needs.code));
  return rows.map(({ shipmentId, needCode, problem, outcome, device, card, receipt }) => ({
    shipmentId,
    item: {
      needCode,
      code: device?.code ?? card?.code ?? '',
      thing: device ? ('device' as const) : ('card' as const),
      make: device?.make ?? card?.make ?? '',
      model: device?.model ?? '',
      problem,
      outcome,
      receiptCode: outcome === 'delivered' ? receipt : null,
      choices: outcome === null ? settlementsOf(problem) : [],
    },
  }));
}
