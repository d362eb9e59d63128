/** Every kind of label on every medium, as it comes out of the printer at true size, read again. */
import { describe, expect, it, vi } from 'vitest';
import { layoutLabel } from '../../api/labels/label-layout.ts';
import {
  findMedium,
  type LabelMedium,
  labelsPerPage,
  positionOnSheet,
  type PrintCorrection,
  type PrinterProfile,
} from '../../api/labels/label-media.ts';
import { labelsPdf } from '../../api/labels/label-pdf.ts';
import { labelsZpl } from '../../api/labels/label-zpl.ts';
import { movedMarks } from '../../api/labels/moved-marks.ts';
import { labelContent, sampleLabels } from '../support/labels.ts';
import { renderPdf } from '../support/pdf-check.ts';
import { cropImage, type GreyImage } from '../support/symbol-reader.ts';
import { readAllSymbols } from '../support/wasm-reader.ts';
import { renderZpl } from '../support/zpl-render.ts';

vi.setConfig({ testTimeout: 120_000 });

const LARGE = ['roll-50x25', 'roll-62x29', 'card-85x54'];
const SMALL_ROLLS = ['roll-38x19', 'roll-40x20'];
const SMALL = [...SMALL_ROLLS, 'avery-l7651'];
const SHEETS = ['avery-l7160', 'avery-l7651', 'a4-cards-85x54'];
const BESIDE: PrintCorrection = {
  offsetXMm: 0.75,
  offsetYMm: -0.5,
  scaleXPercent: 100,
  scaleYPercent: 100,
  darkness: 15,
  speed: 4,
};

function medium(id: string): LabelMedium {
  const found = findMedium(id);
  if (!found) throw new Error(`no medium ${id}`);
  return found;
}

interface Case {
  id: string;
  dpi: 203 | 300;
  symbol: 'qr' | 'code128';
  correction: PrintCorrection | undefined;
}

/** Small labels with either symbol at both resolutions; large ones plain at one and moved at the other. */
function profilesFor(id: string): Case[] {
  if (!SMALL.includes(id)) {
    return [
      { id, dpi: 203, symbol: 'qr', correction: BESIDE },
      { id, dpi: 300, symbol: 'qr', correction: undefined },
    ];
  }
  return ([203, 300] as const).flatMap((dpi) =>
    (['qr', 'code128'] as const).map((symbol) => ({ id, dpi, symbol, correction: undefined })),
  );
}
const named = ({ id, dpi, symbol, correction }: Case) =>
  `${id} at ${dpi} dpi, ${correction ? 'moved' : symbol}`;
const zplCases = [...LARGE, ...SMALL_ROLLS].flatMap((id) => profilesFor(id));
const pdfCases = [...LARGE, ...SMALL_ROLLS, ...SHEETS].flatMap((id) => profilesFor(id));

/** All symbols that the layout has placed are read where they should lie, and say what they should. */
async function expectRead(
  picture: GreyImage,
  index: number,
  target: LabelMedium,
  profile: PrinterProfile,
) {
  const content = sampleLabels[index];
  if (!content) throw new Error('no such label');
  const { marks } = layoutLabel(content, target, profile);
  const found = await readAllSymbols(picture);
  const expected = movedMarks(marks, target, profile).flatMap((mark) =>
    mark.kind === 'qr' || mark.kind === 'code128'
      ? [
          {
            kind: mark.kind as string,
            text: mark.kind === 'qr' ? mark.symbol.text : content.code,
            box: mark.box,
          },
        ]
      : [],
  );
  const said = (all: readonly { kind: string; text: string }[]) =>
    all.map(({ kind, text }) => `${kind} ${text}`).toSorted();
  expect(said(found), `${content.kind} ${index}`).toEqual(said(expected));
  expect(expected.length).toBeGreaterThan(0);
  for (const { kind, box } of expected) {
    const symbol = found.find((one) => one.kind === kind);
    const left = (box.x / 25.4) * profile.dpi;
    expect(Math.abs((symbol?.left ?? 0) - left), `${kind} of ${content.kind}`).toBeLessThan(4);
  }
}

