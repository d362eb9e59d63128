import { describe, expect, it, vi as vitest } from 'vitest';
import type { CertificateContent, CertifiedMedium } from '#domain/certificate.ts';
import { verifyQrText } from '#domain/certificate.ts';
import { makeCode } from '#domain/codes.ts';
import { TECHNIQUE_NAMES } from '#domain/sanitisation-techniques.ts';
import { DOCUMENT_LOCALES, documentLanguage } from '../../api/documents/document-locale.ts';
import {
  type WipeCertificateData,
  wipeCertificatePdf,
} from '../../api/documents/wipe-certificate.pdf.ts';
import { inspectPdf, pdfText, renderPdf } from '../support/pdf-check.ts';
import { cropImage, readSymbol } from '../support/symbol-reader.ts';

vitest.setConfig({ testTimeout: 60_000 });

const names = { en: 'Sarah Whitfield', vi: 'Nguyễn Thị Hường', fa: 'علی‌رضا محمدی‌نژاد' };
const NUMBER = makeCode('document', 424);
const VERIFY = '7K2M9QXA4TB0';

function mediumOf(name: string): CertifiedMedium {
  const person = { name, role: 'technician' as const };
  return {
    record: '0190f2c4-0000-7000-8000-000000000001',
    code: makeCode('medium', 123),
    type: 'sata_ssd',
    make: 'Samsung',
    model: 'MZ7LN256HMJP-000L7',
    serial: 'S3T9NX0K512345',
    sizeBytes: 256_060_514_304,
    status: 'sanitised',
    mediumStatus: 'sanitised',
    method: 'purge',
    technique: 'ata_sanitize_block',
    standard: 'NIST SP 800-88 Rev. 2; IEEE 2883-2022',
    tool: 'nwipe',
    toolVersion: '0.37',
    verification: 'full',
    errors: 0,
    details: { origin: 'log', bytesErased: 256_060_514_304, rounds: 1, hiddenSectors: false },
    startedAt: '2026-03-20T08:00:00Z',
    endedAt: '2026-03-20T10:13:00Z',
    recordedAt: '2026-03-20T10:20:00Z',
    logHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    destination: 'in_device',
    performedBy: person,
    witness: null,
    validatedBy: { name, role: 'coordinator' },
    validatedAt: '2026-03-20T11:00:00Z',
  };
}

function dataOf(name: string, change: Partial<CertificateContent> = {}): WipeCertificateData {
  return {
    content: {
      form: 1,
      scope: 'medium',
      number: NUMBER,
      issuedAt: '2026-03-20T11:05:00Z',
      issuedBy: { name, role: 'coordinator' },
      organisation: { programme: 'Second Life', site: 'Workshop North', address: 'Tây Ninh' },
      device: {
        code: makeCode('device', 12),
        publicCode: '8ZK3M2Q7',
        kind: 'laptop',
        make: 'Dell',
        model: 'Latitude 5480',
        serial: '5CG1234WXYZ',
      },
      media: [mediumOf(name)],
      noneFound: null,
      ...change,
    },
    contentHash: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    verifyCode: VERIFY,
    qrText: verifyQrText('https://rework.example.org', VERIFY, NUMBER),
    verifyAddress: 'https://rework.example.org/v',
    superseded: null,
    timeZone: 'Asia/Tehran',
  };
}

