/** Codes of things in stock: parts, counted items, boxes and transfers. */
import { and, eq, or } from 'drizzle-orm';
import type { Code } from '#domain/codes.ts';
import { boxes, devices, parts, stockItems, transfers } from '../../db/schema/index.ts';
import { reader } from '../accessories/accessory-events.ts';
import type { Context } from '../lib/context.ts';
import { type FoundCode, found } from './found-code.ts';

export async function findStock(
  ctx: Context,
  subject: 'part' | 'item' | 'box' | 'transfer',
  id: string,
  code: Code,
): Promise<FoundCode | null> {
  const { siteId } = ctx.actor;
  switch (subject) {
    case 'part': {
      const [part] = await reader(ctx)
        .select({ type: parts.type, model: parts.model, deviceCode: devices.code })
        .from(parts)
        .leftJoin(devices, eq(devices.id, parts.deviceId))
        .where(and(eq(parts.id, id), eq(parts.siteId, siteId)));
      if (!part) return null;
      const { type, model, deviceCode } = part;
      return found('part', code, { what: `part.${type}`, label: model, deviceCode });
    }
    case 'item': {
      const [item] = await reader(ctx)
        .select({ name: stockItems.name, family: stockItems.family, type: stockItems.type })
        .from(stockItems)
        .where(eq(stockItems.id, id));
      if (!item) return null;
      const what = `${item.family === 'part' ? 'part' : 'acc'}.${item.type}`;
      return found('item', code, { what, label: item.name });
    }
    case 'box': {
      const here = and(eq(boxes.id, id), eq(boxes.siteId, siteId));
      const [box] = await reader(ctx).select({ name: boxes.name }).from(boxes).where(here);
      return box ? found('box', code, { label: box.name }) : null;
    }
    case 'transfer': {
      const ends = or(eq(transfers.fromSiteId, siteId), eq(transfers.toSiteId, siteId));
      const [known] = await reader(ctx)
        .select({ id: transfers.id })
        .from(transfers)
        .where(and(eq(transfers.id, id), ends));
      return known ? found('transfer', code) : null;
    }
  }
}
