/** Where a batch stands, and taking back its last unit. */
import { and, asc, desc, eq, ne } from 'drizzle-orm';
import { UNDO_MINUTES } from '#domain/lifecycle.ts';
import type { Stage } from '#domain/stages.ts';
import { batches, codes, deviceSearch, devices, donations, events } from '../../db/schema/index.ts';
import { takeCode } from '../codes/code-numbers.ts';
import { searchTextOf } from '../devices/search-text.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { type Unit, type WriteInput, recordEvent, write } from '../lib/unit.ts';
import { batchTemplate } from './batch-template.ts';
import { batchByCode } from './batches.service.ts';
import { freeChargersOf } from './charger-intake.ts';

/** The template, how many of how many, and the units so far, the newest first. */
export async function readBatch(ctx: Context, code: string) {
  const { db } = ctx.database;
  const [batch] = await db
    .select({
      id: batches.id,
      code: batches.code,
      template: batches.template,
      expected: batches.expected,
      closedAt: batches.closedAt,
      placeId: batches.placeId,
      donationCode: donations.receiptCode,
    })
    .from(batches)
    .innerJoin(donations, eq(donations.id, batches.donationId))
    .where(and(eq(batches.code, code), eq(batches.siteId, ctx.actor.siteId)));
  if (!batch) throw notFound('batch', { code });
  const rows = await db
    .select({
      id: devices.id,
      code: devices.code,
      serial: devices.serial,
      stage: devices.stage,
      receivedAt: devices.receivedAt,
      lastPersonId: devices.lastPersonId,
    })
    .from(devices)
    .where(and(eq(devices.batchId, batch.id), ne(devices.stage, 'void')))
    .orderBy(desc(devices.id))
    .limit(10_000);
  const newest = rows[0];
  const age = newest ? ctx.now().getTime() - (newest.receivedAt?.getTime() ?? 0) : Infinity;
  const undoable =
    newest?.lastPersonId === ctx.actor.personId &&
    age <= UNDO_MINUTES * 60_000 &&
    ['received', 'labelled'].includes(newest.stage);
  return {
    ...batch,
    template: batchTemplate.parse(batch.template),
    received: rows.length,
    undoable,
    units: rows.map(({ code: unitCode, serial, stage, receivedAt }) => ({
      code: unitCode,
      serial,
      stage: stage as Stage,
      receivedAt,
    })),
  };
}

/**
 * Takes back the newest unit by compensating events: its record becomes void and the label is blank again.
 * @throws AppError `undo.nothing`, `undo.not_yours`, `undo.too_late`, `undo.impossible`
 */
export async function undoBatchUnit(
  ctx: Context,
  input: WriteInput & { code: string },
): Promise<{ code: string; serial: string }> {
  requirePermission(ctx, 'device.receive');
  return write(ctx, input, async (unit) => {
    const batch = await batchByCode(unit, input.code);
    const [newest] = await unit.tx
      .select()
      .from(devices)
      .where(and(eq(devices.batchId, batch.id), ne(devices.stage, 'void')))
      .orderBy(desc(devices.id))
      .limit(1)
      .for('update');
    if (!newest) throw new AppError('undo.nothing');
    await refuseLateUndo(unit, newest.id);
    await compensate(unit, newest.id, newest.stage as Stage);
    await freeLabel(unit, newest);
    await freeChargersOf(unit, newest.id);
    return { code: newest.code, serial: newest.serial };
  });
}

/** Only the request that received the unit may have written to its chain. */
async function refuseLateUndo(unit: Unit, deviceId: string): Promise<void> {
  const chain = await unit.tx
    .select({
      requestId: events.requestId,
      actorId: events.actorId,
      recordedAt: events.recordedAt,
    })
    .from(events)
    .where(eq(events.deviceId, deviceId))
    .orderBy(asc(events.seq));
  const [first] = chain;
  if (!first) throw new AppError('undo.nothing');
  if (chain.some((event) => event.actorId !== unit.actor.personId)) {
    throw new AppError('undo.not_yours', { params: { by: '' } });
  }
  if (chain.some((event) => event.requestId !== first.requestId)) {
    throw new AppError('undo.impossible', { params: { kind: 'intake' } });
  }
  if (unit.recordedAt.getTime() - first.recordedAt.getTime() > UNDO_MINUTES * 60_000) {
    throw new AppError('undo.too_late', { params: { minutes: UNDO_MINUTES } });
  }
}

async function compensate(unit: Unit, deviceId: string, stage: Stage): Promise<void> {
  if (stage === 'labelled') {
    await recordEvent(unit, {
      deviceId,
      kind: 'stage',
      stage: { to: 'received', move: 'undo' },
      changes: { labelConfirmedAt: null },
    });
  } else if (stage !== 'received') {
    throw new AppError('undo.impossible', { params: { kind: 'intake' } });
  }
  await recordEvent(unit, {
    deviceId,
    kind: 'intake',
    stage: { to: 'void', move: 'undo' },
    changes: { labelConfirmedAt: null },
  });
}

/** The void record keeps a number of its own; the printed label may be stuck on the next device. */
async function freeLabel(unit: Unit, device: typeof devices.$inferSelect): Promise<void> {
  const code = await takeCode(unit.tx, 'device');
  const { siteId } = unit.actor;
  await unit.tx
    .insert(codes)
    .values({ code, subject: 'device', subjectId: device.id, siteId, createdAt: unit.recordedAt });
  await unit.tx
    .update(devices)
    .set({ code, updatedAt: unit.recordedAt })
    .where(eq(devices.id, device.id));
  await unit.tx
    .update(codes)
    .set({ subject: 'blank', subjectId: null })
    .where(eq(codes.code, device.code));
  await unit.tx
    .update(deviceSearch)
    .set({ text: searchTextOf({ ...device, code, donorName: '' }) })
    .where(eq(deviceSearch.deviceId, device.id));
}
