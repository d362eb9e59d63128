/** Hazardous things kept apart in a quarantine bin until a recycler takes them: swollen batteries first of all. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { HazardKind } from '#domain/recycling.ts';
import {
  devices,
  hazardousItems,
  places,
  recyclingBatches,
  recyclingLines,
} from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { touch } from '../lib/touched.ts';
import { type Unit, type WriteInput, recordEvent, write } from '../lib/unit.ts';
import { placeById } from '../places/places.service.ts';

const DAY_MS = 86_400_000;
const MOST = 1000;

export interface HazardLine {
  id: string;
  kind: HazardKind;
  pieces: number;
  weightKg: number | null;
  placeId: string;
  place: string;
  placeCode: string;
  deviceCode: string | null;
  note: string;
  recordedAt: string;
  /** Whole days it has been lying there. */
  days: number;
  /** The open batch it is loaded on. */
  batchCode: string | null;
}

export interface HazardInput {
  kind: HazardKind;
  pieces: number;
  /** Not always known when it goes into the bin: it can be weighed later. */
  weightKg?: number | null | undefined;
  /** A quarantine bin. */
  placeId: string;
  deviceCode?: string | undefined;
  note: string;
}

/**
 * A battery taken out, counted and put into its bin; the device's history says so.
 * @throws AppError `hazard.not_a_quarantine_bin` (409), `device.not_found`, `place.not_found` (404)
 */
export async function recordHazard(
  ctx: Context,
  input: WriteInput & HazardInput,
): Promise<{ id: string; place: string }> {
  requirePermission(ctx, 'hazard.record');
  return write(ctx, input, async (unit) => {
    const place = await placeById(unit, input.placeId);
    if (place.kind !== 'quarantine') {
      throw new AppError('hazard.not_a_quarantine_bin', {
        status: 409,
        params: { place: place.name },
      });
    }
    const id = unit.newId();
    const deviceId = input.deviceCode ? await deviceOf(unit, input.deviceCode) : null;
    const { kind, pieces, note } = input;
    await unit.tx.insert(hazardousItems).values({
      id,
      siteId: unit.actor.siteId,
      kind,
      pieces,
      weightKg: input.weightKg ?? null,
      placeId: place.id,
      deviceId,
      note,
      recordedById: unit.actor.personId,
      recordedAt: unit.recordedAt,
    });
    if (deviceId) {
      const data = { action: 'hazard', hazard: kind, id, pieces };
      await recordEvent(unit, { deviceId, kind: 'recycling', data });
    }
    touch(unit, 'hazard', id);
    return { id, place: place.name };
  });
}

/** Locked before the hazard names it: two writes that only share it would wait for each other. */
async function deviceOf(unit: Unit, code: string): Promise<string> {
  const [device] = await unit.tx
    .select({ id: devices.id })
    .from(devices)
    .where(and(eq(devices.code, code), eq(devices.siteId, unit.actor.siteId)))
    .for('update');
  if (!device) throw notFound('device', { code });
  return device.id;
}

/**
 * Counted or weighed again; what lies on a batch is taken off it first.
 * @throws AppError `hazard.not_found` (404), `hazard.on_batch` (409)
 */
export async function editHazard(
  ctx: Context,
  input: WriteInput & { id: string; pieces: number; weightKg: number | null },
): Promise<{ id: string }> {
  requirePermission(ctx, 'hazard.record');
  return write(ctx, input, async (unit) => {
    await lockHazard(unit, input.id);
    const { pieces, weightKg } = input;
    await unit.tx
      .update(hazardousItems)
      .set({ pieces, weightKg })
      .where(eq(hazardousItems.id, input.id));
    return { id: input.id };
  });
}

/** It was never there: a mistaken entry goes, the device's history keeps both. */
export async function removeHazard(
  ctx: Context,
  input: WriteInput & { id: string },
): Promise<{ id: string }> {
  requirePermission(ctx, 'hazard.record');
  return write(ctx, input, async (unit) => {
    const hazard = await lockHazard(unit, input.id);
    await unit.tx.delete(hazardousItems).where(eq(hazardousItems.id, hazard.id));
    if (hazard.deviceId) {
      const data = { action: 'hazard_removed', hazard: hazard.kind, id: hazard.id };
      await recordEvent(unit, { deviceId: hazard.deviceId, kind: 'recycling', data });
    }
    return { id: hazard.id };
  });
}

async function lockHazard(unit: Unit, id: string): Promise<typeof hazardousItems.$inferSelect> {
  const [hazard] = await unit.tx
    .select()
    .from(hazardousItems)
    .where(
      and(
        eq(hazardousItems.id, id),
        eq(hazardousItems.siteId, unit.actor.siteId),
        isNull(hazardousItems.batchId),
      ),
    )
    .for('update');
  if (!hazard) throw notFound('hazard');
  const [line] = await unit.tx
    .select({ batch: recyclingBatches.code })
    .from(recyclingLines)
    .innerJoin(recyclingBatches, eq(recyclingBatches.id, recyclingLines.batchId))
    .where(and(eq(recyclingLines.subject, 'hazard'), eq(recyclingLines.subjectId, id)));
  if (line) throw new AppError('hazard.on_batch', { status: 409, params: { batch: line.batch } });
  touch(unit, 'hazard', id);
  return hazard;
}

/** What lies in hazardous bins now, bin by bin, the oldest first. */
export async function listHazards(ctx: Context): Promise<HazardLine[]> {
  requirePermission(ctx, 'hazard.record');
  const rows = await ctx.database.db
    .select({
      hazard: hazardousItems,
      place: places.name,
      placeCode: places.code,
      deviceCode: devices.code,
      batchCode: sql<string | null>`(select b.code from recycling_lines l
        join recycling_batches b on b.id = l.batch_id
        where l.subject = 'hazard' and l.subject_id = "hazardous_items"."id")`,
    })
    .from(hazardousItems)
    .innerJoin(places, eq(places.id, hazardousItems.placeId))
    .leftJoin(devices, eq(devices.id, hazardousItems.deviceId))
    .where(and(eq(hazardousItems.siteId, ctx.actor.siteId), isNull(hazardousItems.batchId)))
    .orderBy(asc(places.name), asc(hazardousItems.recordedAt))
    .limit(MOST);
  const now = ctx.now().getTime();
  return rows.map(({ hazard, ...more }) => ({
    id: hazard.id,
    kind: hazard.kind,
    pieces: hazard.pieces,
    weightKg: hazard.weightKg,
    placeId: hazard.placeId,
    note: hazard.note,
    recordedAt: hazard.recordedAt.toISOString(),
    days: Math.max(0, Math.floor((now - hazard.recordedAt.getTime()) / DAY_MS)),
    ...more,
  }));
}
