/** The decoders that a bench of them compares: ours, and the libraries as they come. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatReader,
  RGBLuminanceSource,
} from '@zxing/library';
import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
import type { AcceptOwn, LumaFrame } from '../../web-components/scan/decoder/frame.ts';
import { withBarDirection } from '../../web-components/scan/decoder/bar-direction.ts';
import { rotatedCrop, toLuma } from '../../web-components/scan/decoder/image.ts';
import { findLinearRegions } from '../../web-components/scan/decoder/linear-regions.ts';
import { decodeAll } from '../../web-components/scan/decoder/pipeline.ts';
import { findSquareRegions } from '../../web-components/scan/decoder/square-regions.ts';
import { measureTexture } from '../../web-components/scan/decoder/texture.ts';

export interface Reader {
  name: string;
  /** All texts read. */
  read: (pixels: Pixels) => Promise<string[]> | string[];
}

export async function decoders(accept: AcceptOwn): Promise<Reader[]> {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const bytes = Uint8Array.from(readFileSync(wasm));
  await prepareZXingModule({ overrides: { wasmBinary: bytes.buffer }, fireImmediately: true });
  const own = (thorough: boolean) => (pixels: Pixels) =>
    decodeAll(toLuma(pixels.data, pixels.width, pixels.height), { accept, thorough }).map(
      ({ text }) => text,
    );
  return [
    { name: 'live', read: own(false) },
    { name: 'thorough', read: own(true) },
    { name: '@zxing/library', read: plainLibrary },
    { name: 'zxing-wasm', read: (pixels) => zxingWasm(pixels, {}) },
    {
      name: 'zxing-wasm denoise',
      read: (pixels) => zxingWasm(pixels, { tryDenoise: true, downscaleFactor: 2 }),
    },
    { name: 'our regions, zxing-wasm', read: (pixels) => wasmOnRegions(pixels, accept) },
    {
      name: 'live, else zxing-wasm',
      read: async (pixels) => {
        const texts = own(false)(pixels);
        return texts.some(accept) ? texts : [...texts, ...(await zxingWasm(pixels, {}))];
      },
    },
  ];
}

/** A decoder is given pixels, as a canvas gives them. */
export interface Pixels {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

export function asPixels({ luma, width, height }: LumaFrame): Pixels {
  const data = new Uint8ClampedArray(luma.length * 4);
  for (let i = 0, j = 0; i < luma.length; i++, j += 4) {
    data[j] = data[j + 1] = data[j + 2] = luma[i]!;
    data[j + 3] = 255;
  }
  return { data, width, height };
}

async function zxingWasm(pixels: Pixels, options: ReaderOptions): Promise<string[]> {
  const picture = pixels as Parameters<typeof readBarcodes>[0];
  return (await readBarcodes(picture, options))
    .filter(({ isValid }) => isValid)
    .map(({ text }) => text);
}

/** As many regions as a live look reads, cut out and turned upright, until one holds a code of ours. */
async function wasmOnRegions(pixels: Pixels, accept: AcceptOwn): Promise<string[]> {
  const frame = toLuma(pixels.data, pixels.width, pixels.height);
  const texture = measureTexture(frame);
  const { fine, coarse } = findSquareRegions(texture);
  const crops = [
    ...findLinearRegions(texture)
      .slice(0, 5)
      .map((region) => {
        const { barAngle, centreX: x, centreY: y, u0, u1 } = withBarDirection(frame, region);
        return { x, y, angle: barAngle, side: (u1 - u0) * 1.36, pixels: 600 };
      }),
    ...[...fine.slice(0, 5), ...coarse.slice(0, 2)].map(({ x, y, radius }) => {
      return { x, y, angle: 0, side: radius * 3.6, pixels: 240 };
    }),
  ];
  const texts: string[] = [];
  for (const { x, y, angle, side, pixels: wanted } of crops) {
    const scale = Math.min(4, Math.max(1, wanted / side));
    const crop = rotatedCrop(frame, x, y, angle, scale, Math.round(side * scale));
    texts.push(...(await zxingWasm(asPixels(crop), {})));
    if (texts.some(accept)) break;
  }
  return texts;
}

const plain = new MultiFormatReader();
plain.setHints(
  new Map([
    [
      DecodeHintType.POSSIBLE_FORMATS,
      [BarcodeFormat.CODE_128, BarcodeFormat.QR_CODE, BarcodeFormat.DATA_MATRIX],
    ],
  ]),
);

function plainLibrary({ data, width, height }: Pixels): string[] {
  const limit = Error.stackTraceLimit;
  const warn = console.warn;
  // Its readers log every miss, which is no part of what is measured.
  console.warn = () => undefined;
  try {
    const { luma } = toLuma(data, width, height);
    const source = new RGBLuminanceSource(luma, width, height);
    return [plain.decodeWithState(new BinaryBitmap(new HybridBinarizer(source))).getText()];
  } catch {
    return [];
  } finally {
    console.warn = warn;
    Error.stackTraceLimit = limit;
  }
}
