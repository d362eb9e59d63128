/** A labelled part goes into a device or comes out of it; a drive takes its medium along. */
import { eq } from 'drizzle-orm';
import { causeOfPart } from '#domain/repairs.ts';
import type { CardRow } from '../../db/device-card.ts';
import { devices, media, parts } from '../../db/schema/index.ts';
import { AppError } from '../lib/errors.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { type PartRow, recordPartEvent } from './part-events.ts';

const CLEAN: readonly string[] = ['sanitised', 'none'];

/**
 * A drive travels only with its data proven gone.
 * @throws AppError `part.medium_not_clean` (409)
 */
export async function refuseDirtyMedium(unit: Unit, part: PartRow): Promise<void> {
  if (!part.mediumId) return;
  const [medium] = await unit.tx
    .select({ status: media.status })
    .from(media)
    .where(eq(media.id, part.mediumId));
  if (!medium || CLEAN.includes(medium.status)) return;
  throw new AppError('part.medium_not_clean', { status: 409, params: { code: part.code } });
}

/** @throws AppError `part.medium_not_clean` (409) */
export async function buildIn(
  unit: Unit,
  row: Pick<CardRow, 'id' | 'code'>,
  part: PartRow,
  causeId: string | null = null,
): Promise<void> {
  await refuseDirtyMedium(unit, part);
  await unit.tx
    .update(parts)
    .set({
      status: 'in_device',
      deviceId: row.id,
      placeId: null,
      custodianId: null,
      boxId: null,
      version: part.version + 1,
      updatedAt: unit.recordedAt,
    })
    .where(eq(parts.id, part.id));
  await recordPartEvent(unit, part.id, {
    kind: 'built_in',
    deviceId: row.id,
    fromPlaceId: part.placeId,
    causeId,
  });
  if (!part.mediumId) return;
  await setMediumDevice(unit, part.mediumId, row.id);
  await unit.tx.update(devices).set({ mediaNoneConfirmed: false }).where(eq(devices.id, row.id));
  const data = { step: 'arrived', medium: part.mediumId, code: part.code, type: part.type };
  await recordEvent(unit, { deviceId: row.id, kind: 'medium', data });
}

/**
 * Into the place, or into the hands of whoever took it out.
 * @throws AppError `part.medium_not_clean` (409): erase or destroy the drive first
 */
export async function takeOut(
  unit: Unit,
  row: CardRow,
  part: PartRow,
  placeId: string | null,
): Promise<void> {
  await refuseDirtyMedium(unit, part);
  await unit.tx
    .update(parts)
    .set({
      status: 'in_stock',
      deviceId: null,
      placeId,
      custodianId: placeId ? null : unit.actor.personId,
      version: part.version + 1,
      updatedAt: unit.recordedAt,
    })
    .where(eq(parts.id, part.id));
  await recordPartEvent(unit, part.id, {
    kind: 'put_back',
    deviceId: row.id,
    toPlaceId: placeId,
    causeId: causeOfPart(row),
  });
  if (part.mediumId) await releaseMedium(unit, row, part.mediumId);
}

/** The drive leaves the device with its proof; when it was the last one, the device has none any more. */
export async function releaseMedium(unit: Unit, row: CardRow, mediumId: string): Promise<void> {
  await setMediumDevice(unit, mediumId, null);
  if (row.media.every((medium) => medium.id === mediumId)) {
    await unit.tx.update(devices).set({ mediaNoneConfirmed: true }).where(eq(devices.id, row.id));
  }
  const data = { step: 'left', medium: mediumId };
  await recordEvent(unit, { deviceId: row.id, kind: 'medium', data });
}

async function setMediumDevice(unit: Unit, mediumId: string, deviceId: string | null) {
  await unit.tx
    .update(media)
    .set({ deviceId, updatedAt: unit.recordedAt })
    .where(eq(media.id, mediumId));
}
