import type { FontWeight } from '../lib/pdf/fonts.ts';
import type { Direction } from '../lib/pdf/bidi-runs.ts';
import type { Align, Rect } from '../lib/pdf/pdf-canvas.ts';
import type { DotsPerInch } from './label-media.ts';
import {
  CODE128_MODULES,
  CODE128_QUIET,
  code128Bars,
  type ModuleRect,
  QR_QUIET,
  type QrSymbol,
} from './symbols.ts';

/** Code 128 on a label; all lengths in millimetres unless they say dots. */
export interface Code128Mark {
  kind: 'code128';
  digits: string;
  box: Rect;
  moduleDots: number;
  rects: Rect[];
}

export interface QrMark {
  kind: 'qr';
  symbol: QrSymbol;
  /** Without quiet zone. */
  box: Rect;
  moduleDots: number;
  rects: Rect[];
}

/** Text that is made to fit its box when drawn. */
export interface TextMark {
  kind: 'text';
  text: string;
  box: Rect;
  /** Points. */
  size: number;
  minSize: number;
  maxLines: number;
  weight: FontWeight;
  align: Align;
  vertical: 'top' | 'middle' | 'bottom';
  direction: Direction;
}

/** A filled polygon; points in millimetres. */
export interface ShapeMark {
  kind: 'shape';
  polygons: Array<Array<{ x: number; y: number }>>;
}

export type LabelMark = Code128Mark | QrMark | TextMark | ShapeMark;

export interface LabelLayout {
  widthMm: number;
  heightMm: number;
  marks: LabelMark[];
}

export const SMALLEST_QR_MODULE_MM = 0.5;
/** Wider bars gain nothing and cost room. */
const WIDEST_BAR_MM = 0.51;

export function dotMm(dpi: DotsPerInch): number {
  return 25.4 / dpi;
}

/** Moves a place to the nearest printer dot, so that all bars of one width print alike. */
export function snap(millimetres: number, dpi: DotsPerInch): number {
  return Math.round(millimetres / dotMm(dpi)) * dotMm(dpi);
}

/** Dots per module with which Code 128 and its quiet zones fit; 3 or more where there is room, else 2, else 0. */
export function code128Dots(availableMm: number, dpi: DotsPerInch): number {
  const modules = CODE128_MODULES + 2 * CODE128_QUIET;
  const fitting = Math.floor(availableMm / (modules * dotMm(dpi)) + 0.001);
  const widest = Math.max(3, Math.floor(WIDEST_BAR_MM / dotMm(dpi)));
  const dots = Math.min(fitting, widest);
  return dots < 2 ? 0 : dots;
}

/** Code 128 with its quiet zones in the middle of `area`. */
export function placeCode128(
  digits: string,
  area: Rect,
  dots: number,
  dpi: DotsPerInch,
): Code128Mark {
  const module = dots * dotMm(dpi);
  const width = CODE128_MODULES * module;
  const box = {
    x: snap(area.x + (area.width - width) / 2, dpi),
    y: snap(area.y, dpi),
    width,
    height: snap(area.height, dpi),
  };
  const rects = code128Bars(digits).map((bar) => ({
    x: box.x + bar.x * module,
    y: box.y,
    width: bar.width * module,
    height: box.height,
  }));
  return { kind: 'code128', digits, box, moduleDots: dots, rects };
}

/** Modules, quiet zones left out, that fit a square of the given side at the smallest module allowed. */
export function qrModulesThatFit(sideMm: number, dpi: DotsPerInch): number {
  return Math.floor(sideMm / (smallestQrDots(dpi) * dotMm(dpi)) + 0.001) - 2 * QR_QUIET;
}

function smallestQrDots(dpi: DotsPerInch): number {
  return Math.ceil(SMALLEST_QR_MODULE_MM / dotMm(dpi) - 0.01);
}

/** A QR code as large as it fits, quiet zone included, at the top left of a square. */
export function placeQr(
  symbol: QrSymbol,
  x: number,
  y: number,
  sideMm: number,
  dpi: DotsPerInch,
): QrMark {
  const dots = Math.floor(sideMm / ((symbol.size + 2 * QR_QUIET) * dotMm(dpi)) + 0.001);
  const module = dots * dotMm(dpi);
  const box = {
    x: snap(x + QR_QUIET * module, dpi),
    y: snap(y + QR_QUIET * module, dpi),
    width: symbol.size * module,
    height: symbol.size * module,
  };
  return {
    kind: 'qr',
    symbol,
    box,
    moduleDots: dots,
    rects: scaleModules(symbol.rects, box, module),
  };
}

function scaleModules(modules: readonly ModuleRect[], origin: Rect, module: number): Rect[] {
  return modules.map((rect) => ({
    x: origin.x + rect.x * module,
    y: origin.y + rect.y * module,
    width: rect.width * module,
    height: rect.height * module,
  }));
}

/** Side of a QR mark with its quiet zone. */
export function qrSide(mark: QrMark): number {
  return mark.box.width * ((mark.symbol.size + 2 * QR_QUIET) / mark.symbol.size);
}
