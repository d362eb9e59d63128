import { describe, expect, it, vi } from 'vitest';
import { Bitmap } from '../../api/labels/bitmap.ts';
import { layoutLabel } from '../../api/labels/label-layout.ts';
import { dotMm, type LabelLayout, type LabelMark } from '../../api/labels/label-marks.ts';
import {
  findMedium,
  LABEL_MEDIA,
  type LabelMedium,
  mediumFault,
  positionOnSheet,
  type PrinterProfile,
  sheetMedium,
} from '../../api/labels/label-media.ts';
import { CODE128_QUIET, QR_QUIET } from '../../api/labels/symbols.ts';
import type { Rect } from '../../api/lib/pdf/pdf-canvas.ts';
import { fitText } from '../../api/lib/pdf/wrap.ts';
import { labelContent, sampleLabels } from '../support/labels.ts';
import { type GreyImage, readSymbol } from '../support/symbol-reader.ts';

vi.setConfig({ testTimeout: 60_000 });

const profiles: PrinterProfile[] = [
  { dpi: 203, smallLabelSymbol: 'qr' },
  { dpi: 300, smallLabelSymbol: 'qr' },
  { dpi: 203, smallLabelSymbol: 'code128' },
  { dpi: 300, smallLabelSymbol: 'code128' },
];
const cases = LABEL_MEDIA.flatMap((medium) => profiles.map((profile) => ({ medium, profile })));

function symbols(layout: LabelLayout) {
  return layout.marks.filter((mark) => mark.kind === 'qr' || mark.kind === 'code128');
}

/** A symbol with the white it needs; only the sides of Code 128 need white. */
function withQuiet(mark: ReturnType<typeof symbols>[number], dpi: 203 | 300): Rect {
  const module = mark.moduleDots * dotMm(dpi);
  const quiet = module * (mark.kind === 'qr' ? QR_QUIET : CODE128_QUIET);
  const above = mark.kind === 'qr' ? quiet : 0;
  const { box } = mark;
  return {
    x: box.x - quiet,
    y: box.y - above,
    width: box.width + 2 * quiet,
    height: box.height + 2 * above,
  };
}

function overlap(a: Rect, b: Rect): boolean {
  const slack = 0.15;
  return (
    a.x + a.width > b.x + slack &&
    b.x + b.width > a.x + slack &&
    a.y + a.height > b.y + slack &&
    b.y + b.height > a.y + slack
  );
}

/** The label as a printer burns it, on a larger white ground. */
function paint(layout: LabelLayout, dpi: 203 | 300): GreyImage {
  const margin = 4;
  const dots = (mm: number) => mm / dotMm(dpi);
  const bitmap = new Bitmap(
    Math.ceil(dots(layout.widthMm)) + 2 * margin,
    Math.ceil(dots(layout.heightMm)) + 2 * margin,
  );
  for (const mark of layout.marks)
    if (mark.kind === 'qr' || mark.kind === 'code128') paintRects(mark.rects);
  function paintRects(rects: Rect[]) {
    for (const r of rects)
      bitmap.fillRect(dots(r.x) + margin, dots(r.y) + margin, dots(r.width), dots(r.height));
  }
  const pixels = new Uint8ClampedArray(bitmap.dots.map((dot) => (dot ? 0 : 255)));
  return { width: bitmap.width, height: bitmap.height, pixels };
}

