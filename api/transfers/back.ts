/** The way back: what was packed or sent and stays with its site after all. */
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { places, stock, stockMovements, transferLines } from '../../db/schema/index.ts';
import type { Unit } from '../lib/unit.ts';
import { recordEvent } from '../lib/unit.ts';
import { type Thing, giveHolder, lockById } from '../places/things.ts';
import { recordMovement } from '../stock/movements.ts';
import type { LineRow, TransferRow } from './lock-transfer.ts';

/** Puts one line back where it was taken from; a line that is settled or received already stays as it is. */
export async function takeBack(
  unit: Unit,
  transfer: TransferRow,
  line: LineRow,
  settled: 'stayed',
  note = '',
): Promise<void> {
  if (line.settled !== null || line.receivedQuantity >= line.sentQuantity) return;
  if (line.subject === 'item') await piecesBack(unit, transfer, line.subjectId);
  else await thingBack(unit, transfer, line);
  await unit.tx
    .update(transferLines)
    .set({ settled, note, settledById: unit.actor.personId, settledAt: unit.recordedAt })
    .where(eq(transferLines.id, line.id));
}

async function thingBack(unit: Unit, transfer: TransferRow, line: LineRow): Promise<void> {
  if (line.subject === 'item') return;
  const thing = await lockById(unit, line.subject, line.subjectId);
  if (!thing) return;
  if (transfer.state === 'packing') return noteUnpacked(unit, transfer, thing);
  // What lies in a box comes back with it; a thing that was taken out of it comes back by itself.
  if (thing.transferId !== transfer.id) return;
  const placeId = await openPlace(unit, transfer, line.fromPlaceId);
  await giveHolder(
    unit,
    thing,
    { placeId, custodianId: placeId ? null : line.packedById, transferId: null, boxId: null },
    {
      device: 'transfer',
      data: { action: 'stayed', transfer: transfer.code, toSite: transfer.toSiteId },
      accessory: 'arrived',
      part: 'arrived',
      causeId: transfer.id,
    },
  );
}

/** The device leaves the list; it never left its place. */
export async function noteUnpacked(
  unit: Unit,
  transfer: TransferRow,
  thing: Pick<Thing, 'subject' | 'id'>,
): Promise<void> {
  if (thing.subject !== 'device') return;
  const data = { action: 'unpacked', transfer: transfer.code, toSite: transfer.toSiteId };
  await recordEvent(unit, { deviceId: thing.id, kind: 'transfer', data });
}

/** The place it came from, while that is open; else where things arrive at the site. */
async function openPlace(
  unit: Unit,
  transfer: TransferRow,
  placeId: string | null,
): Promise<string | null> {
  if (!placeId) return null;
  const [same] = await unit.tx
    .select({ id: places.id })
    .from(places)
    .where(and(eq(places.id, placeId), isNull(places.closedAt)))
    .for('key share');
  return same?.id ?? receptionOf(unit, transfer.fromSiteId);
}

async function receptionOf(unit: Unit, siteId: string): Promise<string | null> {
  const [place] = await unit.tx
    .select({ id: places.id })
    .from(places)
    .where(
      and(
        eq(places.siteId, siteId),
        inArray(places.kind, ['area', 'shelf', 'site']),
        isNull(places.closedAt),
      ),
    )
    .orderBy(asc(places.kind), asc(places.createdAt))
    .limit(1)
    .for('key share');
  return place?.id ?? null;
}

/** All pieces of an item that are still with the transfer go back to the bins they were taken from. */
export async function piecesBack(unit: Unit, transfer: TransferRow, itemId: string): Promise<void> {
  let left = await piecesWith(unit, transfer.id, itemId);
  for (const { placeId, pieces } of await binsOf(unit, transfer.id, itemId)) {
    const quantity = Math.min(left, pieces);
    const to = await openPlace(unit, transfer, placeId);
    if (quantity <= 0 || !to) continue;
    left -= quantity;
    await recordMovement(unit, {
      itemId,
      kind: 'moved',
      quantity,
      from: { transferId: transfer.id },
      to: { placeId: to },
      causeId: transfer.id,
    });
  }
}

/** Counted pieces that are with the transfer now. */
export async function piecesWith(unit: Unit, transferId: string, itemId: string): Promise<number> {
  const [row] = await unit.tx
    .select({ quantity: stock.quantity })
    .from(stock)
    .where(and(eq(stock.itemId, itemId), eq(stock.holderId, transferId)));
  return row?.quantity ?? 0;
}

/** How many pieces each bin gave and has not got back. */
async function binsOf(unit: Unit, transferId: string, itemId: string) {
  const rows = await unit.tx
    .select({
      placeId: sql<string>`coalesce(${stockMovements.fromPlaceId}, ${stockMovements.toPlaceId})`,
      pieces: sql<number>`sum(case when ${stockMovements.toTransferId} is not null
        then ${stockMovements.quantity} else -${stockMovements.quantity} end)::int`,
    })
    .from(stockMovements)
    .where(
      and(
        eq(stockMovements.itemId, itemId),
        sql`((${stockMovements.kind} = 'sent' and ${stockMovements.toTransferId} = ${transferId})
          or (${stockMovements.kind} = 'moved' and ${stockMovements.fromTransferId} = ${transferId}))`,
      ),
    )
    .groupBy(sql`1`)
    .orderBy(sql`1`);
  return rows;
}
