/** Opening a transfer to another site, naming its carrier, sending it and calling it back. */
import { and, eq, ne, sql } from 'drizzle-orm';
import { codes, sites, transferLines, transfers } from '../../db/schema/index.ts';
import { takeCode } from '../codes/code-numbers.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, invalidField } from '../lib/errors.ts';
import { touch } from '../lib/touched.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { giveHolder, lockById, lockContents, requireMovable } from '../places/things.ts';
import { takeBack } from './back.ts';
import { type LineRow, type TransferRow, lineOf, linesOf, lockTransfer } from './lock-transfer.ts';
import { refuseInBox, requireTravels } from './travel.ts';

/** The sites something can be sent to. */
export async function otherSites(ctx: Context): Promise<{ id: string; name: string }[]> {
  requirePermission(ctx, 'transfer.pack');
  return ctx.database.db
    .select({ id: sites.id, name: sites.name })
    .from(sites)
    .where(ne(sites.id, ctx.actor.siteId))
    .orderBy(sites.name);
}

/** @throws AppError `input.invalid` on an unknown site or one's own */
export async function openTransfer(
  ctx: Context,
  input: WriteInput & { toSiteId: string; carrier: string },
): Promise<{ code: string }> {
  requirePermission(ctx, 'transfer.pack');
  return write(ctx, input, async (unit) => {
    const { siteId, personId } = unit.actor;
    const which = and(eq(sites.id, input.toSiteId), ne(sites.id, siteId));
    const [to] = await unit.tx.select({ id: sites.id }).from(sites).where(which);
    if (!to) throw invalidField('toSiteId', 'transfer.no_such_site');
    const id = unit.newId();
    const code = await takeCode(unit.tx, 'batch');
    await unit.tx.insert(transfers).values({
      id,
      code,
      fromSiteId: siteId,
      toSiteId: to.id,
      carrier: input.carrier,
      openedById: personId,
      openedAt: unit.recordedAt,
    });
    // Of no one site: both of its ends scan it.
    await unit.tx.insert(codes).values({
      code,
      subject: 'transfer',
      subjectId: id,
      siteId: null,
      createdAt: unit.recordedAt,
    });
    touch(unit, 'transfer', id, [siteId, to.id]);
    return { code };
  });
}

export async function nameCarrier(
  ctx: Context,
  input: WriteInput & { code: string; carrier: string },
): Promise<{ carrier: string }> {
  requirePermission(ctx, 'transfer.pack');
  return write(ctx, input, async (unit) => {
    const transfer = await lockTransfer(unit, input.code, 'from', ['packing', 'sent']);
    await change(unit, transfer, { carrier: input.carrier });
    return { carrier: input.carrier };
  });
}

/**
 * Everything on the list leaves: from now on nobody here holds it. What can no longer travel stops all of it.
 * @throws AppError `transfer.empty`, and the first refusal of a thing on the list, naming it
 */
export async function sendTransfer(
  ctx: Context,
  input: WriteInput & { code: string },
): Promise<{ state: 'sent'; things: number }> {
  requirePermission(ctx, 'transfer.pack');
  return write(ctx, input, async (unit) => {
    const transfer = await lockTransfer(unit, input.code, 'from', ['packing']);
    const lines = await linesOf(unit, transfer.id);
    if (lines.length === 0) throw new AppError('transfer.empty', { status: 409 });
    for (const line of lines) await sendLine(unit, transfer, line);
    await change(unit, transfer, {
      state: 'sent',
      sentAt: unit.recordedAt,
      sentById: unit.actor.personId,
    });
    return {
      state: 'sent',
      things: await unit.tx.$count(transferLines, eq(transferLines.transferId, transfer.id)),
    };
  });
}

async function sendLine(unit: Unit, transfer: TransferRow, line: LineRow): Promise<void> {
  // Counted pieces left their bin when they were packed.
  if (line.subject === 'item') return;
  const thing = await lockById(unit, line.subject, line.subjectId);
  if (thing?.siteId !== transfer.fromSiteId) {
    const params = { code: thing?.code ?? '' };
    throw new AppError('transfer.gone', { status: 409, params });
  }
  await requireMovable(unit, thing);
  await refuseInBox(unit, thing);
  await requireTravels(unit, thing);
  const inside = thing.subject === 'box' ? await lockContents(unit, thing.id) : [];
  await giveHolder(
    unit,
    thing,
    { placeId: null, custodianId: null, transferId: transfer.id, boxId: null },
    {
      device: 'transfer',
      data: { action: 'sent', transfer: transfer.code, toSite: transfer.toSiteId },
      accessory: 'sent',
      part: 'sent',
      causeId: transfer.id,
    },
  );
  await unit.tx
    .update(transferLines)
    .set({ fromPlaceId: thing.placeId })
    .where(eq(transferLines.id, line.id));
  for (const { subject, id } of inside) {
    const known = await lineOf(unit, transfer.id, subject, id);
    if (known) continue;
    await unit.tx.insert(transferLines).values({
      id: unit.newId(),
      transferId: transfer.id,
      subject,
      subjectId: id,
      boxId: thing.id,
      fromPlaceId: thing.placeId,
      packedById: unit.actor.personId,
      packedAt: unit.recordedAt,
    });
  }
}

/**
 * Takes back a transfer that is still being packed, or was sent by mistake and nothing of it has arrived:
 * everything is where it was.
 * @throws AppError `transfer.arrived_already` (409): then what is left is put right line by line
 */
export async function cancelTransfer(
  ctx: Context,
  input: WriteInput & { code: string },
): Promise<{ state: 'cancelled' }> {
  requirePermission(ctx, 'transfer.pack');
  return write(ctx, input, async (unit) => {
    const transfer = await lockTransfer(unit, input.code, 'from', ['packing', 'sent']);
    if (transfer.arrivedAt) throw new AppError('transfer.arrived_already', { status: 409 });
    for (const line of await linesOf(unit, transfer.id)) {
      await takeBack(unit, transfer, line, 'stayed');
    }
    await change(unit, transfer, { state: 'cancelled' });
    return { state: 'cancelled' };
  });
}

async function change(
  unit: Unit,
  transfer: TransferRow,
  set: Partial<typeof transfers.$inferInsert>,
): Promise<void> {
  await unit.tx
    .update(transfers)
    .set({ ...set, version: sql`${transfers.version} + 1` })
    .where(eq(transfers.id, transfer.id));
}
