import PDFDocument from 'pdfkit';
import type { Direction } from './bidi-runs.ts';
import { cleanText } from './clean-text.ts';
import { fontFile, type FontKey, loadFont } from './fonts.ts';
import type { ShapedLine, ShapedRun } from './shape.ts';
import { fitText, LINE_HEIGHT, type TextStyle } from './wrap.ts';

/** Points (1/72 inch) in a millimetre. */
export const MM = 72 / 25.4;

export type Align = 'start' | 'end' | 'center';

/** Origin at the top left; the unit is that of the function that takes it. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface CanvasOptions {
  title: string;
  /** BCP 47, e.g. `fa-IR`. */
  language: string;
  author?: string;
  /** When the document was made; without it, now. */
  createdAt?: Date;
}

interface GlyphPlacement {
  xAdvance: number;
  yAdvance: number;
  xOffset: number;
  yOffset: number;
  advanceWidth: number;
}

/** What pdfkit asks of a font when it writes text; we answer with glyphs that are shaped already. */
interface PdfkitFont {
  layout(): { glyphs: unknown[]; positions: GlyphPlacement[]; advanceWidth: number };
}

/** A PDF in the making: pages in points, black on white, text that can be searched and copied. */
export class PdfCanvas {
  private readonly document: PDFKit.PDFDocument;
  private readonly chunks: Buffer[] = [];
  private readonly finished: Promise<void>;
  private readonly registered = new Set<FontKey>();
  private currentRun: ShapedRun | null = null;

  constructor(options: CanvasOptions) {
    const created = options.createdAt ?? new Date();
    this.document = new PDFDocument({
      autoFirstPage: false,
      bufferPages: true,
      compress: true,
      displayTitle: true,
      lang: options.language,
      pdfVersion: '1.7',
      info: {
        Title: cleanText(options.title, 200),
        ...(options.author ? { Author: cleanText(options.author, 200) } : {}),
        CreationDate: created,
        ModDate: created,
      },
    });
    this.document.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    this.finished = new Promise((resolve, reject) => {
      this.document.on('end', () => resolve());
      this.document.on('error', reject);
    });
  }

  /** Pages so far, given away ones too. */
  get pageCount(): number {
    const { start, count } = this.document.bufferedPageRange();
    return start + count;
  }

  /** Gives the finished pages away, so that a long file never stands in memory as a whole. */
  takeWritten(): Uint8Array {
    this.document.flushPages();
    return new Uint8Array(Buffer.concat(this.chunks.splice(0)));
  }

  /** @param width points @param height points */
  addPage(width: number, height: number): void {
    this.document.addPage({ size: [width, height], margin: 0 });
  }

  /** Moves and enlarges what is drawn on the page that was added last; lengths in points. */
  placePage(right: number, down: number, scaleX: number, scaleY: number): void {
    this.document.transform(scaleX, 0, 0, scaleY, right, down);
  }

  /** Goes back to a page that was made before; the first is 0. */
  switchToPage(index: number): void {
    this.document.switchToPage(index);
  }

  fillRects(rects: readonly Rect[], color = '#000'): void {
    if (rects.length === 0) return;
    for (const rect of rects) this.document.rect(rect.x, rect.y, rect.width, rect.height);
    this.document.fill(color);
  }

  /** A frame drawn inside `rect`. */
  strokeRect(rect: Rect, thickness = 0.6): void {
    const half = thickness / 2;
    this.document
      .lineWidth(thickness)
      .rect(rect.x + half, rect.y + half, rect.width - thickness, rect.height - thickness)
      .stroke('#000');
  }

  line(x1: number, y1: number, x2: number, y2: number, thickness = 0.6, color = '#000'): void {
    this.document.lineWidth(thickness).moveTo(x1, y1).lineTo(x2, y2).stroke(color);
  }

  /** Fills a closed outline given as SVG path data in points. */
  fillPath(data: string, origin: { x: number; y: number }, scale = 1): void {
    this.document
      .save()
      .translate(origin.x, origin.y)
      .scale(scale)
      .path(data)
      .fill('#000')
      .restore();
  }

  /** Draws lines through points, as a pen would. */
  strokePoints(
    strokes: ReadonlyArray<ReadonlyArray<{ x: number; y: number }>>,
    thickness: number,
  ): void {
    for (const [first, ...rest] of strokes) {
      if (!first) continue;
      this.document
        .lineWidth(thickness)
        .lineCap('round')
        .lineJoin('round')
        .moveTo(first.x, first.y);
      for (const point of rest.length > 0 ? rest : [first]) this.document.lineTo(point.x, point.y);
      this.document.stroke('#000');
    }
  }

