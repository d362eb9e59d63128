import { cleanText, isolateLeftToRight } from '../lib/pdf/clean-text.ts';
import type { Rect } from '../lib/pdf/pdf-canvas.ts';
import { commandShape } from './command-shapes.ts';
import { code128Dots, type LabelMark, placeCode128 } from './label-marks.ts';
import { besideQr, type LayoutContext, qrAtStart } from './label-parts.ts';
import { textMark, titleText } from './label-text.ts';
import { printedCode } from './printed-code.ts';

const EDGE_MM = 4;

/** Command cards, badges and large place signs: big words above, both symbols below. */
export function cardMarks(context: LayoutContext): LabelMark[] {
  const { widthMm, heightMm } = context.size;
  const foot = Math.min(heightMm * 0.46, 40);
  const head = {
    x: EDGE_MM,
    y: EDGE_MM,
    width: widthMm - 2 * EDGE_MM,
    height: heightMm - foot - EDGE_MM,
  };
  return [...headMarks(context, head), ...footMarks(context, foot)];
}

function headMarks(context: LayoutContext, head: Rect): LabelMark[] {
  const { content, direction } = context;
  const lines = content.lines
    .map((line) => cleanText(line, 200))
    .filter((line) => line !== '')
    .slice(0, 4);
  const linesHeight = lines.length * Math.min(7, head.height * 0.2);
  const isUpright = head.height > head.width * 0.7;
  const side = content.shape
    ? Math.min(head.width * 0.45, head.height * (isUpright ? 0.42 : 0.72))
    : 0;
  const titleBox: Rect = isUpright
    ? {
        ...head,
        y: head.y + side + (side > 0 ? 4 : 0),
        height: head.height - linesHeight - side - (side > 0 ? 4 : 0),
      }
    : {
        x: direction === 'rtl' ? head.x : head.x + side + (side > 0 ? 4 : 0),
        y: head.y,
        width: head.width - side - (side > 0 ? 4 : 0),
        height: head.height - linesHeight,
      };
  const title = {
    text: titleText(context.content),
    size: isUpright ? 44 : 24,
    minSize: 10,
    lines: 3,
    bold: true,
  };
  const marks: LabelMark[] = [textMark(context, title, titleBox, 'middle')];
  if (content.shape) {
    const x = direction === 'rtl' ? head.x + head.width - side : head.x;
    const box = {
      x,
      y: isUpright ? head.y : head.y + (head.height - side) / 2,
      width: side,
      height: side,
    };
    marks.push(commandShape(content.shape, box, direction === 'rtl'));
  }
  lines.forEach((text, index) => {
    const height = linesHeight / lines.length;
    const row = { text, size: isUpright ? 16 : 11, minSize: 6, lines: 1, bold: false };
    const y = titleBox.y + titleBox.height + index * height;
    marks.push(textMark(context, row, { ...titleBox, y, height }, 'middle'));
  });
  return marks;
}

function footMarks(context: LayoutContext, foot: number): LabelMark[] {
  const { size, profile, content } = context;
  const top = size.heightMm - foot;
  const qr = qrAtStart(context, foot, top);
  const column = besideQr(context, qr, foot);
  const dots = code128Dots(column.width, profile.dpi);
  // Bars begin above the QR code, so that some rows of a picture cross the bars alone.
  const barsTop = top + foot * 0.04;
  const bars = { ...column, y: barsTop, height: foot * 0.42 };
  const code = {
    text: isolateLeftToRight(printedCode(content.code)),
    size: 14,
    minSize: 7,
    lines: 1,
    bold: true,
  };
  const programme = {
    text: cleanText(content.programme, 200),
    size: 8,
    minSize: 5,
    lines: 1,
    bold: false,
  };
  const below = (from: number, height: number) => ({
    ...column,
    y: top + foot * from,
    height: foot * height,
  });
  return [
    ...(qr ? [qr] : []),
    ...(dots > 0 ? [placeCode128(content.code, bars, dots, profile.dpi)] : []),
    textMark(context, code, below(0.48, 0.24), 'middle', 'center'),
    ...(programme.text === ''
      ? []
      : [textMark(context, programme, below(0.74, 0.14), 'middle', 'center')]),
  ];
}
