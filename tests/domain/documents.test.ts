import { deflateSync } from 'node:zlib';
import { describe, expect, it, vi as vitest } from 'vitest';
import { batchSheetPdf } from '../../api/documents/batch-sheet.pdf.ts';
import { cardReceiptPdf } from '../../api/documents/card-receipt.pdf.ts';
import { careSheetPdf } from '../../api/documents/care-sheet.pdf.ts';
import { deviceFacts, lastOfSerial } from '../../api/documents/device-facts.ts';
import {
  DOCUMENT_FORMS,
  DOCUMENT_LOCALES,
  documentLanguage,
} from '../../api/documents/document-locale.ts';
import { courierSlipPdf } from '../../api/documents/courier-slip.pdf.ts';
import { donorReceiptPdf } from '../../api/documents/donor-receipt.pdf.ts';
import { handoverRecordPdf } from '../../api/documents/handover-record.pdf.ts';
import { pickListPdf } from '../../api/documents/pick-list.pdf.ts';
import { receiptPdf } from '../../api/documents/receipt.pdf.ts';
import { returnSlipPdf } from '../../api/documents/return-slip.pdf.ts';
import { testTagContent } from '../../api/documents/test-tag.ts';
import { en } from '../../api/documents/text/en.ts';
import { fa } from '../../api/documents/text/fa.ts';
import { vi } from '../../api/documents/text/vi.ts';
import { LABEL_MEDIA } from '../../api/labels/label-media.ts';
import { labelsPdf } from '../../api/labels/label-pdf.ts';
import { isPrintablePng } from '../../api/lib/pdf/png-check.ts';
import { documentSamples, PRINTED_AT, sampleDevice, samplePickList } from '../support/documents.ts';
import { inspectPdf, pdfText, renderPdf } from '../support/pdf-check.ts';
import { cropImage, readSymbol } from '../support/symbol-reader.ts';
import { makePng } from '../support/png.ts';

vitest.setConfig({ testTimeout: 60_000 });

const names = { en: 'Sarah Whitfield', vi: 'Nguyễn Thị Hường', fa: 'علی‌رضا محمدی‌نژاد' };
const titles = {
  en: ['Handover record', 'Donor receipt', 'Return slip', 'Pick list', 'Receipt for a SIM card'],
  vi: [
    'Biên bản bàn giao',
    'Phiếu tiếp nhận',
    'Phiếu nhận lại',
    'Phiếu soạn hàng',
    'Giấy biên nhận thẻ SIM',
  ],
  fa: ['صورت‌جلسهٔ تحویل', 'رسید دریافت', 'برگهٔ پس‌گرفتن', 'فهرست برداشت از انبار', 'رسید سیم‌کارت'],
};

describe.each(DOCUMENT_LOCALES)('documents in %s', (locale) => {
  const samples = documentSamples(names[locale], locale === 'fa' ? 'کارگاه تهران' : 'Workshop');

  it('are valid PDFs with title and language', async () => {
    const files = [
      await handoverRecordPdf(samples.handover, locale),
      await donorReceiptPdf(samples.receipt, locale),
      await returnSlipPdf(samples.returned, locale),
      await pickListPdf(samples.pickList, locale),
      await cardReceiptPdf(samples.card, locale),
    ];
    const summaries = files.map(inspectPdf);
    const language = { en: 'en-GB', vi: 'vi-VN', fa: 'fa-IR' }[locale];
    expect(summaries.map((summary) => summary.language)).toEqual(files.map(() => language));
    summaries.forEach((summary, index) => expect(summary.title).toContain(titles[locale][index]));
  });

  it('fit A5 too', async () => {
    const files = [
      await donorReceiptPdf(samples.receipt, locale, { paper: 'A5' }),
      await returnSlipPdf(samples.returned, locale, { paper: 'A5' }),
      await cardReceiptPdf(samples.card, locale, { paper: 'A5' }),
    ];
    for (const file of files) expect(inspectPdf(file).pages).toBeLessThanOrEqual(2);
  });

  it('print no text smaller than nine points', async () => {
    const { content } = inspectPdf(await handoverRecordPdf(samples.handover, locale));
    const sizes = [...content.matchAll(/\/\S+ ([\d.]+) Tf/g)].map((match) => Number(match[1]));
    expect(sizes.length).toBeGreaterThan(50);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(9);
  });

  it('have the same places for values as English in every sentence', () => {
    expect(placeholders({ en, vi, fa }[locale])).toEqual(placeholders(en));
    expect(JSON.stringify({ en, vi, fa }[locale])).not.toMatch(/\bpoor\b|nghèo|مددجو|نیازمند/i);
  });

  it('make a test tag that prints on every label', async () => {
    const tag = testTagContent(samples.tag, locale);
    expect(tag.lines.join(' ')).not.toMatch(/[{}\u2066-\u2069]/);
    for (const medium of LABEL_MEDIA) {
      expect(
        inspectPdf(await labelsPdf([tag], medium, { dpi: 203, smallLabelSymbol: 'qr' })).pages,
      ).toBe(1);
    }
  });
});

