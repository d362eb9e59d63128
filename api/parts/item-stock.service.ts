/** Pieces of an item: received into a bin, moved between bins, counted. */
import { and, eq } from 'drizzle-orm';
import { normaliseSerial } from '#domain/identity.ts';
import type { PartFacts } from '#domain/parts.ts';
import { type places, stock } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, invalidField } from '../lib/errors.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { placeByCode } from '../places/places.service.ts';
import { recordMovement } from '../stock/movements.ts';
import { createPart } from './create-part.ts';
import { type ItemLevel, holdItem, levelOf, refuseClosed, refuseSerialised } from './item-rows.ts';

export type PlaceRow = typeof places.$inferSelect;

/** Pieces lie in a place of the site, not in the yard of things that must not be used. */
export async function binOf(unit: Unit, code: string): Promise<PlaceRow> {
  const place = await placeByCode(unit, code);
  if (place.kind === 'quarantine') {
    throw new AppError('place.wrong_kind', { status: 409, params: { place: place.name } });
  }
  return place;
}

export interface Received extends ItemLevel {
  /** New labels to print; empty for counted pieces. */
  codes: string[];
  place: string;
}

/**
 * @param input.serials of labelled pieces, as many as are known
 * @throws AppError `item.closed` (409), `part.serial_known` (409), `place.wrong_kind` (409)
 */
export async function receiveItem(
  ctx: Context,
  input: WriteInput & {
    code: string;
    quantity: number;
    placeCode: string;
    serials: readonly string[];
    note: string;
  },
): Promise<Received> {
  requirePermission(ctx, 'stock.manage');
  return write(ctx, input, async (unit) => {
    const item = await holdItem(unit, input.code);
    refuseClosed(item);
    const place = await binOf(unit, input.placeCode);
    const { quantity, note } = input;
    if (item.tracking === 'counted') {
      const to = { placeId: place.id };
      await recordMovement(unit, { itemId: item.id, kind: 'received', quantity, to, note });
      return { codes: [], place: place.name, ...(await levelOf(unit, item.id)) };
    }
    if (quantity > MOST_LABELS) {
      throw invalidField('quantity', 'item.too_many_labels', { most: MOST_LABELS });
    }
    const codes: string[] = [];
    for (let index = 0; index < quantity; index += 1) {
      const { type, make, model } = item;
      const serial = normaliseSerial(input.serials[index] ?? '') ?? '';
      const facts = item.facts as PartFacts;
      const about = { type, make, model, serial, facts, itemId: item.id };
      const made = await createPart(unit, { ...about, cameFromId: null, placeId: place.id });
      codes.push(made.code);
    }
    return { codes, place: place.name, ...(await levelOf(unit, item.id)) };
  });
}

const MOST_LABELS = 200;

/** @throws AppError `item.serialised` (409), `stock.none_left` (409), `stock.same_place` */
export async function moveItem(
  ctx: Context,
  input: WriteInput & { code: string; quantity: number; fromCode: string; toCode: string },
): Promise<{ from: string; to: string }> {
  requirePermission(ctx, 'stock.manage');
  return write(ctx, input, async (unit) => {
    const item = await holdItem(unit, input.code);
    refuseSerialised(item);
    const from = await placeByCode(unit, input.fromCode, { evenClosed: true });
    const to = await binOf(unit, input.toCode);
    await recordMovement(unit, {
      itemId: item.id,
      kind: 'moved',
      quantity: input.quantity,
      from: { placeId: from.id },
      to: { placeId: to.id },
    });
    return { from: from.name, to: to.name };
  });
}

/**
 * The pieces of one bin were counted: what is missing or too much is written off or added.
 * @throws AppError `item.serialised` (409)
 */
export async function countBin(
  ctx: Context,
  input: WriteInput & { code: string; placeCode: string; counted: number; expected: number },
): Promise<ItemLevel & { difference: number }> {
  requirePermission(ctx, 'stock.settle');
  return write(ctx, input, async (unit) => {
    const item = await holdItem(unit, input.code);
    refuseSerialised(item);
    const place = await placeByCode(unit, input.placeCode);
    const here = await quantityAt(unit, item.id, place.id);
    // Somebody took or brought pieces while they were counted: nobody knows what the number means.
    if (here !== input.expected) {
      const params = { item: item.name, place: place.name, count: here };
      throw new AppError('item.count_changed', { status: 409, params });
    }
    const difference = input.counted - here;
    const at = { placeId: place.id };
    const base = { itemId: item.id, quantity: Math.abs(difference) };
    if (difference > 0) await recordMovement(unit, { ...base, kind: 'found', to: at });
    if (difference < 0) await recordMovement(unit, { ...base, kind: 'lost', from: at });
    return { difference, ...(await levelOf(unit, item.id)) };
  });
}

async function quantityAt(unit: Unit, itemId: string, placeId: string): Promise<number> {
  const [here] = await unit.tx
    .select({ quantity: stock.quantity })
    .from(stock)
    .where(and(eq(stock.itemId, itemId), eq(stock.holderId, placeId)));
  return here?.quantity ?? 0;
}
