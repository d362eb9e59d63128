/** What the local office confirms: families that got their things, and what did not arrive or not whole. */
import { and, eq, isNull } from 'drizzle-orm';
import { type ShipmentProblem, arrivalMoment } from '#domain/shipments.ts';
import {
  accessories,
  devices,
  needs,
  reservations,
  shipmentItems,
  shipments,
} from '../../db/schema/index.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import { giveCard } from '../gifts/gifts.service.ts';
import { findSession } from '../handover-table/find-session.ts';
import { derivedId } from '../handover-table/derived-id.ts';
import { reasonOf } from '../handover-table/receive-records.service.ts';
import { handOver } from '../handovers/hand-over.service.ts';
import { kitPieces } from '../handovers/kit-snapshot.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, type Params, invalidField, notFound } from '../lib/errors.ts';
import { type Unit, type WriteInput, recordEvent, write } from '../lib/unit.ts';
import { foldNeedCode } from '../needs/need-code.ts';
import { logAct } from '../people/people.service.ts';
import { type ShipmentAddress, lockShipment } from './shipments.service.ts';

export interface Delivery extends WriteInput, ShipmentAddress {
  needCodes: readonly string[];
  /** Who gave it out at the local office; families sign on paper there, whose photograph may follow. */
  receivedBy: string;
  identitySeen: boolean;
  /** Language of the records. */
  locale: string;
}

/** Codes only: the answers are stored for replays. */
export interface DeliveryAnswer {
  needCode: string;
  outcome: 'done' | 'refused';
  receiptCode?: string;
  /** An error's code and values. */
  reason?: string;
  params?: Params;
}

/**
 * Each need in a transaction of its own, so that one that cannot be recorded holds up no other.
 * @throws AppError `shipment.not_found` (404), `shipment.not_sent` (409), `input.invalid` on `identitySeen`
 */
export async function confirmDelivery(
  ctx: Context,
  input: Delivery,
): Promise<{ answers: DeliveryAnswer[] }> {
  requirePermission(ctx, 'handover.record');
  if (!input.identitySeen) throw invalidField('identitySeen', 'shipment.identity_unseen');
  const sentAt = await sentAtOf(ctx, input);
  const claimed = input.happenedAt ? new Date(input.happenedAt) : ctx.now();
  const happenedAt = arrivalMoment(claimed, sentAt).toISOString();
  const answers: DeliveryAnswer[] = [];
  for (const needCode of new Set(input.needCodes.map(foldNeedCode))) {
    const requestId = derivedId(input.requestId, needCode);
    try {
      const one = { ...input, needCodes: [needCode], requestId, happenedAt };
      answers.push(await write(ctx, one, (unit) => deliver(unit, one, needCode)));
    } catch (error) {
      const why = reasonOf(error);
      if (!why) throw error;
      answers.push({ needCode, outcome: 'refused', ...why });
    }
  }
  return { answers };
}

async function sentAtOf(ctx: Context, { code, number }: ShipmentAddress): Promise<Date> {
  const session = await findSession(ctx, code);
  const [shipment] = await ctx.database.db
    .select({ sentAt: shipments.sentAt })
    .from(shipments)
    .where(and(eq(shipments.batchId, session.id), eq(shipments.number, number)));
  if (!shipment) throw notFound('shipment');
  if (!shipment.sentAt) throw new AppError('shipment.not_sent', { status: 409 });
  return shipment.sentAt;
}

async function deliver(unit: Unit, input: Delivery, needCode: string): Promise<DeliveryAnswer> {
  const { session, shipment } = await lockShipment(unit, input);
  const item = await openItem(unit, shipment.id, needCode);
  const signature = {
    name: input.receivedBy,
    role: 'teacher' as const,
    office: true as const,
    image: null,
    childImage: null,
  };
  const { requestId, identitySeen, locale } = input;
  const seen = { identitySeen, signature, witnessName: '' };
  const table = { batchId: session.id, tabletId: null };
  if (item.cardCode) {
    const accessoryCode = item.cardCode;
    const at = { ...seen, scanned: [accessoryCode], batchId: session.id };
    const card = { requestId, needCode, accessoryCode, table: at };
    const { receiptCode } = await giveCard(unit, card);
    return { needCode, outcome: 'done', receiptCode };
  }
  // Device and pieces were scanned together when the parcel was packed; nobody opened it on the way.
  const row = await readCardRow(unit, item.deviceCode ?? '');
  const scanned = [row.code, ...kitPieces(row).flatMap((piece) => piece.code ?? [])];
  const given = { requestId, code: row.code, scanned, ...seen, locale, table, forNeed: needCode };
  const { receiptCode } = await handOver(unit, given);
  return { needCode, outcome: 'done', receiptCode };
}

/** @throws AppError `shipment.not_in_it` (404) */
export async function openItem(unit: Unit, shipmentId: string, needCode: string) {
  const [item] = await unit.tx
    .select({
      needId: shipmentItems.needId,
      reservationId: shipmentItems.reservationId,
      problem: shipmentItems.problem,
      needCode: needs.code,
      deviceId: devices.id,
      deviceCode: devices.code,
      cardCode: accessories.code,
    })
    .from(shipmentItems)
    .innerJoin(needs, eq(needs.id, shipmentItems.needId))
    .innerJoin(reservations, eq(reservations.id, shipmentItems.reservationId))
    .leftJoin(devices, eq(devices.id, reservations.deviceId))
    .leftJoin(accessories, eq(accessories.id, reservations.accessoryId))
    .where(
      and(
        eq(shipmentItems.shipmentId, shipmentId),
        isNull(shipmentItems.outcome),
        eq(needs.code, foldNeedCode(needCode)),
      ),
    );
  if (!item) throw new AppError('shipment.not_in_it', { status: 404, params: { need: needCode } });
  return item;
}

/**
 * Says that something did not arrive, or not whole, or takes that back (`problem` null). Nothing is decided by it.
 * @throws AppError `shipment.not_sent` (409), `shipment.not_in_it` (404)
 */
export async function noteProblem(
  ctx: Context,
  input: WriteInput & ShipmentAddress & { needCode: string; problem: ShipmentProblem | null },
): Promise<{ needCode: string; problem: ShipmentProblem | null }> {
  requirePermission(ctx, 'handover.record');
  return write(ctx, input, async (unit) => {
    const { session, shipment } = await lockShipment(unit, input);
    if (!shipment.sentAt) throw new AppError('shipment.not_sent', { status: 409 });
    const item = await openItem(unit, shipment.id, input.needCode);
    const { problem } = input;
    await unit.tx
      .update(shipmentItems)
      .set({
        problem,
        problemAt: problem && unit.recordedAt,
        problemById: problem && unit.actor.personId,
      })
      .where(and(eq(shipmentItems.shipmentId, shipment.id), eq(shipmentItems.needId, item.needId)));
    if (item.deviceId) {
      const action = problem ? `arrived_${problem}` : 'arrived_after_all';
      const data = { action, need: item.needCode, session: session.code };
      await recordEvent(unit, { deviceId: item.deviceId, kind: 'reservation', data });
    }
    await logAct(unit, 'shipment.problem', shipment.id, {
      session: session.code,
      need: item.needCode,
      problem,
    });
    return { needCode: item.needCode, problem };
  });
}