describe.each(DOCUMENT_FORMS)('papers of a session, %s', (form) => {
  const locale = documentLanguage(form, 'UTC').locale;
  const { papers } = documentSamples(names[locale], locale === 'fa' ? 'کارگاه تهران' : 'Xưởng');
  const catalogues = form.split('-').map((one) => ({ en, vi, fa })[one as 'en'].papers);

  it('say everything in each of their languages', async () => {
    const receipt = await receiptPdf(papers.familyReceipt, form);
    expect(inspectPdf(receipt).pages).toBe(1);
    const care = await careSheetPdf(papers.care, form);
    const sheet = await batchSheetPdf(papers.sheet, form);
    const courier = await courierSlipPdf(papers.courier, form);
    // What is in the parcel begins on a page of its own.
    expect(inspectPdf(courier).pages).toBeGreaterThanOrEqual(3);
    // A side for each language.
    expect(inspectPdf(care).pages).toBe(catalogues.length);
    expect(inspectPdf(care).title).toBe(catalogues[0]?.care.title);
    for (const { receipt: words, sheet: table, courier: parcel } of catalogues) {
      expect(inspectPdf(courier).title).toContain(parcel.title);
      expect(inspectPdf(receipt).title).toContain(words.title);
      expect(inspectPdf(sheet).title).toContain(table.title);
    }
    if (form === 'en') return;
    const text = await pdfText(receipt);
    // An ellipsis after a letter is a text that was cut.
    for (const paper of [text, await pdfText(care), await pdfText(sheet), await pdfText(courier)]) {
      expect(paper).not.toMatch(/\p{L}…/u);
    }
    if (form.endsWith('-en')) expect(text).toContain('Is this receipt genuine?');
    expect(text).toContain('fN3k Z0mY');
    expect(text).toContain('+98 21 1234');
  });

  it('carry codes that scanners read', async () => {
    const [receipt] = await renderPdf(await receiptPdf(papers.familyReceipt, form), 200);
    const [sheet] = await renderPdf(await batchSheetPdf(papers.sheet, form), 200);
    if (!receipt || !sheet) throw new Error('no page');
    const head = (page: typeof receipt) =>
      cropImage(page, 0, 0, page.width, Math.round(page.height / 5));
    expect(readSymbol(head(receipt), 'qr')).toBe(papers.familyReceipt.receipt?.qrText);
    expect(readSymbol(head(sheet), 'qr')).toBe(papers.sheet.session.code);
    const start = ((locale === 'fa' ? 40 : 128) / 210) * sheet.width;
    const bars = cropImage(sheet, start, 0, (42 / 210) * sheet.width, sheet.height / 5);
    expect(readSymbol(bars, 'code128')).toBe(papers.sheet.session.code);
  });
});

/** Paths of all texts with the `{names}` in them. */
function placeholders(value: unknown, path = ''): string[] {
  if (typeof value === 'string') {
    return [
      `${path} ${[...value.matchAll(/\{\w+\}/g)]
        .map((match) => match[0])
        .toSorted()
        .join('')}`,
    ];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => placeholders(child, `${path}.${key}`));
}

