/** Batches for the recycler: opened, corrected while they are loaded, given up; after closing only notes. */
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { codes, recyclingBatches, recyclingLines, recyclingNotes } from '../../db/schema/index.ts';
import { takeCode } from '../codes/code-numbers.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { touch } from '../lib/touched.ts';
import { type WriteInput, write } from '../lib/unit.ts';
import { lockBatch, lockOpenBatch } from './open-batch.ts';

const MOST = 500;

export interface BatchDetails {
  recycler: string;
  licence: string;
  /** Number of the waste transport document; often known only when the lorry comes. */
  wasteDocument: string;
}

export type BatchState = 'open' | 'signed' | 'cancelled';

export interface BatchSummary extends BatchDetails {
  code: string;
  state: BatchState;
  pieces: number;
  /** As weighed; null while it is open. */
  weightKg: number | null;
  openedAt: string | null;
  closedAt: string | null;
}

export async function openBatch(
  ctx: Context,
  input: WriteInput & BatchDetails,
): Promise<{ code: string }> {
  requirePermission(ctx, 'recycling.prepare');
  return write(ctx, input, async (unit) => {
    const { siteId, personId } = unit.actor;
    const id = unit.newId();
    const code = await takeCode(unit.tx, 'document');
    const { recycler, licence, wasteDocument } = input;
    await unit.tx.insert(recyclingBatches).values({
      id,
      code,
      siteId,
      recycler,
      licence,
      wasteDocument,
      openedById: personId,
      openedAt: unit.recordedAt,
    });
    const createdAt = unit.recordedAt;
    await unit.tx
      .insert(codes)
      .values({ code, subject: 'recycling', subjectId: id, siteId, createdAt });
    touch(unit, 'recycling', id);
    return { code };
  });
}

/** @throws AppError `recycling.closed` (409) */
export async function editBatch(
  ctx: Context,
  input: WriteInput & BatchDetails & { code: string },
): Promise<{ code: string }> {
  requirePermission(ctx, 'recycling.prepare');
  return write(ctx, input, async (unit) => {
    const batch = await lockOpenBatch(unit, input.code);
    const { recycler, licence, wasteDocument, code } = input;
    await unit.tx
      .update(recyclingBatches)
      .set({ recycler, licence, wasteDocument, version: batch.version + 1 })
      .where(eq(recyclingBatches.id, batch.id));
    return { code };
  });
}

/** Takes everything off; what was on it stays where it is. @throws AppError `recycling.closed` (409) */
export async function cancelBatch(
  ctx: Context,
  input: WriteInput & { code: string },
): Promise<{ code: string }> {
  requirePermission(ctx, 'recycling.prepare');
  return write(ctx, input, async (unit) => {
    const batch = await lockOpenBatch(unit, input.code);
    await unit.tx.delete(recyclingLines).where(eq(recyclingLines.batchId, batch.id));
    await unit.tx
      .update(recyclingBatches)
      .set({ cancelledAt: unit.recordedAt, version: batch.version + 1 })
      .where(eq(recyclingBatches.id, batch.id));
    return { code: input.code };
  });
}

/** Something that turned out later, also about a batch that left. */
export async function noteBatch(
  ctx: Context,
  input: WriteInput & { code: string; text: string },
): Promise<{ code: string }> {
  requirePermission(ctx, 'recycling.prepare');
  return write(ctx, input, async (unit) => {
    const batch = await lockBatch(unit, input.code);
    await unit.tx.insert(recyclingNotes).values({
      id: unit.newId(),
      batchId: batch.id,
      text: input.text,
      writtenById: unit.actor.personId,
      writtenAt: unit.recordedAt,
    });
    return { code: input.code };
  });
}

/** Open ones first, then the newest; at most 500. */
export async function listBatches(ctx: Context): Promise<BatchSummary[]> {
  const loaded = sql<number>`(select coalesce(sum(l.pieces), 0)::int from recycling_lines l
    where l.batch_id = "recycling_batches"."id")`;
  const rows = await ctx.database.db
    .select({ batch: recyclingBatches, loaded })
    .from(recyclingBatches)
    .where(and(eq(recyclingBatches.siteId, ctx.actor.siteId)))
    .orderBy(
      asc(sql`num_nonnulls("recycling_batches"."recorded_at", "recycling_batches"."cancelled_at")`),
      desc(recyclingBatches.id),
    )
    .limit(MOST);
  return rows.map(({ batch, loaded: pieces }) => ({ ...summaryOf(batch), pieces }));
}

type BatchRow = typeof recyclingBatches.$inferSelect;

export function summaryOf(batch: BatchRow): BatchSummary {
  const { code, recycler, licence, wasteDocument, weightKg } = batch;
  const closedAt = batch.recordedAt ?? batch.cancelledAt;
  return {
    code,
    recycler,
    licence,
    wasteDocument,
    state: batch.recordedAt ? 'signed' : batch.cancelledAt ? 'cancelled' : 'open',
    pieces: batch.pieces ?? 0,
    weightKg,
    openedAt: batch.openedAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
  };
}
