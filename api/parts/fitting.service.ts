/** What in stock fits a device: the bins to go to, the surest first. */
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { FitVerdict } from '#domain/part-fits.ts';
import { partFits } from '#domain/part-fits.ts';
import type { PartFacts, PartType } from '#domain/parts.ts';
import { parts, places, stock, stockItems } from '../../db/schema/index.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import type { Context } from '../lib/context.ts';
import { fittingItem, fittingPart, wishOf } from './device-wish.ts';
import { nameOfPart } from './part-words.ts';

export interface FittingLine {
  code: string;
  what: 'item' | 'part';
  name: string;
  facts: PartFacts;
  quantity: number;
  place: string | null;
  fit: FitVerdict;
}

const MOST = 200;
const RANK = { ok: 0, unsure: 1, no: 2 } as const;

export async function fittingParts(
  ctx: Context,
  input: { code: string; type: PartType },
): Promise<{ lines: FittingLine[] }> {
  const row = await readCardRow(ctx, input.code);
  const wish = await wishOf(ctx, row, input.type);
  const { db } = ctx.database;
  const here = { siteId: ctx.actor.siteId };
  const [counted, labelled] = await Promise.all([
    db
      .select({ item: stockItems, place: places.name, quantity: stock.quantity })
      .from(stock)
      .innerJoin(stockItems, eq(stockItems.id, stock.itemId))
      .innerJoin(places, eq(places.id, stock.holderId))
      .where(
        and(
          eq(stock.siteId, here.siteId),
          gt(stock.quantity, 0),
          eq(stockItems.family, 'part'),
          eq(stockItems.type, input.type),
        ),
      )
      .orderBy(sql`${stockItems.name}, ${places.name}`)
      .limit(MOST),
    db
      .select({ part: parts, item: stockItems, place: places.name })
      .from(parts)
      .leftJoin(stockItems, eq(stockItems.id, parts.itemId))
      .leftJoin(places, eq(places.id, parts.placeId))
      .where(
        and(
          eq(parts.siteId, here.siteId),
          eq(parts.type, input.type),
          eq(parts.status, 'in_stock'),
          isNull(parts.transferId),
        ),
      )
      .orderBy(sql`${places.name}, ${parts.code}`)
      .limit(MOST),
  ]);
  const ofBins = counted.map(({ item, place, quantity }): FittingLine => {
    const { code, name } = item;
    const facts = item.facts as PartFacts;
    const fit = partFits(fittingItem(item), wish);
    return { code, what: 'item', name, facts, quantity, place, fit };
  });
  const single = labelled.map(async ({ part, item, place }): Promise<FittingLine> => {
    const facts = part.facts as PartFacts;
    const fit = partFits(item ? fittingItem(item) : await fittingPart(ctx, part), wish);
    const name = item?.name ?? nameOfPart(part);
    return { code: part.code, what: 'part', name, facts, quantity: 1, place, fit };
  });
  const lines = [...ofBins, ...(await Promise.all(single))];
  return {
    lines: lines.toSorted((a, b) => RANK[a.fit.verdict] - RANK[b.fit.verdict]),
  };
}
