/** The same layout as on paper, drawn for the screen: what is seen is what is printed. */
import { lineOutlines } from '../lib/pdf/outlines.ts';
import { baselineOffset, lineOffset } from '../lib/pdf/pdf-canvas.ts';
import { LINE_HEIGHT, fitText } from '../lib/pdf/wrap.ts';
import type { LabelLayout, LabelMark, TextMark } from './label-marks.ts';

const POINTS_PER_MM = 72 / 25.4;

/** An SVG in millimetres without any text or script in it: rectangles and outlines only. */
export function labelSvg(layout: LabelLayout): string {
  const { widthMm, heightMm } = layout;
  const paper = `<rect width="${widthMm}" height="${heightMm}" fill="#fff"/>`;
  const size = `width="${widthMm}mm" height="${heightMm}mm" viewBox="0 0 ${widthMm} ${heightMm}"`;
  const marks = layout.marks.map(markPath).filter((path) => path !== '');
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${paper}${marks
    .map((path) => `<path d="${path}"/>`)
    .join('')}</svg>`;
}

function markPath(mark: LabelMark): string {
  if (mark.kind === 'text') return textPath(mark);
  if (mark.kind === 'shape') return mark.polygons.map(polygonPath).join('');
  return mark.rects
    .map(
      (rect) => `M${n(rect.x)} ${n(rect.y)}h${n(rect.width)}v${n(rect.height)}h${n(-rect.width)}z`,
    )
    .join('');
}

function textPath(mark: TextMark): string {
  const box = {
    width: mark.box.width * POINTS_PER_MM,
    height: mark.box.height * POINTS_PER_MM,
  };
  const fitted = fitText(mark.text, mark, box);
  const used = fitted.lines.length * fitted.size * LINE_HEIGHT;
  const spare = Math.max(0, box.height - used);
  const drop = mark.vertical === 'middle' ? spare / 2 : mark.vertical === 'bottom' ? spare : 0;
  return fitted.lines
    .map((line, index) => {
      const width = (line.width * fitted.size) / 1000;
      const left = lineOffset(width, box.width, fitted.direction, mark.align);
      const baseline = drop + baselineOffset(fitted.size) + index * fitted.size * LINE_HEIGHT;
      const toMm = (point: { x: number; y: number }) => ({
        x: mark.box.x + (left + point.x) / POINTS_PER_MM,
        y: mark.box.y + (baseline + point.y) / POINTS_PER_MM,
      });
      return lineOutlines(line, fitted.size)
        .map((polygon) => polygonPath(polygon.map(toMm)))
        .join('');
    })
    .join('');
}

function polygonPath(points: readonly { x: number; y: number }[]): string {
  return `M${points.map(({ x, y }) => `${n(x)} ${n(y)}`).join('L')}z`;
}

function n(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
