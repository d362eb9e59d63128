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
  /** Squared distance to the nearest symbol, added up over all slots. */
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

/**
 * @param edge how far, in samples, the true ends may lie inside of `length` on either side
 * @returns the best fits, best first; none when even the best does not look like a code at all
 */
export function registerCode(
  line: Float32Array,
  middle: number,
  length: number,
  edge: number,
): Registered[] {
  return coarsePlacements(line, middle, length, edge)
    .map((placement) => refine(line, placement))
    .filter((registered) => registered !== null)
    .sort((a, b) => a.cost - b.cost);
}

const COARSE_KEPT = 6;
const MIN_COARSE = 0.5;
const COARSE_BLUR = BLURS[1]!;

function coarsePlacements(
  line: Float32Array,
  middle: number,
  length: number,
  edge: number,
): Placement[] {
  const step = (0.4 * length) / MODULES;
  const outside = Math.min(edge * 0.3, length * 0.08);
  const kept: (Placement & { score: number })[] = [];
  for (let start = -outside; start <= edge; start += step) {
    for (let end = -outside; end <= edge; end += step) {
      const width = length - start - end;
      for (const skew of [-0.06, 0, 0.06]) {
        const placement = { middle: middle + (start - end) / 2, width, skew, blur: COARSE_BLUR };
        const score = certainCorrelation(line, placement);
        if (score > MIN_COARSE) keepBest(kept, { ...placement, score }, step * 1.5);
      }
    }
  }
  return kept;
}

/** Keeps few placements that differ by more than `near` samples. */
function keepBest(
  kept: (Placement & { score: number })[],
  candidate: Placement & { score: number },
  near: number,
): void {
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

/** Correlation of the line with the modules that every code of ours shares; -1 outside of the line. */
function certainCorrelation(line: Float32Array, placement: Placement): number {
  const { mean } = placement.blur;
  const n = CERTAIN_MODULES.length;
  let sx = 0;
  let sy = 0;
  let sxx = 0;
  let syy = 0;
  let sxy = 0;
  for (let i = 0; i < n; i++) {
    const module = CERTAIN_MODULES[i]!;
    const at = positionOf(placement, module);
    const k = at | 0;
    if (at < 0 || k + 1 >= line.length) return -1;
    const value = line[k]! + (line[k + 1]! - line[k]!) * (at - k);
    const expected = mean[module]!;
    sx += value;
    sy += expected;
    sxx += value * value;
    syy += expected * expected;
    sxy += value * expected;
  }
  const spread = (n * sxx - sx * sx) * (n * syy - sy * sy);
  return spread > 0 ? (n * sxy - sx * sy) / Math.sqrt(spread) : -1;
}

/** Moves ends, skew and blur in ever smaller steps while the nearest symbols come nearer. */
function refine(line: Float32Array, coarse: Placement): Registered | null {
  let best = bestBlur(line, coarse);
  if (!best) return null;
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
  for (let slot = 0; slot <= STOP_SLOT; slot++) {
    let nearest = Infinity;
    for (const code of codesOfSlot(slot)) {
      nearest = Math.min(nearest, symbolCost(modules, slot, code, placement.blur));
    }
    cost += nearest;
  }
  return { placement, modules, cost };
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
