/** Photos on disk under the hash of their content, with one row each that says of what. */
import { and, eq } from 'drizzle-orm';
import { devices, photos } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { notFound } from '../lib/errors.ts';
import { keepFile, readKeptFile } from '../lib/file-store.ts';
import { type Unit, type WriteInput, recordEvent } from '../lib/unit.ts';
import { changeDevice } from '../evidence/change-device.ts';
import { checkPhoto } from './photo-file.ts';

export type PhotoPurpose = 'no_serial' | 'condition' | 'evidence';

export interface NewPhoto {
  deviceId: string;
  purpose: PhotoPurpose;
  bytes: Uint8Array;
}

/**
 * Keeps a photo of a device inside another write and records it; a `no_serial` photo counts for gate G1.
 * @returns the photo's id.
 * @throws AppError `photo.too_large`, `photo.not_an_image`, `photo.has_exif`
 */
export async function storePhoto(unit: Unit, photo: NewPhoto): Promise<string> {
  const { deviceId, purpose, bytes } = photo;
  const mediaType = checkPhoto(bytes);
  const contentHash = await keepFile(unit, bytes);
  const photoId = unit.newId();
  const takenById = unit.actor.personId;
  const createdAt = unit.recordedAt;
  await unit.tx
    .insert(photos)
    .values({ id: photoId, deviceId, purpose, contentHash, mediaType, takenById, createdAt });
  if (purpose === 'no_serial') {
    await unit.tx.update(devices).set({ noSerialPhoto: true }).where(eq(devices.id, deviceId));
  }
  const data = { photo: photoId, purpose, content: contentHash };
  await recordEvent(unit, { deviceId, kind: 'photo', data });
  return photoId;
}

/** @param input.image the file in base64, at most 1.5 MB decoded. */
export async function addPhoto(
  ctx: Context,
  input: WriteInput & { code: string; purpose: PhotoPurpose; image: string },
): Promise<{ photoId: string }> {
  const bytes = Buffer.from(input.image, 'base64');
  return changeDevice(
    ctx,
    'device.edit',
    input,
    async (unit, row) => ({
      photoId: await storePhoto(unit, { deviceId: row.id, purpose: input.purpose, bytes }),
    }),
    'anywhere',
  );
}

/** @throws AppError `photo.not_found`; photos of another site are not shown. */
export async function readPhoto(
  ctx: Context,
  photoId: string,
): Promise<{ bytes: Uint8Array; mediaType: string }> {
  requirePermission(ctx, 'device.edit');
  const [photo] = await ctx.database.db
    .select({ contentHash: photos.contentHash, mediaType: photos.mediaType })
    .from(photos)
    .innerJoin(devices, eq(devices.id, photos.deviceId))
    .where(and(eq(photos.id, photoId), eq(devices.siteId, ctx.actor.siteId)));
  if (!photo) throw notFound('photo');
  const bytes = await readKeptFile(ctx, photo.contentHash);
  if (!bytes) throw notFound('photo');
  return { bytes, mediaType: photo.mediaType };
}
