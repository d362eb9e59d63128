/**
 * What a ten-digit code looks like in Code 128 set C (ISO/IEC 15417): start, five pairs of digits, one
 * check symbol, stop. 90 modules, as blurred brightness between -1 (bar) and +1 (space).
 */
import { CODE128_WIDTHS } from './zxing.ts';

export const MODULES = 90;
export const SYMBOL_MODULES = 11;
export const PAIRS = 5;
export const CHECK_SLOT = 6;
export const STOP_SLOT = 7;
/** The stop pattern has two modules more than the others. */
export const PATTERN_ROOM = 13;
const START_C = 105;
const STOP = 106;
/** Reach of the blur in modules to either side. */
const REACH = 3;

const patterns: readonly number[][] = CODE128_WIDTHS.map((widths) =>
  [...widths].flatMap((width, i) => Array<number>(width).fill(i % 2 === 0 ? -1 : 1)),
);

/** Codes that may stand in a slot: types 1 to 8 lead, any pair follows, 103 check symbols. */
export function codesOfSlot(slot: number): readonly number[] {
  return slotCodes[slot] ?? [];
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
const slotCodes: readonly (readonly number[])[] = [
  [START_C],
  range(10, 90),
  range(0, 100),
  range(0, 100),
  range(0, 100),
  range(0, 100),
  range(0, 103),
  [STOP],
];

/** Average of all codes a slot may hold: what is known before anything is read. */
const meanModules = Float64Array.from(
  slotCodes.flatMap((codes) => {
    const length = patterns[codes[0]!]!.length;
    return range(0, length).map(
      (k) => codes.reduce((sum, code) => sum + patterns[code]![k]!, 0) / codes.length,
    );
  }),
);

/** Modules whose colour is nearly certain, used to find place and width of the symbol. */
export const CERTAIN_MODULES: readonly number[] = range(0, MODULES).filter(
  (k) => Math.abs(meanModules[k]!) > 0.5,
);

export interface BlurTemplates {
  /** Blurred average symbol, 90 values. */
  mean: Float64Array;
  /** Blurred pattern of each code between average neighbours. */
  symbols: readonly Float64Array[];
  /** The same one after another, `PATTERN_ROOM` values each. */
  flat: Float64Array;
  /** Sum of squares of each pattern: heavy blur leaves little. */
  energies: readonly number[];
  /** More than any word of ours can have. */
  maxEnergy: number;
  taps: readonly number[];
}

/** One set for each strength of blur, standard deviation in modules. */
export const BLURS: readonly BlurTemplates[] = [0.35, 0.55, 0.75, 0.95, 1.2].map(blurTemplates);

function blurTemplates(sigma: number): BlurTemplates {
  const taps = gaussianTaps(sigma);
  const before = Array.from(meanModules.subarray(2 * SYMBOL_MODULES - REACH, 2 * SYMBOL_MODULES));
  const after = Array.from(meanModules.subarray(2 * SYMBOL_MODULES, 2 * SYMBOL_MODULES + REACH));
  const symbols = patterns.map((pattern, code) => {
    const left = code === START_C ? [1, 1, 1] : before;
    const right = code === STOP ? [1, 1, 1] : after;
    return blur([...left, ...pattern, ...right], taps).slice(REACH, REACH + pattern.length);
  });
  const energies = symbols.map((symbol) => symbol.reduce((sum, value) => sum + value * value, 0));
  const most = slotCodes.map((codes) => Math.max(...codes.map((code) => energies[code]!)));
  const maxEnergy = most.reduce((sum, energy) => sum + energy, 0);
  const flat = new Float64Array(symbols.length * PATTERN_ROOM);
  symbols.forEach((symbol, code) => flat.set(symbol, code * PATTERN_ROOM));
  return { taps, symbols, flat, energies, maxEnergy, mean: blur(meanModules, taps) };
}

/** Gaussian integrated over the width of each module. */
function gaussianTaps(sigma: number): number[] {
  const raw = range(-REACH, REACH + 1).map((offset) =>
    range(-4, 5).reduce((sum, q) => sum + Math.exp(-((offset + q / 9) ** 2) / (2 * sigma ** 2)), 0),
  );
  const total = raw.reduce((sum, value) => sum + value, 0);
  return raw.map((value) => value / total);
}

/** Beyond both ends there is white paper. */
function blur(modules: ArrayLike<number>, taps: readonly number[]): Float64Array {
  const out = new Float64Array(modules.length);
  for (let i = 0; i < out.length; i++) {
    for (let j = -REACH; j <= REACH; j++) out[i]! += taps[j + REACH]! * (modules[i + j] ?? 1);
  }
  return out;
}

/** The whole blurred symbol of five digit pairs and a check symbol. */
export function blurredCode(
  pairsAndCheck: readonly number[],
  taps: readonly number[],
): Float64Array {
  return blur(
    [START_C, ...pairsAndCheck, STOP].flatMap((code) => patterns[code]!),
    taps,
  );
}

/** Check symbol of Code 128: weighted sum of the start and the symbols, modulo 103. */
export function checkSymbol(pairs: readonly number[]): number {
  return pairs.reduce((sum, pair, i) => sum + pair * (i + 1), START_C) % 103;
}

/** ISO 7064 MOD 97-10 check pair of the four leading pairs. */
export function checkPair(first: number, second: number, third: number, fourth: number): number {
  const body = ((first * 100 + second) * 100 + third) * 100 + fourth;
  return 98 - ((body * 100) % 97);
}
