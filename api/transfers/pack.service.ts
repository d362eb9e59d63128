/** Packing by scanning: what is on the list of a transfer that has not left yet. */
import { and, eq, gt, ne, sql } from 'drizzle-orm';
import {
  codes,
  places,
  stock,
  stockItems,
  transferLines,
  transfers,
} from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { type Unit, type WriteInput, recordEvent, write } from '../lib/unit.ts';
import { placeByCode } from '../places/places.service.ts';
import { type Thing, codeOfScan, lockThing, requireMovable } from '../places/things.ts';
import { recordMovement } from '../stock/movements.ts';
import { noteUnpacked, piecesBack } from './back.ts';
import { type LineRow, type TransferRow, lineById, lineOf, lockTransfer } from './lock-transfer.ts';
import { refuseInBox, requireTravels } from './travel.ts';

export interface PackInput extends WriteInput {
  transfer: string;
  /** As scanned. */
  text: string;
  /** Pieces of a counted item; one when left out. */
  quantity?: number | undefined;
  /** The bin counted pieces are taken from, where more than one has them. */
  placeCode?: string | null | undefined;
}

export interface Packed {
  code: string;
  subject: LineRow['subject'];
  /** It was on the list before. */
  already: boolean;
  /** Pieces of a counted item on the list now. */
  pieces: number;
}

/**
 * Puts a thing on the list. It stays where it is until the transfer is sent; counted pieces leave their bin at once.
 * @throws AppError `transfer.reserved`, `transfer.safety_hold`, `transfer.in_box`, `transfer.on_other_list`,
 * `transfer.which_bin`, `stock.none_here`, `stock.none_left`, and what `requireMovable` says
 */
export async function packThing(ctx: Context, input: PackInput): Promise<Packed> {
  requirePermission(ctx, 'transfer.pack');
  return write(ctx, input, async (unit) => {
    const transfer = await lockTransfer(unit, input.transfer, 'from', ['packing']);
    const item = await itemOf(unit, input.text);
    return item ? packPieces(unit, transfer, item, input) : packOne(unit, transfer, input.text);
  });
}

async function packOne(unit: Unit, transfer: TransferRow, text: string): Promise<Packed> {
  const thing = await lockThing(unit, text);
  const { code, subject } = thing;
  if (await lineOf(unit, transfer.id, subject, thing.id)) {
    return { code, subject, already: true, pieces: 1 };
  }
  await requireMovable(unit, thing);
  await refuseInBox(unit, thing);
  await requireTravels(unit, thing);
  await refuseOtherList(unit, transfer, thing);
  await unit.tx.insert(transferLines).values({
    id: unit.newId(),
    transferId: transfer.id,
    subject,
    subjectId: thing.id,
    fromPlaceId: thing.placeId,
    packedById: unit.actor.personId,
    packedAt: unit.recordedAt,
  });
  if (subject === 'device') {
    const data = { action: 'packed', transfer: transfer.code, toSite: transfer.toSiteId };
    await recordEvent(unit, { deviceId: thing.id, kind: 'transfer', data });
  }
  return { code, subject, already: false, pieces: 1 };
}

async function refuseOtherList(unit: Unit, transfer: TransferRow, thing: Thing): Promise<void> {
  const [other] = await unit.tx
    .select({ code: transfers.code })
    .from(transferLines)
    .innerJoin(transfers, eq(transfers.id, transferLines.transferId))
    .where(
      and(
        eq(transferLines.subjectId, thing.id),
        eq(transfers.state, 'packing'),
        ne(transfers.id, transfer.id),
      ),
    )
    .limit(1);
  if (!other) return;
  const params = { code: thing.code, transfer: other.code };
  throw new AppError('transfer.on_other_list', { status: 409, params });
}

export interface ItemRow {
  id: string;
  code: string;
  name: string;
}

/** The counted item whose shelf label was scanned; null for any other code. */
export async function itemOf(unit: Unit, text: string): Promise<ItemRow | null> {
  const code = await codeOfScan(unit, text);
  const [item] = await unit.tx
    .select({
      id: stockItems.id,
      code: stockItems.code,
      name: stockItems.name,
      tracking: stockItems.tracking,
    })
    .from(codes)
    .innerJoin(stockItems, eq(stockItems.id, codes.subjectId))
    .where(and(eq(codes.code, code), eq(codes.subject, 'item')));
  if (!item) return null;
  if (item.tracking !== 'counted') {
    const params = { item: item.name };
    throw new AppError('transfer.own_labels', { params });
  }
  return item;
}

async function packPieces(
  unit: Unit,
  transfer: TransferRow,
  item: ItemRow,
  input: PackInput,
): Promise<Packed> {
  const quantity = input.quantity ?? 1;
  const placeId = input.placeCode
    ? (await placeByCode(unit, input.placeCode)).id
    : await onlyBin(unit, item);
  await recordMovement(unit, {
    itemId: item.id,
    kind: 'sent',
    quantity,
    from: { placeId },
    to: { transferId: transfer.id },
    causeId: transfer.id,
  });
  const [line] = await unit.tx
    .insert(transferLines)
    .values({
      id: unit.newId(),
      transferId: transfer.id,
      subject: 'item',
      subjectId: item.id,
      fromPlaceId: placeId,
      sentQuantity: quantity,
      packedById: unit.actor.personId,
      packedAt: unit.recordedAt,
    })
    .onConflictDoUpdate({
      target: [transferLines.transferId, transferLines.subject, transferLines.subjectId],
      set: { sentQuantity: sql`${transferLines.sentQuantity} + ${quantity}` },
    })
    .returning({ pieces: transferLines.sentQuantity });
  return { code: item.code, subject: 'item', already: false, pieces: line?.pieces ?? quantity };
}

/** @throws AppError `stock.none_here` without any, `transfer.which_bin` naming those that have some */
async function onlyBin(unit: Unit, item: ItemRow): Promise<string> {
  const bins = await unit.tx
    .select({ id: places.id, name: places.name })
    .from(stock)
    .innerJoin(places, eq(places.id, stock.holderId))
    .where(
      and(eq(stock.itemId, item.id), eq(places.siteId, unit.actor.siteId), gt(stock.quantity, 0)),
    )
    .orderBy(places.name);
  const [bin, other] = bins;
  if (!bin) {
    const params = { item: item.name, site: unit.actor.siteName };
    throw new AppError('stock.none_here', { status: 409, params });
  }
  if (!other) return bin.id;
  const params = { item: item.name, bins: bins.map(({ name }) => name).join(', ') };
  throw new AppError('transfer.which_bin', { status: 409, params });
}

/** Takes a line off the list again. */
export async function unpackLine(
  ctx: Context,
  input: WriteInput & { transfer: string; lineId: string },
): Promise<{ ok: true }> {
  requirePermission(ctx, 'transfer.pack');
  return write(ctx, input, async (unit) => {
    const transfer = await lockTransfer(unit, input.transfer, 'from', ['packing']);
    const line = await lineById(unit, transfer, input.lineId);
    if (line.subject === 'item') await piecesBack(unit, transfer, line.subjectId);
    else await noteUnpacked(unit, transfer, { subject: line.subject, id: line.subjectId });
    await unit.tx.delete(transferLines).where(eq(transferLines.id, line.id));
    return { ok: true };
  });
}
