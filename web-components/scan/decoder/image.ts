/**
 * Grey-picture helpers of the decoder. Indexes are computed inside the picture's bounds, so reads carry
 * `!`: a check per pixel would double the time.
 */
import type { LumaFrame } from './frame.ts';

/** ITU-R BT.601 luma of RGBA pixels. */
export function toLuma(rgba: Uint8ClampedArray, width: number, height: number): LumaFrame {
  const luma = new Uint8ClampedArray(width * height);
  for (let i = 0, j = 0; i < luma.length; i++, j += 4) {
    luma[i] = (rgba[j]! * 77 + rgba[j + 1]! * 150 + rgba[j + 2]! * 29 + 128) >> 8;
  }
  return { luma, width, height };
}

export function halve({ luma, width, height }: LumaFrame): LumaFrame {
  const halfWidth = width >> 1;
  const halfHeight = height >> 1;
  const out = new Uint8ClampedArray(halfWidth * halfHeight);
  for (let y = 0; y < halfHeight; y++) {
    for (let x = 0, i = 2 * y * width; x < halfWidth; x++, i += 2) {
      const sum = luma[i]! + luma[i + 1]! + luma[i + width]! + luma[i + width + 1]!;
      out[y * halfWidth + x] = (sum + 2) >> 2;
    }
  }
  return { luma: out, width: halfWidth, height: halfHeight };
}

/** Running mean over a square of side 2 × radius + 1, edges repeated. */
export function boxBlur(
  source: ArrayLike<number>,
  width: number,
  height: number,
  radius: number,
): Float32Array {
  const rows = new Float32Array(width * height);
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y++) runningMean(source, rows, y * width, 1, width, radius);
  for (let x = 0; x < width; x++) runningMean(rows, out, x, width, height, radius);
  return out;
}

function runningMean(
  source: ArrayLike<number>,
  target: Float32Array,
  start: number,
  step: number,
  count: number,
  radius: number,
): void {
  const last = count - 1;
  const size = 2 * radius + 1;
  let sum = 0;
  for (let i = -radius; i <= radius; i++) {
    sum += source[start + (i < 0 ? 0 : i > last ? last : i) * step]!;
  }
  for (let i = 0; i < count; i++) {
    target[start + i * step] = sum / size;
    const entering = i + radius + 1;
    const leaving = i - radius;
    sum += source[start + (entering > last ? last : entering) * step]!;
    sum -= source[start + (leaving < 0 ? 0 : leaving) * step]!;
  }
}

export function blurred({ luma, width, height }: LumaFrame, radius: number): LumaFrame {
  return { luma: new Uint8ClampedArray(boxBlur(luma, width, height, radius)), width, height };
}

/** Unsharp mask: adds `amount` times what a double box blur takes away. */
export function sharpened(frame: LumaFrame, radius: number, amount: number): LumaFrame {
  const { luma, width, height } = frame;
  const soft = boxBlur(boxBlur(luma, width, height, radius), width, height, radius);
  const out = new Uint8ClampedArray(luma.length);
  for (let i = 0; i < out.length; i++) out[i] = luma[i]! + amount * (luma[i]! - soft[i]!);
  return { luma: out, width, height };
}

/**
 * Square crop of `size` pixels a side around (centreX, centreY), turned by `angle` (radians) and
 * enlarged by `scale`, bilinear.
 */
export function rotatedCrop(
  { luma, width, height }: LumaFrame,
  centreX: number,
  centreY: number,
  angle: number,
  scale: number,
  size: number,
): LumaFrame {
  const out = new Uint8ClampedArray(size * size);
  const cos = Math.cos(angle) / scale;
  const sin = Math.sin(angle) / scale;
  const maxX = width - 1.001;
  const maxY = height - 1.001;
  const left = -size / 2 + 0.5;
  for (let j = 0; j < size; j++) {
    const down = j - size / 2 + 0.5;
    let x = centreX + left * cos - down * sin - 0.5;
    let y = centreY + left * sin + down * cos - 0.5;
    for (let i = 0; i < size; i++, x += cos, y += sin) {
      out[j * size + i] = bilinear(luma, width, clamp(x, maxX), clamp(y, maxY)) + 0.5;
    }
  }
  return { luma: out, width: size, height: size };
}

export function clamp(value: number, max: number): number {
  return value < 0 ? 0 : value > max ? max : value;
}

/** @param x,y inside the picture, at least one pixel off its right and lower edge. */
export function bilinear(luma: Uint8ClampedArray, width: number, x: number, y: number): number {
  const column = x | 0;
  const row = y | 0;
  const fractionX = x - column;
  const k = row * width + column;
  const upper = luma[k]! + (luma[k + 1]! - luma[k]!) * fractionX;
  const lower = luma[k + width]! + (luma[k + width + 1]! - luma[k + width]!) * fractionX;
  return upper + (lower - upper) * (y - row);
}
