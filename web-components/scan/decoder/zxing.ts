/**
 * The only file that touches @zxing/library. Its readers are called one by one because
 * MultiFormatReader logs a stack for every reader that finds nothing.
 */
import {
  BinaryBitmap,
  BitArray,
  Code128Reader,
  Code39Reader,
  DataMatrixReader,
  DecodeHintType,
  EAN13Reader,
  GlobalHistogramBinarizer,
  HybridBinarizer,
  InvertedLuminanceSource,
  LuminanceSource,
  NotFoundException,
  QRCodeReader,
  Result,
  ResultPoint,
} from '@zxing/library';
import type { LumaFrame, Point, SymbolFormat } from './frame.ts';

export { BitArray };

/** Widths of bars and spaces of the 107 Code 128 patterns, the stop last. */
export const CODE128_WIDTHS: readonly (readonly number[])[] = patternWidths();

export interface Reading {
  text: string;
  format: SymbolFormat;
  points: Point[];
}

class GreySource extends LuminanceSource {
  private readonly frame: LumaFrame;

  constructor(frame: LumaFrame) {
    super(frame.width, frame.height);
    this.frame = frame;
  }

  override getRow(y: number, row?: Uint8ClampedArray): Uint8ClampedArray {
    const { luma, width } = this.frame;
    const target = row && row.length >= width ? row : new Uint8ClampedArray(width);
    target.set(luma.subarray(y * width, (y + 1) * width));
    return target;
  }

  override getMatrix(): Uint8ClampedArray {
    return this.frame.luma;
  }

  override invert(): LuminanceSource {
    return new InvertedLuminanceSource(this);
  }
}

const code128 = new Code128Reader();
const code39 = new Code39Reader(false, false);
const ean13 = new EAN13Reader();
const qr = new QRCodeReader();
const dataMatrix = new DataMatrixReader();
const tryHarder = new Map<DecodeHintType, boolean>([[DecodeHintType.TRY_HARDER, true]]);

/** The library throws at every row it cannot read: without stacks that costs a third less time. */
export function withoutStackTraces<T>(work: () => T): T {
  // Only V8 has the setting; elsewhere a plain property does no harm.
  const settings = Error as ErrorConstructor & { stackTraceLimit?: number };
  const limit = settings.stackTraceLimit;
  settings.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    if (limit !== undefined) settings.stackTraceLimit = limit;
  }
}

/** A text along a row, and where in the row, in bits. */
export interface RowReading {
  text: string;
  from: number;
  to: number;
}

/**
 * Reads a Code 128 along a row of bits, in both directions. The library takes the start for another one when
 * anything dark lies before it (its `findStartPattern` loses half of its counters), so it is given what follows.
 */
export function readCode128(row: BitArray): RowReading | null {
  return readRow(row, () => {
    for (const start of code128Starts(row)) {
      const found = attempt(() => code128.decodeRow(0, withoutBitsBefore(row, start)));
      if (found) return wholeCode128(found, start);
    }
    throw new NotFoundException();
  });
}

/** The library's points are the middles of start and stop; a label's two symbols are told by the whole of the bars. */
function wholeCode128(found: Result, start: number): Result {
  const [from, to] = found.getResultPoints();
  if (!from || !to) return found;
  const stop = to.getX() + ((from.getX() - start) * STOP_MODULES) / START_MODULES;
  const points = [new ResultPoint(start, from.getY()), new ResultPoint(stop, to.getY())];
  return new Result(found.getText(), found.getRawBytes(), 0, points, found.getBarcodeFormat());
}

const STOP_MODULES = 13;
const START_CODES = [103, 104, 105];
const START_MODULES = 11;
/** How far a bar of the start may be off its width, in modules. */
const START_TOLERANCE = 0.9;

