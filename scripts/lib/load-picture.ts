/** Pictures of any sort as the grey frames that the decoder reads. */
import sharp from 'sharp';
import type { LumaFrame } from '../../web-components/scan/decoder/frame.ts';

/** More pixels than any camera's photograph: whatever is beyond is refused before it is unpacked. */
const MAX_PIXELS = 120_000_000;
/**
 * PNG, JPEG and whatever else sharp reads: upright by EXIF, transparency on white, any depth and colour.
 * @param maxSide pictures with a longer side, in pixels, are shrunk to it
 * @throws Error when it is no picture, a damaged one, or too large.
 */
export async function loadPicture(file: string, maxSide: number): Promise<LumaFrame> {
  const { data, info } = await sharp(file, { failOn: 'error', limitInputPixels: MAX_PIXELS })
    .autoOrient()
    .flatten({ background: '#fff' })
    .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
    .toColourspace('b-w')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { luma: firstChannel(data, info.channels), width: info.width, height: info.height };
}

function firstChannel(data: Buffer, channels: number): Uint8ClampedArray {
  if (channels === 1) return new Uint8ClampedArray(data);
  return Uint8ClampedArray.from({ length: data.length / channels }, (_, i) => data[i * channels]!);
}
