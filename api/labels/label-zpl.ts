import { lineOutlines } from '../lib/pdf/outlines.ts';
import { baselineOffset, lineOffset, type Rect } from '../lib/pdf/pdf-canvas.ts';
import type { ShapedLine } from '../lib/pdf/shape.ts';
import { fitText, type FittedText, LINE_HEIGHT } from '../lib/pdf/wrap.ts';
import { Bitmap } from './bitmap.ts';
import type { LabelContent } from './label-content.ts';
import { layoutLabel } from './label-layout.ts';
import {
  type Code128Mark,
  dotMm,
  type LabelMark,
  type QrMark,
  type ShapeMark,
  type TextMark,
} from './label-marks.ts';
import type { DotsPerInch, LabelSize, PrinterProfile } from './label-media.ts';
import { movedMarks } from './moved-marks.ts';

const POINTS_PER_MM = 72 / 25.4;
/** A QR code is set below the field origin by the bar height, which stays from the label before unless it is given. */
const QR_DROP_DOTS = 10;
/** The printer's own font 0 is condensed; at this share of its height it is no wider than ours. */
const FONT_0_WIDTH = 0.9;

/**
 * ZPL II for a roll printer, one format a label, to be sent to TCP port 9100 as it is.
 * Letters beyond ASCII go as pictures, because printers carry neither Vietnamese nor joined Persian.
 * @throws RangeError when the label is too small for a symbol
 */
export function labelsZpl(
  contents: readonly LabelContent[],
  medium: LabelSize,
  profile: PrinterProfile,
): string {
  return zplHead(profile) + contents.map((one) => labelZpl(one, medium, profile)).join('');
}

/** What comes before the first label: how dark it burns. */
export function zplHead({ correction }: PrinterProfile): string {
  const darkness = correction?.darkness ?? null;
  return darkness === null ? '' : `~SD${String(darkness).padStart(2, '0')}\n`;
}

/** One label. @throws RangeError when it is too small for a symbol */
export function labelZpl(
  content: LabelContent,
  medium: LabelSize,
  profile: PrinterProfile,
): string {
  const { dpi, correction } = profile;
  const width = Math.floor(medium.widthMm / dotMm(dpi) + 0.01);
  const height = Math.floor(medium.heightMm / dotMm(dpi) + 0.01);
  const speed = correction?.speed ? `^PR${correction.speed}` : '';
  const marks = movedMarks(layoutLabel(content, medium, profile).marks, medium, profile);
  const fields = marks.map((mark) => markZpl(mark, dpi)).filter((field) => field !== '');
  return [`^XA^CI28^PW${width}^LL${height}^LH0,0${speed}`, ...fields, '^PQ1^XZ', ''].join('\n');
}

/** Field data after `^FH`: control characters, `^`, `~`, `_` and bytes beyond ASCII as `_hh`. */
export function escapeZpl(text: string): string {
  return Array.from(Buffer.from(text, 'utf8'), (byte) =>
    byte < 32 || byte > 126 || byte === 0x5e || byte === 0x7e || byte === 0x5f
      ? `_${byte.toString(16).padStart(2, '0')}`
      : String.fromCharCode(byte),
  ).join('');
}

function markZpl(mark: LabelMark, dpi: DotsPerInch): string {
  if (mark.kind === 'code128') return code128Zpl(mark, dpi);
  if (mark.kind === 'qr') return qrZpl(mark, dpi);
  if (mark.kind === 'shape') return shapeZpl(mark, dpi);
  return textZpl(mark, dpi);
}

function toDots(millimetres: number, dpi: DotsPerInch): number {
  return Math.round(millimetres / dotMm(dpi));
}

/** `>;` starts set C, two digits a symbol; the printer adds the check symbol. */
function code128Zpl(mark: Code128Mark, dpi: DotsPerInch): string {
  const height = toDots(mark.box.height, dpi);
  const origin = `^FO${toDots(mark.box.x, dpi)},${toDots(mark.box.y, dpi)}`;
  return `${origin}^BY${mark.moduleDots},3,${height}^BCN,${height},N,N,N,N^FH^FD>;${mark.digits}^FS`;
}

/** Where the printer would choose version 1, the symbol is sent as a picture. */
function qrZpl(mark: QrMark, dpi: DotsPerInch): string {
  const x = toDots(mark.box.x, dpi);
  const y = toDots(mark.box.y, dpi);
  const { symbol, moduleDots } = mark;
  if (symbol.smallest && moduleDots <= 10 && y >= QR_DROP_DOTS) {
    return `^FO${x},${y - QR_DROP_DOTS}^BY2,3,${QR_DROP_DOTS}^BQN,2,${moduleDots}^FH^FD${symbol.level}A,${escapeZpl(symbol.text)}^FS`;
  }
  const side = symbol.size * moduleDots;
  const bitmap = new Bitmap(side, side);
  for (const rect of symbol.rects) {
    bitmap.fillRect(rect.x * moduleDots, rect.y * moduleDots, rect.width * moduleDots, moduleDots);
  }
  return `^FO${x},${y}${bitmap.toGraphicField()}`;
}

