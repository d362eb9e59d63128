import { describe, expect, it } from 'vitest';
import { readScan } from '#domain/codes.ts';
import { rowsInWords } from '../../api/exports/csv-file.ts';
import { toCsv } from '../../api/lib/csv.ts';

const timeZone = 'Asia/Ho_Chi_Minh';
const row = {
  at: new Date('2026-11-21T17:05:00Z'),
  from: '2026-11-01',
  code: '1000012383',
  serial: '00451',
  model: '5480',
  quantity: 3,
  camera: true,
};
const words = (locale: 'en' | 'vi' | 'fa', change: object = {}) =>
  rowsInWords([{ ...row, ...change }], { what: 'movements', locale, timeZone })[0] ?? {};

describe('exports for a spreadsheet', () => {
  it('name the zone once, give the hour of the site, and keep codes and long numbers as text', () => {
    expect(words('en')).toEqual({
      [`Recorded (${timeZone})`]: '2026-11-22 00:05',
      From: '2026-11-01',
      Code: '1 0000123 83',
      'Serial number': "'00451",
      Model: '5480',
      Quantity: 3,
      Camera: true,
    });
    for (const serial of ['8984044800001234567', '12E5', '3-4', '1/2/26']) {
      expect(words('en', { serial })).toMatchObject({ 'Serial number': `'${serial}` });
    }
    expect(Object.keys(words('fa'))[0]).toBe(`زمان ثبت (${timeZone})`);
  });

  it('hold codes that stay in order in a table from right to left and can be scanned back', () => {
    const { کد: code } = words('fa');
    expect(code).toBe('1\u00A00000123\u00A083');
    expect(readScan(String(code))).toMatchObject({ kind: 'own', code: row.code });
    expect(readScan('1 0000123 83')).toMatchObject({ kind: 'own', code: row.code });
  });

  it('run no formula in any form, and open as UTF-8', () => {
    for (const model of ['=1+1', '+cmd', '@SUM(A1)', '-2+3', '\t=1', '＝1', '\u202E=1']) {
      for (const rows of [
        [{ model }],
        rowsInWords([{ model }], { what: 'x', locale: 'fa', timeZone }),
      ]) {
        const csv = toCsv(rows as { model: string }[]);
        expect(csv.startsWith('\uFEFF')).toBe(true);
        expect(csv.split('\r\n')[1]).toMatch(/^"?'/);
      }
    }
  });
});
