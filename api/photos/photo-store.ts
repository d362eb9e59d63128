/** Photos on disk under the hash of their content, with one row each that says of what. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { MAX_CONDITION_PHOTOS, type PhotoGrade } from '#domain/photos.ts';
import { devices, people, photos } from '../../db/schema/index.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import { changeDevice } from '../evidence/change-device.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, invalidField, notFound } from '../lib/errors.ts';
import { keepFile, readKeptFile } from '../lib/file-store.ts';
import { type Unit, type WriteInput, recordEvent } from '../lib/unit.ts';
import { plainPhoto } from './photo-file.ts';

export type PhotoPurpose = 'no_serial' | 'condition' | 'evidence';

export interface NewPhoto {
  deviceId: string;
  purpose: PhotoPurpose;
  /** Only photos of the condition stand for a grade. */
  grade?: PhotoGrade | null | undefined;
  bytes: Uint8Array;
}

/**
 * Keeps a photo of a device inside another write and records it; a `no_serial` photo counts for gate G1.
 * @returns the photo's id.
 * @throws AppError `photo.too_large`, `photo.not_an_image`, `photo.too_many`, `input.invalid` on `grade`
 */
export async function storePhoto(unit: Unit, photo: NewPhoto): Promise<string> {
  const { deviceId, purpose } = photo;
  const grade = photo.grade ?? null;
  if (grade && purpose !== 'condition') throw invalidField('grade', 'photo.grade_not_shown');
  const { mediaType, bytes } = plainPhoto(photo.bytes);
  if (purpose === 'condition') await refuseTooMany(unit, deviceId);
  const contentHash = await keepFile(unit, bytes);
  const photoId = unit.newId();
  const takenById = unit.actor.personId;
  const createdAt = unit.recordedAt;
  await unit.tx.insert(photos).values({
    id: photoId,
    deviceId,
    purpose,
    grade,
    contentHash,
    mediaType,
    takenById,
    createdAt,
  });
  if (purpose === 'no_serial') {
    await unit.tx.update(devices).set({ noSerialPhoto: true }).where(eq(devices.id, deviceId));
  }
  const data = { photo: photoId, purpose, ...(grade ? { grade } : {}), content: contentHash };
  await recordEvent(unit, { deviceId, kind: 'photo', data });
  return photoId;
}

export async function refuseTooMany(unit: Unit, deviceId: string): Promise<void> {
  const there = await unit.tx.$count(
    photos,
    and(eq(photos.deviceId, deviceId), eq(photos.purpose, 'condition'), isNull(photos.removedAt)),
  );
  if (there < MAX_CONDITION_PHOTOS) return;
  throw new AppError('photo.too_many', { params: { max: MAX_CONDITION_PHOTOS } });
}

/** @param input.image the file in base64, at most 1.5 MB decoded. */
export async function addPhoto(
  ctx: Context,
  input: WriteInput & {
    code: string;
    purpose: PhotoPurpose;
    grade?: PhotoGrade | null | undefined;
    image: string;
  },
): Promise<{ photoId: string }> {
  const { purpose, grade } = input;
  const bytes = Buffer.from(input.image, 'base64');
  return changeDevice(
    ctx,
    'device.edit',
    input,
    async (unit, row) => ({
      photoId: await storePhoto(unit, { deviceId: row.id, purpose, grade, bytes }),
    }),
    'anywhere',
  );
}

export interface PhotoLine {
  id: string;
  purpose: PhotoPurpose;
  grade: PhotoGrade | null;
  takenById: string;
  takenBy: string;
  createdAt: string;
}

/** A device's photos, oldest first; removed ones are left out. */
export async function listPhotos(ctx: Context, code: string): Promise<{ photos: PhotoLine[] }> {
  requirePermission(ctx, 'device.edit');
  const device = await readCardRow(ctx, code);
  const rows = await ctx.database.db
    .select({
      id: photos.id,
      purpose: photos.purpose,
      grade: photos.grade,
      takenById: photos.takenById,
      takenBy: people.name,
      createdAt: photos.createdAt,
    })
    .from(photos)
    .innerJoin(people, eq(people.id, photos.takenById))
    .where(and(eq(photos.deviceId, device.id), isNull(photos.removedAt), isNull(photos.erasedAt)))
    .orderBy(asc(photos.createdAt), asc(photos.id))
    .limit(200);
  return { photos: rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })) };
}

/** @throws AppError `photo.not_found`; removed photos and those of another site are not shown. */
export async function readPhoto(
  ctx: Context,
  photoId: string,
): Promise<{ bytes: Uint8Array; mediaType: string }> {
  requirePermission(ctx, 'device.edit');
  const [photo] = await ctx.database.db
    .select({ contentHash: photos.contentHash, mediaType: photos.mediaType })
    .from(photos)
    .innerJoin(devices, eq(devices.id, photos.deviceId))
    .where(
      and(
        eq(photos.id, photoId),
        eq(devices.siteId, ctx.actor.siteId),
        isNull(photos.removedAt),
        isNull(photos.erasedAt),
      ),
    );
  if (!photo) throw notFound('photo');
  const bytes = await readKeptFile(ctx, photo.contentHash);
  if (!bytes) throw notFound('photo');
  return { bytes, mediaType: photo.mediaType };
}
