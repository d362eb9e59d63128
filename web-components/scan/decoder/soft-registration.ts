/** Finds where in a line of brightness a ten-digit code lies: place, module width, perspective, blur. */
import { fitCode, positionOf } from './soft-fit.ts';
import type { Placement, Registered } from './soft-fit.ts';
import { BLURS, CERTAIN_MODULES, MODULES } from './soft-templates.ts';

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
    let steps = 1;
    for (let start = search.from; start + width <= search.to; start += steps * module * 0.6) {
      steps = 1;
      for (const [skew, positions] of COARSE_POSITIONS) {
        const score = certainCorrelation(line, start, width, positions);
        if (score > MIN_COARSE) {
          const placement = { middle: start + width / 2, width, skew, blur: COARSE_BLUR, score };
          keepBest(kept, placement, module * 2);
        } else if (score < MIN_COARSE / 2) {
          // A line that is nothing like a code here is nothing like a leaning one either, nor is the next step.
          if (score < 0) steps = 2;
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
      const { placement, cost, codes }: Registered = best;
      const next = {
        ...placement,
        middle: placement.middle + middle * 0.25 * scale * module,
        width: placement.width + width * 0.4 * scale * module,
        skew: placement.skew + skew * 0.015 * scale,
      };
      const moved: Registered | null = fitCode(line, next, cost, codes);
      if (!moved || moved.cost >= cost) continue;
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
    const registered = fitCode(line, { ...placement, blur }, best?.cost, best?.codes);
    if (registered && (!best || registered.cost < best.cost)) best = registered;
  }
  return best;
}
