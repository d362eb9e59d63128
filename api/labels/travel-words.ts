/** What stands on the labels of boxes and transfers. */
import { and, eq, inArray, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { boxes, handoverBatches, sites, transfers } from '../../db/schema/index.ts';
import { type DocumentLocale, documentLanguage } from '../documents/document-locale.ts';
import { reader } from '../accessories/accessory-events.ts';
import { FAMILIES_IN_BOX } from '../handover-sessions/session-boxes.ts';
import type { Context } from '../lib/context.ts';
import { printedCode } from './printed-code.ts';

interface Words {
  title: string;
  lines: readonly string[];
  boxOf?: { n: number; m: number };
}

/** A box of a series says which one of how many it is; one of a session also which, and for how many it holds. */
export async function boxWords(
  ctx: Context,
  ids: string[],
  locale: DocumentLocale,
): Promise<Map<string, Words>> {
  if (ids.length === 0) return new Map();
  const { manifest } = documentLanguage(locale, ctx.actor.timeZone).text;
  const rows = await reader(ctx)
    .select({ box: boxes, session: handoverBatches.code, families: FAMILIES_IN_BOX })
    .from(boxes)
    .leftJoin(handoverBatches, eq(handoverBatches.id, boxes.batchId))
    .where(and(inArray(boxes.id, ids), eq(boxes.siteId, ctx.actor.siteId)));
  return new Map(
    rows.map(({ box: { code, name, number, total }, session, families }) => {
      const boxOf = total > 1 || session ? { boxOf: { n: number, m: total } } : {};
      const requests = families > 0 ? manifest.requests.replace('{count}', String(families)) : '';
      const lines = session
        ? [`${printedCode(session)} · ${manifest.session}`, requests].filter(Boolean)
        : [manifest.box];
      return [code, { title: name || manifest.box, lines: name ? lines : [], ...boxOf }];
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
