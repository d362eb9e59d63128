/** The batch that a write is about, locked until the commit. */
import { and, eq } from 'drizzle-orm';
import { type recyclingLines, recyclingBatches } from '../../db/schema/index.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { touch } from '../lib/touched.ts';
import type { Unit } from '../lib/unit.ts';

export type BatchRow = typeof recyclingBatches.$inferSelect;
export type LineRow = typeof recyclingLines.$inferSelect;

/** @throws AppError `recycling.not_found` (404) */
export async function lockBatch(unit: Unit, code: string): Promise<BatchRow> {
  const [batch] = await unit.tx
    .select()
    .from(recyclingBatches)
    .where(and(eq(recyclingBatches.code, code), eq(recyclingBatches.siteId, unit.actor.siteId)))
    .for('update');
  if (!batch) throw notFound('recycling', { code });
  touch(unit, 'recycling', batch.id);
  return batch;
}

/** @throws AppError `recycling.not_found` (404), `recycling.closed` (409): it was signed or cancelled */
export async function lockOpenBatch(unit: Unit, code: string): Promise<BatchRow> {
  const batch = await lockBatch(unit, code);
  if (batch.recordedAt || batch.cancelledAt) {
    throw new AppError('recycling.closed', { status: 409, params: { code } });
  }
  return batch;
}

/** Whoever signs signs what they saw. */
export async function countChange(unit: Unit, batch: BatchRow): Promise<void> {
  await unit.tx
    .update(recyclingBatches)
    .set({ version: batch.version + 1 })
    .where(eq(recyclingBatches.id, batch.id));
}
