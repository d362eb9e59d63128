/** Brightness along a line across bars, and two ways to turn it into black and white. */
import type { LumaFrame } from './frame.ts';
import { bilinear, clamp } from './image.ts';
import { BitArray } from './zxing.ts';

/** A line to sample: start, step per sample, and the step along the bars to average over. */
export interface SampleLine {
  x: number;
  y: number;
  stepX: number;
  stepY: number;
  samples: number;
  barX: number;
  barY: number;
  /** How many parallel lines, a bar step apart, are averaged. */
  rows: number;
}

export function sampleLine({ luma, width, height }: LumaFrame, line: SampleLine): Float32Array {
  const { samples, rows, stepX, stepY } = line;
  const out = new Float32Array(samples);
  const maxX = width - 1.001;
  const maxY = height - 1.001;
  for (let row = 0; row < rows; row++) {
    const offset = row - (rows - 1) / 2;
    let x = line.x + offset * line.barX;
    let y = line.y + offset * line.barY;
    for (let i = 0; i < samples; i++, x += stepX, y += stepY) {
      out[i]! += bilinear(luma, width, clamp(x, maxX), clamp(y, maxY));
    }
  }
  for (let i = 0; i < samples; i++) out[i]! /= rows;
  return out;
}

export function smoothLine(line: Float32Array, radius: number): Float32Array {
  if (radius < 1) return line;
  const last = line.length - 1;
  const out = new Float32Array(line.length);
  let sum = 0;
  for (let i = -radius; i <= radius; i++) sum += line[clampIndex(i, last)]!;
  for (let i = 0; i <= last; i++) {
    out[i] = sum / (2 * radius + 1);
    sum += line[clampIndex(i + radius + 1, last)]! - line[clampIndex(i - radius, last)]!;
  }
  return out;
}

/** Undoes blur of about a module: adds `amount` times what smoothing takes away. */
export function sharpenLine(line: Float32Array, amount: number, module: number): Float32Array {
  const soft = smoothLine(smoothLine(line, module), module);
  return line.map((value, i) => value + amount * (value - soft[i]!));
}

/** Black where the line is below the middle between its local darkest and brightest values. */
export function binariseByLocalMiddle(line: Float32Array, radius: number): BitArray | null {
  const { low, high } = slidingExtremes(line, radius);
  const flat = spread(line) * 0.15;
  const row = new BitArray(line.length);
  let black = 0;
  for (let i = 0; i < line.length; i++) {
    if (high[i]! - low[i]! <= flat || line[i]! >= (low[i]! + high[i]!) / 2) continue;
    row.set(i);
    black++;
  }
  return black < 20 ? null : row;
}

/** Edges half-way between neighbouring extrema: keeps narrow bars that blur has flattened. */
export function binariseByExtrema(line: Float32Array, prominence: number): BitArray | null {
  const range = spread(line);
  if (range < 6) return null;
  const extrema = alternatingExtrema(line, range * prominence);
  if (extrema.length < 20) return null;
  const row = new BitArray(line.length);
  let start = -1;
  for (let k = 0; k + 1 < extrema.length; k++) {
    const { at, isHigh } = extrema[k]!;
    const next = extrema[k + 1]!.at;
    const middle = (line[at]! + line[next]!) / 2;
    let x = at;
    if (isHigh) {
      while (x < next && line[x]! > middle) x++;
      start = x;
    } else {
      while (x < next && line[x]! < middle) x++;
      if (start >= 0) for (let i = start; i < x; i++) row.set(i);
      start = -1;
    }
  }
  return row;
}

interface Extremum {
  at: number;
  isHigh: boolean;
}

function alternatingExtrema(line: Float32Array, prominence: number): Extremum[] {
  const extrema: Extremum[] = [];
  let rising = 0;
  let lowest = 0;
  let highest = 0;
  for (let i = 1; i < line.length; i++) {
    if (line[i]! < line[lowest]!) lowest = i;
    if (line[i]! > line[highest]!) highest = i;
    if (rising >= 0 && line[highest]! - line[i]! > prominence) {
      extrema.push({ at: highest, isHigh: true });
      rising = -1;
      lowest = i;
      highest = i;
    } else if (rising <= 0 && line[i]! - line[lowest]! > prominence) {
      extrema.push({ at: lowest, isHigh: false });
      rising = 1;
      lowest = i;
      highest = i;
    }
  }
  return extrema;
}

function spread(line: Float32Array): number {
  let low = Infinity;
  let high = -Infinity;
  for (const value of line) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high - low;
}

/** Sliding minimum and maximum over 2 × radius + 1 values in linear time (van Herk's blocks). */
function slidingExtremes(
  line: Float32Array,
  radius: number,
): { low: Float32Array; high: Float32Array } {
  const size = 2 * radius + 1;
  const padded = line.length + 2 * radius;
  const last = line.length - 1;
  const at = (i: number) => line[clampIndex(i - radius, last)]!;
  const lowForward = new Float32Array(padded);
  const lowBackward = new Float32Array(padded);
  const highForward = new Float32Array(padded);
  const highBackward = new Float32Array(padded);
  for (let i = 0; i < padded; i++) {
    const fresh = i % size === 0;
    lowForward[i] = fresh ? at(i) : Math.min(lowForward[i - 1]!, at(i));
    highForward[i] = fresh ? at(i) : Math.max(highForward[i - 1]!, at(i));
  }
  for (let i = padded - 1; i >= 0; i--) {
    const fresh = (i + 1) % size === 0 || i === padded - 1;
    lowBackward[i] = fresh ? at(i) : Math.min(lowBackward[i + 1]!, at(i));
    highBackward[i] = fresh ? at(i) : Math.max(highBackward[i + 1]!, at(i));
  }
  const low = new Float32Array(line.length);
  const high = new Float32Array(line.length);
  for (let i = 0; i < line.length; i++) {
    low[i] = Math.min(lowBackward[i]!, lowForward[i + size - 1]!);
    high[i] = Math.max(highBackward[i]!, highForward[i + size - 1]!);
  }
  return { low, high };
}

function clampIndex(index: number, last: number): number {
  return index < 0 ? 0 : index > last ? last : index;
}
