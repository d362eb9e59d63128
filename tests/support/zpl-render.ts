/** ZPL as a printer would burn it, by an emulator that is none of ours. */
import sharp from 'sharp';
import { ready } from 'zpl-renderer-js';
import type { DotsPerInch, LabelSize } from '../../api/labels/label-media.ts';
import type { GreyImage } from './symbol-reader.ts';

/** Labels one by one, one pixel a dot. */
export async function renderZpl(
  zpl: string,
  { widthMm, heightMm }: LabelSize,
  dpi: DotsPerInch,
): Promise<GreyImage[]> {
  const { api } = await ready;
  const dotsPerMm = dpi === 203 ? 8 : 12;
  const scale = dpi / 25.4 / dotsPerMm;
  const pictures = await api.zplToBase64MultipleAsync(
    zpl,
    widthMm * scale,
    heightMm * scale,
    dotsPerMm,
  );
  return Promise.all(pictures.map(readPng));
}

async function readPng(base64: string): Promise<GreyImage> {
  const { data, info } = await sharp(Buffer.from(base64, 'base64'))
    .flatten({ background: '#fff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: new Uint8ClampedArray(data) };
}
