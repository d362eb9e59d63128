/** One batch with its lines, what it should weigh, who signed, and what was noted later. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import { type ExpectedWeight, expectedWeight, weighsDifferently } from '#domain/recycling.ts';
import { people, recyclingBatches, recyclingNotes } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { notFound } from '../lib/errors.ts';
import { type BatchLine, readLines } from './batch-lines.ts';
import { type BatchSummary, summaryOf } from './batches.service.ts';

export interface BatchView extends BatchSummary {
  version: number;
  lines: BatchLine[];
  expected: ExpectedWeight;
  /** The scales and the list tell a different story. */
  differs: boolean;
  openedBy: string | null;
  signedBy: string | null;
  secondSigner: string | null;
  notes: { text: string; by: string; at: string }[];
}

/** @throws AppError `recycling.not_found` (404) */
export async function readBatch(ctx: Context, code: string): Promise<BatchView> {
  requirePermission(ctx, 'recycling.prepare');
  const { db } = ctx.database;
  const [batch] = await db
    .select()
    .from(recyclingBatches)
    .where(and(eq(recyclingBatches.code, code), eq(recyclingBatches.siteId, ctx.actor.siteId)));
  if (!batch) throw notFound('recycling', { code });
  const ids = [batch.openedById, batch.signedById, batch.secondSignerId].filter(
    (id) => id !== null,
  );
  const [lines, names, notes] = await Promise.all([
    readLines(ctx, batch.id, batch.recordedAt !== null),
    ids.length > 0
      ? db.select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, ids))
      : [],
    db
      .select({ text: recyclingNotes.text, by: people.name, at: recyclingNotes.writtenAt })
      .from(recyclingNotes)
      .innerJoin(people, eq(people.id, recyclingNotes.writtenById))
      .where(eq(recyclingNotes.batchId, batch.id))
      .orderBy(asc(recyclingNotes.writtenAt)),
  ]);
  const nameOf = (id: string | null) => names.find((person) => person.id === id)?.name ?? null;
  const expected = expectedWeight(lines);
  const summary = summaryOf(batch);
  return {
    ...summary,
    pieces: batch.pieces ?? lines.reduce((sum, line) => sum + line.pieces, 0),
    version: batch.version,
    lines,
    expected,
    differs: batch.weightKg !== null && weighsDifferently(batch.weightKg, expected),
    openedBy: nameOf(batch.openedById),
    signedBy: nameOf(batch.signedById),
    secondSigner: nameOf(batch.secondSignerId),
    notes: notes.map(({ text, by, at }) => ({ text, by, at: at.toISOString() })),
  };
}
