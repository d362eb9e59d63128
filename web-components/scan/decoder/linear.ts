/** Reads bar codes in a region of parallel bars, whatever way it lies in the frame. */
import type { AcceptOwn, Decoded, LumaFrame, Point, SymbolFormat } from './frame.ts';
import type { LinearRegion } from './linear-regions.ts';
import {
  binariseByExtrema,
  binariseByLocalMiddle,
  sampleLine,
  sharpenLine,
  smoothLine,
} from './scan-lines.ts';
import { readCode128, readCode39, readEan13 } from './zxing.ts';
import type { BitArray, RowReading } from './zxing.ts';

/** Foreign texts and on how many lines of this frame each was read. */
export type Votes = Map<string, number>;

/** A foreign code has no check digits of ours, so this many lines must agree on it. */
const FOREIGN_VOTES = 3;
/** What bars may be, the safest first. */
const ALL_READERS = [
  ['code128', readCode128],
  ['ean13', readEan13],
  ['code39', readCode39],
] as const;
const LIVE_READERS = ALL_READERS.slice(0, 1);
/** Modules of a ten-digit Code 128 with a little quiet zone; only a first guess of the module width. */
const TYPICAL_MODULES = 145;

/** Goes on after a code is read, for labels one above another are one region: the person is to choose among them. */
export function* readLinearRegion(
  frame: LumaFrame,
  region: LinearRegion,
  accept: AcceptOwn,
  votes: Votes,
  thorough: boolean,
): Generator<Decoded> {
  const offsets = thorough ? [0, 0.3, -0.3, 0.15, -0.15, 0.42, -0.42] : [0, 0.28, -0.28];
  for (const offset of offsets) {
    for (const axis of axesOf(region)) {
      const found = readLine(frame, lineThrough(region, axis, offset), accept, votes, thorough);
      if (!found) continue;
      yield found;
      if (!thorough) break;
    }
  }
}

interface Line {
  x: number;
  y: number;
  cos: number;
  sin: number;
  barX: number;
  barY: number;
  length: number;
  /** Length of the bars in pixels. */
  height: number;
  /** Length of the code itself, without what was added at both ends. */
  codeLength: number;
}

function axesOf(region: LinearRegion): number[] {
  return region.leaning === null ? [region.angle] : [region.leaning, region.angle];
}

/** The middle line of the region along `axis`, shifted by `offset` of its height along the bars. */
export function lineThrough(
  region: LinearRegion,
  axis: number,
  offset: number,
  margin = Math.min(0.18 * (region.u1 - region.u0), 60) + 6,
): Line {
  const cos = Math.cos(axis);
  const sin = Math.sin(axis);
  const span = Math.max(0, region.v1 - region.v0);
  const extent = region.u1 - region.u0;
  const alignment = Math.abs(cos * region.cos + sin * region.sin);
  const half = (extent / 2 + margin) / Math.max(0.5, alignment);
  const height =
    axis === region.leaning
      ? Math.max(8, span - extent * Math.abs(Math.tan(axis - region.angle)))
      : span;
  const middle = middleOf(region);
  const barX = -Math.sin(region.barAngle);
  const barY = Math.cos(region.barAngle);
  return {
    x: middle.x + offset * height * barX - half * cos,
    y: middle.y + offset * height * barY - half * sin,
    cos,
    sin,
    barX,
    barY,
    length: 2 * half,
    height,
    codeLength: extent / Math.max(0.5, alignment),
  };
}

function middleOf(region: LinearRegion): Point {
  if (region.leaning !== null) return { x: region.centreX, y: region.centreY };
  const u = (region.u0 + region.u1) / 2;
  const v = (region.v0 + region.v1) / 2;
  return { x: u * region.cos - v * region.sin, y: u * region.sin + v * region.cos };
}

function readLine(
  frame: LumaFrame,
  line: Line,
  accept: AcceptOwn,
  votes: Votes,
  thorough: boolean,
): Decoded | null {
  const upsampling = line.length < 420 ? 4 : line.length < 800 ? 3 : 2;
  const samples = Math.round(line.length * upsampling);
  const module = Math.max(1, Math.round((line.codeLength / TYPICAL_MODULES) * upsampling));
  const many = Math.max(9, Math.min(31, Math.round(line.height / 5)));
  for (const rows of thorough ? [3, many] : [5]) {
    const profile = sampleLine(frame, {
      ...line,
      stepX: line.cos / upsampling,
      stepY: line.sin / upsampling,
      samples,
      rows,
    });
    for (const bits of binarisations(profile, module, thorough)) {
      if (!bits) continue;
      for (const [format, read] of thorough ? ALL_READERS : LIVE_READERS) {
        const reading = read(bits);
        const found = reading && judge(reading.text, format, accept, votes);
        if (found) return { ...found, corners: cornersAlong(line, reading, upsampling) };
        if (reading) break;
      }
    }
  }
  return null;
}

/** Ways to see black and white in a line, the most successful first; lazily, as most lines need one. */
function* binarisations(
  profile: Float32Array,
  module: number,
  thorough: boolean,
): Generator<BitArray | null> {
  const wide = Math.max(6, module * 9);
  const smoothing = Math.max(1, module >> 2);
  yield binariseByLocalMiddle(profile, wide);
  const smooth = smoothLine(profile, smoothing);
  for (const prominence of thorough ? [0.12, 0.06, 0.22] : [0.12]) {
    yield binariseByExtrema(smooth, prominence);
  }
  const sharp = sharpenLine(profile, 2, module);
  yield binariseByLocalMiddle(sharp, wide);
  if (!thorough) return;
  yield binariseByExtrema(smoothLine(sharpenLine(profile, 4, module), smoothing), 0.15);
  yield binariseByLocalMiddle(sharp, Math.max(6, module * 5));
}

/** Ours are printed in Code 128 only: a text that looks like one in other bars is not believed. */
function judge(
  text: string,
  format: SymbolFormat,
  accept: AcceptOwn,
  votes: Votes,
): Omit<Decoded, 'corners'> | null {
  if (text.length < 4) return null;
  const own = accept(text);
  if (own) return format === 'code128' ? { text, format, own } : null;
  const count = (votes.get(text) ?? 0) + 1;
  votes.set(text, count);
  return count >= FOREIGN_VOTES ? { text, format, own } : null;
}

/** Corners of what was read between two samples of a line, the bars' height around it. */
function cornersAlong(line: Line, { from, to }: RowReading, upsampling: number): Point[] {
  const at = (sample: number, side: number) => ({
    x: line.x + (sample / upsampling) * line.cos + side * (line.height / 2) * line.barX,
    y: line.y + (sample / upsampling) * line.sin + side * (line.height / 2) * line.barY,
  });
  return [at(from, -1), at(to, -1), at(to, 1), at(from, 1)];
}

export function cornersOf(region: LinearRegion): Point[] {
  const { u0, u1, v0, v1, cos, sin } = region;
  const at = (u: number, v: number) => ({ x: u * cos - v * sin, y: u * sin + v * cos });
  return [at(u0, v0), at(u1, v0), at(u1, v1), at(u0, v1)];
}
