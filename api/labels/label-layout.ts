import { detectDirection } from '../lib/pdf/bidi-runs.ts';
import { cleanText } from '../lib/pdf/clean-text.ts';
import { cardMarks } from './card-layout.ts';
import type { LabelContent } from './label-content.ts';
import { code128Dots, type LabelLayout, type LabelMark, placeCode128 } from './label-marks.ts';
import type { LabelSize, PrinterProfile } from './label-media.ts';
import { besideQr, EDGE_MM, type LayoutContext, qrAtStart } from './label-parts.ts';
import { columnText } from './label-text.ts';

/** From this size on a label carries both symbols. */
const BOTH_WIDTH_MM = 48;
const BOTH_HEIGHT_MM = 24;
const CARD_WIDTH_MM = 80;
const CARD_HEIGHT_MM = 50;
const SHORTEST_BARS_MM = 5;

/**
 * Places everything on one label: symbols on printer dots, quiet zones kept, texts in boxes.
 * @throws RangeError when the label is too small for any symbol
 */
export function layoutLabel(
  content: LabelContent,
  size: LabelSize,
  profile: PrinterProfile,
): LabelLayout {
  const direction = content.direction ?? detectDirection(cleanText(content.title, 200));
  const context: LayoutContext = { content, size, profile, direction };
  return { widthMm: size.widthMm, heightMm: size.heightMm, marks: marksFor(context) };
}

function marksFor(context: LayoutContext): LabelMark[] {
  const { widthMm, heightMm } = context.size;
  if (widthMm >= CARD_WIDTH_MM && heightMm >= CARD_HEIGHT_MM) return cardMarks(context);
  if (widthMm >= CARD_WIDTH_MM && heightMm >= BOTH_HEIGHT_MM) return wideMarks(context);
  if (widthMm >= BOTH_WIDTH_MM && heightMm >= BOTH_HEIGHT_MM) return stackedMarks(context);
  return smallMarks(context);
}

/** QR and text above, Code 128 over the whole width below. */
function stackedMarks(context: LayoutContext): LabelMark[] {
  const { size, profile, content } = context;
  const bars = Math.max(SHORTEST_BARS_MM, size.heightMm * 0.2);
  const upper = size.heightMm - EDGE_MM - bars;
  const qr = qrAtStart(context, upper, 0);
  const dots = code128Dots(size.widthMm, profile.dpi);
  const area = { x: 0, y: upper, width: size.widthMm, height: bars };
  const text = { ...besideQr(context, qr, upper), y: EDGE_MM, height: upper - EDGE_MM - 0.6 };
  return [
    ...(qr ? [qr] : []),
    placeCode128(content.code, area, dots, profile.dpi),
    ...columnText(context, text),
  ];
}

/** QR over the whole height, text and Code 128 beside it. */
function wideMarks(context: LayoutContext): LabelMark[] {
  const { size, profile, content } = context;
  const qr = qrAtStart(context, Math.min(size.heightMm, size.widthMm * 0.45), 0);
  const column = besideQr(context, qr, size.heightMm);
  const bars = Math.max(SHORTEST_BARS_MM, size.heightMm * 0.25);
  const area = { ...column, y: size.heightMm - EDGE_MM - bars, height: bars };
  const dots = code128Dots(column.width, profile.dpi);
  const text = { ...column, y: EDGE_MM + 0.5, height: size.heightMm - 2 * EDGE_MM - bars - 1.5 };
  return [
    ...(qr ? [qr] : []),
    ...(dots > 0 ? [placeCode128(content.code, area, dots, profile.dpi)] : []),
    ...columnText(context, text),
  ];
}

/** One symbol only: the one the printer profile prefers, the other where that one does not fit. */
function smallMarks(context: LayoutContext): LabelMark[] {
  const { size, profile, content } = context;
  const dots = code128Dots(size.widthMm, profile.dpi);
  const qr =
    profile.smallLabelSymbol === 'qr' || dots === 0 ? qrAtStart(context, size.heightMm, 0) : null;
  if (qr) {
    const column = besideQr(context, qr, size.heightMm);
    return [
      qr,
      ...columnText(context, { ...column, y: EDGE_MM, height: size.heightMm - 2 * EDGE_MM }),
    ];
  }
  if (dots === 0) throw new RangeError('label too small for a symbol');
  const bars = Math.max(SHORTEST_BARS_MM, size.heightMm * 0.42);
  const top = size.heightMm - EDGE_MM - bars;
  const area = { x: 0, y: top, width: size.widthMm, height: bars };
  const text = {
    x: EDGE_MM + 0.5,
    y: EDGE_MM,
    width: size.widthMm - 2 * EDGE_MM - 1,
    height: top - EDGE_MM - 0.6,
  };
  return [placeCode128(content.code, area, dots, profile.dpi), ...columnText(context, text)];
}
