/** How well a ten-digit code fits a line of brightness at a given place. */
import {
  CERTAIN_MODULES,
  codesOfSlot,
  MODULES,
  PATTERN_ROOM,
  STOP_SLOT,
  SYMBOL_MODULES,
} from './soft-templates.ts';
import type { BlurTemplates } from './soft-templates.ts';

export interface Placement {
  /** Middle and width of the symbol in samples. */
  middle: number;
  width: number;
  /** Growth of modules from one end to the other (perspective). */
  skew: number;
  blur: BlurTemplates;
}

/** A line with the brightness of every module brought to -1 … +1. */
export interface Registered {
  placement: Placement;
  modules: Float64Array;
  /** The nearest code of each slot by itself. */
  codes: readonly number[];
  /** Squared distance to the nearest symbols, as a share of their own energy: 0 is a perfect fit. */
  cost: number;
}

/** Place of a module's middle; t runs from -½ to ½ over the symbol. */
export function positionOf({ middle, width, skew }: Placement, module: number): number {
  const t = (module + 0.5 - MODULES / 2) / MODULES;
  return middle + width * (t + skew * (t * t - 1 / 12));
}

/** @returns null where no fit better than `limit` is there; `guess` is what a fit near by took for nearest. */
export function fitCode(
  line: Float32Array,
  placement: Placement,
  limit = Infinity,
  guess: readonly number[] = [],
): Registered | null {
  const modules = sampleModules(line, placement);
  const { blur } = placement;
  if (!modules || !scaleModules(modules, blur)) return null;
  const most = limit * blur.maxEnergy;
  const codes: number[] = [];
  let cost = 0;
  let energy = 0;
  for (let slot = 0; slot <= STOP_SLOT; slot++) {
    const [code, distance] = nearestCode(modules, slot, blur, guess[slot]);
    codes.push(code);
    cost += distance;
    energy += blur.energies[code]!;
    if (cost >= most) return null;
  }
  return { placement, modules, codes, cost: cost / energy };
}

/** The code of a slot that fits best, with its cost; most codes are dropped half-way. */
function nearestCode(
  modules: Float64Array,
  slot: number,
  blur: BlurTemplates,
  guess: number | undefined,
): [code: number, cost: number] {
  const codes = codesOfSlot(slot);
  const { flat } = blur;
  const start = slot * SYMBOL_MODULES;
  const length = slot === STOP_SLOT ? PATTERN_ROOM : SYMBOL_MODULES;
  let nearest = guess === undefined ? Infinity : symbolCost(modules, slot, guess, blur);
  let best = guess ?? codes[0]!;
  for (const code of codes) {
    const pattern = code * PATTERN_ROOM;
    let cost = 0;
    for (let k = 0; k < length && cost < nearest; k++) {
      const difference = modules[start + k]! - flat[pattern + k]!;
      cost += difference * difference;
    }
    if (cost >= nearest) continue;
    nearest = cost;
    best = code;
  }
  return [best, nearest];
}

/** Squared distance between what was seen in a slot and the blurred pattern of a code. */
export function symbolCost(
  modules: Float64Array,
  slot: number,
  code: number,
  blur: BlurTemplates,
): number {
  const pattern = blur.symbols[code]!;
  const start = slot * SYMBOL_MODULES;
  let cost = 0;
  for (let k = 0; k < pattern.length; k++) {
    const difference = modules[start + k]! - pattern[k]!;
    cost += difference * difference;
  }
  return cost;
}

/** Mean of three samples in the middle half of each module; null where the line is too short. */
function sampleModules(line: Float32Array, placement: Placement): Float64Array | null {
  const modules = new Float64Array(MODULES);
  const quarter = placement.width / MODULES / 4;
  for (let module = 0; module < MODULES; module++) {
    const centre = positionOf(placement, module);
    if (centre - quarter < 0 || centre + quarter + 1 >= line.length) return null;
    let sum = 0;
    for (let q = -1; q <= 1; q++) {
      const at = centre + q * quarter;
      const k = at | 0;
      sum += line[k]! + (line[k + 1]! - line[k]!) * (at - k);
    }
    modules[module] = sum / 3;
  }
  return modules;
}

/** Finds gain and offset on the certain modules and takes them out; false where there is no contrast. */
function scaleModules(modules: Float64Array, { mean }: BlurTemplates): boolean {
  const n = CERTAIN_MODULES.length;
  let sx = 0;
  let sy = 0;
  let sxx = 0;
  let sxy = 0;
  for (const k of CERTAIN_MODULES) {
    sx += mean[k]!;
    sy += modules[k]!;
    sxx += mean[k]! * mean[k]!;
    sxy += mean[k]! * modules[k]!;
  }
  const gain = (n * sxy - sx * sy) / (n * sxx - sx * sx);
  if (!(gain > 0.1)) return false;
  const offset = (sy - gain * sx) / n;
  for (let k = 0; k < modules.length; k++) modules[k] = (modules[k]! - offset) / gain;
  return true;
}
