/**
 * Finds the codes in a frame. Regions first (bars lying any way, squares), then whole-frame passes:
 * a plain reader sees a third of what this does, because it looks along picture rows and centre only.
 */
import type { AcceptOwn, DecodeOptions, Decoded, LumaFrame, Point, SymbolFormat } from './frame.ts';
import { blurred, halve, sharpened } from './image.ts';
import { interestFirst } from './interest.ts';
import { withBarDirection } from './bar-direction.ts';
import { readLinearRegion } from './linear.ts';
import type { Votes } from './linear.ts';
import { findLinearRegions } from './linear-regions.ts';
import type { LinearRegion } from './linear-regions.ts';
import { readSoftCode128 } from './soft-code128.ts';
import { fourCorners, readSquareRegion } from './square.ts';
import { findSquareRegions } from './square-regions.ts';
import type { SquareRegions } from './square-regions.ts';
import { measureTexture } from './texture.ts';
import { readInvertedQr, readQrInFrame, withoutStackTraces } from './zxing.ts';
import type { Reading } from './zxing.ts';

interface Regions {
  linear: LinearRegion[];
  square: SquareRegions;
  noisy: boolean;
}

/** The first own code of the frame; without one the first foreign code; null when nothing is readable. */
export function decode(frame: LumaFrame, options: DecodeOptions): Decoded | null {
  return withoutStackTraces(() => {
    let foreign: Decoded | null = null;
    for (const found of everything(frame, options)) {
      if (found.own) return found;
      foreign ??= found;
    }
    return foreign;
  });
}

/**
 * All codes a live look finds, ours first; only when none of them is ours it looks harder, and then
 * stops at the first of ours.
 */
export function decodeAll(frame: LumaFrame, options: DecodeOptions): Decoded[] {
  return withoutStackTraces(() => {
    const found = new Map<string, Decoded>();
    const keep = (decoded: Decoded) => {
      if (!found.has(decoded.text)) found.set(decoded.text, decoded);
    };
    const regions = findRegions(frame, options);
    for (const decoded of live(frame, regions, options, found)) keep(decoded);
    const anyOwn = () => [...found.values()].some((decoded) => decoded.own);
    if (!anyOwn()) {
      for (const decoded of harder(frame, regions, options, found)) {
        keep(decoded);
        if (decoded.own) break;
      }
    }
    return oursFirst(found);
  });
}

/**
 * All codes that a still picture holds, ours first: every way to look is tried, also after one of ours is
 * found; only what lies inside a symbol already read is left out. Seconds a picture.
 */
export function decodeStill(frame: LumaFrame, accept: AcceptOwn): Decoded[] {
  return withoutStackTraces(() => {
    const options = { accept, thorough: true };
    const regions = findRegions(frame, options);
    const found = new Map<string, Decoded>();
    for (const look of [live, harder]) {
      for (const decoded of look(frame, regions, options, found)) {
        if (!found.has(decoded.text)) found.set(decoded.text, decoded);
      }
    }
    return oursFirst(found);
  });
}

function oursFirst(found: ReadonlyMap<string, Decoded>): Decoded[] {
  return [...found.values()].sort((a, b) => Number(b.own) - Number(a.own));
}

function* everything(frame: LumaFrame, options: DecodeOptions): Generator<Decoded> {
  const regions = findRegions(frame, options);
  yield* live(frame, regions, options, new Map());
  yield* harder(frame, regions, options, new Map());
}

/** How many regions of each sort are read: bars, fine squares, coarse squares. */
const LIVE_LIMITS = [5, 5, 2] as const;
const THOROUGH_LIMITS = [10, 14, 6] as const;

