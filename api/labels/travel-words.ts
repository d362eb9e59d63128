/** What stands on the labels of boxes and transfers. */
import { and, eq, inArray, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { boxes, sites, transfers } from '../../db/schema/index.ts';
import { type DocumentLocale, documentLanguage } from '../documents/document-locale.ts';
import { reader } from '../accessories/accessory-events.ts';
import type { Context } from '../lib/context.ts';

interface Words {
  title: string;
  lines: readonly string[];
  boxOf?: { n: number; m: number };
}

/** A box of a series says which one of how many it is. */
export async function boxWords(
  ctx: Context,
  ids: string[],
  locale: DocumentLocale,
): Promise<Map<string, Words>> {
  if (ids.length === 0) return new Map();
  const { manifest } = documentLanguage(locale, ctx.actor.timeZone).text;
  const rows = await reader(ctx)
    .select()
    .from(boxes)
    .where(and(inArray(boxes.id, ids), eq(boxes.siteId, ctx.actor.siteId)));
  return new Map(
    rows.map(({ code, name, number, total }) => {
      const words = { title: name || manifest.box, lines: name ? [manifest.box] : [] };
      return [code, total > 1 ? { ...words, boxOf: { n: number, m: total } } : words];
    }),
  );
}

/** From where to where, for the pallet itself. */
export async function transferWords(
  ctx: Context,
  ids: string[],
  locale: DocumentLocale,
): Promise<Map<string, Words>> {
  if (ids.length === 0) return new Map();
  const { manifest } = documentLanguage(locale, ctx.actor.timeZone).text;
  const fromSites = alias(sites, 'from_sites');
  const { siteId } = ctx.actor;
  const rows = await reader(ctx)
    .select({
      code: transfers.code,
      carrier: transfers.carrier,
      from: fromSites.name,
      to: sites.name,
    })
    .from(transfers)
    .innerJoin(fromSites, eq(fromSites.id, transfers.fromSiteId))
    .innerJoin(sites, eq(sites.id, transfers.toSiteId))
    .where(
      and(
        inArray(transfers.id, ids),
        or(eq(transfers.fromSiteId, siteId), eq(transfers.toSiteId, siteId)),
      ),
    );
  return new Map(
    rows.map(({ code, carrier, from, to }) => [
      code,
      {
        title: `${manifest.to}: ${to}`,
        lines: [`${manifest.from}: ${from}`, carrier].filter(Boolean),
      },
    ]),
  );
}
