import { describe, expect, it, vi } from 'vitest';
import { calibrationPdf } from '../../api/labels/calibration-pdf.ts';
import {
  findMedium,
  LABEL_MEDIA,
  labelsPerPage,
  type LabelMedium,
} from '../../api/labels/label-media.ts';
import { labelsPdf } from '../../api/labels/label-pdf.ts';
import { labelContent, sampleLabels } from '../support/labels.ts';
import { inspectPdf, pdfText } from '../support/pdf-check.ts';

vi.setConfig({ testTimeout: 60_000 });

const profile = { dpi: 203, smallLabelSymbol: 'qr' } as const;

function medium(id: string): LabelMedium {
  const found = findMedium(id);
  if (!found) throw new Error(`no medium ${id}`);
  return found;
}

describe('label PDF', () => {
  it.each(LABEL_MEDIA.map((each) => [each.id, each] as const))(
    '%s is a valid PDF',
    async (_id, each) => {
      const pdf = inspectPdf(
        await labelsPdf(sampleLabels, each, profile, { language: 'vi-VN', title: 'Nhãn' }),
      );
      expect(pdf).toMatchObject({
        pages: Math.ceil(sampleLabels.length / labelsPerPage(each)),
        title: 'Nhãn',
        language: 'vi-VN',
      });
    },
  );

  it('starts on a sheet where the last print ended', async () => {
    const sheet = medium('avery-l7160');
    const contents = Array.from({ length: 5 }, (_, index) => labelContent(index));
    expect(inspectPdf(await labelsPdf(contents, sheet, profile, { startAt: 16 })).pages).toBe(1);
    expect(inspectPdf(await labelsPdf(contents, sheet, profile, { startAt: 17 })).pages).toBe(2);
    expect(inspectPdf(await labelsPdf(contents, sheet, profile, { startAt: -3 })).pages).toBe(1);
  });

  it('has a page even without labels', async () => {
    expect(inspectPdf(await labelsPdf([], medium('roll-50x25'), profile)).pages).toBe(1);
  });

  it('is made of 200 labels', async () => {
    const contents = Array.from({ length: 200 }, (_, index) => labelContent(index));
    const pdf = await labelsPdf(contents, medium('roll-50x25'), profile);
    expect(inspectPdf(pdf).pages).toBe(200);
  });

  it('survives hostile texts', async () => {
    const hostile = labelContent(1, {
      title: `\u202E\u0000${'W'.repeat(1_000_000)}`,
      lines: Array.from({ length: 5_000 }, () => '\uD800 \u2067 ـــ'),
      programme: '😀'.repeat(1_000),
      qrText: 'ü'.repeat(5_000),
    });
    for (const each of LABEL_MEDIA) {
      expect(inspectPdf(await labelsPdf([hostile], each, profile)).pages).toBe(1);
    }
  });
});

describe('calibration page', () => {
  it.each(['roll-50x25', 'roll-38x19', 'avery-l7160', 'avery-l7651', 'card-85x54'])(
    '%s',
    async (id) => {
      for (const dpi of [203, 300] as const) {
        const pdf = inspectPdf(await calibrationPdf(medium(id), { ...profile, dpi }, 'en'));
        expect(pdf.pages).toBeGreaterThanOrEqual(1);
        expect(pdf.content).toContain(' re\n');
      }
    },
  );

  it('says how wide the bars are in the language of the screen', async () => {
    const words = async (locale: 'en' | 'vi' | 'fa') =>
      pdfText(await calibrationPdf(medium('roll-62x29'), profile, locale));
    expect(await words('en')).toContain('2 dots = 0.250 mm');
    expect(await words('vi')).toContain('2 điểm in = 0,250 mm');
    expect(await words('fa')).toContain('۰٫۲۵۰');
  });
});
