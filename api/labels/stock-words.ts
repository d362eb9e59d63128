/** What stands on the labels of parts and on the shelf labels of counted items. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { AccessoryFacts } from '#domain/accessory-facts.ts';
import { formatCode } from '#domain/codes.ts';
import { countedLine } from '#domain/counted.ts';
import { type PartFacts, factsLine, isPartType } from '#domain/parts.ts';
import { type DocumentLocale, documentLanguage } from '../documents/document-locale.ts';
import { PART_NAMES } from '../documents/text/part-names.ts';
import { devices, parts, places, stock, stockItems } from '../../db/schema/index.ts';
import { reader } from '../accessories/accessory-events.ts';
import type { Context } from '../lib/context.ts';

interface Words {
  title: string;
  lines: readonly string[];
}

const named = (locale: DocumentLocale, type: string) =>
  isPartType(type) ? PART_NAMES[locale][type] : type;

export async function partWords(
  ctx: Context,
  ids: string[],
  locale: DocumentLocale,
): Promise<Map<string, Words>> {
  if (ids.length === 0) return new Map();
  const rows = await reader(ctx)
    .select({ part: parts, from: devices.code })
    .from(parts)
    .leftJoin(devices, eq(devices.id, parts.cameFromId))
    .where(and(inArray(parts.id, ids), eq(parts.siteId, ctx.actor.siteId)));
  return new Map(
    rows.map(({ part, from }) => {
      const { code, type, make, model, serial } = part;
      const title = [named(locale, type), `${make} ${model}`.trim()].filter(Boolean).join(' · ');
      const facts = factsLine(type, part.facts as PartFacts);
      const short = [facts, from ? `« ${formatCode(from)}` : serial ? `…${serial.slice(-4)}` : ''];
      return [code, { title, lines: short.filter(Boolean) }];
    }),
  );
}

/** The shelf label names the item and the bin it lies in. */
export async function itemWords(
  ctx: Context,
  ids: string[],
  locale: DocumentLocale,
): Promise<Map<string, Words>> {
  if (ids.length === 0) return new Map();
  const { kit, plug } = documentLanguage(locale, ctx.actor.timeZone).text;
  const kitNames: Readonly<Record<string, string>> = kit;
  const items = await reader(ctx).select().from(stockItems).where(inArray(stockItems.id, ids));
  const bins = await reader(ctx)
    .select({ itemId: stock.itemId, name: places.name })
    .from(stock)
    .innerJoin(places, eq(places.id, stock.holderId))
    .where(
      and(
        inArray(stock.itemId, ids),
        eq(stock.siteId, ctx.actor.siteId),
        sql`${stock.quantity} > 0`,
        isNull(places.closedAt),
      ),
    )
    .orderBy(places.name);
  return new Map(
    items.map(({ id, code, family, type, name, facts }) => {
      const what = family === 'part' ? named(locale, type) : (kitNames[type] ?? type);
      const here = bins.filter((bin) => bin.itemId === id).map((bin) => bin.name);
      const line =
        family === 'part'
          ? factsLine(type, facts as PartFacts)
          : countedLine(type, facts as AccessoryFacts, plug);
      return [code, { title: name, lines: [here.slice(0, 3).join(', '), line || what] }];
    }),
  );
}
