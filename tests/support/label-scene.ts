/** Draws labels the way a camera sees them: pinhole view, blur, uneven light, noise. Deterministic. */
import bwipjs from 'bwip-js/node';
import { boxBlur } from '../../web-components/scan/decoder/image.ts';
import type { LumaFrame } from '../../web-components/scan/decoder/frame.ts';

/** Dark modules of a symbol: `isDark(column, row)`, sizes in modules. */
export interface SymbolModules {
  columns: number;
  rows: number;
  isDark: (column: number, row: number) => boolean;
}

export interface PlacedSymbol {
  modules: SymbolModules;
  /** Upper left corner and module size on the label, millimetres. */
  left: number;
  top: number;
  moduleMm: number;
}

export interface LabelView {
  width: number;
  height: number;
  labelMm: readonly [number, number];
  symbols: PlacedSymbol[];
  /** Frame pixels per millimetre at the middle of the label. */
  pixelsPerMm: number;
  /** Middle of the label in the frame, as shares of its width and height. */
  centre: readonly [number, number];
  rotationDegrees: number;
  /** Lean away from the camera around the label's own two axes. */
  tiltDegrees: readonly [number, number];
  blurPixels: number;
  /** Standard deviation of the noise, grey levels. */
  noise: number;
  /** Share of the light that is left in the dark corner. */
  darkest: number;
  seed: number;
}

export const NEAR_VIEW: Omit<LabelView, 'symbols'> = {
  width: 1280,
  height: 720,
  labelMm: [50, 25],
  pixelsPerMm: 10,
  centre: [0.5, 0.5],
  rotationDegrees: 6,
  tiltDegrees: [8, -6],
  blurPixels: 0.6,
  noise: 3,
  darkest: 0.8,
  seed: 1,
};

/** Mulberry32: small, good enough for pictures, the same on every machine. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface RawSymbol {
  pixs?: number[];
  pixx?: number;
  pixy?: number;
  sbs?: number[];
}

/** @param bwipOptions as bwip-js takes them, e.g. `{ bcid: 'qrcode', eclevel: 'H' }`. */
export function symbolModules(
  text: string,
  bwipOptions: { bcid: string; [option: string]: string | number | boolean },
  barRows = 45,
): SymbolModules {
  const [raw] = bwipjs.raw({ ...bwipOptions, text }) as RawSymbol[];
  const { pixs, pixx, pixy, sbs } = raw ?? {};
  if (pixs && pixx && pixy) {
    return { columns: pixx, rows: pixy, isDark: (x, y) => pixs[y * pixx + x] === 1 };
  }
  const bars = (sbs ?? []).flatMap((width, i) => Array<boolean>(width).fill(i % 2 === 0));
  return { columns: bars.length, rows: barRows, isDark: (x) => bars[x] === true };
}

export function code128(digits: string): SymbolModules {
  return symbolModules(digits, { bcid: 'code128' });
}

/** In the middle of a label of `labelMm`. */
export function centred(
  modules: SymbolModules,
  moduleMm: number,
  labelMm: readonly [number, number] = NEAR_VIEW.labelMm,
): PlacedSymbol {
  const left = (labelMm[0] - modules.columns * moduleMm) / 2;
  const top = (labelMm[1] - modules.rows * moduleMm) / 2;
  return { modules, left, top, moduleMm };
}

export function renderView(view: LabelView): LumaFrame {
  const { width, height } = view;
  const random = randomNumbers(view.seed);
  const toLabel = frameToLabel(view);
  const desk = 90 + random() * 60;
  const grain = random() * 0.2 + 0.05;
  const light = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let k = 0; k < 9; k++) {
        const [u, v] = toLabel(x + ((k % 3) + 0.5) / 3, y + (Math.floor(k / 3) + 0.5) / 3);
        sum += labelGrey(view, u, v) ?? desk + 12 * Math.sin(x * grain) * Math.cos(y * grain * 0.7);
      }
      const shade = view.darkest + (1 - view.darkest) * (1 - (x / width + y / height) / 2);
      light[y * width + x] = (sum / 9) * shade;
    }
  }
  const soft = gaussian(light, width, height, view.blurPixels);
  const luma = new Uint8ClampedArray(width * height);
  for (let i = 0; i < luma.length; i++) {
    luma[i] = soft[i]! + view.noise * (random() + random() + random() + random() - 2) * 1.73;
  }
  return { luma, width, height };
}

function labelGrey({ labelMm, symbols }: LabelView, u: number, v: number): number | null {
  if (u < 0 || v < 0 || u > labelMm[0] || v > labelMm[1]) return null;
  for (const { modules, left, top, moduleMm } of symbols) {
    const column = Math.floor((u - left) / moduleMm);
    const row = Math.floor((v - top) / moduleMm);
    if (column < 0 || row < 0 || column >= modules.columns || row >= modules.rows) continue;
    return modules.isDark(column, row) ? 35 : 225;
  }
  return 225;
}

/** Pinhole camera: the label is turned, leaned and looked at from 40 label widths' worth of focal pixels. */
function frameToLabel(view: LabelView): (x: number, y: number) => [number, number] {
  const [tiltX, tiltY] = view.tiltDegrees.map((degrees) => (degrees * Math.PI) / 180) as [
    number,
    number,
  ];
  const turn = (view.rotationDegrees * Math.PI) / 180;
  const focal = view.width;
  const distance = focal / view.pixelsPerMm;
  const [cx, sx] = [Math.cos(tiltX), Math.sin(tiltX)];
  const [cy, sy] = [Math.cos(tiltY), Math.sin(tiltY)];
  const [cz, sz] = [Math.cos(turn), Math.sin(turn)];
  // Columns of Rz · Ry · Rx: where the label's two axes point in the camera's space.
  const across = [cz * cy, sz * cy, -sy] as const;
  const down = [cz * sy * sx - sz * cx, sz * sy * sx + cz * cx, cy * sx] as const;
  const [middleX, middleY] = [view.centre[0] * view.width, view.centre[1] * view.height];
  return (x, y) => {
    const rx = (x - middleX) / focal;
    const ry = (y - middleY) / focal;
    // Solve u·across + v·down + (0, 0, distance) ∥ (rx, ry, 1).
    const a = across[0] - rx * across[2];
    const b = down[0] - rx * down[2];
    const c = across[1] - ry * across[2];
    const d = down[1] - ry * down[2];
    const determinant = a * d - b * c;
    const u = (rx * distance * d - b * ry * distance) / determinant;
    const v = (a * ry * distance - rx * distance * c) / determinant;
    return [u + view.labelMm[0] / 2, v + view.labelMm[1] / 2];
  };
}

/** Three box blurs make a Gaussian; below a third of a pixel nothing is left to blur. */
function gaussian(grey: Float32Array, width: number, height: number, sigma: number): Float32Array {
  if (sigma < 0.3) return grey;
  const fine = Math.ceil(sigma * 1.2);
  const share = Math.min(1, (sigma * sigma) / (fine * (fine + 1)));
  let out = grey;
  for (let pass = 0; pass < 3; pass++) {
    const soft = boxBlur(out, width, height, fine);
    out = out.map((value, i) => value + share * (soft[i]! - value));
  }
  return out;
}
