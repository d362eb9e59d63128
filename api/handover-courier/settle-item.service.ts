/** What becomes of a thing that did not arrive, or not whole: one decision each, and the need waits for another one. */
import { and, eq } from 'drizzle-orm';
import { type ShipmentSettlement, settlementsOf } from '#domain/shipments.ts';
import { shipmentItems } from '../../db/schema/index.ts';
import { setAccessoryStatus } from '../accessories/accessories.service.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import { moveDevice } from '../devices/moves.service.ts';
import { kitPieces } from '../handovers/kit-snapshot.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, invalidField } from '../lib/errors.ts';
import { type Unit, type WriteInput, recordEvent, write } from '../lib/unit.ts';
import { logAct } from '../people/people.service.ts';
import { placeByCode } from '../places/places.service.ts';
import { releaseCard } from '../reservations/card-reservations.service.ts';
import { releaseDevice } from '../reservations/release.service.ts';
import { openItem } from './delivery.service.ts';
import { type ShipmentAddress, lockShipment } from './shipments.service.ts';
import { closeWhenDone } from './under-way.ts';

export interface SettleItem extends WriteInput, ShipmentAddress {
  needCode: string;
  settlement: ShipmentSettlement;
  /** Shelf on which an undamaged thing lies again. */
  placeCode?: string | undefined;
  /** What is broken, or how it was lost; kept as erasable words. */
  reason?: string | undefined;
}

type Item = Awaited<ReturnType<typeof openItem>>;

/**
 * @throws AppError `shipment.not_in_it` (404), `shipment.no_problem` (409) while nobody said that it did not arrive,
 *   `shipment.not_so` (409), `input.invalid` on `placeCode` or `reason`
 */
export async function settleItem(
  ctx: Context,
  input: SettleItem,
): Promise<{ needCode: string; settlement: ShipmentSettlement }> {
  requirePermission(ctx, 'handover.settle');
  return write(ctx, input, async (unit) => {
    const { session, shipment } = await lockShipment(unit, input);
    const item = await openItem(unit, shipment.id, input.needCode);
    const { settlement } = input;
    if (!item.problem) throw new AppError('shipment.no_problem', { status: 409 });
    if (!settlementsOf(item.problem).includes(settlement)) {
      throw new AppError('shipment.not_so', { status: 409 });
    }
    // Closed first: what lies in an open parcel cannot be released.
    await unit.tx
      .update(shipmentItems)
      .set({ outcome: settlement, closedAt: unit.recordedAt, closedById: unit.actor.personId })
      .where(and(eq(shipmentItems.shipmentId, shipment.id), eq(shipmentItems.needId, item.needId)));
    await carryOut(unit, input, item);
    await closeWhenDone(unit, shipment.id);
    await logAct(unit, `shipment.${settlement}`, shipment.id, {
      session: session.code,
      number: shipment.number,
      need: item.needCode,
    });
    return { needCode: item.needCode, settlement };
  });
}

async function carryOut(unit: Unit, input: SettleItem, item: Item): Promise<void> {
  if (item.deviceCode && item.deviceId) {
    const device = { code: item.deviceCode, id: item.deviceId };
    if (input.settlement === 'lost') return loseDevice(unit, input, device.code);
    if (input.settlement === 'resent') return takeInHand(unit, device.id, 'resent');
    return item.problem === 'damaged'
      ? toBench(unit, input, device)
      : toShelf(unit, input, device.code);
  }
  if (!item.cardCode || input.settlement === 'resent') return;
  const { requestId } = unit;
  await releaseCard(unit, { requestId, code: item.cardCode, reason: 'not_collected' });
  if (input.settlement === 'back') return;
  await setAccessoryStatus(unit, { requestId, code: item.cardCode, status: 'missing' });
}

/** It is with the person who settles it until somebody puts it somewhere. */
async function takeInHand(unit: Unit, deviceId: string, action: string): Promise<void> {
  await recordEvent(unit, {
    deviceId,
    kind: 'reservation',
    data: { action },
    changes: { placeId: null, custodianId: unit.actor.personId },
  });
}

async function toShelf(unit: Unit, { placeCode }: SettleItem, code: string): Promise<void> {
  if (!placeCode) throw invalidField('placeCode', 'input.required');
  const { requestId } = unit;
  await releaseDevice(unit, { requestId, code, reason: 'not_collected', placeCode });
}

/** T16, with what is broken in words. */
async function toBench(
  unit: Unit,
  { reason, placeCode }: SettleItem,
  { id, code }: { id: string; code: string },
): Promise<void> {
  if (!reason?.trim()) throw invalidField('reason', 'input.required');
  const place = placeCode ? await placeByCode(unit, placeCode) : null;
  if (!place) await takeInHand(unit, id, 'came_back');
  await moveDevice(unit, {
    requestId: unit.requestId,
    code,
    from: 'reserved',
    to: 'diagnosing',
    reason,
    placeId: place?.id,
  });
}

/** T25; what lay in its bag is as lost as the device. */
async function loseDevice(unit: Unit, { reason }: SettleItem, code: string): Promise<void> {
  if (!reason?.trim()) throw invalidField('reason', 'input.required');
  const { requestId } = unit;
  const pieces = kitPieces(await readCardRow(unit, code));
  for (const piece of pieces) {
    if (piece.code)
      await setAccessoryStatus(unit, { requestId, code: piece.code, status: 'missing' });
  }
  await moveDevice(unit, { requestId, code, from: 'reserved', to: 'missing', reason });
}