describe.each(cases)(
  '$medium.id at $profile.dpi dpi, $profile.smallLabelSymbol',
  ({ medium, profile }) => {
    const layouts = sampleLabels.map((content) => ({
      content,
      layout: layoutLabel(content, medium, profile),
    }));

    it('carries both symbols from 50 × 25 mm on, else the preferred one', () => {
      const isLarge = medium.widthMm >= 48 && medium.heightMm >= 24;
      for (const { layout } of layouts) {
        const kinds = symbols(layout).map((mark) => mark.kind);
        expect(kinds.toSorted()).toEqual(isLarge ? ['code128', 'qr'] : [profile.smallLabelSymbol]);
      }
    });

    it('keeps quiet zones inside the label and clear of everything else', () => {
      for (const { content, layout } of layouts) {
        const all = symbols(layout).map((mark) => ({ mark, area: withQuiet(mark, profile.dpi) }));
        for (const { mark, area } of all) {
          expect(area.x).toBeGreaterThan(-0.15);
          expect(area.x + area.width).toBeLessThan(medium.widthMm + 0.15);
          expect(mark.box.y).toBeGreaterThanOrEqual(0);
          expect(mark.box.y + mark.box.height).toBeLessThanOrEqual(medium.heightMm);
          const others = layout.marks.filter((other) => other !== mark);
          for (const other of others)
            expect(overlap(area, boundsOf(other)), content.title).toBe(false);
        }
      }
    });

    it('prints modules of whole dots: QR of 0.5 mm at least and never version 1, bars of 2 dots at least', () => {
      for (const { layout } of layouts) {
        for (const mark of symbols(layout)) {
          expect(mark.moduleDots * dotMm(profile.dpi)).toBeGreaterThan(
            mark.kind === 'qr' ? 0.499 : 0.165,
          );
          expect((mark.box.x / dotMm(profile.dpi)) % 1).toSatisfy(
            (rest: number) => rest < 1e-6 || rest > 1 - 1e-6,
          );
          if (mark.kind === 'qr') expect(mark.symbol.version).toBeGreaterThanOrEqual(2);
        }
      }
    });

    it('is read to the letter by @zxing/library', () => {
      for (const { content, layout } of layouts) {
        const image = paint(layout, profile.dpi);
        for (const mark of symbols(layout)) {
          const expected = mark.kind === 'code128' ? content.code : mark.symbol.text;
          expect(readSymbol(image, mark.kind)).toBe(expected);
          expect([content.qrText, content.code]).toContain(expected);
        }
      }
    });

    it('keeps texts inside the label', () => {
      for (const { layout } of layouts) {
        for (const mark of layout.marks) {
          const box = boundsOf(mark);
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.y).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(medium.widthMm + 0.01);
          expect(box.y + box.height).toBeLessThanOrEqual(medium.heightMm + 0.01);
        }
      }
    });
  },
);

function boundsOf(mark: LabelMark): Rect {
  if (mark.kind !== 'shape') return mark.box;
  const points = mark.polygons.flat();
  const x = Math.min(...points.map((point) => point.x));
  const y = Math.min(...points.map((point) => point.y));
  return {
    x,
    y,
    width: Math.max(...points.map((point) => point.x)) - x,
    height: Math.max(...points.map((point) => point.y)) - y,
  };
}

