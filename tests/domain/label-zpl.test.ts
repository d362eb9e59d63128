import { describe, expect, it, vi } from 'vitest';
import { Bitmap } from '../../api/labels/bitmap.ts';
import { findMedium, LABEL_MEDIA } from '../../api/labels/label-media.ts';
import { escapeZpl, labelsZpl } from '../../api/labels/label-zpl.ts';
import { labelContent, sampleLabels } from '../support/labels.ts';

vi.setConfig({ testTimeout: 60_000 });

const roll = findMedium('roll-50x25') ?? { widthMm: 0, heightMm: 0 };

const profile = { dpi: 203, smallLabelSymbol: 'qr' } as const;

describe('ZPL', () => {
  it('says format, size and both symbols', () => {
    const zpl = labelsZpl(
      [labelContent(12, { title: 'Laptop Dell', lines: [], programme: 'Rework' })],
      roll,
      profile,
    );
    expect(zpl).toMatch(/^\^XA\^CI28\^PW399\^LL199\^LH0,0\n/);
    expect(zpl).toMatch(/\^FO\d+,\d+\^BY3,3,\d+\^BCN,\d+,N,N,N,N\^FH\^FD>;1000001228\^FS/);
    expect(zpl).toMatch(
      /\^FO\d+,\d+\^BY2,3,10\^BQN,2,4\^FH\^FDQA,HTTPS:\/\/REWORK\.EXAMPLE\.ORG\/T\/77777712\^FS/,
    );
    expect(zpl).toContain('^FH^FDLaptop Dell^FS');
    expect(zpl.trimEnd().endsWith('^PQ1^XZ')).toBe(true);
  });

  it('is whole for every medium, resolution and kind of label', () => {
    for (const medium of LABEL_MEDIA) {
      for (const dpi of [203, 300] as const) {
        const zpl = labelsZpl(sampleLabels, medium, { dpi, smallLabelSymbol: 'qr' });
        expect(zpl.match(/\^XA/g)).toHaveLength(sampleLabels.length);
        expect(zpl.match(/\^XZ/g)).toHaveLength(sampleLabels.length);
        expect(zpl).toMatch(/^[\n -~]*$/);
        for (const [, total, , perRow, data] of zpl.matchAll(
          /\^GFA,(\d+),(\d+),(\d+),([0-9A-F]*)\^FS/g,
        )) {
          expect(data).toHaveLength(Number(total) * 2);
          expect(Number(total) % Number(perRow)).toBe(0);
        }
        for (const [, x] of zpl.matchAll(/\^FO(\d+),\d+/g))
          expect(Number(x)).toBeLessThan((medium.widthMm / 25.4) * dpi);
      }
    }
  });

  it('sends Vietnamese and Persian as pictures', () => {
    const zpl = labelsZpl(
      [labelContent(13, { title: 'Máy tính', lines: ['لپ‌تاپ'], programme: '' })],
      roll,
      profile,
    );
    expect(zpl.match(/\^GFA/g)).toHaveLength(2);
  });

  it('sends a QR code that a printer would make version 1 as a picture', () => {
    const place = labelContent(17, { kind: 'place', title: 'B-07', lines: [], programme: '' });
    const zpl = labelsZpl([place], roll, profile);
    expect(zpl).not.toContain('^BQ');
    expect(zpl).toContain('^GFA');
  });

  it('lets no command through from a text', () => {
    expect(escapeZpl('a^XZ~JA_b\n')).toBe('a_5eXZ_7eJA_5fb_0a');
    expect(escapeZpl('Đ')).toBe('_c4_90');
    const zpl = labelsZpl(
      [labelContent(1, { title: '^XZ^XA~JA ^FS', lines: ['_5e'], programme: '~HS' })],
      roll,
      profile,
    );
    expect(zpl.match(/\^X[AZ]/g)).toEqual(['^XA', '^XZ']);
    expect(zpl).not.toContain('~');
    expect(zpl).toContain('_5f5e');
  });
});

describe('bitmap', () => {
  it('fills what outlines enclose and leaves holes white', () => {
    const bitmap = new Bitmap(8, 8);
    const square = (a: number, b: number) => [
      { x: a, y: a },
      { x: b, y: a },
      { x: b, y: b },
      { x: a, y: b },
    ];
    bitmap.fillPolygons([square(0, 8), square(2, 6).toReversed()]);
    const rows = Array.from({ length: 8 }, (_, y) =>
      Array.from(bitmap.dots.slice(y * 8, y * 8 + 8)).join(''),
    );
    expect(rows.slice(0, 4)).toEqual(['11111111', '11111111', '11000011', '11000011']);
    expect(bitmap.toGraphicField()).toBe('^GFA,8,8,1,FFFFC3C3C3C3FFFF^FS');
  });
});
