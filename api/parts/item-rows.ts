/** The catalogue's rows: found by their code, described for the search, counted in and out of bins. */
import { and, eq, sql } from 'drizzle-orm';
import { readScan } from '#domain/codes.ts';
import type { PartFacts } from '#domain/parts.ts';
import { searchText } from '#domain/search-text.ts';
import { parts, stock, stockItems, stockMinimums } from '../../db/schema/index.ts';
import { reader } from '../accessories/accessory-events.ts';
import type { Context } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';

export type ItemRow = typeof stockItems.$inferSelect;

/** The code of the shelf label, whole sites share the catalogue. @throws AppError `code.mistyped`, `item.not_found` (404) */
export async function findItem(ctx: Context, text: string): Promise<ItemRow> {
  const scan = readScan(text);
  if (scan.kind === 'mistyped') throw new AppError('code.mistyped');
  const code = scan.kind === 'own' ? scan.code : '';
  const [item] = await reader(ctx).select().from(stockItems).where(eq(stockItems.code, code));
  if (!item) throw notFound('item', { code: text.slice(0, 40) });
  return item;
}

/** The item as it is now; nobody else changes its description until the commit. */
export async function lockItem(unit: Unit, text: string): Promise<ItemRow> {
  const { id } = await findItem(unit, text);
  const [locked] = await unit.tx
    .select()
    .from(stockItems)
    .where(eq(stockItems.id, id))
    .for('update');
  if (!locked) throw notFound('item');
  return locked;
}

/** The item, which nobody closes until the commit; pieces of it may move meanwhile. */
export async function holdItem(unit: Unit, text: string): Promise<ItemRow> {
  const { id } = await findItem(unit, text);
  const [held] = await unit.tx
    .select()
    .from(stockItems)
    .where(eq(stockItems.id, id))
    .for('key share');
  if (!held) throw notFound('item');
  return held;
}

/** @throws AppError `item.closed` (409) */
export function refuseClosed(item: ItemRow): void {
  if (!item.closedAt) return;
  throw new AppError('item.closed', { status: 409, params: { item: item.name } });
}

/** @throws AppError `item.serialised` (409): its pieces have labels of their own */
export function refuseSerialised(item: ItemRow): void {
  if (item.tracking === 'counted') return;
  throw new AppError('item.serialised', { status: 409, params: { item: item.name } });
}

/** What an item is found by: its code, words, models it fits and part numbers, folded. */
export function itemSearchText(
  item: Pick<ItemRow, 'code' | 'type' | 'name' | 'make' | 'model' | 'fits' | 'facts'>,
): string {
  const facts = item.facts as PartFacts;
  const words = Object.values(facts).flatMap((value) => (Array.isArray(value) ? value : [value]));
  return searchText([
    item.code,
    item.type,
    item.name,
    item.make,
    item.model,
    ...item.fits,
    ...words.map(String),
  ]);
}

export interface ItemLevel {
  /** Pieces at this site, in bins and with people. */
  quantity: number;
  /** Null where nobody asked to be told. */
  minimum: number | null;
}

/** How many pieces of an item this site has, counted and labelled ones. */
export async function levelOf(ctx: Context, itemId: string): Promise<ItemLevel> {
  const { siteId } = ctx.actor;
  const [level] = await reader(ctx)
    .select({
      quantity: sql<number>`(
        coalesce((select sum(s.quantity) from ${stock} s
          where s.item_id = ${itemId} and s.site_id = ${siteId} and not s.in_transit), 0)
        + (select count(*) from ${parts} p
          where p.item_id = ${itemId} and p.site_id = ${siteId} and p.status = 'in_stock'
            and p.transfer_id is null))::int`,
      minimum: stockMinimums.minimum,
    })
    .from(stockItems)
    .leftJoin(
      stockMinimums,
      and(eq(stockMinimums.itemId, stockItems.id), eq(stockMinimums.siteId, siteId)),
    )
    .where(eq(stockItems.id, itemId));
  return level ?? { quantity: 0, minimum: null };
}

/** The name of a type as translation key. */
export function typeKey(family: string, type: string): string {
  return family === 'part' ? `part.${type}` : `acc.${type}`;
}
