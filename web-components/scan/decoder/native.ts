/**
 * The browser's own BarcodeDetector (Shape Detection API, WICG draft), where it has one that reads our symbols. What it
 * reads goes through the same check digits as what we read; it says nothing of how sure it is, and is not asked for more.
 */
import type { AcceptOwn, Decoded, Point, SymbolFormat } from './frame.ts';

interface Detected {
  rawValue: string;
  format: string;
  cornerPoints: readonly Point[];
}

export interface BarcodeDetectorClass {
  new (options: { formats: string[] }): {
    detect: (picture: object) => Promise<Detected[]>;
  };
  getSupportedFormats: () => Promise<string[]>;
}

export interface NativeDetector {
  /** @returns null when it failed: it is not asked again. */
  detect: (picture: object) => Promise<Decoded[] | null>;
}

const FORMATS: Record<string, SymbolFormat> = {
  code_128: 'code128',
  qr_code: 'qr',
  data_matrix: 'datamatrix',
  code_39: 'code39',
  ean_13: 'ean13',
};
/** What our labels carry: a detector without these saves nothing. */
const NEEDED = ['code_128', 'qr_code'];

/** @returns null where the browser has none, or one without our symbols (Chromium on Linux supports no format). */
export async function nativeDetector(
  accept: AcceptOwn,
  Detector = (globalThis as { BarcodeDetector?: BarcodeDetectorClass }).BarcodeDetector,
): Promise<NativeDetector | null> {
  if (!Detector) return null;
  try {
    const supported = await Detector.getSupportedFormats();
    if (!NEEDED.every((format) => supported.includes(format))) return null;
    const formats = supported.filter((format) => format in FORMATS);
    return withDetector(new Detector({ formats }), accept);
  } catch {
    return null;
  }
}

function withDetector(
  detector: InstanceType<BarcodeDetectorClass>,
  accept: AcceptOwn,
): NativeDetector {
  let failed = false;
  return {
    async detect(picture) {
      if (failed) return null;
      try {
        return (await detector.detect(picture)).flatMap((found) => decodedOf(found, accept));
      } catch {
        failed = true;
        return null;
      }
    },
  };
}

/** Ours are printed as Code 128 and QR: what looks like one of ours in other symbols is left out. */
function decodedOf({ rawValue, format, cornerPoints }: Detected, accept: AcceptOwn): Decoded[] {
  const known = FORMATS[format];
  const own = accept(rawValue);
  if (!known || rawValue === '' || (own && !['code128', 'qr', 'datamatrix'].includes(known)))
    return [];
  return [
    { text: rawValue, format: known, own, corners: cornerPoints.map(({ x, y }) => ({ x, y })) },
  ];
}
