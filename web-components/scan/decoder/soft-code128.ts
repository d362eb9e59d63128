/**
 * Reads our ten-digit Code 128 where bars are too blurred, small or noisy for edges: every symbol is
 * compared with all blurred patterns, and MOD 97-10 and mod 103 choose among the likely words.
 */
import type { AcceptOwn, DecodeOptions, Decoded, LumaFrame } from './frame.ts';
import { cornersOf, lineThrough } from './linear.ts';
import type { LinearRegion } from './linear-regions.ts';
import { sampleLine } from './scan-lines.ts';
import { symbolCost } from './soft-fit.ts';
import type { Registered } from './soft-fit.ts';
import { normaliseContrast, registerCode } from './soft-registration.ts';
import type { Search } from './soft-registration.ts';
import {
  blurredCode,
  CHECK_SLOT,
  checkPair,
  checkSymbol,
  codesOfSlot,
  MODULES,
  PAIRS,
  STOP_SLOT,
  SYMBOL_MODULES,
} from './soft-templates.ts';

/**
 * Strict on purpose: below these a label of somebody else can be bent into one of ours. Found on
 * labels with wrong check digits and foreign ten-digit codes, then confirmed on fresh ones.
 */
const LIMITS = { correlation: 0.9, symbolCorrelation: 0.78, margin: 2.2, anyWordMargin: 1.25 };
/** Reads the first regions of bars; only a text is returned that two lines agree on which share no pixel. */
export function readSoftCode128(
  frame: LumaFrame,
  regions: readonly LinearRegion[],
  { accept, thorough }: DecodeOptions,
): Decoded | null {
  for (const region of regions.slice(0, thorough ? 10 : 5)) {
    if (region.u1 - region.u0 < MODULES * 0.8) continue;
    const text = agreedText(softLines(frame, region, thorough), accept);
    if (text) return { text, format: 'code128', own: true, soft: true, corners: cornersOf(region) };
  }
  return null;
}

function agreedText(lines: Generator<SoftLine>, accept: AcceptOwn): string | null {
  const read: { text: string; band: Band }[] = [];
  for (const { band, left, ...line } of lines) {
    const text = readSoftLine(line);
    if (text !== null && accept(text)) {
      if (read.some((other) => other.text === text && !overlap(other.band, band))) return text;
      read.push({ text, band });
    }
    if (read.length === 0 && left < 2) return null;
  }
  return null;
}

/** The part of the bars' height that a line averages, as shares off the middle. */
type Band = readonly [from: number, to: number];

function overlap(a: Band, b: Band): boolean {
  return a[0] < b[1] && b[0] < a[1];
}

/** A sampled line and where along it the code may lie. */
export interface SoftLine {
  profile: Float32Array;
  search: Search;
  band: Band;
  /** How many lines follow. */
  left: number;
}

/** Where across the bars lines lie, and how much of their height they average. */
const LIVE_BANDS = [
  [0, 0.35],
  [0.28, 0.2],
  [-0.28, 0.2],
] as const;
const THOROUGH_BANDS = [
  ...LIVE_BANDS,
  [0.12, 0.2],
  [-0.12, 0.2],
  [0.4, 0.16],
  [-0.4, 0.16],
] as const;

/** Share of a region that the code may fill: small labels' text often joins the bars. */
const MIN_SHARE = 0.42;
const MAX_SHARE = 1.06;

export function* softLines(
  frame: LumaFrame,
  region: LinearRegion,
  thorough: boolean,
): Generator<SoftLine> {
  const along = region.leaning ?? region.barAngle;
  const axes = thorough && region.leaning !== null ? [along, region.barAngle] : [along];
  const extent = region.u1 - region.u0;
  // Few samples a module are enough, and the search takes time by the sample.
  const upsampling = extent < 220 ? 3 : extent < 440 ? 2 : 1;
  const bands = thorough ? THOROUGH_BANDS : LIVE_BANDS;
  let left = bands.length * axes.length;
  for (const [offset, share] of bands) {
    for (const axis of axes) {
      const line = lineThrough(region, axis, offset, 0.08 * extent + 10);
      const samples = Math.round(line.length * upsampling);
      const rows = Math.max(3, Math.round(line.height * share));
      const profile = sampleLine(frame, {
        ...line,
        stepX: line.cos / upsampling,
        stepY: line.sin / upsampling,
        samples,
        rows,
      });
      const length = line.codeLength * upsampling;
      const search = {
        from: 1,
        to: samples - 2,
        minWidth: Math.max(MODULES * 0.85 * upsampling, length * MIN_SHARE),
        maxWidth: length * MAX_SHARE,
      };
      left--;
      yield { profile, search, band: [offset - share / 2, offset + share / 2], left };
    }
  }
}

/** @returns ten digits with right check digits, or null when the line does not say so clearly. */
export function readSoftLine({
  profile,
  search,
}: Pick<SoftLine, 'profile' | 'search'>): string | null {
  const reach = Math.max(8, Math.round((search.maxWidth / MODULES) * 12));
  const forward = normaliseContrast(profile, reach);
  const backward = forward.slice().reverse();
  const fits = [...registerCode(forward, search), ...registerCode(backward, search)];
  fits.sort((a, b) => a.cost - b.cost);
  for (const fit of fits.slice(0, 3)) {
    const text = fit.cost < MAX_COST ? judgeFit(fit) : null;
    if (text) return text;
  }
  return null;
}

