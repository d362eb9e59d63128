import { isolateLeftToRight } from '../lib/pdf/clean-text.ts';
import type { FontWeight } from '../lib/pdf/fonts.ts';
import { type Align, MM, PdfCanvas, type Rect } from '../lib/pdf/pdf-canvas.ts';
import { cleanKeepingIsolates, LINE_HEIGHT, wrapText } from '../lib/pdf/wrap.ts';
import { fillBoth, inOneLine, languagesOf, sideBySide } from './both-languages.ts';
import type { DocumentLanguage } from './document-locale.ts';

export type Paper = 'A4' | 'A5';

const PAPERS: Record<Paper, { width: number; height: number; margin: number }> = {
  A4: { width: 210 * MM, height: 297 * MM, margin: 15 * MM },
  A5: { width: 148 * MM, height: 210 * MM, margin: 12 * MM },
};

/** No text on paper is smaller. */
export const SMALLEST_SIZE = 9;
const FOOTER = 4 * MM;

export interface ParagraphStyle {
  size?: number;
  weight?: FontWeight;
  align?: Align;
  maxLines?: number;
  /** Space below, points. */
  gap?: number;
}

/** A document that grows downwards and takes a new page when one is full. Lengths in points. */
export class PageFlow {
  readonly canvas: PdfCanvas;
  readonly language: DocumentLanguage;
  readonly width: number;
  readonly left: number;
  y = 0;
  /** A word written large and pale across every page. */
  watermark: string | null = null;
  private readonly paper: (typeof PAPERS)[Paper];
  private readonly footer: string;
  private readonly firstPage: number;

  /**
   * @param footer printed on every page before its number
   * @param into the file it becomes a part of; without it a file of its own
   */
  constructor(options: {
    title: string;
    footer: string;
    author: string;
    language: DocumentLanguage;
    paper: Paper;
    into?: PdfCanvas | undefined;
  }) {
    this.language = options.language;
    this.paper = PAPERS[options.paper];
    this.footer = options.footer;
    this.left = this.paper.margin;
    this.width = this.paper.width - 2 * this.paper.margin;
    const { title, author, language } = options;
    this.canvas = options.into ?? new PdfCanvas({ title, author, language: language.tag });
    this.firstPage = this.canvas.pageCount;
    this.newPage();
  }

  newPage(): void {
    this.canvas.addPage(this.paper.width, this.paper.height);
    this.y = this.paper.margin;
  }

  get bottom(): number {
    return this.paper.height - this.paper.margin - FOOTER;
  }

  /** Takes a new page when less than `height` is left. @returns whether it did */
  keep(height: number): boolean {
    if (this.y + height <= this.bottom || this.y <= this.paper.margin) return false;
    this.newPage();
    return true;
  }

  /** A box on the page by its distance from the side where reading starts. */
  box(start: number, width: number, y: number, height: number): Rect {
    const x =
      this.language.direction === 'rtl'
        ? this.left + this.width - start - width
        : this.left + start;
    return { x, y, width, height };
  }

  /** Never the last thing on a page: a row of facts in two lines fits below it. */
  heading(text: string): void {
    this.keep(76);
    this.y += 5;
    this.paragraph(inOneLine(text), { size: 12, weight: 'bold', gap: 2 });
    this.rule(1);
    this.y += 5;
  }

  rule(thickness: number): void {
    this.canvas.line(this.left, this.y, this.left + this.width, this.y, thickness);
  }

  /** The second language of a bilingual text follows in its own direction. */
  paragraph(text: string, style: ParagraphStyle = {}): void {
    const { size = 10, align = 'start', gap = 4 } = style;
    for (const { lines, direction } of this.wrapped(text, style)) {
      for (const line of lines) {
        this.keep(size * LINE_HEIGHT);
        const box = { x: this.left, y: this.y, width: this.width, height: 0 };
        this.canvas.lines([line], box, size, direction, align);
        this.y += size * LINE_HEIGHT;
      }
    }
    this.y += gap;
  }

