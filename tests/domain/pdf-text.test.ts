import { describe, expect, it, vi } from 'vitest';
import { detectDirection, visualRuns } from '../../api/lib/pdf/bidi-runs.ts';
import {
  cleanText,
  fillSentence,
  isolate,
  isolateParts,
  MAX_TEXT_LENGTH,
} from '../../api/lib/pdf/clean-text.ts';
import { lineOutlines } from '../../api/lib/pdf/outlines.ts';
import { PdfCanvas } from '../../api/lib/pdf/pdf-canvas.ts';
import { shapeLine } from '../../api/lib/pdf/shape.ts';
import { cleanKeepingIsolates, fitText, wrapText } from '../../api/lib/pdf/wrap.ts';
import { inspectPdf, pdfText } from '../support/pdf-check.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Runs as they stand on paper from left to right; `<` marks those read from right to left. */
function order(text: string, direction: 'ltr' | 'rtl'): string[] {
  return visualRuns(text, direction).map((run) =>
    run.direction === 'rtl' ? `<${run.text}` : run.text,
  );
}

describe('order of runs', () => {
  it.each<[string, 'ltr' | 'rtl', string[]]>([
    ['Latitude 5480', 'ltr', ['Latitude 5480']],
    ['Ngày Đã xoá', 'ltr', ['Ngày ', 'Đ', 'ã xoá']],
    ['دستگاه‌ها', 'rtl', ['<دستگاه‌ها']],
    ['مدل Dell 7490 سالم', 'rtl', ['<سالم', '< ', 'Dell 7490', '<مدل ']],
    [
      'لپ‌تاپ (Dell) با ۱۶ گیگ',
      'rtl',
      ['<گیگ', '< ', '۱۶', '<با ', '<( ', 'Dell', '<)', '<لپ‌تاپ '],
    ],
    ['Serial 5CG — تاریخ ۱ فروردین', 'ltr', ['Serial 5CG — ', '<فروردین', '< ', '۱', '<تاریخ ']],
  ])('%s', (text, direction, expected) => {
    expect(order(text, direction)).toEqual(expected);
  });

  it('mirrors brackets in right-to-left runs', () => {
    const runs = visualRuns('سلام (علی)', 'rtl');
    expect(runs.map((run) => run.text).join('')).toContain(')');
    const brackets = runs.filter((run) => run.family === 'latin').map((run) => run.text.trim());
    expect(brackets).toEqual(['(', ')']);
    expect(runs.every((run) => run.direction === 'rtl')).toBe(true);
  });

  it('keeps a code in its order inside Persian', () => {
    const runs = order(`کد ${isolate('1 0000123 83')} را`, 'rtl');
    expect(runs).toContain('1 0000123 83');
    expect(runs.join('')).not.toMatch(/[\u2066-\u2069]/);
  });

  it('keeps makes without letters in their order on a Persian label', () => {
    const runs = order(isolateParts('لپ‌تاپ · =1+1 3(4)'), 'rtl');
    expect(runs.join('|')).toBe('=1+1 3(4)|< · |<لپ‌تاپ');
    expect(order(isolateParts('Laptop · لنوو ۱۲'), 'rtl').join('|')).toBe('۱۲|<لنوو |< · |Laptop');
  });

  it('finds the direction by the first letter', () => {
    expect(detectDirection('Dell لپ‌تاپ')).toBe('ltr');
    expect(detectDirection('۱۲ لپ‌تاپ Dell')).toBe('rtl');
    expect(detectDirection('5480')).toBe('ltr');
  });
});

describe('shaping', () => {
  it('joins Persian letters and keeps the non-joiner without width', () => {
    const joined = shapeLine('می‌شود', 'rtl', 'regular');
    const apart =
      shapeLine('می', 'rtl', 'regular').width + shapeLine('شود', 'rtl', 'regular').width;
    expect(joined.runs).toHaveLength(1);
    expect(joined.width).toBeCloseTo(apart, 0);
    expect(joined.width).toBeLessThan(shapeLine('م ی ش و د', 'rtl', 'regular').width);
  });

  it('draws every letter of Vietnamese with a face that has it', () => {
    const text = 'Nguyễn Thị Hường, xưởng sửa chữa: Đã xóa dữ liệu ổ cứng ẰẴẶ ỹ ợ';
    const line = shapeLine(text, 'ltr', 'bold');
    expect(
      line.runs.flatMap((run) => run.glyphs).filter((placed) => placed.glyph.id === 0),
    ).toEqual([]);
    expect(line.runs.map((run) => run.text).join('')).toBe(text);
  });

  it('composes decomposed Vietnamese', () => {
    expect(cleanText('Hu\u031Bo\u031B\u0300ng'.normalize('NFD'))).toBe('Hường');
  });

  it('gives outlines for printers without fonts', () => {
    const polygons = lineOutlines(shapeLine('سلام', 'rtl', 'regular'), 40);
    const xs = polygons.flat().map((point) => point.x);
    expect(polygons.length).toBeGreaterThan(2);
    expect(Math.min(...xs)).toBeGreaterThan(-2);
    expect(Math.max(...xs)).toBeLessThan(
      (shapeLine('سلام', 'rtl', 'regular').width * 40) / 1000 + 2,
    );
  });
});