function findRegions(frame: LumaFrame, { thorough, interest }: DecodeOptions): Regions {
  const texture = measureTexture(frame);
  const [maxLinear] = thorough ? THOROUGH_LIMITS : LIVE_LIMITS;
  const byInterest = <T>(regions: readonly T[], middleOf: (region: T) => Point) =>
    interestFirst(regions, middleOf, frame, interest);
  const linear = byInterest(findLinearRegions(texture), ({ centreX: x, centreY: y }) => ({ x, y }))
    .slice(0, maxLinear)
    .map((region) => withBarDirection(frame, region));
  const { fine, coarse } = findSquareRegions(texture);
  const square = {
    fine: byInterest(fine, (region) => region),
    coarse: byInterest(coarse, (region) => region),
  };
  return { linear, square, noisy: texture.noisy };
}

function* live(
  frame: LumaFrame,
  regions: Regions,
  options: DecodeOptions,
  found: ReadonlyMap<string, Decoded>,
): Generator<Decoded> {
  yield* readRegions(frame, regions, options, found, false);
  yield* asDecoded(readQrInFrame(halve(frame), false), options, 2);
}

function* harder(
  frame: LumaFrame,
  regions: Regions,
  options: DecodeOptions,
  found: ReadonlyMap<string, Decoded>,
): Generator<Decoded> {
  const soft = readSoftCode128(frame, regions.linear, options);
  if (soft) yield soft;
  if (!options.thorough) return;
  yield* readRegions(frame, regions, options, found, true);
  yield* asDecoded(readQrInFrame(frame, true), options, 1);
  yield* asDecoded(readQrInFrame(sharpened(frame, 2, 1.5), true), options, 1);
  yield* asDecoded(readQrInFrame(blurred(frame, 1), true), options, 1);
  yield* asDecoded(readInvertedQr(frame), options, 1);
}

/** Most promising regions of each sort in turn; regions inside a symbol already read are skipped. */
function* readRegions(
  frame: LumaFrame,
  { linear, square, noisy }: Regions,
  { accept }: DecodeOptions,
  found: ReadonlyMap<string, Decoded>,
  thorough: boolean,
): Generator<Decoded> {
  const votes: Votes = new Map();
  const [maxLinear, maxFine, maxCoarse] = thorough ? THOROUGH_LIMITS : LIVE_LIMITS;
  const isFree = (x: number, y: number, bars: boolean) =>
    ![...found.values()].some(
      ({ corners, format }) => bars === isBars(format) && isInside({ x, y }, corners),
    );
  for (let i = 0; i < Math.max(maxLinear, maxFine); i++) {
    const bars = i < maxLinear ? linear[i] : undefined;
    if (bars && (thorough || isFree(bars.centreX, bars.centreY, true))) {
      yield* readLinearRegion(frame, bars, accept, votes, thorough);
    }
    const fine = i < maxFine ? square.fine[i] : undefined;
    const coarse = i < maxCoarse ? square.coarse[i] : undefined;
    for (const patch of [fine, coarse]) {
      if (!patch || !isFree(patch.x, patch.y, false)) continue;
      const decoded = readSquareRegion(frame, patch, accept, { thorough, noisy });
      if (decoded) yield decoded;
    }
  }
}

function* asDecoded(
  reading: Reading | null,
  { accept }: DecodeOptions,
  scale: number,
): Generator<Decoded> {
  if (!reading) return;
  const points = reading.points.map(({ x, y }) => ({ x: x * scale, y: y * scale }));
  const { text, format } = reading;
  yield { text, format, own: accept(text), corners: fourCorners(points) };
}

function isBars(format: SymbolFormat): boolean {
  return format === 'code128' || format === 'code39' || format === 'ean13';
}

/** Whether a point lies inside a convex polygon. */
function isInside(point: Point, polygon: Point[]): boolean {
  let turns = 0;
  for (let i = 0; i < polygon.length; i++) {
    const a = polygon[i]!;
    const b = polygon[(i + 1) % polygon.length]!;
    turns += Math.sign((b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x));
  }
  return polygon.length > 2 && Math.abs(turns) === polygon.length;
}