/** Where six bars and spaces look like a start, after white of at least half their width. */
function* code128Starts(row: BitArray): Generator<number> {
  const size = row.getSize();
  const edges: number[] = [];
  for (let at = row.getNextSet(0); at < size; at = row.getNextSet(edges.at(-1)!)) {
    edges.push(at, row.getNextUnset(at));
  }
  for (let i = 0; i + 6 < edges.length; i += 2) {
    const width = edges[i + 6]! - edges[i]!;
    if (i > 0 && edges[i]! - edges[i - 1]! < width / 2) continue;
    const looksLikeStart = START_CODES.some((code) =>
      CODE128_WIDTHS[code]!.every((modules, k) => {
        const measured = ((edges[i + k + 1]! - edges[i + k]!) / width) * START_MODULES;
        return Math.abs(measured - modules) <= START_TOLERANCE;
      }),
    );
    if (looksLikeStart) yield edges[i]!;
  }
}

function withoutBitsBefore(row: BitArray, start: number): BitArray {
  const size = row.getSize();
  const rest = row.clone();
  for (let at = row.getNextSet(0); at < Math.min(start, size); at = row.getNextSet(at + 1)) {
    rest.flip(at);
  }
  return rest;
}

/** Reads a Code 39 (serial stickers of some makers) along a row of bits, in both directions. */
export function readCode39(row: BitArray): RowReading | null {
  return readRow(row, () => code39.decodeRow(0, row));
}

/** Reads an article number (EAN-13) along a row of bits, in both directions. */
export function readEan13(row: BitArray): RowReading | null {
  return readRow(row, () => ean13.decodeRow(0, row));
}

function readRow(row: BitArray, read: () => Result): RowReading | null {
  const forward = attempt(read);
  if (forward) return rowReading(forward, (x) => x);
  row.reverse();
  const backward = attempt(read);
  row.reverse();
  return backward ? rowReading(backward, (x) => row.getSize() - 1 - x) : null;
}

function rowReading(result: Result, place: (x: number) => number): RowReading {
  const ends = result.getResultPoints().map((point) => place(point.getX()));
  return { text: result.getText(), from: Math.min(...ends), to: Math.max(...ends) };
}

/** Reads a QR code or a Data Matrix that lies in the middle of `crop`. */
export function readSquareSymbol(crop: LumaFrame): Reading | null {
  for (const Binarizer of [HybridBinarizer, GlobalHistogramBinarizer]) {
    const bitmap = new BinaryBitmap(new Binarizer(new GreySource(crop)));
    const found = attempt(() => qr.decode(bitmap, tryHarder));
    if (found) return reading(found, 'qr');
    const matrix = attempt(() => dataMatrix.decode(bitmap));
    if (matrix) return reading(matrix, 'datamatrix');
  }
  return null;
}

/** Looks for one QR code in a whole frame. */
export function readQrInFrame(frame: LumaFrame, harder: boolean): Reading | null {
  const bitmap = new BinaryBitmap(new HybridBinarizer(new GreySource(frame)));
  const found = attempt(() => qr.decode(bitmap, harder ? tryHarder : undefined));
  return found ? reading(found, 'qr') : null;
}

/** A QR code printed white on black, which the readers do not look for by themselves. */
export function readInvertedQr(frame: LumaFrame): Reading | null {
  const bitmap = new BinaryBitmap(new HybridBinarizer(new GreySource(frame).invert()));
  const found = attempt(() => qr.decode(bitmap, tryHarder));
  return found ? reading(found, 'qr') : null;
}

function attempt(read: () => Result): Result | null {
  try {
    return read();
  } catch {
    // "Not found", "bad checksum" and "bad format" all mean: nothing readable here.
    return null;
  }
}

function reading(result: Result, format: SymbolFormat): Reading {
  const points = (result.getResultPoints() ?? []).map((p) => ({ x: p.getX(), y: p.getY() }));
  return { text: result.getText(), format, points };
}

/** The library declares its table private; it is the standard's, so it is not typed in a second time. */
function patternWidths(): readonly (readonly number[])[] {
  return (Code128Reader as unknown as { CODE_PATTERNS: Int32Array[] }).CODE_PATTERNS.map((widths) =>
    Array.from(widths),
  );
}
