/** Measures which way bars run, at full size: on the coarse grid narrow bars seem to lean. */
import type { LumaFrame } from './frame.ts';
import type { LinearRegion } from './linear-regions.ts';
import { sampleLine } from './scan-lines.ts';

const STEP = Math.PI / 180;
const REACH = 7;
const MAX_ROWS = 13;

/** The region with `barAngle` set to where averaging along the bars keeps most contrast. */
export function withBarDirection(frame: LumaFrame, region: LinearRegion): LinearRegion {
  const sharpness: number[] = [];
  for (let i = -REACH; i <= REACH; i++) {
    sharpness.push(contrastAlong(frame, region, region.angle + i * STEP));
  }
  const peak = sharpness.indexOf(Math.max(...sharpness));
  return { ...region, barAngle: region.angle + (peak - REACH + vertex(sharpness, peak)) * STEP };
}

/** Contrast left in a line across the region when rows are averaged along bars normal to `angle`. */
function contrastAlong(frame: LumaFrame, region: LinearRegion, angle: number): number {
  const axis = region.leaning ?? region.angle;
  const cos = Math.cos(axis);
  const sin = Math.sin(axis);
  const length = Math.round(region.u1 - region.u0);
  const height = Math.max(6, (region.v1 - region.v0) * 0.6);
  const rows = Math.min(MAX_ROWS, Math.round(height));
  const spacing = height / rows;
  const line = sampleLine(frame, {
    x: region.centreX - (length / 2) * cos,
    y: region.centreY - (length / 2) * sin,
    stepX: cos,
    stepY: sin,
    samples: length,
    barX: -Math.sin(angle) * spacing,
    barY: Math.cos(angle) * spacing,
    rows,
  });
  let sum = 0;
  for (let i = 2; i < line.length; i++) sum += (line[i]! - line[i - 2]!) ** 2;
  return sum;
}

/** Where between its neighbours a peak really lies, by the parabola through the three. */
function vertex(values: readonly number[], peak: number): number {
  const before = values[peak - 1];
  const after = values[peak + 1];
  if (before === undefined || after === undefined) return 0;
  const bend = before - 2 * values[peak]! + after;
  return bend < 0 ? (0.5 * (before - after)) / bend : 0;
}
