import type { Rect } from '../lib/pdf/pdf-canvas.ts';
import { MM, PdfCanvas } from '../lib/pdf/pdf-canvas.ts';
import type { LabelContent } from './label-content.ts';
import { layoutLabel } from './label-layout.ts';
import type { LabelLayout, LabelMark, ShapeMark } from './label-marks.ts';
import {
  type LabelMedium,
  labelsPerPage,
  positionOnSheet,
  type PrinterProfile,
} from './label-media.ts';

export interface LabelsPdfOptions {
  /** First free label on the first sheet, 0 is the one at the top left. Ignored on rolls. */
  startAt?: number;
  /** Title in the file's metadata. */
  title?: string;
  /** BCP 47; default `en`. */
  language?: string;
}

/** Pages that are drawn before they are given away. */
const PAGES_AT_ONCE = 10;

/**
 * A PDF with one label after the other, drawn as areas and outlines so that any printer keeps it sharp.
 * Rolls and cards get a page a label; sheets are filled row by row. Print it at 100 %.
 * @throws RangeError when the medium is too small for a symbol
 */
export async function labelsPdf(
  contents: readonly LabelContent[],
  medium: LabelMedium,
  profile: PrinterProfile,
  options: LabelsPdfOptions = {},
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of labelsPdfPieces([contents], medium, profile, options))
    pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

/**
 * The same file piece by piece, so that a thousand labels never stand in memory as a whole.
 * @param parts contents as they are read
 * @throws RangeError with the first piece when the medium is too small for a symbol
 */
export async function* labelsPdfPieces(
  parts: AsyncIterable<readonly LabelContent[]> | Iterable<readonly LabelContent[]>,
  medium: LabelMedium,
  profile: PrinterProfile,
  options: LabelsPdfOptions = {},
): AsyncGenerator<Uint8Array> {
  const canvas = new PdfCanvas({
    title: options.title ?? medium.name,
    language: options.language ?? 'en',
  });
  const perPage = labelsPerPage(medium);
  const first = medium.grid ? Math.max(0, Math.trunc(options.startAt ?? 0)) % perPage : 0;
  let index = 0;
  let pages = 0;
  for await (const contents of parts) {
    for (const content of contents) {
      const position = first + index;
      const turns = index === 0 || position % perPage === 0;
      if (turns && pages > 0 && pages % PAGES_AT_ONCE === 0) {
        yield canvas.takeWritten();
        await othersFirst();
      }
      if (turns) addLabelPage(canvas, medium, profile);
      if (turns) pages += 1;
      const origin = medium.grid ? positionOnSheet(medium.grid, position) : { xMm: 0, yMm: 0 };
      drawLayout(canvas, layoutLabel(content, medium, profile), origin);
      index += 1;
    }
  }
  if (index === 0) addLabelPage(canvas, medium, profile);
  yield canvas.finish();
}

/** Lets requests of other people be answered between two pieces of a long file. */
export function othersFirst(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A page of the medium, moved and enlarged as the printer needs it. */
export function addLabelPage(
  canvas: PdfCanvas,
  medium: LabelMedium,
  { correction }: PrinterProfile,
): void {
  const width = medium.grid?.pageWidthMm ?? medium.widthMm;
  const height = medium.grid?.pageHeightMm ?? medium.heightMm;
  canvas.addPage(width * MM, height * MM);
  if (!correction) return;
  const { offsetXMm, offsetYMm, scaleXPercent, scaleYPercent } = correction;
  canvas.placePage(offsetXMm * MM, offsetYMm * MM, scaleXPercent / 100, scaleYPercent / 100);
}

/** @param origin left top corner of the label on its page */
export function drawLayout(
  canvas: PdfCanvas,
  layout: LabelLayout,
  origin: { xMm: number; yMm: number },
): void {
  for (const mark of layout.marks) drawMark(canvas, mark, origin);
}

function drawMark(canvas: PdfCanvas, mark: LabelMark, origin: { xMm: number; yMm: number }): void {
  const toPoints = (rect: Rect): Rect => ({
    x: (rect.x + origin.xMm) * MM,
    y: (rect.y + origin.yMm) * MM,
    width: rect.width * MM,
    height: rect.height * MM,
  });
  if (mark.kind === 'text') canvas.text(mark.text, toPoints(mark.box), mark);
  else if (mark.kind === 'shape') drawShape(canvas, mark, origin);
  else canvas.fillRects(mark.rects.map(toPoints));
}

function drawShape(canvas: PdfCanvas, mark: ShapeMark, origin: { xMm: number; yMm: number }): void {
  const data = mark.polygons
    .map((polygon) => `M${polygon.map((p) => `${p.x.toFixed(3)} ${p.y.toFixed(3)}`).join('L')}Z`)
    .join('');
  canvas.fillPath(data, { x: origin.xMm * MM, y: origin.yMm * MM }, MM);
}