  /** What a paragraph will take. */
  heightOf(text: string, style: ParagraphStyle = {}): number {
    const { size = 10, gap = 4 } = style;
    const lines = this.wrapped(text, style).flatMap((part) => part.lines);
    return lines.length * size * LINE_HEIGHT + gap;
  }

  private wrapped(text: string, style: ParagraphStyle) {
    const { size = 10, weight = 'regular', maxLines = 60 } = style;
    return languagesOf(text).map((part, index) => {
      const direction = this.language.directions[index] ?? this.language.direction;
      const clean = cleanKeepingIsolates(part);
      const { lines } = wrapText(clean, { size, weight, direction }, this.width, maxLines);
      return { lines, direction };
    });
  }

  /** Lines with a dash before them. */
  list(texts: readonly string[], size = 10): void {
    for (const text of texts) this.paragraph(`– ${text}`, { size, gap: 2 });
    this.y += 3;
  }

  /** Pairs of label and value in two columns; values are isolated, so that codes keep their order. */
  facts(pairs: ReadonlyArray<readonly [label: string, value: string | null]>, columns = 2): void {
    const gutter = 12;
    const columnWidth = (this.width - gutter * (columns - 1)) / columns;
    const { direction, directions, text } = this.language;
    const wrap = (shown: string, size: number, maxLines: number, weight?: FontWeight) =>
      wrapText(
        sideBySide(shown),
        { size, direction, ...(weight ? { weight } : {}) },
        columnWidth,
        maxLines,
      ).lines;
    for (let first = 0; first < pairs.length; first += columns) {
      const row = pairs.slice(first, first + columns).map(([label, value], index) => ({
        label: wrap(label, SMALLEST_SIZE, directions.length),
        lines: wrap(
          value === null || value.trim() === '' ? text.common.none : value,
          10.5,
          4,
          'bold',
        ),
        start: index * (columnWidth + gutter),
      }));
      const labelHeight =
        Math.max(...row.map((cell) => cell.label.length)) * SMALLEST_SIZE * LINE_HEIGHT;
      const height =
        labelHeight + Math.max(...row.map((cell) => cell.lines.length)) * 10.5 * LINE_HEIGHT + 3;
      this.keep(height);
      for (const cell of row) {
        const above = this.box(cell.start, columnWidth, this.y, 0);
        this.canvas.lines(cell.label, above, SMALLEST_SIZE, direction);
        const box = this.box(cell.start, columnWidth, this.y + labelHeight, 0);
        this.canvas.lines(cell.lines, box, 10.5, direction);
      }
      this.y += height;
    }
    this.y += 2;
  }

  /** A template sentence with its values isolated. */
  sentence(template: string, values: Readonly<Record<string, string>>): string {
    return fillBoth(template, values);
  }

  /** Writes the footers and gives the bytes. */
  async finish(): Promise<Uint8Array> {
    this.endPages();
    return this.canvas.finish();
  }

  /** Writes the footers; pages are counted from the first of this document. */
  endPages(): void {
    const { text, number, direction } = this.language;
    const pages = this.canvas.pageCount - this.firstPage;
    for (let page = 0; page < pages; page++) {
      this.canvas.switchToPage(this.firstPage + page);
      if (this.watermark) this.canvas.watermark(this.watermark, this.paper, direction);
      const y = this.paper.height - this.paper.margin - FOOTER + 4 * MM;
      this.canvas.line(this.left, y - 3, this.left + this.width, y - 3, 0.4);
      const values = { page: number(page + 1), pages: number(pages) };
      const label = inOneLine(this.sentence(text.common.page, values));
      const style = { size: SMALLEST_SIZE, direction, maxLines: 1 };
      this.canvas.text(this.footer, this.box(0, this.width * 0.66, y, 14), style);
      this.canvas.text(label, this.box(this.width * 0.66, this.width * 0.34, y, 14), {
        ...style,
        align: 'end',
      });
    }
  }
}

/** A code in a sentence or cell, always read from left to right. */
export function codeText(grouped: string): string {
  return isolateLeftToRight(grouped);
}
