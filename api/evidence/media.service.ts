/** Storage media of a device: which there are, and the job that is wiping them. */
import { and, eq, inArray } from 'drizzle-orm';
import { type MediaStatus, mayBecome } from '#domain/media.ts';
import { normaliseSerial } from '#domain/identity.ts';
import type { MediaType } from '#domain/sanitisation-techniques.ts';
import type { CardMedium, CardRow } from '../../db/device-card.ts';
import { codes, devices, media } from '../../db/schema/index.ts';
import { takeCode } from '../codes/code-numbers.ts';
import type { Context } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { type DeviceInput, changeDevice } from './change-device.ts';
import { openHold } from './holds.service.ts';
import { buildInBySerial } from '../parts/drive-parts.ts';
import { mediaWithSerial, moveMedium } from './media-moves.ts';

export interface NewMedium {
  type: MediaType;
  make: string;
  model: string;
  serial: string;
  /** Bytes, null where nobody read it. */
  sizeBytes: number | null;
}

export interface AddedMedium {
  mediumId: string;
  /** Its own printed code, type 3. */
  code: string;
  /** Code of the device that it was listed in until now. */
  movedFrom: string | null;
}

/** Past these stages nobody expects a medium without proof any more: it stops the device. */
const CHECKED_STAGES: readonly string[] = ['qa', 'kitting', 'ready', 'reserved'];

/**
 * Adds a medium that is in the device; one that another device of the workshop lists moves here.
 * Found after the tests, it puts the device on hold until it is sanitised.
 * @throws AppError `media.twice` (409) when this serial is listed already.
 */
export async function addMedium(
  ctx: Context,
  input: DeviceInput & NewMedium,
): Promise<AddedMedium> {
  return changeDevice(ctx, 'media.record', input, async (unit, row) => {
    const serial = normaliseSerial(input.serial) ?? '';
    const twice = serial !== '' && row.media.some((medium) => medium.serial === serial);
    if (twice) throw new AppError('media.twice', { status: 409, params: { serial } });
    const stocked = await buildInBySerial(unit, row, serial);
    if (stocked) return { ...stocked, movedFrom: null };
    const known = (await mediaWithSerial(unit, serial)).find((one) => one.inCustody);
    const added = known
      ? { mediumId: known.mediumId, code: known.code, movedFrom: known.deviceCode }
      : await insertMedium(unit, row, { ...input, serial });
    if (known) await moveMedium(unit, known, row);
    await setNoneConfirmed(unit, row, false);
    if (CHECKED_STAGES.includes(row.stage)) {
      await openHold(unit, row, 'wipe_failed', 'hold.auto.medium_found');
    }
    return added;
  });
}

async function insertMedium(unit: Unit, row: CardRow, medium: NewMedium): Promise<AddedMedium> {
  const mediumId = unit.newId();
  const code = await takeCode(unit.tx, 'medium');
  const { type, make, model, serial, sizeBytes } = medium;
  const at = unit.recordedAt;
  await unit.tx.insert(media).values({
    id: mediumId,
    code,
    deviceId: row.id,
    siteId: row.siteId,
    type,
    make,
    model,
    serial,
    sizeBytes,
    createdAt: at,
    updatedAt: at,
  });
  await unit.tx.insert(codes).values({
    code,
    subject: 'medium',
    subjectId: mediumId,
    siteId: row.siteId,
    createdAt: at,
  });
  const data = { step: 'added', medium: mediumId, code, type };
  await recordEvent(unit, { deviceId: row.id, kind: 'medium', data });
  return { mediumId, code, movedFrom: null };
}

/**
 * Says what a medium is, where nobody could tell at first.
 * @throws AppError `media.twice` (409), `media.described` (409) once it counts as sanitised or is gone.
 */
export async function describeMedium(
  ctx: Context,
  input: DeviceInput & NewMedium & { mediumId: string },
): Promise<{ ok: true }> {
  return changeDevice(ctx, 'media.record', input, async (unit, row) => {
    const medium = mediumOf(row, input.mediumId);
    if (!['unknown', 'failed'].includes(medium.status)) {
      throw new AppError('media.described', { status: 409 });
    }
    const serial = normaliseSerial(input.serial) ?? '';
    const twice = row.media.some(
      (one) => serial !== '' && one.id !== medium.id && one.serial === serial,
    );
    if (twice) throw new AppError('media.twice', { status: 409, params: { serial } });
    const { type, make, model, sizeBytes } = input;
    await unit.tx
      .update(media)
      .set({ type, make, model, serial, sizeBytes, updatedAt: unit.recordedAt })
      .where(eq(media.id, medium.id));
    const data = { step: 'described', medium: medium.id, type };
    await recordEvent(unit, { deviceId: row.id, kind: 'medium', data });
    return { ok: true as const };
  });
}

async function setNoneConfirmed(unit: Unit, row: CardRow, none: boolean): Promise<void> {
  await unit.tx.update(devices).set({ mediaNoneConfirmed: none }).where(eq(devices.id, row.id));
}

/**
 * A person looked: there is no storage medium in this device.
 * @throws AppError `media.some_listed` while a medium is listed as being in it.
 */
export async function confirmNoMedia(ctx: Context, input: DeviceInput): Promise<{ ok: true }> {
  return changeDevice(ctx, 'media.record', input, async (unit, row) => {
    const inside = row.media.filter((medium) => !['removed', 'destroyed'].includes(medium.status));
    if (inside.length > 0) {
      throw new AppError('media.some_listed', { params: { count: inside.length } });
    }
    await setNoneConfirmed(unit, row, true);
    await recordEvent(unit, { deviceId: row.id, kind: 'medium', data: { step: 'none' } });
    return { ok: true as const };
  });
}

/** Starts or ends the wiping job of a device, so that the bench sees what runs and since when. */
export async function setWiping(
  ctx: Context,
  input: DeviceInput & { running: boolean },
): Promise<{ wipingSince: string | null }> {
  return changeDevice(ctx, 'media.record', input, async (unit, row) => {
    const since = input.running ? unit.happenedAt : null;
    if (input.running && row.wipingSince) throw new AppError('media.wiping_already');
    await writeWiping(unit, row, since);
    return { wipingSince: since?.toISOString() ?? null };
  });
}

export async function writeWiping(unit: Unit, row: CardRow, since: Date | null): Promise<void> {
  await unit.tx.update(devices).set({ wipingSince: since }).where(eq(devices.id, row.id));
  const data = { step: since ? 'started' : 'ended' };
  await recordEvent(unit, { deviceId: row.id, kind: 'wiping', data });
}

/** @throws AppError `medium.not_found` */
export function mediumOf(row: CardRow, mediumId: string): CardMedium {
  const medium = row.media.find((one) => one.id === mediumId);
  if (!medium) throw notFound('medium');
  return medium;
}

/** @throws AppError `media.wrong_status` when the medium cannot become this. */
export function refuseStatus(medium: CardMedium, to: MediaStatus): void {
  if (!mayBecome(medium.status, to)) {
    throw new AppError('media.wrong_status', {
      status: 409,
      params: { status: medium.status, to },
    });
  }
}

/** Changes the status where the medium still has the one that was judged. */
export async function setStatus(
  unit: Unit,
  medium: CardMedium,
  to: MediaStatus,
  serial: string = medium.serial,
): Promise<void> {
  await unit.tx
    .update(media)
    .set({ status: to, serial, updatedAt: unit.recordedAt })
    .where(and(eq(media.id, medium.id), inArray(media.status, [medium.status])));
}
