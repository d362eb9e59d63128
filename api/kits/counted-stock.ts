/** Counted things of a kit: which bin to take them from, and the way back into it. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { AccessoryFacts } from '#domain/accessory-facts.ts';
import { type MatchResult, summarise } from '#domain/charger-matching.ts';
import { thingFindings } from '#domain/kit-matching.ts';
import type { KitLine } from '#domain/kit-template.ts';
import type { Reason } from '#domain/reason.ts';
import type { CardRow } from '../../db/device-card.ts';
import { places, stock, stockItems } from '../../db/schema/index.ts';
import { reader } from '../accessories/accessory-events.ts';
import { kitDeviceOf, kitEntriesOf } from '../devices/gate-facts.ts';
import type { Context } from '../lib/context.ts';
import type { Unit } from '../lib/unit.ts';
import { recordMovement } from '../stock/movements.ts';

/** Pieces of one counted thing in one bin of this site; none left is a row too. */
export interface BinStock {
  itemId: string;
  itemCode: string;
  name: string;
  type: string;
  facts: AccessoryFacts;
  placeId: string;
  placeCode: string;
  placeName: string;
  parentId: string | null;
  quantity: number;
}

/** A counted thing to take, and its bin. */
export interface BinHint {
  item: { code: string; name: string };
  place: { code: string; name: string };
  /** How many lie there. */
  left: number;
  result: Exclude<MatchResult, 'block'>;
}

/** The names of counted things as `stock_items.type`: those of the line and of what does as well. */
export function typesOf(line: Pick<KitLine, 'key' | 'alternatives'>): string[] {
  return [line.key, ...line.alternatives.map((key) => key.slice(key.indexOf('.') + 1))];
}

/** Every bin of this site that has, or had, counted accessories of these types. */
export async function readBins(ctx: Context, types: readonly string[]): Promise<BinStock[]> {
  if (types.length === 0) return [];
  const rows = await reader(ctx)
    .select({
      itemId: stockItems.id,
      itemCode: stockItems.code,
      name: stockItems.name,
      type: stockItems.type,
      facts: stockItems.facts,
      placeId: places.id,
      placeCode: places.code,
      placeName: places.name,
      parentId: places.parentId,
      quantity: stock.quantity,
    })
    .from(stockItems)
    .innerJoin(stock, eq(stock.itemId, stockItems.id))
    .innerJoin(places, eq(places.id, stock.holderId))
    .where(
      and(
        eq(stockItems.family, 'accessory'),
        inArray(stockItems.type, [...types]),
        eq(stock.siteId, ctx.actor.siteId),
        eq(stock.inTransit, false),
        sql`${places.kind} <> 'quarantine'`,
      ),
    )
    .orderBy(stockItems.code, places.name)
    .limit(2000);
  return rows.map((row) => ({ ...row, facts: row.facts as AccessoryFacts }));
}

export interface JudgedBin extends BinStock {
  result: MatchResult;
  reasons: Reason[];
}

/** What the rules say of each of them on this line, and the best one to take from first. */
export function judgeBins(
  ctx: Context,
  row: CardRow,
  line: KitLine,
  bins: readonly BinStock[],
): JudgedBin[] {
  const kit = kitEntriesOf(row).filter((one) => one.line !== line.key);
  const types = typesOf(line);
  const device = kitDeviceOf(ctx, row);
  const order = { ok: 0, warn: 1, block: 2 };
  const rank = (bin: JudgedBin) => [
    order[bin.result],
    types.indexOf(bin.type),
    bin.placeId === row.placeId ? 0 : 1,
    bin.parentId !== null && bin.parentId === row.placeParentId ? 0 : 1,
    -bin.quantity,
  ];
  return bins
    .filter((bin) => types.includes(bin.type))
    .map((bin): JudgedBin => {
      const { facts } = bin;
      const entry = { line: line.key, quantity: 1, short: false, facts };
      return { ...bin, ...summarise(thingFindings(line, entry, kit, device)) };
    })
    .toSorted((a, b) => compare(rank(a), rank(b)));
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** A bin of something that does not fit says nothing about what this site keeps for the line. */
export const keepsFitting = (bin: JudgedBin) => bin.result !== 'block';

export function toBinHint(bin: JudgedBin): BinHint | null {
  if (bin.result === 'block') return null;
  return {
    item: { code: bin.itemCode, name: bin.name },
    place: { code: bin.placeCode, name: bin.placeName },
    left: bin.quantity,
    result: bin.result,
  };
}

type Holder = Pick<CardRow, 'id' | 'placeId'>;
type CountedLine = Pick<CardRow['kit'][number], 'itemId' | 'quantity' | 'fromPlaceId'>;

/** Puts the counted things of these lines back into their bins, in the order of the items. */
export async function backToBins(
  unit: Unit,
  row: Holder,
  lines: readonly CountedLine[],
): Promise<void> {
  const counted = lines
    .filter((line) => line.itemId !== null && line.quantity > 0)
    .toSorted((a, b) => ((a.itemId ?? '') < (b.itemId ?? '') ? -1 : 1));
  for (const { itemId, quantity, fromPlaceId } of counted) {
    const placeId = await binFor(unit, [fromPlaceId, row.placeId]);
    if (!itemId || !placeId) continue;
    const to = { placeId };
    await recordMovement(unit, { itemId, kind: 'out_of_kit', quantity, to, deviceId: row.id });
  }
}

/** The first of these that is a place of this site; a closed bin comes last. */
async function binFor(unit: Unit, ids: readonly (string | null)[]): Promise<string | null> {
  const wanted = ids.filter((id) => id !== null);
  if (wanted.length === 0) return null;
  const found = await unit.tx
    .select({ id: places.id, closedAt: places.closedAt, kind: places.kind })
    .from(places)
    .where(and(inArray(places.id, wanted), eq(places.siteId, unit.actor.siteId)));
  const here = wanted.flatMap((id) => found.filter((one) => one.id === id));
  const open = here.find((one) => !one.closedAt && one.kind !== 'quarantine');
  return open?.id ?? here[0]?.id ?? null;
}