describe('what is chosen', () => {
  const roll = (id: string): LabelMedium => {
    const medium = findMedium(id);
    if (!medium) throw new Error(`no medium ${id}`);
    return medium;
  };

  it('prints the address on 50 × 25 mm with bars of three dots at 203 dpi', () => {
    const content = labelContent(12);
    const marks = symbols(
      layoutLabel(content, roll('roll-50x25'), { dpi: 203, smallLabelSymbol: 'qr' }),
    );
    const [qr] = marks.filter((mark) => mark.kind === 'qr');
    const [bars] = marks.filter((mark) => mark.kind === 'code128');
    expect(bars?.moduleDots).toBe(3);
    expect(qr?.symbol).toMatchObject({ text: content.qrText, level: 'Q', version: 3 });
  });

  it('falls back to the bare code when the address is too long for the label', () => {
    const content = labelContent(12, { qrText: `HTTPS://${'A'.repeat(180)}.EXAMPLE/T/77777712` });
    const marks = symbols(
      layoutLabel(content, roll('roll-50x25'), { dpi: 203, smallLabelSymbol: 'qr' }),
    );
    const [qr] = marks.filter((mark) => mark.kind === 'qr');
    expect(qr?.symbol).toMatchObject({ text: content.code, level: 'H', version: 2 });
  });

  it('puts the QR code of a Persian label on the right', () => {
    const profile = { dpi: 203, smallLabelSymbol: 'qr' } as const;
    const content = labelContent(14, { title: 'لپ‌تاپ' });
    const [qr] = symbols(layoutLabel(content, roll('roll-50x25'), profile)).filter(
      (mark) => mark.kind === 'qr',
    );
    expect(qr?.box.x).toBeGreaterThan(25);
  });

  it('keeps a make without letters in its order beside Persian', () => {
    const content = labelContent(14, { title: 'لپ‌تاپ · =1+1', direction: 'rtl' });
    for (const medium of LABEL_MEDIA) {
      const { marks } = layoutLabel(content, medium, { dpi: 203, smallLabelSymbol: 'qr' });
      const titles = marks.filter((mark) => mark.kind === 'text' && mark.text.includes('=1+1'));
      expect(titles.length).toBeGreaterThan(0);
      expect(
        titles.every((mark) => mark.kind === 'text' && mark.text.includes('\u2066=1+1\u2069')),
      ).toBe(true);
    }
  });

  it('gives a long title a third line instead of cutting the model off', () => {
    const title = 'Máy tính xách tay · Lenovo ThinkPad T480';
    const content = labelContent(13, { title, lines: ['i5-8350U · 8 GB · SSD 256 GB'] });
    const { marks } = layoutLabel(content, roll('roll-38x19'), {
      dpi: 203,
      smallLabelSymbol: 'qr',
    });
    const mark = marks.find((known) => known.kind === 'text' && known.text.includes('ThinkPad'));
    if (mark?.kind !== 'text') throw new Error('no title');
    const drawn = fitText(
      mark.text,
      { size: mark.size, minSize: mark.minSize, maxLines: mark.maxLines, weight: mark.weight },
      { width: mark.box.width * (72 / 25.4), height: mark.box.height * (72 / 25.4) },
    );
    expect(drawn.truncated).toBe(false);
    expect(drawn.lines).toHaveLength(3);
  });

  it('says "n of m" on boxes', () => {
    const content = labelContent(18, { kind: 'batch', title: 'Batch 18', boxOf: { n: 2, m: 5 } });
    const layout = layoutLabel(content, roll('roll-62x29'), { dpi: 203, smallLabelSymbol: 'qr' });
    expect(layout.marks.some((mark) => mark.kind === 'text' && mark.text.includes('2/5'))).toBe(
      true,
    );
  });
});

describe('media', () => {
  it('are all printable', () => {
    expect(LABEL_MEDIA.map((medium) => [medium.id, mediumFault(medium)])).toEqual(
      LABEL_MEDIA.map((medium) => [medium.id, null]),
    );
    expect(new Set(LABEL_MEDIA.map((medium) => medium.id)).size).toBe(LABEL_MEDIA.length);
  });

  it('names the number that is wrong in a grid', () => {
    const grid = {
      pageWidthMm: 210,
      pageHeightMm: 297,
      marginLeftMm: 5,
      marginTopMm: 5,
      pitchXMm: 60,
      pitchYMm: 30,
      columns: 3,
      rows: 9,
    };
    const size = { widthMm: 55, heightMm: 28 };
    expect(mediumFault(sheetMedium('own', 'Own', size, grid))).toBeNull();
    expect(mediumFault(sheetMedium('own', 'Own', size, { ...grid, columns: 4 }))).toBe('columns');
    expect(mediumFault(sheetMedium('own', 'Own', size, { ...grid, rows: 10 }))).toBe('rows');
    expect(mediumFault(sheetMedium('own', 'Own', size, { ...grid, pitchXMm: 50 }))).toBe(
      'pitchXMm',
    );
    expect(mediumFault(sheetMedium('own', 'Own', { widthMm: 12, heightMm: 28 }, grid))).toBe(
      'widthMm',
    );
    expect(mediumFault(sheetMedium('own', 'Own', size, { ...grid, rows: Number.NaN }))).toBe(
      'rows',
    );
    expect(positionOnSheet(grid, 4)).toEqual({ xMm: 65, yMm: 35 });
  });
});
