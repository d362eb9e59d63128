/** What an uploaded photo must be: JPEG, PNG or WebP by its own bytes and small; kept without its metadata. */
import { AppError } from '../lib/errors.ts';
import { plainPng, plainWebp } from './plain-chunks.ts';
import { plainJpeg } from './plain-jpeg.ts';

export const MAX_PHOTO_BYTES = 1_500_000;

export type PhotoType = 'image/jpeg' | 'image/png' | 'image/webp';

export interface PlainPhoto {
  mediaType: PhotoType;
  bytes: Uint8Array;
}

const PLAIN: Record<PhotoType, (file: Buffer) => Buffer | null> = {
  'image/jpeg': plainJpeg,
  'image/png': plainPng,
  'image/webp': plainWebp,
};

/**
 * Place, time, camera and owner of a shot stand in a photo's metadata. The browser draws the picture anew
 * before it sends it; whoever sends it otherwise gets it stripped here, all but the turn of a JPEG.
 * @returns the picture alone, and the media type its bytes show.
 * @throws AppError `photo.too_large`, `photo.not_an_image`
 */
export function plainPhoto(bytes: Uint8Array): PlainPhoto {
  if (bytes.length > MAX_PHOTO_BYTES) {
    throw new AppError('photo.too_large', { status: 413, params: { megabytes: '1.5' } });
  }
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mediaType = photoType(file);
  const plain = mediaType && PLAIN[mediaType](file);
  if (!plain) throw new AppError('photo.not_an_image', { status: 415 });
  return { mediaType, bytes: plain };
}

function photoType(file: Buffer): PhotoType | null {
  if (file.length < 24) return null;
  if (file.readUIntBE(0, 3) === 0xffd8ff) return 'image/jpeg';
  if (file.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  const riff = file.toString('latin1', 0, 4) === 'RIFF' && file.toString('latin1', 8, 12);
  return riff === 'WEBP' ? 'image/webp' : null;
}
