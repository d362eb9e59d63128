/** What a tablet takes along: this session only, and nobody's name who was served already. */
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import type { TableDevice, TableEntry, TablePackage } from '#domain/table-package.ts';
import { toBase64Url } from '#domain/table-seal.ts';
import type { CardRow } from '../../db/device-card.ts';
import {
  accessories,
  accessoryGifts,
  batchNeeds,
  batchSpares,
  devices,
  handovers,
  needs,
  recipients,
  reservations,
  shipmentItems,
} from '../../db/schema/index.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import { documentDevice } from '../documents/issue.ts';
import { handoverBlockers, handoverFact } from '../handovers/handover-rules.ts';
import { kitPieces } from '../handovers/kit-snapshot.ts';
import type { Context } from '../lib/context.ts';
import type { NeedRow } from '../needs/need-code.ts';
import { shownRecipient } from '../needs/recipient-view.ts';
import type { TabletOfSession } from './find-session.ts';

export async function buildPackage(
  ctx: Context,
  { tablet, session }: TabletOfSession,
): Promise<TablePackage> {
  const { code, title, area, plannedOn } = session;
  return {
    format: 1,
    tabletId: tablet.id,
    tabletName: tablet.name,
    batch: { code, title, area, plannedOn },
    person: { id: ctx.actor.personId, name: ctx.actor.name },
    madeAt: ctx.now().toISOString(),
    expiresAt: tablet.expiresAt.toISOString(),
    publicKey: toBase64Url(tablet.publicKey),
    entries: await entriesOf(ctx, session.id),
    spares: await sparesOf(ctx, session.id),
  };
}

async function entriesOf(ctx: Context, batchId: string): Promise<TableEntry[]> {
  const { db } = ctx.database;
  const rows = await db
    .select({
      need: needs,
      position: batchNeeds.position,
      state: batchNeeds.state,
      recipient: recipients,
      reserved: devices.code,
      card: accessories,
      underWay: sql<boolean>`exists (select 1 from ${shipmentItems}
        where ${shipmentItems.needId} = ${needs.id} and ${shipmentItems.outcome} is null)`,
    })
    .from(batchNeeds)
    .innerJoin(needs, eq(needs.id, batchNeeds.needId))
    .leftJoin(recipients, eq(recipients.needId, needs.id))
    .leftJoin(reservations, and(eq(reservations.needId, needs.id), isNull(reservations.closedAt)))
    .leftJoin(devices, eq(devices.id, reservations.deviceId))
    .leftJoin(accessories, eq(accessories.id, reservations.accessoryId))
    .where(eq(batchNeeds.batchId, batchId))
    .orderBy(asc(batchNeeds.position));
  const given = await givenIn(ctx, batchId);
  const reopened = await reopenedIn(ctx, batchId);
  const entries: TableEntry[] = [];
  for (const { need, position, recipient, reserved, card, ...row } of rows) {
    // A parcel takes it there: nobody comes to this table for it.
    const state = row.underWay ? 'removed' : row.state;
    const here = state === 'waiting' || state === 'absent';
    const deviceCode = here ? reserved : given.get(need.id);
    entries.push({
      needCode: need.code,
      position,
      state,
      ...(reopened.has(need.id) ? { reopenedAt: reopened.get(need.id) } : {}),
      area: need.area,
      recipient: here ? personOf(ctx, need, recipient) : null,
      device: deviceCode ? await deviceOf(ctx, deviceCode, here ? need : null) : null,
      card: card && { code: card.code, make: card.make, iccidEnd: card.iccid.slice(-4) },
    });
  }
  return entries;
}

/** What was given already: a tablet that sees it again says to whom it went. */
async function givenIn(ctx: Context, batchId: string): Promise<Map<string, string>> {
  const rows = await ctx.database.db
    .select({ needId: handovers.needId, code: devices.code })
    .from(handovers)
    .innerJoin(devices, eq(devices.id, handovers.deviceId))
    .innerJoin(batchNeeds, eq(batchNeeds.needId, handovers.needId))
    .where(and(eq(batchNeeds.batchId, batchId), isNull(handovers.voidedAt)));
  return new Map(rows.map(({ needId, code }) => [needId, code]));
}

/** When a handover or card of this session was made void last, by need. */
async function reopenedIn(ctx: Context, batchId: string): Promise<Map<string, string>> {
  const { db } = ctx.database;
  const rows = await unionAll(
    db
      .select({ needId: handovers.needId, at: handovers.voidedAt })
      .from(handovers)
      .where(and(eq(handovers.batchId, batchId), isNotNull(handovers.voidedAt))),
    db
      .select({ needId: accessoryGifts.needId, at: accessoryGifts.endedAt })
      .from(accessoryGifts)
      .where(and(eq(accessoryGifts.batchId, batchId), isNotNull(accessoryGifts.endedAt))),
  );
  const last = new Map<string, string>();
  for (const { needId, at } of rows) {
    const moment = at?.toISOString() ?? '';
    if (moment > (last.get(needId) ?? '')) last.set(needId, moment);
  }
  return last;
}

function personOf(
  ctx: Context,
  need: NeedRow,
  recipient: typeof recipients.$inferSelect | null,
): TableEntry['recipient'] {
  const shown = shownRecipient(ctx, need, recipient);
  if (!shown || !recipient) return null;
  const { studentName, school, guardianName, guardianPhone } = shown;
  const { className, locale } = recipient;
  return { studentName, school, className, guardianName, guardianPhone, locale };
}

async function sparesOf(ctx: Context, batchId: string): Promise<TableDevice[]> {
  const rows = await ctx.database.db
    .select({ code: devices.code })
    .from(batchSpares)
    .innerJoin(devices, eq(devices.id, batchSpares.deviceId))
    .where(and(eq(batchSpares.batchId, batchId), isNull(batchSpares.endedAt)))
    .orderBy(asc(batchSpares.addedAt), asc(devices.code));
  const spares: TableDevice[] = [];
  for (const { code } of rows) spares.push(await deviceOf(ctx, code, null));
  return spares;
}

/** @param need null where nothing is judged: it was given, or has no family yet */
async function deviceOf(ctx: Context, deviceCode: string, need: NeedRow | null) {
  const row = await readCardRow(ctx, deviceCode);
  const { code, kind, make, model } = row;
  const pieces = kitPieces(row);
  const device: TableDevice = {
    code,
    kind,
    make,
    model,
    specification: documentDevice(row).specification,
    serialEnd: row.serial.slice(-4),
    alsoKnownAs: [row.serial, row.publicCode].filter(Boolean),
    pieces: pieces.map(({ line, quantity, code: own, detail }) => ({
      line,
      quantity,
      code: own,
      detail,
    })),
    blockers: need ? blockersOf(ctx, row, need) : [],
  };
  return device;
}

function blockersOf(ctx: Context, row: CardRow, need: NeedRow) {
  const scanned = [row.code, ...kitPieces(row).flatMap((piece) => piece.code ?? [])];
  return handoverBlockers(
    ctx,
    row,
    need,
    handoverFact(row, { scanned, identitySeen: true, signed: true }),
  );
}