/** Above this share of unexplained brightness no word can reach the limits. */
const MAX_COST = 0.3;

interface Word {
  pairs: number[];
  cost: number;
}

function judgeFit(fit: Registered): string | null {
  const costs = slotCosts(fit);
  const [best, second] = rescore(fit, likelyOwn(costs));
  if (!best) return null;
  const prediction = predict(fit, best.pairs);
  if (correlation(prediction, fit.modules, 0, MODULES) < LIMITS.correlation) return null;
  for (let slot = 0; slot <= STOP_SLOT; slot++) {
    const start = slot * SYMBOL_MODULES;
    const end = slot === STOP_SLOT ? MODULES : start + SYMBOL_MODULES;
    if (correlation(prediction, fit.modules, start, end) < LIMITS.symbolCorrelation) return null;
  }
  if (second && second.cost < best.cost * LIMITS.margin) return null;
  const [other] = rescore(fit, likelyOthers(costs));
  if (other && other.cost < best.cost * LIMITS.anyWordMargin) return null;
  return best.pairs.map((pair) => String(pair).padStart(2, '0')).join('');
}

/** How many codes per slot are looked at; the right one is nearly always among the first three. */
const LIKELY_CODES = 10;
const WORDS_KEPT = 24;

interface SlotCosts {
  /** By slot and code; infinite where a code cannot stand. */
  costs: readonly Float64Array[];
  /** The cheapest codes of each slot, cheapest first. */
  likely: readonly (readonly number[])[];
}

function slotCosts({ modules, placement }: Registered): SlotCosts {
  const costs = Array.from({ length: CHECK_SLOT + 1 }, (_, slot) => {
    const row = new Float64Array(103).fill(Infinity);
    for (const code of codesOfSlot(slot))
      row[code] = symbolCost(modules, slot, code, placement.blur);
    return row;
  });
  const likely = costs.map((row, slot) =>
    [...codesOfSlot(slot)].sort((a, b) => row[a]! - row[b]!).slice(0, LIKELY_CODES),
  );
  return { costs, likely };
}

/** Words of ten digits with a right mod 103 that are ours by MOD 97-10. */
function likelyOwn(slots: SlotCosts): Word[] {
  return shortlist(slots, (head, add) => add(checkPair(...head)));
}

/** Those that are not ours: one of ours must beat them. */
function likelyOthers(slots: SlotCosts): Word[] {
  return shortlist(slots, (head, add) => {
    const own = checkPair(...head);
    for (const pair of slots.likely[PAIRS]!) if (pair !== own) add(pair);
  });
}

type Head = [number, number, number, number];

/** The cheapest words; heads that cannot be among them are left out, as codes come cheapest first. */
function shortlist(
  { costs, likely }: SlotCosts,
  endings: (head: Head, add: (pair: number) => void) => void,
): Word[] {
  const words: Word[] = [];
  const cheapest = [1, 2, 3, 4, PAIRS, CHECK_SLOT].map((slot) => costs[slot]![likely[slot]![0]!]!);
  /** Of the slots after the first, second, third and fourth. */
  const rest = [1, 2, 3, 4].map((from) => cheapest.slice(from).reduce((sum, cost) => sum + cost));
  const head: Head = [0, 0, 0, 0];
  let worst = Infinity;
  const add = (before: number) => (pair: number) => {
    const pairs = [...head, pair];
    const cost = before + costs[PAIRS]![pair]! + costs[CHECK_SLOT]![checkSymbol(pairs)]!;
    if (cost >= worst) return;
    words.push({ pairs, cost });
    words.sort((a, b) => a.cost - b.cost);
    if (words.length > WORDS_KEPT) words.pop();
    if (words.length === WORDS_KEPT) worst = words.at(-1)!.cost;
  };
  const choose = (place: number, before: number): void => {
    for (const code of likely[place + 1]!) {
      const cost = before + costs[place + 1]![code]!;
      if (cost + rest[place]! >= worst) return;
      head[place] = code;
      if (place === 3) endings(head, add(cost));
      else choose(place + 1, cost);
    }
  };
  choose(0, 0);
  return words;
}

/** Costs with the true neighbours of every symbol, and with gain and offset fitted to the whole word. */
function rescore(fit: Registered, words: Word[]): Word[] {
  return words
    .map(({ pairs }) => ({
      pairs,
      cost: 1 - correlation(predict(fit, pairs), fit.modules, 0, MODULES) ** 2,
    }))
    .sort((a, b) => a.cost - b.cost);
}

function predict({ placement }: Registered, pairs: readonly number[]): Float64Array {
  return blurredCode([...pairs, checkSymbol(pairs)], placement.blur.taps);
}

function correlation(a: Float64Array, b: Float64Array, from: number, to: number): number {
  const n = to - from;
  let sx = 0;
  let sy = 0;
  let sxx = 0;
  let syy = 0;
  let sxy = 0;
  for (let k = from; k < to; k++) {
    sx += a[k]!;
    sy += b[k]!;
    sxx += a[k]! * a[k]!;
    syy += b[k]! * b[k]!;
    sxy += a[k]! * b[k]!;
  }
  return (n * sxy - sx * sy) / Math.sqrt((n * sxx - sx * sx) * (n * syy - sy * sy) + 1e-9);
}