  /** @param bytes PNG or JPEG; scaled to fit, kept in proportion, centred */
  image(bytes: Uint8Array, box: Rect): void {
    this.document.image(Buffer.from(bytes), box.x, box.y, {
      fit: [box.width, box.height],
      align: 'center',
      valign: 'center',
    });
  }

  /**
   * Writes text into a box, shrinking and cutting as `fitText` does.
   * @param box points
   * @returns the height used, in points
   */
  text(
    text: string,
    box: Rect,
    style: TextStyle & {
      minSize?: number;
      maxLines?: number;
      align?: Align;
      vertical?: 'top' | 'middle' | 'bottom';
    },
  ): number {
    const fitted = fitText(text, style, box);
    const used = fitted.lines.length * fitted.size * LINE_HEIGHT;
    const spare = Math.max(0, box.height - used);
    const top = style.vertical === 'middle' ? spare / 2 : style.vertical === 'bottom' ? spare : 0;
    this.lines(
      fitted.lines,
      { ...box, y: box.y + top },
      fitted.size,
      fitted.direction,
      style.align,
    );
    return used;
  }

  /** Writes lines that are wrapped already, the first one at the top of the box. */
  lines(
    lines: readonly ShapedLine[],
    box: Rect,
    size: number,
    direction: Direction,
    align: Align = 'start',
  ): void {
    lines.forEach((line, index) => {
      const left = box.x + lineOffset(line.width * (size / 1000), box.width, direction, align);
      this.drawLine(line, left, box.y + baselineOffset(size) + index * size * LINE_HEIGHT, size);
    });
  }

  /** One line across the page from corner to corner, so pale that what stands under it can be read. */
  watermark(text: string, page: { width: number; height: number }, direction: Direction): void {
    const { width, height } = page;
    const box = { x: 0, y: height / 2 - 45, width, height: 90 };
    this.document
      .save()
      .rotate(-45, { origin: [width / 2, height / 2] })
      .fillOpacity(0.12);
    const style = { size: 72, minSize: 40, maxLines: 1, weight: 'bold' as const, direction };
    this.text(text, box, { ...style, align: 'center', vertical: 'middle' });
    this.document.restore();
  }

  /** Ends the file and gives its bytes, or those that were not taken yet. */
  async finish(): Promise<Uint8Array> {
    this.document.end();
    await this.finished;
    return new Uint8Array(Buffer.concat(this.chunks));
  }

  private drawLine(line: ShapedLine, left: number, baseline: number, size: number): void {
    let x = left;
    for (const run of line.runs) {
      this.drawRun(run, x, baseline, size);
      x += run.width * (size / 1000);
    }
  }

  private drawRun(run: ShapedRun, x: number, baseline: number, size: number): void {
    this.useFont(run.font);
    this.currentRun = run;
    this.document
      .fontSize(size)
      .fillColor('#000')
      .text(run.text, x, baseline, { lineBreak: false, baseline: 'alphabetic', features: [] });
  }

  private useFont(key: FontKey): void {
    if (!this.registered.has(key)) this.document.registerFont(key, fontFile(key));
    this.document.font(key);
    if (this.registered.has(key)) return;
    this.registered.add(key);
    const scale = 1000 / loadFont(key).unitsPerEm;
    currentFont(this.document).layout = () => this.placeGlyphs(scale);
  }

  private placeGlyphs(scale: number): ReturnType<PdfkitFont['layout']> {
    const glyphs = this.currentRun?.glyphs ?? [];
    return {
      glyphs: glyphs.map((placed) => placed.glyph),
      positions: glyphs.map(({ glyph, xAdvance, xOffset, yOffset }) => ({
        xAdvance,
        yAdvance: 0,
        xOffset,
        yOffset,
        advanceWidth: glyph.advanceWidth * scale,
      })),
      advanceWidth: this.currentRun?.width ?? 0,
    };
  }
}

/** pdfkit keeps the chosen font in a field that its types do not show. */
function currentFont(document: PDFKit.PDFDocument): PdfkitFont {
  return (document as unknown as { _font: PdfkitFont })._font;
}

/** Distance from the top of a line to its baseline; the same for both scripts, so that mixed lines stand level. */
export function baselineOffset(size: number): number {
  return size * 1.02;
}

/** Distance from the left edge of a box to the left edge of the line. */
export function lineOffset(
  width: number,
  boxWidth: number,
  direction: Direction,
  align: Align,
): number {
  if (align === 'center') return (boxWidth - width) / 2;
  const atLeft = (align === 'start') === (direction === 'ltr');
  return atLeft ? 0 : boxWidth - width;
}
