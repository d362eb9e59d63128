/** What the papers of a session print, family by family; read in pieces, so that 1,000 never stand in memory. */
import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { KitLineKey } from '#domain/kit-template.ts';
import {
  accessories,
  batchNeeds,
  devices,
  handovers,
  kitLines,
  needs,
  people,
  recipients,
  reservations,
  stockItems,
} from '../../db/schema/index.ts';
import type { ReceiptData } from '../documents/document-data.ts';
import { DOCUMENT_LOCALES, type DocumentForm } from '../documents/document-locale.ts';
import type { Context } from '../lib/context.ts';
import type { SessionRow } from './lock-session.ts';

export interface PaperEntry {
  needCode: string;
  form: DocumentForm | null;
  device: typeof devices.$inferSelect;
  /** Present when it was handed over in this session. */
  handover: typeof handovers.$inferSelect | null;
  giver: string | null;
  kit: ReceiptData['kit'];
}

const AT_ONCE = 40;

/** Those with a device, in the order of the sheet. */
export async function* paperEntries(ctx: Context, session: SessionRow): AsyncGenerator<PaperEntry> {
  const order = await ctx.database.db
    .select({ needId: batchNeeds.needId })
    .from(batchNeeds)
    .where(and(eq(batchNeeds.batchId, session.id), ne(batchNeeds.state, 'removed')))
    .orderBy(asc(batchNeeds.position), asc(batchNeeds.needId));
  const ids = order.map(({ needId }) => needId);
  for (let first = 0; first < ids.length; first += AT_ONCE) {
    yield* await readEntries(ctx, session, ids.slice(first, first + AT_ONCE));
  }
}

async function readEntries(
  ctx: Context,
  session: SessionRow,
  ids: readonly string[],
): Promise<PaperEntry[]> {
  const { db } = ctx.database;
  const given = await db
    .select({ handover: handovers, device: devices, giver: people.name })
    .from(handovers)
    .innerJoin(devices, eq(devices.id, handovers.deviceId))
    .innerJoin(people, eq(people.id, handovers.handedOverById))
    .where(
      and(
        inArray(handovers.needId, [...ids]),
        eq(handovers.batchId, session.id),
        isNull(handovers.voidedAt),
      ),
    );
  const waiting = await db
    .select({ needId: reservations.needId, device: devices })
    .from(reservations)
    .innerJoin(devices, eq(devices.id, reservations.deviceId))
    .where(and(inArray(reservations.needId, [...ids]), isNull(reservations.closedAt)));
  const languages = await db
    .select({ id: needs.id, code: needs.code, locale: recipients.locale })
    .from(needs)
    .leftJoin(recipients, eq(recipients.needId, needs.id))
    .where(inArray(needs.id, [...ids]));
  const kits = await kitsOf(
    ctx,
    waiting.map(({ device }) => device.id),
  );
  return ids.flatMap((id): PaperEntry[] => {
    const need = languages.find((one) => one.id === id);
    const done = given.find((one) => one.handover.needId === id);
    const device = done?.device ?? waiting.find((one) => one.needId === id)?.device;
    if (!need || !device) return [];
    const written = done?.handover.locale ?? need.locale;
    const form = DOCUMENT_LOCALES.find((one) => one === written) ?? null;
    const handover = done?.handover ?? null;
    const kit = kits.get(device.id) ?? [];
    return [{ needCode: need.code, form, device, handover, giver: done?.giver ?? null, kit }];
  });
}

type KitOnPaper = ReceiptData['kit'][number];

/** What lies with each device, labelled pieces first. */
async function kitsOf(ctx: Context, deviceIds: string[]): Promise<Map<string, KitOnPaper[]>> {
  const rows = await ctx.database.db
    .select({
      deviceId: kitLines.deviceId,
      line: kitLines.line,
      quantity: kitLines.quantity,
      code: accessories.code,
      make: accessories.make,
      watts: accessories.watts,
      itemName: stockItems.name,
    })
    .from(kitLines)
    .leftJoin(accessories, eq(accessories.id, kitLines.accessoryId))
    .leftJoin(stockItems, eq(stockItems.id, kitLines.itemId))
    .where(
      and(
        inArray(kitLines.deviceId, deviceIds),
        inArray(kitLines.status, ['filled', 'overridden']),
      ),
    )
    .orderBy(asc(accessories.code), asc(kitLines.line));
  const found = new Map<string, KitOnPaper[]>();
  for (const { deviceId, line, quantity, code, make, watts, itemName } of rows) {
    if (quantity === 0) continue;
    const detail = code ? [make, watts ? `${watts} W` : ''].filter(Boolean).join(' · ') : itemName;
    const piece = { key: line as KitLineKey, quantity, code, detail: detail || null };
    found.set(deviceId, [...(found.get(deviceId) ?? []), piece]);
  }
  return found;
}