describe.each(DOCUMENT_LOCALES)('the certificate of sanitisation in %s', (locale) => {
  const data = dataOf(names[locale]);

  it('is one page a medium, with its name in the file', async () => {
    const { pages, title, content } = inspectPdf(await wipeCertificatePdf(data, locale));
    expect(pages).toBe(1);
    expect(title).toContain(documentLanguage(locale, 'UTC').text.certificate.title);
    const sizes = [...content.matchAll(/\/\S+ ([\d.]+) Tf/g)].map((match) => Number(match[1]));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(9);
  });

  it('holds a QR code and a Code 128 that can be read', async () => {
    const [page] = await renderPdf(await wipeCertificatePdf(data, locale), 200);
    if (!page) throw new Error('no page');
    const part = (left: number, width: number) =>
      cropImage(page, (left / 210) * page.width, 0, (width / 210) * page.width, page.height * 0.15);
    const qr = part(locale === 'fa' ? 10 : 165, 36);
    expect(readSymbol(qr, 'qr')).toBe(`HTTPS://REWORK.EXAMPLE.ORG/V/${VERIFY}`);
    const bars = part(locale === 'fa' ? 40 : 210 - 15 - 25 - 42, 42);
    expect(readSymbol(bars, 'code128')).toBe(NUMBER);
  });

  it('can be searched and copied', async () => {
    const printed = await pdfText(await wipeCertificatePdf(data, locale));
    const text = printed.replace(/\u00A0/g, ' ').replace(/[\u202A-\u202E]/g, '');
    for (const expected of ['S3T9NX0K512345', 'nwipe 0.37', '7K2M 9QXA 4TB0', 'e3b0 c442']) {
      expect(text).toContain(expected);
    }
    expect(text).toContain(locale === 'fa' ? 'محمدی' : names[locale]);
  });

  it('has a word for every technique', () => {
    const { techniques } = documentLanguage(locale, 'UTC').text.certificate;
    expect(Object.keys(techniques)).toEqual(expect.arrayContaining([...TECHNIQUE_NAMES]));
  });
});

describe('the certificate of a device', () => {
  it('lists every medium, and says what was only taken out', async () => {
    const removed: CertifiedMedium = {
      ...mediumOf('Tom Hale'),
      type: 'sd',
      serial: '',
      status: 'removed',
      mediumStatus: 'removed',
      method: '',
      technique: '',
      destination: 'donor',
    };
    const media = [mediumOf('Tom Hale'), removed];
    const pdf = await wipeCertificatePdf(dataOf('Tom Hale', { scope: 'device', media }), 'en');
    const text = (await pdfText(pdf)).replace(/\s+/g, ' ');
    for (const expected of [
      'SATA SSD',
      'Memory card',
      'Taken out, not erased',
      'Back to the donor',
    ])
      expect(text).toContain(expected);
  });

  it('keeps the signatures with the hash and the code', async () => {
    // Two rows of facts more each time, until the end of the page has passed every line of the proof.
    const files = await Promise.all(
      [0, 6, 12, 18, 24, 30, 36].map((count) => {
        const facts = Array.from({ length: count }, (_value, index) => [`fact${index}`, 1]);
        const media = [{ ...mediumOf('Tom Hale'), details: Object.fromEntries(facts) }];
        return wipeCertificatePdf(dataOf('Tom Hale', { scope: 'device', media }), 'en');
      }),
    );
    expect(new Set(files.map((file) => inspectPdf(file).pages))).toEqual(new Set([1, 2]));
    for (const file of files) {
      const pages = (await pdfText(file)).split('\f');
      const signed = pages.find((page) => page.includes('Name and signature')) ?? '';
      expect(signed).toContain('e3b0 c442');
      expect(signed).toMatch(/7K2M\s+9QXA\s+4TB0/);
    }
  });

  it('says so where there is none, and when it no longer holds', async () => {
    const noneFound = { by: { name: 'Tom Hale', role: null }, at: '2026-03-20T08:00:00Z' };
    const data = dataOf('Ann Lee', { scope: 'device', media: [], noneFound });
    const superseded = { by: makeCode('document', 425) };
    const text = await pdfText(await wipeCertificatePdf({ ...data, superseded }, 'en'));
    expect(text).toContain('No storage medium was found');
    expect(text).toContain('SUPERSEDED');
    expect(text).toContain(superseded.by.slice(1, 8));
  });

  it('takes hostile texts', async () => {
    const hostile = `\u202E\u0000<b>${'م'.repeat(100_000)}`;
    for (const locale of DOCUMENT_LOCALES) {
      expect(inspectPdf(await wipeCertificatePdf(dataOf(hostile), locale)).pages).toBeLessThan(5);
    }
  });
});
