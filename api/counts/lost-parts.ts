/** Labelled parts that a count misses, and those it finds again. */
import { and, eq } from 'drizzle-orm';
import { parts } from '../../db/schema/index.ts';
import { AppError } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import { recordPartEvent } from '../parts/part-events.ts';

/** @throws AppError `count.not_possible` for a part that is not in stock */
export async function losePart(unit: Unit, partId: string, countId: string): Promise<void> {
  const [part] = await unit.tx
    .select({ placeId: parts.placeId, version: parts.version })
    .from(parts)
    .where(and(eq(parts.id, partId), eq(parts.status, 'in_stock')))
    .for('update');
  if (!part) throw new AppError('count.not_possible');
  await unit.tx
    .update(parts)
    .set({
      status: 'missing',
      placeId: null,
      custodianId: null,
      boxId: null,
      version: part.version + 1,
      updatedAt: unit.recordedAt,
    })
    .where(eq(parts.id, partId));
  const news = { kind: 'missing', fromPlaceId: part.placeId, causeId: countId } as const;
  await recordPartEvent(unit, partId, news);
}

/** @throws AppError `count.not_possible` for a part that is not missing */
export async function findPart(
  unit: Unit,
  partId: string,
  placeId: string,
  countId: string,
): Promise<void> {
  const [part] = await unit.tx
    .select({ version: parts.version })
    .from(parts)
    .where(and(eq(parts.id, partId), eq(parts.status, 'missing')))
    .for('update');
  if (!part) throw new AppError('count.not_possible');
  const version = part.version + 1;
  await unit.tx
    .update(parts)
    .set({ status: 'in_stock', placeId, version, updatedAt: unit.recordedAt })
    .where(eq(parts.id, partId));
  await recordPartEvent(unit, partId, { kind: 'found', toPlaceId: placeId, causeId: countId });
}
