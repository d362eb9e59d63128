/** What is drawn on the camera's picture, in its pixels. */
import type { Point } from './decoder/frame.ts';
import { MIDDLE } from './decoder/interest.ts';

/** The corners of a frame around what is read first. */
export function guideCorners({ width, height }: { width: number; height: number }): string {
  const [left, right] = [MIDDLE.left * width, MIDDLE.right * width];
  const [top, bottom] = [MIDDLE.top * height, MIDDLE.bottom * height];
  const arm = Math.min(width, height) * 0.08;
  const corner = (x: number, y: number, toX: number, toY: number) =>
    `M${x} ${y + toY * arm}V${y}H${x + toX * arm}`;
  return [
    corner(left, top, 1, 1),
    corner(right, top, -1, 1),
    corner(left, bottom, 1, -1),
    corner(right, bottom, -1, -1),
  ].join('');
}

export function pointsOf(corners: readonly Point[]): string {
  return corners.map(({ x, y }) => `${Math.round(x)},${Math.round(y)}`).join(' ');
}
