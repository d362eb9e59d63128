/** Finds where in a line of brightness a ten-digit code lies: place, module width, perspective, blur. */
import {
  BLURS,
  CERTAIN_MODULES,
  codesOfSlot,
  MODULES,
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
  /** Squared distance to the nearest symbols, as a share of their own energy: 0 is a perfect fit. */
  cost: number;
}

/** Place of a module's middle; t runs from -½ to ½ over the symbol. */
function positionOf({ middle, width, skew }: Placement, module: number): number {
  const t = (module + 0.5 - MODULES / 2) / MODULES;
  return middle + width * (t + skew * (t * t - 1 / 12));
}

/** Brings local contrast to mean 0 and deviation 1, so that shade and glare matter less. */
export function normaliseContrast(line: Float32Array, radius: number): Float32Array {
  const sums = new Float64Array(line.length + 1);
  const squares = new Float64Array(line.length + 1);
  line.forEach((value, i) => {
    sums[i + 1] = sums[i]! + value;
    squares[i + 1] = squares[i]! + value * value;
  });
  return line.map((value, i) => {
    const from = Math.max(0, i - radius);
    const to = Math.min(line.length, i + radius + 1);
    const mean = (sums[to]! - sums[from]!) / (to - from);
    const variance = (squares[to]! - squares[from]!) / (to - from) - mean * mean;
    return (value - mean) / Math.sqrt(Math.max(1, variance));
  });
}

/** A stretch of the line in which the code lies, in samples, and how wide it may be. */
export interface Search {
  from: number;
  to: number;
  minWidth: number;
  maxWidth: number;
}

/** @returns the best fits, best first; none when nothing there looks like a code of ours. */
export function registerCode(line: Float32Array, search: Search): Registered[] {
  return coarsePlacements(line, search)
    .map((placement) => refine(line, placement))
    .filter((registered) => registered !== null)
    .sort((a, b) => a.cost - b.cost);
}

const COARSE_KEPT = 4;
const MIN_COARSE = 0.55;
const COARSE_BLUR = BLURS[1]!;

function coarsePlacements(line: Float32Array, search: Search): Placement[] {
  const kept: ScoredPlacement[] = [];
  for (let width = search.minWidth; width <= search.maxWidth; width *= 1.015) {
    const module = width / MODULES;
    for (let start = search.from; start + width <= search.to; start += module * 0.6) {
      for (const [skew, positions] of COARSE_POSITIONS) {
        const score = certainCorrelation(line, start, width, positions);
        if (score > MIN_COARSE) {
          const placement = { middle: start + width / 2, width, skew, blur: COARSE_BLUR, score };
          keepBest(kept, placement, module * 2);
        } else if (score < MIN_COARSE / 2) {
          // A line that is nothing like a code here is nothing like a leaning one either.
          break;
        }
      }
    }
  }
  return kept;
}

type ScoredPlacement = Placement & { score: number };

/** Keeps few placements that differ by more than `near` samples. */
function keepBest(kept: ScoredPlacement[], candidate: ScoredPlacement, near: number): void {
  const same = kept.findIndex(
    (other) =>
      Math.abs(other.middle - candidate.middle) < near &&
      Math.abs(other.width - candidate.width) < 2 * near,
  );
  if (same >= 0) {
    if (kept[same]!.score < candidate.score) kept[same] = candidate;
  } else if (kept.length < COARSE_KEPT) kept.push(candidate);
  else if (kept.at(-1)!.score < candidate.score) kept[kept.length - 1] = candidate;
  else return;
  kept.sort((a, b) => b.score - a.score);
}

/** Places of the certain modules from 0 to 1 over the symbol, without skew and with some either way. */
const COARSE_POSITIONS: readonly (readonly [number, Float64Array])[] = [0, -0.05, 0.05].map(
  (skew) => {
    const unit = { middle: 0.5, width: 1, skew, blur: COARSE_BLUR };
    return [
      skew,
      Float64Array.from(CERTAIN_MODULES, (module) => positionOf(unit, module)),
    ] as const;
  },
);

/** Their expected brightness, brought to mean 0 and length 1, so that a product is a correlation. */
const COARSE_EXPECTED: Float64Array = expectedCertainModules();

function expectedCertainModules(): Float64Array {
  const raw = Float64Array.from(CERTAIN_MODULES, (module) => COARSE_BLUR.mean[module]!);
  const mean = raw.reduce((sum, value) => sum + value, 0) / raw.length;
  const length = Math.sqrt(raw.reduce((sum, value) => sum + (value - mean) ** 2, 0));
  return raw.map((value) => (value - mean) / length);
}

/** Correlation of the line with the modules that every code of ours shares. */
function certainCorrelation(
  line: Float32Array,
  start: number,
  width: number,
  positions: Float64Array,
): number {
  let sum = 0;
  let squares = 0;
  let product = 0;
  const n = positions.length;
  for (let i = 0; i < n; i++) {
    const at = start + width * positions[i]!;
    const k = at | 0;
    const value = line[k]! + (line[k + 1]! - line[k]!) * (at - k);
    sum += value;
    squares += value * value;
    product += value * COARSE_EXPECTED[i]!;
  }
  const spread = squares - (sum * sum) / n;
  return spread > 1e-6 ? product / Math.sqrt(spread) : 0;
}

/** A coarse placement this far off never refines into a fit. */
const HOPELESS = 0.6;

/** Moves ends, skew and blur in ever smaller steps while the nearest symbols come nearer. */
function refine(line: Float32Array, coarse: Placement): Registered | null {
  let best = bestBlur(line, coarse);
  if (!best || best.cost > HOPELESS) return null;
  let scale = 1;
  for (let round = 0; round < 20 && scale > 0.06; round++) {
    const module = best.placement.width / MODULES;
    let improved = false;
    for (const [middle, width, skew] of DIRECTIONS) {
      const { placement } = best;
      const moved: Registered | null = fit(line, {
        ...placement,
        middle: placement.middle + middle * 0.25 * scale * module,
        width: placement.width + width * 0.4 * scale * module,
        skew: placement.skew + skew * 0.015 * scale,
      });
      if (!moved || moved.cost >= best.cost) continue;
      best = moved;
      improved = true;
    }
    if (!improved) scale /= 2;
  }
  return bestBlur(line, best.placement);
}

const DIRECTIONS = [
  [1, 0, 0],
  [-1, 0, 0],
  [0, 1, 0],
  [0, -1, 0],
  [0, 0, 1],
  [0, 0, -1],
] as const;

function bestBlur(line: Float32Array, placement: Placement): Registered | null {
  let best: Registered | null = null;
  for (const blur of BLURS) {
    const registered = fit(line, { ...placement, blur });
    if (registered && (!best || registered.cost < best.cost)) best = registered;
  }
  return best;
}

function fit(line: Float32Array, placement: Placement): Registered | null {
  const modules = sampleModules(line, placement);
  if (!modules || !scaleModules(modules, placement.blur)) return null;
  let cost = 0;
  let energy = 0;
  for (let slot = 0; slot <= STOP_SLOT; slot++) {
    let nearest = Infinity;
    let nearestCode = 0;
    for (const code of codesOfSlot(slot)) {
      const distance = symbolCost(modules, slot, code, placement.blur);
      if (distance >= nearest) continue;
      nearest = distance;
      nearestCode = code;
    }
    cost += nearest;
    energy += placement.blur.energies[nearestCode]!;
  }
  return { placement, modules, cost: cost / energy };
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