describe('wrapping', () => {
  const size = 10;
  const width = (text: string) => (shapeLine(text, 'ltr', 'regular').width * size) / 1000;

  it('breaks between words, never inside numbers or codes', () => {
    const { lines } = wrapText(
      'Serial 5CG-1234 on 2026-03-21, batch 5/2, code 1\u00A00000123\u00A083',
      { size },
      80,
    );
    const words = lines.map((line) => line.text.trim());
    expect(words.join(' ')).toContain('2026-03-21,');
    expect(words.some((line) => line.includes('1\u00A00000123\u00A083'))).toBe(true);
    for (const line of words.slice(0, -1)) expect(width(line)).toBeLessThanOrEqual(80.1);
  });

  it('cuts a word that is wider than a line', () => {
    const { lines, truncated } = wrapText('W'.repeat(100), { size }, 50);
    expect(truncated).toBe(false);
    expect(lines.map((line) => line.text).join('')).toBe('W'.repeat(100));
    for (const line of lines) expect((line.width * size) / 1000).toBeLessThanOrEqual(50.1);
  });

  it('shrinks first and ends with an ellipsis when even that is not enough', () => {
    const box = { width: 60, height: 14 };
    const some = fitText('Dell Latitude', { size: 10, minSize: 6, maxLines: 1 }, box);
    expect(some).toMatchObject({ truncated: false });
    expect(some.size).toBeLessThan(10);
    const much = fitText(
      'Dell Latitude 5480 with dock',
      { size: 10, minSize: 8, maxLines: 1 },
      box,
    );
    expect(much).toMatchObject({ truncated: true, size: 8 });
    expect(much.lines[0]?.text).toMatch(/^Dell.*…$/);
    expect(((much.lines[0]?.width ?? 0) * 8) / 1000).toBeLessThanOrEqual(60.1);
  });

  it('keeps the ellipsis of Latin words behind them on a Persian label', () => {
    const words = isolate('Old computers, new learners');
    const style = { size: 8, direction: 'rtl' as const, maxLines: 1 };
    const { lines, truncated } = fitText(words, style, { width: 70, height: 12 });
    expect(truncated).toBe(true);
    expect(lines[0]?.runs.map((run) => run.text).join('')).toMatch(/^Old comp.*…$/);
  });

  it('puts the ellipsis of Persian at the left', () => {
    const fitted = fitText(
      'برنامهٔ اهدای دستگاه به دانش‌آموزان',
      { size: 10, maxLines: 1 },
      { width: 60, height: 14 },
    );
    const runs = fitted.lines[0]?.runs ?? [];
    expect(fitted.truncated).toBe(true);
    expect(runs[0]?.text.startsWith('…')).toBe(true);
  });

  it('leaves no text out while wrapping Persian with Latin in it', () => {
    const text = cleanKeepingIsolates(
      'دستگاه RF-0001 (لپ‌تاپ Dell Latitude 7490) با ۱۶ گیگابایت حافظه تحویل شد.',
    );
    const { lines } = wrapText(text, { size, direction: 'rtl' }, 90);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.map((line) => line.text).join(' ')).toBe(text);
  });
});

describe('hostile text', () => {
  it('loses controls, overrides and lone surrogates, and keeps ZWNJ', () => {
    const hostile = 'a\u0000b\u202Ecba\u202C\u2067x\u2069\u200E\uD800 می\u200Cشود\r\n\tend\uFFFE';
    expect(cleanText(hostile)).toBe('abcbax می\u200Cشود end');
    expect(cleanText(`a${'\u0301'.repeat(50)}`).length).toBeLessThanOrEqual(4);
  });

  it('is bounded whatever its length', () => {
    for (const text of [
      'x'.repeat(1_000_000),
      '\u202E'.repeat(1_000_000),
      '😀'.repeat(500_000),
      ' '.repeat(1_000_000),
    ]) {
      expect(cleanText(text).length).toBeLessThanOrEqual(MAX_TEXT_LENGTH);
      const fitted = fitText(text, { size: 10, minSize: 8 }, { width: 300, height: 200 });
      expect(fitted.lines.length).toBeLessThanOrEqual(20);
    }
  });

  it('cannot break out of its place in a sentence', () => {
    const sentence = fillSentence('از {a} به {b}', { a: 'x\u2069\u202Ey', b: '{a}' });
    expect(sentence).toBe('از \u2068xy\u2069 به \u2068{a}\u2069');
  });

  it('stays a valid PDF with a bounded title', async () => {
    const canvas = new PdfCanvas({
      title: `(\\)${'\u202E'}${'T'.repeat(100_000)}`,
      language: 'fa-IR',
    });
    canvas.addPage(300, 200);
    const hostile = [
      '\u202Egnp.exe',
      'a\u0000b',
      '日本語 😀',
      `${'م'.repeat(1_000_000)}`,
      ')Tj ET Q (',
      '\uD83D',
    ];
    for (const text of hostile)
      canvas.text(text, { x: 10, y: 10, width: 100, height: 60 }, { size: 10 });
    const summary = inspectPdf(await canvas.finish());
    expect(summary).toMatchObject({ pages: 1, language: 'fa-IR' });
    expect(summary.title?.length).toBeLessThanOrEqual(200);
  });
});

describe('text in the file', () => {
  it('can be searched and copied', async () => {
    const canvas = new PdfCanvas({ title: 'Text', language: 'vi-VN' });
    canvas.addPage(400, 200);
    canvas.text(
      'Biên bản bàn giao: Nguyễn Thị Hường',
      { x: 10, y: 10, width: 380, height: 30 },
      { size: 12 },
    );
    canvas.text('رسید تحویل ۱۲', { x: 10, y: 60, width: 380, height: 30 }, { size: 12 });
    const text = (await pdfText(await canvas.finish())).replaceAll(/[\u202A-\u202E]/g, '');
    expect(text).toContain('Biên bản bàn giao: Nguyễn Thị Hường');
    expect(text).toContain('رسید تحویل');
  });
});
