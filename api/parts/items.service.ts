/** The catalogue: what parts there are, what they fit, and how many a site wants to have at least. */
import { and, eq, sql } from 'drizzle-orm';
import { makeCode } from '#domain/codes.ts';
import { isCountedType, readCountedFacts } from '#domain/counted.ts';
import { isPartType, isStorage, readFacts } from '#domain/parts.ts';
import { codes, parts, stock, stockItems, stockMinimums } from '../../db/schema/index.ts';
import { takeCodeNumbers } from '../codes/code-numbers.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, invalidField } from '../lib/errors.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { type ItemRow, itemSearchText, lockItem, refuseClosed } from './item-rows.ts';

export interface ItemWords {
  name: string;
  make: string;
  model: string;
  /** Raw facts as typed; kept are those of the type. */
  facts: Record<string, unknown>;
  fits: readonly string[];
}

export interface NewItem extends ItemWords {
  family: 'part' | 'accessory';
  type: string;
  tracking: 'counted' | 'serialised';
}

/** @throws AppError `input.invalid` naming `type`, `tracking` or `facts.<key>` */
export async function addItem(
  ctx: Context,
  input: WriteInput & NewItem & { minimum: number | null },
): Promise<{ code: string }> {
  requirePermission(ctx, 'stock.manage');
  return write(ctx, input, async (unit) => {
    const item = await createItem(unit, input);
    if (input.minimum !== null) await writeMinimum(unit, item.id, input.minimum);
    return { code: item.code };
  });
}

/** A new item inside another write; accessories have a label of type 2, parts of type 3. */
export async function createItem(
  unit: Unit,
  input: NewItem,
): Promise<{ id: string; code: string }> {
  const { family, type, tracking, name, make, model } = input;
  if (tracking === 'counted' && isStorage(type)) {
    throw invalidField('tracking', 'item.storage_is_serialised');
  }
  if (family === 'accessory' && tracking === 'serialised') {
    throw invalidField('tracking', 'item.accessory_is_counted');
  }
  const facts = factsOf(family, type, input.facts);
  const codeType = family === 'part' ? 'medium' : 'accessory';
  const [number] = await takeCodeNumbers(unit.tx, codeType, 1);
  const row = {
    id: unit.newId(),
    code: makeCode(codeType, number ?? 0),
    family,
    type,
    tracking,
    name,
    make,
    model,
    facts,
    fits: [...new Set(input.fits)],
    createdById: unit.actor.personId,
    createdAt: unit.recordedAt,
  };
  await unit.tx.insert(stockItems).values({ ...row, searchText: itemSearchText(row) });
  await unit.tx.insert(codes).values({
    code: row.code,
    subject: 'item',
    subjectId: row.id,
    siteId: null,
    createdAt: unit.recordedAt,
  });
  return { id: row.id, code: row.code };
}

function factsOf(family: ItemRow['family'], type: string, given: Record<string, unknown>) {
  const { facts, faults } = readOf(family, type, given);
  const [fault] = faults;
  if (fault) throw invalidField(`facts.${fault.key}`, fault.reason.code);
  return facts;
}

function readOf(family: ItemRow['family'], type: string, given: Record<string, unknown>) {
  if (family === 'part' && isPartType(type)) return readFacts(type, given);
  if (family === 'accessory' && isCountedType(type)) return readCountedFacts(type, given);
  throw invalidField('type', 'input.wrong_value');
}

/** @throws AppError `item.changed` (409): somebody else edited it meanwhile */
export async function editItem(
  ctx: Context,
  input: WriteInput & ItemWords & { code: string; version: number },
): Promise<{ version: number }> {
  requirePermission(ctx, 'stock.manage');
  return write(ctx, input, async (unit) => {
    const item = await lockItem(unit, input.code);
    refuseOtherVersion(item, input.version);
    const { name, make, model } = input;
    const facts = factsOf(item.family, item.type, input.facts);
    const edited = { name, make, model, facts, fits: [...new Set(input.fits)] };
    const version = item.version + 1;
    await unit.tx
      .update(stockItems)
      .set({ ...edited, version, searchText: itemSearchText({ ...item, ...edited }) })
      .where(eq(stockItems.id, item.id));
    return { version };
  });
}

function refuseOtherVersion(item: ItemRow, version: number): void {
  if (item.version === version) return;
  throw new AppError('item.changed', { status: 409, params: { item: item.name } });
}

/**
 * Takes an item out of the catalogue, or back in. Its movements stay.
 * @throws AppError `item.not_empty` (409) while a site still has pieces
 */
export async function closeItem(
  ctx: Context,
  input: WriteInput & { code: string; closed: boolean },
): Promise<{ closed: boolean }> {
  requirePermission(ctx, 'stock.manage');
  return write(ctx, input, async (unit) => {
    const item = await lockItem(unit, input.code);
    if (input.closed) await refuseFilled(unit, item);
    await unit.tx
      .update(stockItems)
      .set({ closedAt: input.closed ? unit.recordedAt : null, version: item.version + 1 })
      .where(eq(stockItems.id, item.id));
    return { closed: input.closed };
  });
}

async function refuseFilled(unit: Unit, item: ItemRow): Promise<void> {
  const [counted] = await unit.tx
    .select({ pieces: sql<number>`coalesce(sum(${stock.quantity}), 0)::int` })
    .from(stock)
    .where(eq(stock.itemId, item.id));
  const labelled = await unit.tx.$count(
    parts,
    and(eq(parts.itemId, item.id), eq(parts.status, 'in_stock')),
  );
  const count = (counted?.pieces ?? 0) + labelled;
  if (count > 0) {
    throw new AppError('item.not_empty', { status: 409, params: { item: item.name, count } });
  }
}

/** @param input.minimum null: nobody is told any more */
export async function setMinimum(
  ctx: Context,
  input: WriteInput & { code: string; minimum: number | null },
): Promise<{ minimum: number | null }> {
  requirePermission(ctx, 'stock.manage');
  return write(ctx, input, async (unit) => {
    const item = await lockItem(unit, input.code);
    refuseClosed(item);
    await writeMinimum(unit, item.id, input.minimum);
    return { minimum: input.minimum };
  });
}

async function writeMinimum(unit: Unit, itemId: string, minimum: number | null): Promise<void> {
  const { siteId, personId } = unit.actor;
  if (minimum === null) {
    await unit.tx
      .delete(stockMinimums)
      .where(and(eq(stockMinimums.siteId, siteId), eq(stockMinimums.itemId, itemId)));
    return;
  }
  const set = { minimum, setById: personId, setAt: unit.recordedAt };
  await unit.tx
    .insert(stockMinimums)
    .values({ siteId, itemId, ...set })
    .onConflictDoUpdate({ target: [stockMinimums.siteId, stockMinimums.itemId], set });
}
