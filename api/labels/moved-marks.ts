/** Where a thermal printer prints beside the label, the label is drawn beside its place. */
import type { Rect } from '../lib/pdf/pdf-canvas.ts';
import { type LabelMark, snap } from './label-marks.ts';
import type { LabelSize, PrinterProfile } from './label-media.ts';

/**
 * Marks moved by the printer's offset, in whole dots. A printer reaches no further than its label is long and wide,
 * so the way ends where a symbol would be cut.
 */
export function movedMarks(
  marks: readonly LabelMark[],
  size: LabelSize,
  { dpi, correction }: PrinterProfile,
): readonly LabelMark[] {
  if (!correction || (correction.offsetXMm === 0 && correction.offsetYMm === 0)) return marks;
  const symbols = marks.flatMap((mark) =>
    mark.kind === 'qr' || mark.kind === 'code128' ? [mark.box] : [],
  );
  const least = (pick: (box: Rect) => number) => Math.min(...symbols.map(pick));
  const x = within(
    snap(correction.offsetXMm, dpi),
    -least((box) => box.x),
    least((box) => size.widthMm - box.x - box.width),
  );
  const y = within(
    snap(correction.offsetYMm, dpi),
    -least((box) => box.y),
    least((box) => size.heightMm - box.y - box.height),
  );
  return marks.map((mark) => moved(mark, x, y));
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, Math.min(0, least)), Math.max(0, most));
}

function moved(mark: LabelMark, x: number, y: number): LabelMark {
  const move = (box: Rect): Rect => ({ ...box, x: box.x + x, y: box.y + y });
  if (mark.kind === 'shape') {
    const polygons = mark.polygons.map((points) =>
      points.map((point) => ({ x: point.x + x, y: point.y + y })),
    );
    return { ...mark, polygons };
  }
  if (mark.kind === 'text') return { ...mark, box: move(mark.box) };
  return { ...mark, box: move(mark.box), rects: mark.rects.map(move) };
}
