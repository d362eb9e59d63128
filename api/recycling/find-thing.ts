/** What a scanned code puts on a recycling batch, with the figures of its line. */
import { and, eq, sql } from 'drizzle-orm';
import {
  type LineFigures,
  NO_FIGURES,
  accessoryFigures,
  deviceFigures,
} from '#domain/recycling.ts';
import { accessories, codes, devices, parts, stock, stockItems } from '../../db/schema/index.ts';
import { AppError, notFound } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import { placeByCode } from '../places/places.service.ts';
import type { LineRow } from './open-batch.ts';

export interface ThingInput {
  code: string;
  pieces: number;
  /** The bin that counted pieces lie in, where there are several. */
  placeCode?: string | undefined;
}

export interface Thing {
  subject: LineRow['subject'];
  id: string;
  pieces: number;
  fromPlaceId: string | null;
  figures: (pieces: number) => LineFigures;
}

/**
 * @throws AppError `code.unknown` (404), `recycling.wrong_stage`, `recycling.not_in_stock`, `recycling.which_bin`,
 *   `recycling.none_left` (409), `recycling.not_loadable`
 */
export async function findThing(unit: Unit, input: ThingInput): Promise<Thing> {
  const { code } = input;
  const [known] = await unit.tx.select().from(codes).where(eq(codes.code, code));
  const id = known?.subjectId;
  const here = known && (known.siteId === null || known.siteId === unit.actor.siteId);
  if (!here || !id) throw new AppError('code.unknown', { status: 404, params: { code } });
  const one = { id, pieces: 1, fromPlaceId: null };
  switch (known.subject) {
    case 'device': {
      const [device] = await unit.tx.select().from(devices).where(eq(devices.id, id)).for('update');
      if (!device) throw notFound('device', { code });
      if (device.stage !== 'for_recycling') {
        const params = { code, stage: device.stage };
        throw new AppError('recycling.wrong_stage', { status: 409, params });
      }
      const { kind, screenInch } = device;
      return { ...one, subject: 'device', figures: () => deviceFigures(kind, screenInch) };
    }
    case 'accessory': {
      const [row] = await unit.tx
        .select()
        .from(accessories)
        .where(eq(accessories.id, id))
        .for('update');
      if (row?.status !== 'in_stock' || row.transferId) throw notInStock(code);
      return {
        ...one,
        subject: 'accessory',
        figures: (pieces) => accessoryFigures(row.kind, pieces),
      };
    }
    // A drive that is a part carries the code of its medium.
    case 'medium':
    case 'part': {
      const [row] = await unit.tx.select().from(parts).where(eq(parts.code, code)).for('update');
      if (!row) throw new AppError('recycling.not_loadable', { params: { code } });
      if (row.status !== 'in_stock' || row.transferId) throw notInStock(code);
      return { ...one, id: row.id, subject: 'part', figures: () => NO_FIGURES };
    }
    case 'item':
      return findPieces(unit, id, input);
    default:
      throw new AppError('recycling.not_loadable', { params: { code } });
  }
}

async function findPieces(unit: Unit, itemId: string, input: ThingInput): Promise<Thing> {
  const [item] = await unit.tx.select().from(stockItems).where(eq(stockItems.id, itemId));
  if (!item) throw new AppError('code.unknown', { status: 404, params: { code: input.code } });
  const figures = (pieces: number) =>
    item.family === 'accessory' ? accessoryFigures(item.type, pieces) : NO_FIGURES;
  const thing = { subject: 'item' as const, id: itemId, pieces: input.pieces, figures };
  if (input.placeCode) {
    const place = await placeByCode(unit, input.placeCode);
    return { ...thing, fromPlaceId: place.id };
  }
  const bins = await unit.tx
    .select({ placeId: stock.holderId, name: sql<string>`p.name` })
    .from(stock)
    .innerJoin(sql`places p`, sql`p.id = ${stock.holderId}`)
    .where(
      and(
        eq(stock.itemId, itemId),
        eq(stock.siteId, unit.actor.siteId),
        eq(stock.inTransit, false),
        sql`${stock.quantity} > 0`,
      ),
    )
    .orderBy(sql`p.name`);
  const [bin, other] = bins;
  const params = { item: item.name, places: bins.map(({ name }) => name).join(', ') };
  if (!bin) throw new AppError('recycling.none_left', { status: 409, params });
  if (other) throw new AppError('recycling.which_bin', { status: 409, params });
  return { ...thing, fromPlaceId: bin.placeId };
}

const notInStock = (code: string) =>
  new AppError('recycling.not_in_stock', { status: 409, params: { code } });
