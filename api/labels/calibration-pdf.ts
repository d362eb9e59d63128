import { makeCode } from '#domain/codes.ts';
import type { Rect } from '../lib/pdf/pdf-canvas.ts';
import { MM, PdfCanvas } from '../lib/pdf/pdf-canvas.ts';
import { type DocumentLocale, documentLanguage } from '../documents/document-locale.ts';
import { CODE128_MODULES, CODE128_QUIET, code128Bars } from './symbols.ts';
import { dotMm, snap } from './label-marks.ts';
import {
  type LabelMedium,
  labelsPerPage,
  positionOnSheet,
  type PrinterProfile,
} from './label-media.ts';
import { addLabelPage } from './label-pdf.ts';

/** A code that belongs to nothing; scanning it only proves that it can be read. */
const SAMPLE_CODE = makeCode('document', 0);
const TICK_EVERY_MM = 1;
const NARROWEST_DOTS = 2;
const WIDEST_DOTS = 6;

const WORDS: Record<DocumentLocale, { title: string; dots: string }> = {
  en: { title: 'Calibration page', dots: '{dots} dots = {mm} mm' },
  vi: { title: 'Trang căn chỉnh', dots: '{dots} điểm in = {mm} mm' },
  fa: { title: 'برگهٔ تنظیم', dots: '{dots} نقطهٔ چاپ = {mm} میلی‌متر' },
};

/**
 * A page to measure with a ruler: frames and millimetre rulers on the first and the last label show the
 * printer's offset and scale, and Code 128 with growing bars shows the narrowest one the scanner still reads.
 */
export async function calibrationPdf(
  medium: LabelMedium,
  profile: PrinterProfile,
  locale: DocumentLocale,
): Promise<Uint8Array> {
  const canvas = new PdfCanvas({
    title: `${WORDS[locale].title} ${medium.name} ${profile.dpi} dpi`,
    language: locale,
  });
  addLabelPage(canvas, medium, profile);
  const last = labelsPerPage(medium) - 1;
  for (const position of new Set([0, last])) drawRulers(canvas, frameOf(medium, position));
  const widths = Array.from(
    { length: WIDEST_DOTS - NARROWEST_DOTS + 1 },
    (_, index) => NARROWEST_DOTS + index,
  );
  const symbols = { profile, caption: captionIn(locale) };
  if (medium.grid) drawOnPage(canvas, medium, symbols, widths);
  else drawOnOwnPages(canvas, medium, symbols, widths);
  return canvas.finish();
}

/** How the samples are printed and what stands below them. */
interface Symbols {
  profile: PrinterProfile;
  /** @param module width of the narrowest bar, in millimetres */
  caption: (dots: number, module: number) => string;
}

function captionIn(locale: DocumentLocale): Symbols['caption'] {
  const { tag } = documentLanguage(locale, 'UTC');
  const whole = new Intl.NumberFormat(tag);
  const exact = new Intl.NumberFormat(tag, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  return (dots, module) =>
    WORDS[locale].dots.replace('{dots}', whole.format(dots)).replace('{mm}', exact.format(module));
}

function frameOf(medium: LabelMedium, position: number): Rect {
  const origin = medium.grid ? positionOnSheet(medium.grid, position) : { xMm: 0, yMm: 0 };
  return { x: origin.xMm, y: origin.yMm, width: medium.widthMm, height: medium.heightMm };
}

/** Frame of the label with a tick every millimetre, longer ones at 5 and 10, numbers at 10. */
function drawRulers(canvas: PdfCanvas, frame: Rect): void {
  canvas.strokeRect(
    { x: frame.x * MM, y: frame.y * MM, width: frame.width * MM, height: frame.height * MM },
    0.3,
  );
  for (let mm = TICK_EVERY_MM; mm < frame.width; mm += TICK_EVERY_MM) {
    const x = (frame.x + mm) * MM;
    canvas.line(x, frame.y * MM, x, (frame.y + tickLength(mm)) * MM, 0.3);
    if (mm % 10 === 0)
      number(canvas, mm, { x: frame.x + mm - 3, y: frame.y + 3.2, width: 6, height: 3 });
  }
  for (let mm = TICK_EVERY_MM; mm < frame.height; mm += TICK_EVERY_MM) {
    const y = (frame.y + mm) * MM;
    canvas.line(frame.x * MM, y, (frame.x + tickLength(mm)) * MM, y, 0.3);
    if (mm % 10 === 0)
      number(canvas, mm, { x: frame.x + 3.2, y: frame.y + mm - 1.5, width: 6, height: 3 });
  }
}

function tickLength(mm: number): number {
  return mm % 10 === 0 ? 3 : mm % 5 === 0 ? 2 : 1;
}

function number(canvas: PdfCanvas, value: number, box: Rect): void {
  const points = { x: box.x * MM, y: box.y * MM, width: box.width * MM, height: box.height * MM };
  canvas.text(String(value), points, { size: 6, align: 'center', vertical: 'middle' });
}

/** Symbols in the labels between the first and the last one, as many as there is room for. */
function drawOnPage(
  canvas: PdfCanvas,
  medium: LabelMedium,
  symbols: Symbols,
  widths: number[],
): void {
  const grid = medium.grid;
  if (!grid) return;
  const free = grid.rows > 2 ? grid.rows - 2 : 0;
  widths.slice(0, free).forEach((dots, index) => {
    const y = grid.marginTopMm + (index + 1) * grid.pitchYMm;
    const width = grid.pageWidthMm - 2 * grid.marginLeftMm;
    drawSymbol(canvas, { x: grid.marginLeftMm, y, width, height: medium.heightMm }, dots, symbols);
  });
}

function drawOnOwnPages(
  canvas: PdfCanvas,
  medium: LabelMedium,
  symbols: Symbols,
  widths: number[],
): void {
  for (const dots of widths) {
    const needed = (CODE128_MODULES + 2 * CODE128_QUIET) * dots * dotMm(symbols.profile.dpi);
    if (needed > medium.widthMm) continue;
    addLabelPage(canvas, medium, symbols.profile);
    drawSymbol(
      canvas,
      { x: 0, y: 0, width: medium.widthMm, height: medium.heightMm },
      dots,
      symbols,
    );
  }
}

function drawSymbol(
  canvas: PdfCanvas,
  area: Rect,
  dots: number,
  { profile, caption }: Symbols,
): void {
  const module = dots * dotMm(profile.dpi);
  const left = snap(area.x + (area.width - CODE128_MODULES * module) / 2, profile.dpi);
  const top = snap(area.y + 2, profile.dpi);
  const height = Math.max(4, Math.min(14, area.height - 8));
  canvas.fillRects(
    code128Bars(SAMPLE_CODE).map((bar) => ({
      x: (left + bar.x * module) * MM,
      y: top * MM,
      width: bar.width * module * MM,
      height: height * MM,
    })),
  );
  const box = {
    x: area.x * MM,
    y: (top + height + 0.5) * MM,
    width: area.width * MM,
    height: 4 * MM,
  };
  canvas.text(caption(dots, module), box, { size: 8, minSize: 6, maxLines: 1, align: 'center' });
}
