/** A reader of symbols that is not the product's own: zxing-cpp. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { GreyImage } from './symbol-reader.ts';

const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
const bytes = new Uint8Array(readFileSync(file));
prepareZXingModule({ overrides: { wasmBinary: bytes.buffer } });

const KINDS: Record<string, 'qr' | 'code128'> = { QRCode: 'qr', Code128: 'code128' };

/** Every QR code and Code 128 in the picture. */
export async function readAllSymbols(
  picture: GreyImage,
): Promise<{ kind: 'qr' | 'code128'; text: string; left: number; top: number }[]> {
  const { width, height, pixels } = picture;
  const data = new Uint8ClampedArray(4 * width * height);
  pixels.forEach((grey, at) => data.fill(grey, 4 * at, 4 * at + 3));
  data.forEach((_value, at) => {
    if (at % 4 === 3) data[at] = 255;
  });
  const image = { width, height, data, colorSpace: 'srgb' as const };
  const found = await readBarcodes(image, { formats: ['QRCode', 'Code128'] });
  return found.flatMap(({ format, text, isValid, position }) => {
    const kind = KINDS[format];
    const { topLeft } = position;
    return kind && isValid ? [{ kind, text, left: topLeft.x, top: topLeft.y }] : [];
  });
}
