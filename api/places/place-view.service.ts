/** One place with everything that is there. */
import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import { readScan } from '#domain/codes.ts';
import { placePath } from '#domain/places.ts';
import type { Stage } from '#domain/stages.ts';
import {
  accessories,
  boxes,
  devices,
  parts,
  places,
  stock,
  stockItems,
} from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { notFound } from '../lib/errors.ts';

const MOST = 1000;

/** One place with everything that is there, at most 1,000 of each; what lies in a box stands with its box. */
export async function readPlace(ctx: Context, text: string) {
  const scan = readScan(text);
  const code = scan.kind === 'own' ? scan.code : '';
  const { db } = ctx.database;
  const all = await db
    .select()
    .from(places)
    .where(eq(places.siteId, ctx.actor.siteId))
    .orderBy(asc(places.name));
  const place = all.find((one) => one.code === code);
  if (!place) throw notFound('place', { code: text.slice(0, 40) });
  const [held, more, loose, boxed, counted] = await Promise.all([
    readDevices(ctx, place.id),
    readAccessories(ctx, place.id),
    db
      .select({ code: parts.code, type: parts.type, make: parts.make, model: parts.model })
      .from(parts)
      .where(and(eq(parts.placeId, place.id), isNull(parts.boxId)))
      .orderBy(asc(parts.code))
      .limit(MOST),
    db
      .select({ code: boxes.code, name: boxes.name, number: boxes.number, total: boxes.total })
      .from(boxes)
      .where(eq(boxes.placeId, place.id))
      .orderBy(asc(boxes.code))
      .limit(MOST),
    db
      .select({ code: stockItems.code, name: stockItems.name, quantity: stock.quantity })
      .from(stock)
      .innerJoin(stockItems, eq(stockItems.id, stock.itemId))
      .where(and(eq(stock.holderId, place.id), gt(stock.quantity, 0)))
      .orderBy(asc(stockItems.name))
      .limit(MOST),
  ]);
  const line = ({ id, code, kind, name }: typeof place) => ({ id, code, kind, name });
  return {
    id: place.id,
    code: place.code,
    kind: place.kind,
    name: place.name,
    closed: place.closedAt !== null,
    parentId: place.parentId,
    /** What it lies in, from the top. */
    path: placePath(all, place.id).slice(0, -1).map(line),
    /** The open places in it. */
    inside: all.filter((one) => one.parentId === place.id && !one.closedAt).map(line),
    devices: held,
    accessories: more,
    parts: loose,
    boxes: boxed,
    items: counted,
  };
}

async function readDevices(ctx: Context, placeId: string) {
  const rows = await ctx.database.db
    .select({
      code: devices.code,
      kind: devices.kind,
      make: devices.make,
      model: devices.model,
      stage: devices.stage,
    })
    .from(devices)
    .where(and(eq(devices.placeId, placeId), isNull(devices.boxId)))
    .orderBy(asc(devices.code))
    .limit(MOST);
  return rows.map((device) => ({ ...device, stage: device.stage as Stage }));
}

async function readAccessories(ctx: Context, placeId: string) {
  return ctx.database.db
    .select({
      code: accessories.code,
      kind: accessories.kind,
      make: accessories.make,
      model: accessories.model,
      volts: accessories.volts,
      watts: accessories.watts,
      connector: accessories.connector,
    })
    .from(accessories)
    .where(and(eq(accessories.placeId, placeId), isNull(accessories.boxId)))
    .orderBy(asc(accessories.code))
    .limit(MOST);
}
