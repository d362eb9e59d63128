/** Loading a batch: each thing scanned is one line, each scan of a shelf label one piece more. */
import { and, eq, isNull, ne } from 'drizzle-orm';
import { weighedFigures } from '#domain/recycling.ts';
import { hazardousItems, recyclingBatches, recyclingLines, stock } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { type Thing, type ThingInput, findThing } from './find-thing.ts';
import { type BatchRow, countChange, lockOpenBatch } from './open-batch.ts';

export interface Loaded {
  lineId: string;
  /** Pieces of the line now. */
  pieces: number;
  /** It was on this batch before. */
  already: boolean;
}

/**
 * Puts what was scanned on the batch. Nothing leaves before the batch is signed.
 * @throws AppError `recycling.wrong_stage`, `recycling.not_in_stock`, `recycling.in_other_batch`,
 *   `recycling.which_bin`, `recycling.none_left` (409), `recycling.not_loadable`, `recycling.closed` (409)
 */
export async function loadThing(
  ctx: Context,
  input: WriteInput & ThingInput & { batchCode: string },
): Promise<Loaded> {
  requirePermission(ctx, 'recycling.prepare');
  return write(ctx, input, async (unit) => {
    const batch = await lockOpenBatch(unit, input.batchCode);
    const thing = await findThing(unit, input);
    return addLine(unit, batch, thing);
  });
}

/** Puts hazardous things from their bin on the batch. @throws AppError `hazard.not_found` (404) */
export async function loadHazard(
  ctx: Context,
  input: WriteInput & { batchCode: string; hazardId: string },
): Promise<Loaded> {
  requirePermission(ctx, 'recycling.prepare');
  return write(ctx, input, async (unit) => {
    const batch = await lockOpenBatch(unit, input.batchCode);
    const [hazard] = await unit.tx
      .select()
      .from(hazardousItems)
      .where(
        and(
          eq(hazardousItems.id, input.hazardId),
          eq(hazardousItems.siteId, unit.actor.siteId),
          isNull(hazardousItems.batchId),
        ),
      )
      .for('update');
    if (!hazard) throw notFound('hazard');
    const figures = () => weighedFigures(hazard.weightKg);
    const { id, pieces } = hazard;
    return addLine(unit, batch, { subject: 'hazard', id, pieces, fromPlaceId: null, figures });
  });
}

/** @throws AppError `recycling.line_not_found` (404), `recycling.closed` (409) */
export async function takeOff(
  ctx: Context,
  input: WriteInput & { batchCode: string; lineId: string },
): Promise<{ lineId: string }> {
  requirePermission(ctx, 'recycling.prepare');
  return write(ctx, input, async (unit) => {
    const batch = await lockOpenBatch(unit, input.batchCode);
    const [gone] = await unit.tx
      .delete(recyclingLines)
      .where(and(eq(recyclingLines.id, input.lineId), eq(recyclingLines.batchId, batch.id)))
      .returning({ id: recyclingLines.id });
    if (!gone) throw notFound('recycling.line');
    await countChange(unit, batch);
    return { lineId: gone.id };
  });
}

async function addLine(unit: Unit, batch: BatchRow, thing: Thing): Promise<Loaded> {
  const { subject, id, fromPlaceId, figures } = thing;
  const isThis = and(eq(recyclingLines.subject, subject), eq(recyclingLines.subjectId, id));
  if (subject !== 'item') await refuseElsewhere(unit, batch, isThis);
  const isLine = and(
    isThis,
    eq(recyclingLines.batchId, batch.id),
    ...(fromPlaceId ? [eq(recyclingLines.fromPlaceId, fromPlaceId)] : []),
  );
  const [known] = await unit.tx.select().from(recyclingLines).where(isLine);
  if (known && subject !== 'item') {
    return { lineId: known.id, pieces: known.pieces, already: true };
  }
  const pieces = (known?.pieces ?? 0) + thing.pieces;
  if (fromPlaceId) await requirePieces(unit, id, fromPlaceId, pieces);
  const lineId = known?.id ?? unit.newId();
  const amount = { pieces, ...figures(pieces) };
  if (known) {
    await unit.tx.update(recyclingLines).set(amount).where(eq(recyclingLines.id, lineId));
  } else {
    await unit.tx.insert(recyclingLines).values({
      ...amount,
      id: lineId,
      batchId: batch.id,
      subject,
      subjectId: id,
      fromPlaceId,
      addedById: unit.actor.personId,
      addedAt: unit.recordedAt,
    });
  }
  await countChange(unit, batch);
  return { lineId, pieces, already: false };
}

/** A thing lies on one lorry only. */
async function refuseElsewhere(
  unit: Unit,
  batch: BatchRow,
  isThis: ReturnType<typeof and>,
): Promise<void> {
  const [other] = await unit.tx
    .select({ code: recyclingBatches.code })
    .from(recyclingLines)
    .innerJoin(recyclingBatches, eq(recyclingBatches.id, recyclingLines.batchId))
    .where(and(isThis, ne(recyclingLines.batchId, batch.id), isNull(recyclingBatches.recordedAt)));
  if (!other) return;
  throw new AppError('recycling.in_other_batch', { status: 409, params: { batch: other.code } });
}

async function requirePieces(
  unit: Unit,
  itemId: string,
  placeId: string,
  pieces: number,
): Promise<void> {
  const [row] = await unit.tx
    .select({ quantity: stock.quantity })
    .from(stock)
    .where(and(eq(stock.itemId, itemId), eq(stock.holderId, placeId)));
  const left = row?.quantity ?? 0;
  if (left < pieces) {
    throw new AppError('recycling.too_few', { status: 409, params: { left } });
  }
}
