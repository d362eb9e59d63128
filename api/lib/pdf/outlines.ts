import type { PathCommand } from 'fontkit';
import { loadFont } from './fonts.ts';
import type { ShapedLine } from './shape.ts';

export interface Point {
  x: number;
  y: number;
}

/** A closed outline; the inside is where outlines turn around a point at least once (non-zero winding). */
export type Polygon = Point[];

const STEPS_PER_CURVE = 6;

/**
 * The outlines of a shaped line, so that text can be drawn where no font can be sent.
 * @param size in the unit of the result, e.g. dots
 * @returns polygons with the baseline at y = 0, y growing downwards, the line starting at x = 0
 */
export function lineOutlines(line: ShapedLine, size: number): Polygon[] {
  const polygons: Polygon[] = [];
  const thousandth = size / 1000;
  let pen = 0;
  for (const run of line.runs) {
    const unit = size / loadFont(run.font).unitsPerEm;
    for (const placed of run.glyphs) {
      const left = pen + placed.xOffset * thousandth;
      const rise = placed.yOffset * thousandth;
      const toPage = (x: number, y: number): Point => ({ x: left + x * unit, y: -rise - y * unit });
      polygons.push(...flatten(placed.glyph.path.commands, toPage));
      pen += placed.xAdvance * thousandth;
    }
  }
  return polygons;
}

function flatten(
  commands: readonly PathCommand[],
  toPage: (x: number, y: number) => Point,
): Polygon[] {
  const polygons: Polygon[] = [];
  let polygon: Polygon = [];
  const close = () => {
    if (polygon.length > 2) polygons.push(polygon);
    polygon = [];
  };
  for (const { command, args } of commands) {
    const points = pairs(args).map(([x, y]) => toPage(x, y));
    if (command === 'moveTo' || command === 'closePath') close();
    if (command === 'quadraticCurveTo' || command === 'bezierCurveTo')
      polygon.push(...curve(polygon, points));
    else polygon.push(...points);
  }
  close();
  return polygons;
}

function pairs(values: readonly number[]): Array<[number, number]> {
  return values.flatMap((x, index) =>
    index % 2 === 0 ? [[x, values[index + 1] ?? 0] as [number, number]] : [],
  );
}

/** De Casteljau's construction for curves of any degree. */
function curve(polygon: Polygon, controls: Point[]): Point[] {
  const start = polygon.at(-1);
  if (!start) return controls;
  return Array.from({ length: STEPS_PER_CURVE }, (_, index) => {
    const t = (index + 1) / STEPS_PER_CURVE;
    let points = [start, ...controls];
    while (points.length > 1) {
      points = points.slice(1).map((point, i) => {
        const before = points[i] ?? point;
        return { x: before.x + (point.x - before.x) * t, y: before.y + (point.y - before.y) * t };
      });
    }
    return points[0] ?? start;
  });
}
