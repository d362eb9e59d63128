/** A transfer as people of its two sites see it, and the lists of transfers. */
import { type AnyColumn, and, desc, eq, inArray, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { connectorLabel } from '#domain/connectors.ts';
import { type LineState, daysOnTheWay, lineState, openPieces } from '#domain/transfers.ts';
import {
  accessories,
  boxes,
  devices,
  parts,
  people,
  places,
  settings,
  sites,
  stockItems,
  transferLines,
  transfers,
} from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { notFound } from '../lib/errors.ts';

export interface TransferLine {
  id: string;
  subject: 'device' | 'accessory' | 'part' | 'item' | 'box';
  code: string;
  /** Translation key of what it is. */
  what: string;
  label: string;
  /** The box it lies in, by code. */
  box: string | null;
  sent: number;
  received: number;
  state: LineState;
  /** Pieces nobody has received or explained yet. */
  open: number;
  note: string;
  receivedBy: string | null;
  receivedAt: string | null;
  place: string | null;
}

const fromSites = alias(sites, 'from_sites');
const toSites = alias(sites, 'to_sites');
const receivers = alias(people, 'receivers');
const lineBoxes = alias(boxes, 'line_boxes');

const header = {
  id: transfers.id,
  code: transfers.code,
  state: transfers.state,
  carrier: transfers.carrier,
  fromSiteId: transfers.fromSiteId,
  from: fromSites.name,
  toSiteId: transfers.toSiteId,
  to: toSites.name,
  openedAt: transfers.openedAt,
  sentAt: transfers.sentAt,
  arrivedAt: transfers.arrivedAt,
  settledAt: transfers.settledAt,
};

function headers(ctx: Context) {
  return ctx.database.db
    .select(header)
    .from(transfers)
    .innerJoin(fromSites, eq(fromSites.id, transfers.fromSiteId))
    .innerJoin(toSites, eq(toSites.id, transfers.toSiteId));
}

const atEitherEnd = (ctx: Context) =>
  or(eq(transfers.fromSiteId, ctx.actor.siteId), eq(transfers.toSiteId, ctx.actor.siteId));

/** Days after which a transfer is too long on its way. */
export async function lateAfterDays(ctx: Context): Promise<number> {
  const [row] = await ctx.database.db.select({ days: settings.transferLateDays }).from(settings);
  return row?.days ?? 7;
}

/** @throws AppError `transfer.not_found` (404), also for people of a third site */
export async function readTransfer(ctx: Context, code: string) {
  const [row] = await headers(ctx).where(and(eq(transfers.code, code), atEitherEnd(ctx)));
  if (!row) throw notFound('transfer', { code });
  const [lines, lateDays] = await Promise.all([readLines(ctx, row), lateAfterDays(ctx)]);
  return { ...shown(ctx, row, lateDays), lines, open: lines.filter(({ open }) => open > 0).length };
}

type Header = Awaited<ReturnType<typeof headers>>[number];

function shown(ctx: Context, row: Header, lateDays: number) {
  const days = row.sentAt ? daysOnTheWay(row.sentAt, ctx.now()) : 0;
  return {
    ...row,
    openedAt: row.openedAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    arrivedAt: row.arrivedAt?.toISOString() ?? null,
    settledAt: row.settledAt?.toISOString() ?? null,
    /** Which end the reader stands at. */
    side: row.fromSiteId === ctx.actor.siteId ? ('from' as const) : ('to' as const),
    days,
    late: row.state === 'sent' && days >= lateDays,
  };
}

/** Boxes with what lies in them first, then what travels by itself, counted pieces last. */
export async function readLines(
  ctx: Context,
  transfer: Pick<Header, 'id' | 'state'>,
): Promise<TransferLine[]> {
  const { db } = ctx.database;
  const rows = await db
    .select({
      line: transferLines,
      device: devices,
      accessory: accessories,
      part: parts,
      item: stockItems,
      box: boxes,
      inBox: lineBoxes.code,
      receivedBy: receivers.name,
      place: places.name,
    })
    .from(transferLines)
    .leftJoin(devices, on('device', devices.id))
    .leftJoin(accessories, on('accessory', accessories.id))
    .leftJoin(parts, on('part', parts.id))
    .leftJoin(stockItems, on('item', stockItems.id))
    .leftJoin(boxes, on('box', boxes.id))
    .leftJoin(lineBoxes, eq(lineBoxes.id, transferLines.boxId))
    .leftJoin(receivers, eq(receivers.id, transferLines.receivedById))
    .leftJoin(
      places,
      and(
        eq(
          places.id,
          sql`coalesce(${devices.placeId}, ${accessories.placeId}, ${parts.placeId}, ${boxes.placeId})`,
        ),
        sql`${transferLines.receivedQuantity} > 0`,
      ),
    )
    .where(eq(transferLines.transferId, transfer.id))
    .orderBy(sql`${transferLines.subject} = 'item'`, transferLines.packedAt, transferLines.id);
  return rows.map(({ line, inBox, receivedBy, place, ...thing }) => {
    const facts = {
      sent: line.sentQuantity,
      received: line.receivedQuantity,
      settled: line.settled,
    };
    return {
      id: line.id,
      subject: line.subject,
      ...nameOf(thing),
      box: inBox,
      sent: line.sentQuantity,
      received: line.receivedQuantity,
      state: lineState(transfer.state, facts),
      open: transfer.state === 'sent' ? openPieces(facts) : 0,
      note: line.note,
      receivedBy,
      receivedAt: line.receivedAt?.toISOString() ?? null,
      place,
    };
  });
}

function on(subject: TransferLine['subject'], id: AnyColumn) {
  return and(eq(transferLines.subject, subject), eq(id, transferLines.subjectId));
}

interface Joined {
  device: typeof devices.$inferSelect | null;
  accessory: typeof accessories.$inferSelect | null;
  part: typeof parts.$inferSelect | null;
  item: typeof stockItems.$inferSelect | null;
  box: typeof boxes.$inferSelect | null;
}

function nameOf({ device, accessory, part, item, box }: Joined) {
  const named = (row: { make: string; model: string }) => `${row.make} ${row.model}`.trim();
  if (device) return { code: device.code, what: `kind.${device.kind}`, label: named(device) };
  if (accessory) {
    const { connector, watts } = accessory;
    const rating = [watts ? `${watts} W` : '', connector ? connectorLabel(connector) : ''];
    const label = [named(accessory), ...rating].filter(Boolean).join(' ');
    return { code: accessory.code, what: `acc.${accessory.kind}`, label };
  }
  if (part) return { code: part.code, what: `part.${part.type}`, label: named(part) };
  if (item) {
    const what = `${item.family === 'part' ? 'part' : 'acc'}.${item.type}`;
    return { code: item.code, what, label: item.name };
  }
  const count = box && box.total > 1 ? `${box.number}/${box.total}` : '';
  return {
    code: box?.code ?? '',
    what: 'box.title',
    label: [box?.name ?? '', count].filter(Boolean).join(' '),
  };
}

const totals = {
  things: sql<number>`(select coalesce(sum(greatest(l.sent_quantity, l.received_quantity)), 0)::int
    from transfer_lines l where l.transfer_id = ${transfers.id} and (l.subject <> 'box' or ${transfers.state} = 'packing'))`,
  open: sql<number>`(select count(*)::int from transfer_lines l where l.transfer_id = ${transfers.id}
    and l.settled is null and l.received_quantity < l.sent_quantity)`,
};

/** Transfers of the site: those under way, and the last hundred that are done with. */
export async function listTransfers(ctx: Context) {
  const lateDays = await lateAfterDays(ctx);
  const read = async (states: Header['state'][], limit: number) => {
    const rows = await ctx.database.db
      .select({ ...header, ...totals })
      .from(transfers)
      .innerJoin(fromSites, eq(fromSites.id, transfers.fromSiteId))
      .innerJoin(toSites, eq(toSites.id, transfers.toSiteId))
      .where(and(atEitherEnd(ctx), inArray(transfers.state, states)))
      .orderBy(desc(sql`coalesce(${transfers.sentAt}, ${transfers.openedAt})`))
      .limit(limit);
    return rows.map(({ things, open, ...row }) => ({ ...shown(ctx, row, lateDays), things, open }));
  };
  const [underWay, done] = await Promise.all([
    read(['packing', 'sent'], 500),
    read(['settled', 'cancelled'], 100),
  ]);
  return { lateDays, underWay, done };
}
