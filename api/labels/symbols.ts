import bwip from 'bwip-js/node';

/** A dark area of a symbol; the unit is one module. */
export interface ModuleRect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type QrLevel = 'H' | 'Q' | 'M' | 'L';

/** A QR code (ISO/IEC 18004) without its quiet zone. */
export interface QrSymbol {
  text: string;
  level: QrLevel;
  version: number;
  /** Modules on a side. */
  size: number;
  /** Whether a printer that picks the version by itself would pick the same one. */
  smallest: boolean;
  rects: ModuleRect[];
}

/** Quiet zones in modules: ISO/IEC 18004 asks for 4 around, ISO/IEC 15417 for 10 at either side. */
export const QR_QUIET = 4;
export const CODE128_QUIET = 10;
/** Start C, five digit pairs, check and stop: 11 modules each and 2 more for the stop. */
export const CODE128_MODULES = 90;

const LEVELS: readonly QrLevel[] = ['H', 'Q', 'M', 'L'];
/** Version 1 has no alignment pattern and fails when the camera is tilted. */
const SMALLEST_VERSION = 2;

interface RawMatrix {
  pixs: number[];
  pixx: number;
}

/** Bars of Code 128 for an even number of digits, all in set C; widths in modules, height 1. */
export function code128Bars(digits: string): ModuleRect[] {
  if (!/^(\d\d)+$/.test(digits))
    throw new RangeError('Code 128 set C takes an even number of digits');
  const [symbol] = bwip.raw({ bcid: 'code128', text: digits }) as Array<{ sbs: number[] }>;
  const bars: ModuleRect[] = [];
  let x = 0;
  symbol?.sbs.forEach((width, index) => {
    if (index % 2 === 0) bars.push({ x, y: 0, width, height: 1 });
    x += width;
  });
  return bars;
}

const sizes = new Map<string, number | null>();

/**
 * The QR code with the highest error correction that is no more than `maxModules` wide.
 * @returns null when even the lowest level is too wide
 */
export function bestQr(text: string, maxModules: number): QrSymbol | null {
  for (const level of LEVELS) {
    const version = naturalVersion(text, level);
    if (version === null) continue;
    const used = Math.max(version, SMALLEST_VERSION);
    if (modulesOf(used) <= maxModules) return drawQr(text, level, used, used === version);
  }
  return null;
}

function modulesOf(version: number): number {
  return 17 + 4 * version;
}

/** Texts of equal length and alphabet take equal room, so each such class is tried once. */
function naturalVersion(text: string, level: QrLevel): number | null {
  const alphabet = /^\d+$/.test(text)
    ? 'numeric'
    : /^[0-9A-Z $%*+\-./:]+$/.test(text)
      ? 'alphanumeric'
      : text;
  const key = `${alphabet}|${text.length}|${level}`;
  const known = sizes.get(key);
  if (known !== undefined) return known;
  let version: number | null = null;
  try {
    version = (rawQr(text, { eclevel: level }).pixx - 17) / 4;
  } catch {
    version = null;
  }
  if (sizes.size < 500) sizes.set(key, version);
  return version;
}

function drawQr(text: string, level: QrLevel, version: number, smallest: boolean): QrSymbol {
  const matrix = rawQr(text, { eclevel: level, version: String(version) });
  return { text, level, version, size: matrix.pixx, smallest, rects: darkRects(matrix) };
}

function rawQr(text: string, options: Record<string, string>): RawMatrix {
  const [matrix] = bwip.raw({ bcid: 'qrcode', text, ...options }) as unknown as RawMatrix[];
  if (!matrix) throw new RangeError('no QR code for this text');
  return matrix;
}

/** Joins neighbouring modules of a row, so that a PDF holds fewer areas and shows no seams. */
function darkRects({ pixs, pixx }: RawMatrix): ModuleRect[] {
  const rects: ModuleRect[] = [];
  for (let y = 0; y * pixx < pixs.length; y++) {
    for (let x = 0; x < pixx; x++) {
      if (!pixs[y * pixx + x]) continue;
      const start = x;
      while (x < pixx && pixs[y * pixx + x]) x++;
      rects.push({ x: start, y, width: x - start, height: 1 });
    }
  }
  return rects;
}
