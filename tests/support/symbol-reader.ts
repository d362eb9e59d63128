import { createRequire } from 'node:module';
import type * as Zxing from '@zxing/library';

// The package's ES module shows Node only some of its names, so its CommonJS build is taken.
const zxing = createRequire(import.meta.url)('@zxing/library') as typeof Zxing;

/** A grey picture, one byte a pixel, 255 is white. */
export interface GreyImage {
  width: number;
  height: number;
  pixels: Uint8ClampedArray;
}

/** What @zxing/library reads in the picture or in one of half its size, or null. */
export function readSymbol(image: GreyImage, kind: 'qr' | 'code128'): string | null {
  return readOnce(image, kind) ?? readOnce(halfSize(image), kind);
}

function readOnce(image: GreyImage, kind: 'qr' | 'code128'): string | null {
  const source = new zxing.RGBLuminanceSource(image.pixels, image.width, image.height);
  const reader = kind === 'qr' ? new zxing.QRCodeReader() : new zxing.Code128Reader();
  const hints = new Map([[zxing.DecodeHintType.TRY_HARDER, true]]);
  for (const Binarizer of [zxing.HybridBinarizer, zxing.GlobalHistogramBinarizer]) {
    try {
      return reader.decode(new zxing.BinaryBitmap(new Binarizer(source)), hints).getText();
    } catch {
      reader.reset();
    }
  }
  return null;
}

function halfSize({ width, height, pixels }: GreyImage): GreyImage {
  const half = { width: width >> 1, height: height >> 1 };
  const result = new Uint8ClampedArray(half.width * half.height);
  for (let y = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      const at = 2 * y * width + 2 * x;
      const sum = [at, at + 1, at + width, at + width + 1].reduce(
        (total, i) => total + (pixels[i] ?? 255),
        0,
      );
      result[y * half.width + x] = sum / 4;
    }
  }
  return { ...half, pixels: result };
}

export function cropImage(
  image: GreyImage,
  left: number,
  top: number,
  width: number,
  height: number,
): GreyImage {
  const x = Math.max(0, Math.round(left));
  const y = Math.max(0, Math.round(top));
  const w = Math.min(image.width - x, Math.round(width));
  const h = Math.min(image.height - y, Math.round(height));
  const pixels = new Uint8ClampedArray(w * h);
  for (let row = 0; row < h; row++) {
    const from = (y + row) * image.width + x;
    pixels.set(image.pixels.subarray(from, from + w), row * w);
  }
  return { width: w, height: h, pixels };
}
