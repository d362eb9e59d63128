/** What an uploaded photo must be: JPEG, PNG or WebP by its own bytes, small, without EXIF. */
import { AppError } from '../lib/errors.ts';

export const MAX_PHOTO_BYTES = 1_500_000;

export type PhotoType = 'image/jpeg' | 'image/png' | 'image/webp';

/**
 * @returns the media type its bytes show.
 * @throws AppError `photo.too_large`, `photo.not_an_image`, `photo.has_exif` (place and time of the shot
 * are in there: the browser draws the picture anew before it sends it).
 */
export function checkPhoto(bytes: Uint8Array): PhotoType {
  if (bytes.length > MAX_PHOTO_BYTES) {
    throw new AppError('photo.too_large', { status: 413, params: { megabytes: '1.5' } });
  }
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const type = photoType(file);
  if (!type) throw new AppError('photo.not_an_image', { status: 415 });
  if (hasExif(file, type)) throw new AppError('photo.has_exif');
  return type;
}

function photoType(file: Buffer): PhotoType | null {
  if (file.length < 64) return null;
  if (file.readUIntBE(0, 3) === 0xffd8ff) return 'image/jpeg';
  if (file.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  const riff = file.toString('latin1', 0, 4) === 'RIFF' && file.toString('latin1', 8, 12);
  return riff === 'WEBP' ? 'image/webp' : null;
}

function hasExif(file: Buffer, type: PhotoType): boolean {
  if (type === 'image/jpeg') return jpegHasExif(file);
  return type === 'image/png' ? pngHas(file, 'eXIf') : webpHas(file, 'EXIF');
}

/** Segments of a JPEG before the picture data: EXIF and XMP stand in APP1 (0xFFE1). */
function jpegHasExif(file: Buffer): boolean {
  let at = 2;
  while (at + 4 <= file.length && file[at] === 0xff) {
    const marker = file[at + 1];
    if (marker === 0xe1) return true;
    if (marker === 0xda) return false;
    at += 2 + file.readUInt16BE(at + 2);
  }
  return false;
}

function pngHas(file: Buffer, wanted: string): boolean {
  for (let at = 8; at + 8 <= file.length; at += 12 + file.readUInt32BE(at)) {
    if (file.toString('latin1', at + 4, at + 8) === wanted) return true;
  }
  return false;
}

function webpHas(file: Buffer, wanted: string): boolean {
  for (let at = 12; at + 8 <= file.length;) {
    if (file.toString('latin1', at, at + 4) === wanted) return true;
    const size = file.readUInt32LE(at + 4);
    at += 8 + size + (size & 1);
  }
  return false;
}