function shapeZpl(mark: ShapeMark, dpi: DotsPerInch): string {
  const points = mark.polygons.flat();
  const left = toDots(Math.max(0, Math.min(...points.map((point) => point.x))), dpi);
  const top = toDots(Math.max(0, Math.min(...points.map((point) => point.y))), dpi);
  const polygons = mark.polygons.map((polygon) =>
    polygon.map((point) => ({ x: point.x / dotMm(dpi) - left, y: point.y / dotMm(dpi) - top })),
  );
  const width = Math.ceil(Math.max(...polygons.flat().map((point) => point.x)));
  const height = Math.ceil(Math.max(...polygons.flat().map((point) => point.y)));
  const bitmap = new Bitmap(width, height);
  bitmap.fillPolygons(polygons);
  return `^FO${left},${top}${bitmap.toGraphicField()}`;
}

function textZpl(mark: TextMark, dpi: DotsPerInch): string {
  const box: Rect = {
    ...mark.box,
    width: mark.box.width * POINTS_PER_MM,
    height: mark.box.height * POINTS_PER_MM,
  };
  const fitted = fitText(mark.text, mark, box);
  const lineDots = (fitted.size * LINE_HEIGHT * dpi) / 72;
  const spare = Math.max(0, mark.box.height / dotMm(dpi) - lineDots * fitted.lines.length);
  const drop = mark.vertical === 'middle' ? spare / 2 : mark.vertical === 'bottom' ? spare : 0;
  const hasPlainLetters = fitted.lines.every((line) => /^[ -~\u00A0]*$/.test(line.text));
  const draw = hasPlainLetters ? letterZpl : pictureZpl;
  return fitted.lines
    .map((line, index) =>
      draw(line, mark, fitted, mark.box.y / dotMm(dpi) + drop + index * lineDots, dpi),
    )
    .filter((field) => field !== '')
    .join('\n');
}

/** One line in the printer's own font. */
function letterZpl(
  line: ShapedLine,
  mark: TextMark,
  fitted: FittedText,
  top: number,
  dpi: DotsPerInch,
): string {
  if (line.runs.length === 0) return '';
  const size = (fitted.size * dpi) / 72;
  const atLeft = (mark.align === 'start') === (fitted.direction === 'ltr');
  const justify = mark.align === 'center' ? 'C' : atLeft ? 'L' : 'R';
  const font = `^A0N,${Math.round(size)},${Math.round(size * FONT_0_WIDTH)}`;
  const block = `^FB${toDots(mark.box.width, dpi)},1,0,${justify},0`;
  const left = Math.max(0, toDots(mark.box.x, dpi));
  const origin = `^FO${left},${Math.max(0, Math.round(top + size * 0.2))}`;
  return `${origin}${font}${block}^FH^FD${escapeZpl(line.text.replaceAll('\u00A0', ' '))}^FS`;
}

/** One line as a picture of its glyphs. */
function pictureZpl(
  line: ShapedLine,
  mark: TextMark,
  fitted: FittedText,
  top: number,
  dpi: DotsPerInch,
): string {
  if (line.runs.length === 0) return '';
  const size = (fitted.size * dpi) / 72;
  const width = (line.width * size) / 1000;
  const boxWidth = mark.box.width / dotMm(dpi);
  const left = mark.box.x / dotMm(dpi) + lineOffset(width, boxWidth, fitted.direction, mark.align);
  return `^FO${Math.max(0, Math.round(left) - 1)},${Math.max(0, Math.round(top))}${linePicture(line, mark, size)}`;
}

/** The programme's name and the model are the same on many labels. */
const pictures = new Map<string, string>();
const MOST_PICTURES = 500;

function linePicture(line: ShapedLine, { weight, direction }: TextMark, size: number): string {
  const key = `${weight}|${direction}|${size}|${line.width}|${line.text}`;
  const known = pictures.get(key);
  if (known) return known;
  const width = (line.width * size) / 1000;
  const bitmap = new Bitmap(Math.ceil(width) + 2, Math.ceil(size * LINE_HEIGHT));
  const baseline = Math.round(baselineOffset(size));
  bitmap.fillPolygons(
    lineOutlines(line, size).map((polygon) =>
      polygon.map((p) => ({ x: p.x + 1, y: p.y + baseline })),
    ),
  );
  const picture = bitmap.toGraphicField();
  if (pictures.size >= MOST_PICTURES) pictures.clear();
  pictures.set(key, picture);
  return picture;
}