describe('what documents say and hide', () => {
  it('shows four characters of a serial number at most', () => {
    expect(lastOfSerial('SECRET5CG1234WXYZ')).toBe('…WXYZ');
    expect(lastOfSerial('AB12')).toBe('…12');
    expect(lastOfSerial('A')).toBe('…');
    expect(lastOfSerial('  ')).toBeNull();
    expect(lastOfSerial(null)).toBeNull();
    const language = documentLanguage('en', 'UTC');
    expect(JSON.stringify(deviceFacts(sampleDevice(1), language))).not.toContain('SECRET');
  });

  it('writes dates in the zone and calendar of the reader', () => {
    expect(documentLanguage('fa', 'Asia/Tehran').date(PRINTED_AT)).toBe('۱ فروردین ۱۴۰۵');
    expect(documentLanguage('en', 'Europe/London').date(PRINTED_AT)).toBe('20 March 2026');
    const vietnamese = documentLanguage('vi', 'Asia/Ho_Chi_Minh');
    expect(vietnamese.date(PRINTED_AT)).toBe('21 tháng 3 năm 2026');
    expect(vietnamese.dateTime(PRINTED_AT)).toMatch(/^\d{2}:\d{2}, ngày 21 tháng 3 năm 2026$/);
    expect(documentLanguage('en', 'No/Where').date(PRINTED_AT)).toBe('20 March 2026');
    expect(documentLanguage('fa', 'UTC').number(1234)).toBe('۱٬۲۳۴');
  });

  it('repeats the head of a long table and numbers its pages', async () => {
    const { issuer } = documentSamples('A', 'B').handover;
    const pdf = inspectPdf(await pickListPdf(samplePickList(issuer, 'A', 120), 'en'));
    expect(pdf.pages).toBeGreaterThan(3);
    expect(inspectPdf(await pickListPdf(samplePickList(issuer, 'A', 0), 'en')).pages).toBe(1);
  });

  it('takes hostile names and texts and stays a valid PDF', async () => {
    const hostile = `\u202E\u0000=1+1<b>${'م'.repeat(1_000_000)}`;
    const samples = documentSamples(
      hostile,
      `)Tj\uD800\u2067${'W'.repeat(100_000)}`,
      'x'.repeat(1_000),
    );
    for (const locale of DOCUMENT_LOCALES) {
      expect(inspectPdf(await handoverRecordPdf(samples.handover, locale)).pages).toBeLessThan(30);
      expect(inspectPdf(await donorReceiptPdf(samples.receipt, locale)).pages).toBeLessThan(30);
    }
  });
});

describe('signatures', () => {
  const samples = documentSamples('Sarah Whitfield', 'Workshop');
  const sign = (signature: NonNullable<typeof samples.handover.signer.signature>) =>
    handoverRecordPdf(
      { ...samples.handover, signer: { ...samples.handover.signer, signature } },
      'en',
    );
  const images = (file: Uint8Array) =>
    Buffer.from(file).toString('latin1').split('/Subtype /Image').length - 1;

  it('are drawn from PNG and from strokes', async () => {
    expect(images(await sign({ form: 'png', bytes: makePng(40, 20) }))).toBeGreaterThan(0);
    const strokes = [
      [
        { x: 0, y: 0 },
        { x: 50, y: 20 },
      ],
      [{ x: 5, y: Number.NaN }],
      [],
      [{ x: 9, y: 9 }],
    ];
    const plain = inspectPdf(await handoverRecordPdf(samples.handover, 'en')).content;
    const signed = inspectPdf(await sign({ form: 'strokes', strokes })).content;
    expect(signed.split('\nS\n').length).toBeGreaterThan(plain.split('\nS\n').length);
  });

  it('that are no sound picture are left out', async () => {
    const whole = makePng(40, 20);
    const corrupt = Uint8Array.from(whole);
    corrupt[50] = (corrupt[50] ?? 0) ^ 0xff;
    const bomb = makePng(40, 20, deflateSync(Buffer.alloc(50_000_000)));
    const huge = makePng(60_000, 60_000, deflateSync(Buffer.alloc(10)));
    const empty = new Uint8Array();
    for (const bytes of [
      corrupt,
      bomb,
      huge,
      empty,
      whole.slice(0, 60),
      new Uint8Array(2_000_000),
    ]) {
      expect(isPrintablePng(bytes)).toBe(false);
      expect(images(await sign({ form: 'png', bytes }))).toBe(0);
    }
    expect(isPrintablePng(whole)).toBe(true);
  });
});

describe('pages as printed', () => {
  it('carry their number as Code 128 and their address as QR code', async () => {
    const samples = documentSamples(names.fa, 'کارگاه تهران');
    for (const locale of DOCUMENT_LOCALES) {
      const [page] = await renderPdf(await handoverRecordPdf(samples.handover, locale), 200);
      if (!page) throw new Error('no page');
      const top = cropImage(page, 0, 0, page.width, page.height * 0.2);
      expect(readSymbol(top, 'qr')).toBe(samples.handover.receipt.qrText);
      const left = locale === 'fa' ? 15 + 25 : 210 - 15 - 25 - 42;
      const bars = cropImage(
        page,
        (left / 210) * page.width,
        0,
        (42 / 210) * page.width,
        top.height,
      );
      expect(readSymbol(bars, 'code128')).toBe(samples.handover.receipt.code);
    }
  });

  it('print waivers, self-check, void notice and no whole serial number', async () => {
    const { handover } = documentSamples(names.en, 'because of reasons');
    const voided = { at: PRINTED_AT, reason: 'wrong device', replacedBy: handover.receipt.code };
    const text = await pdfText(await handoverRecordPdf({ ...handover, voided }, 'en'));
    for (const expected of [
      'VOID',
      'wrong device',
      'Minimum specification waived',
      'Self-check',
      '…WXYZ',
      'Warranty',
    ]) {
      expect(text).toContain(expected);
    }
    expect(text).not.toContain('SECRET');
  });
});
