/** Reads QR codes and Data Matrices in a patch of texture, turned upright and brought to a good size. */
import type { AcceptOwn, Decoded, LumaFrame, Point } from './frame.ts';
import { blurred, rotatedCrop, sharpened } from './image.ts';
import type { SquareRegion } from './square-regions.ts';
import { readSquareSymbol } from './zxing.ts';
import type { Reading } from './zxing.ts';

/** Reads the region; an own code at once, else the first foreign one that any try gave. */
export function readSquareRegion(
  frame: LumaFrame,
  region: SquareRegion,
  accept: AcceptOwn,
  thorough: boolean,
): Decoded | null {
  const upright = gradientAxis(frame, region.x, region.y, region.radius * 0.9);
  const corners = cornersOf(region, upright);
  let foreign: Decoded | null = null;
  for (const reading of tries(frame, region, upright, thorough)) {
    if (!reading) continue;
    const own = accept(reading.text);
    const decoded = { text: reading.text, format: reading.format, own, corners };
    if (own) return decoded;
    foreign ??= decoded;
  }
  return foreign;
}

function* tries(
  frame: LumaFrame,
  region: SquareRegion,
  upright: number,
  thorough: boolean,
): Generator<Reading | null> {
  // How much of the surroundings a crop takes in, in region sides.
  for (const margin of thorough ? [1.45, 1.9, 1.2] : [1.6]) {
    const side = region.radius * 2 * margin;
    const scale = Math.min(5, Math.max(0.4, (thorough ? 240 : 200) / side));
    const size = Math.round(side * scale);
    for (const angle of thorough ? [upright, 0] : [upright]) {
      const crop = rotatedCrop(frame, region.x, region.y, angle, scale, size);
      yield readSquareSymbol(crop);
      yield readSquareSymbol(sharpened(crop, Math.max(2, Math.round(scale * 1.5)), 2));
      if (!thorough) continue;
      const soft = blurred(crop, Math.max(1, Math.round(scale * 0.7)));
      yield readSquareSymbol(soft);
      yield readSquareSymbol(sharpened(soft, Math.max(3, Math.round(scale * 2.2)), 3));
    }
  }
}

function cornersOf(region: SquareRegion, angle: number): Point[] {
  const cos = Math.cos(angle) * region.radius;
  const sin = Math.sin(angle) * region.radius;
  const at = (i: number, j: number) => ({
    x: region.x + i * cos - j * sin,
    y: region.y + i * sin + j * cos,
  });
  return [at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)];
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