describe('ZPL', () => {
  it.each(zplCases.map((each) => [named(each), each] as const))('%s', async (_name, each) => {
    const { id, dpi, symbol, correction } = each;
    const target = medium(id);
    const profile: PrinterProfile = { dpi, smallLabelSymbol: symbol, correction };
    const pictures = await renderZpl(labelsZpl(sampleLabels, target, profile), target, dpi);
    expect(pictures).toHaveLength(sampleLabels.length);
    for (const [index, picture] of pictures.entries()) {
      await expectRead(picture, index, target, profile);
    }
  });

  it('is moved by the printer’s offset, and never so far that a symbol is cut', async () => {
    const target = medium('roll-50x25');
    const contents = [labelContent(12), labelContent(14, { title: 'لپ‌تاپ', direction: 'rtl' })];
    for (const dpi of [203, 300] as const) {
      const profile = { dpi, smallLabelSymbol: 'qr' } as const;
      const at = async (offsetXMm: number, offsetYMm: number) => {
        const correction = { ...BESIDE, offsetXMm, offsetYMm };
        const zpl = labelsZpl(contents, target, { ...profile, correction });
        return renderZpl(zpl, target, dpi);
      };
      const [plain, moved, far] = await Promise.all([at(0, 0), at(1, 0.75), at(-19, -19)]);
      for (const [index, { code }] of contents.entries()) {
        const [from, to, edge] = [plain, moved, far].map((all) => ink(all[index]));
        if (!from || !to || !edge) throw new Error('no label');
        expect(Math.abs(to.left - from.left - (1 / 25.4) * dpi)).toBeLessThanOrEqual(1);
        expect(Math.abs(to.top - from.top - (0.75 / 25.4) * dpi)).toBeLessThanOrEqual(1);
        const read = await readAllSymbols(pictureAt(far, index));
        expect(read).toContainEqual(expect.objectContaining({ kind: 'code128', text: code }));
        expect(edge.left).toBeLessThan(from.left);
      }
    }
  });
});

describe('PDF', () => {
  it.each(pdfCases.map((each) => [named(each), each] as const))('%s', async (_name, each) => {
    const { id, dpi, symbol, correction } = each;
    const target = medium(id);
    const profile: PrinterProfile = { dpi, smallLabelSymbol: symbol, correction };
    const pages = await renderPdf(await labelsPdf(sampleLabels, target, profile), dpi);
    const pixels = (mm: number) => (mm / 25.4) * dpi;
    for (const index of sampleLabels.keys()) {
      const origin = target.grid ? positionOnSheet(target.grid, index) : { xMm: 0, yMm: 0 };
      const page = pages[Math.floor(index / labelsPerPage(target))];
      if (!page) throw new Error('page missing');
      const [x, y] = [pixels(origin.xMm), pixels(origin.yMm)];
      const label = cropImage(page, x, y, pixels(target.widthMm), pixels(target.heightMm));
      await expectRead(label, index, target, profile);
    }
  });

  it('is moved and enlarged as the printer needs it', async () => {
    const target = medium('avery-l7160');
    const profile = { dpi: 300, smallLabelSymbol: 'qr' } as const;
    const at = async (correction: PrintCorrection) => {
      const pdf = await labelsPdf([labelContent(12)], target, { ...profile, correction });
      const [page] = await renderPdf(pdf, 300);
      return ink(page);
    };
    const none = { ...BESIDE, offsetXMm: 0, offsetYMm: 0 };
    const from = await at(none);
    const to = await at({
      ...none,
      offsetXMm: 2.5,
      offsetYMm: -1.5,
      scaleXPercent: 104,
      scaleYPercent: 98,
    });
    const pixels = (mm: number) => (mm / 25.4) * 300;
    expect(Math.abs(to.left - (from.left * 1.04 + pixels(2.5)))).toBeLessThanOrEqual(1.5);
    expect(Math.abs(to.top - (from.top * 0.98 - pixels(1.5)))).toBeLessThanOrEqual(1.5);
    expect(Math.abs(to.width - from.width * 1.04)).toBeLessThanOrEqual(2);
  });
});

function pictureAt(pictures: readonly GreyImage[], index: number): GreyImage {
  const picture = pictures[index];
  if (!picture) throw new Error('no picture');
  return picture;
}

/** Where there is ink, in dots. */
function ink(picture: GreyImage | undefined) {
  if (!picture) throw new Error('no picture');
  let [left, right, top] = [picture.width, 0, picture.height];
  picture.pixels.forEach((grey, at) => {
    if (grey >= 128) return;
    const x = at % picture.width;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, Math.floor(at / picture.width));
  });
  return { left, top, width: right - left };
}
