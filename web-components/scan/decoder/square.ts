/** Reads QR codes and Data Matrices in a patch of texture, turned upright and brought to a good size. */
import type { AcceptOwn, Decoded, LumaFrame, Point } from './frame.ts';
import { blurred, rotatedCrop, sharpened } from './image.ts';
import type { SquareRegion } from './square-regions.ts';
import { readSquareSymbol } from './zxing.ts';
import type { Reading } from './zxing.ts';

/** How much time a region is worth. */
export interface Effort {
  thorough: boolean;
  noisy: boolean;
}

/** Reads the region; an own code at once, else the first foreign one that any try gave. */
export function readSquareRegion(
  frame: LumaFrame,
  region: SquareRegion,
  accept: AcceptOwn,
  effort: Effort,
): Decoded | null {
  const upright = gradientAxis(frame, region.x, region.y, region.radius * 0.9);
  let foreign: Decoded | null = null;
  for (const { reading, crop } of tries(frame, region, upright, effort)) {
    if (!reading) continue;
    const { text, format, points } = reading;
    const own = accept(text);
    const corners = fourCorners(points.map((point) => toFrame(point, region, crop)));
    const decoded = { text, format, own, corners };
    if (own) return decoded;
    foreign ??= decoded;
  }
  return foreign;
}

function* tries(
  frame: LumaFrame,
  region: SquareRegion,
  upright: number,
  { thorough, noisy }: Effort,
): Generator<{ reading: Reading | null; crop: Crop }> {
  // How much of the surroundings a crop takes in, in region sides.
  for (const margin of thorough ? [1.45, 1.9, 1.2] : [1.6]) {
    const side = region.radius * 2 * margin;
    const scale = Math.min(5, Math.max(0.4, (thorough ? 240 : 200) / side));
    const size = Math.round(side * scale);
    for (const angle of thorough ? [upright, 0] : [upright]) {
      const crop = { angle, scale, size };
      const picture = rotatedCrop(frame, region.x, region.y, angle, scale, size);
      yield { reading: readSquareSymbol(picture), crop };
      const sharp = sharpened(picture, Math.max(2, Math.round(scale * 1.5)), 2);
      yield { reading: readSquareSymbol(sharp), crop };
      if (!thorough && !noisy) continue;
      const soft = blurred(picture, Math.max(1, Math.round(scale * 0.7)));
      yield { reading: readSquareSymbol(soft), crop };
      if (!thorough) continue;
      const both = sharpened(soft, Math.max(3, Math.round(scale * 2.2)), 3);
      yield { reading: readSquareSymbol(both), crop };
    }
  }
}

/** How a crop was cut out of the frame around the middle of a region. */
interface Crop {
  angle: number;
  scale: number;
  size: number;
}

function toFrame(point: Point, region: SquareRegion, { angle, scale, size }: Crop): Point {
  const right = (point.x - size / 2 + 0.5) / scale;
  const down = (point.y - size / 2 + 0.5) / scale;
  return {
    x: region.x + right * Math.cos(angle) - down * Math.sin(angle),
    y: region.y + right * Math.sin(angle) + down * Math.cos(angle),
  };
}

/** A QR code is found by three corners (and a mark inside); the fourth completes the parallelogram. */
export function fourCorners(points: readonly Point[]): Point[] {
  const [a, b, c] = points;
  if (!a || !b || !c) return [...points];
  return [a, b, c, { x: a.x + c.x - b.x, y: a.y + c.y - b.y }];
}

/** The angle that turns the gradients of a disc onto the axes, radians within an eighth of a turn. */
function gradientAxis(
  { luma, width, height }: LumaFrame,
  centreX: number,
  centreY: number,
  radius: number,
): number {
  let cos4 = 0;
  let sin4 = 0;
  const x0 = Math.max(1, Math.floor(centreX - radius));
  const x1 = Math.min(width - 2, Math.floor(centreX + radius));
  const y0 = Math.max(1, Math.floor(centreY - radius));
  const y1 = Math.min(height - 2, Math.floor(centreY + radius));
  const step = radius > 80 ? 2 : 1;
  for (let y = y0; y <= y1; y += step) {
    for (let x = x0; x <= x1; x += step) {
      const i = y * width + x;
      const a = luma[i - width - 1]!;
      const b = luma[i - width + 1]!;
      const c = luma[i + width - 1]!;
      const d = luma[i + width + 1]!;
      const gx = luma[i + 1]! - luma[i - 1]! + 0.5 * (b - a + d - c);
      const gy = luma[i + width]! - luma[i - width]! + 0.5 * (c - a + d - b);
      const strength = gx * gx + gy * gy;
      if (strength < 400) continue;
      // The angle is taken four times over, as the sides of a square are a quarter turn apart.
      const cos2 = gx * gx - gy * gy;
      const sin2 = 2 * gx * gy;
      cos4 += (cos2 * cos2 - sin2 * sin2) / strength;
      sin4 += (2 * cos2 * sin2) / strength;
    }
  }
  return Math.atan2(sin4, cos4) / 4;
}
