/** Where a batch stands, and taking back its last unit. */
import { and, desc, eq, ne } from 'drizzle-orm';
import { UNDO_MINUTES } from '#domain/lifecycle.ts';
import type { Stage } from '#domain/stages.ts';
import { batches, devices, donations } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { type WriteInput, write } from '../lib/unit.ts';
import { batchTemplate } from './batch-template.ts';
import { batchByCode } from './batches.service.ts';
import { undoIntake } from './undo-intake.ts';

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
    await undoIntake(unit, newest);
    return { code: newest.code, serial: newest.serial };
  });
}
