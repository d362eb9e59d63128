import { deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ListPreview } from '../../api/needs/need-lists.service.ts';
import { testDatabase } from '../support/database.ts';
import { HEAD, type Row, csv, student, upload } from '../support/need-lists.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';
import { makeZip } from '../support/zip.ts';

const database = await testDatabase();
let workshop: Workshop;
let coordinator: Member;

beforeAll(async () => {
  workshop = await openWorkshop(database, { locale: 'vi' });
  coordinator = await workshop.member('coordinator');
});
afterAll(() => workshop.close());

const send = (file: string | Uint8Array) =>
  workshop.request(coordinator, 'POST', '/api/need-lists/preview', upload(file));

async function preview(file: string | Uint8Array) {
  const answer = await send(file);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body as ListPreview;
}

const refusal = async (file: string | Uint8Array) => (await send(file)).body;

/** As an office without Unicode saves it: in Vietnamese the tone follows its letter. */
function inOld(encoding: string, text: string): Buffer {
  const decoder = new TextDecoder(encoding);
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  const signs = Array.from(text).flatMap((sign) => {
    if (bytes.has(sign)) return [sign];
    const [tone = ''] = /[\u0300\u0301\u0303\u0309\u0323]/u.exec(sign.normalize('NFD')) ?? [];
    return [sign.normalize('NFD').replace(tone, '').normalize('NFC'), tone];
  });
  return Buffer.from(signs.map((sign) => bytes.get(sign) ?? 63));
}

describe('a file', () => {
  const sheet = (rows: Row[], more: object = {}) =>
    writeXlsx({ sheets: [{ name: 'A', rows: [['Danh sách'], HEAD, ...rows], ...more }] });

  it('may be a workbook with dates and a title, or a text in the encodings of offices', async () => {
    const dated = student('x1', 'Ngày Tháng', [9, new Date(Date.UTC(2026, 10, 1))], [4, 912345678]);
    const xlsx = await preview(
      await sheet([dated], { merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 5 }] }),
    );
    expect(xlsx).toMatchObject({ headLine: 2, counts: { new: 1 } });
    const text = csv([student('x2', 'Đặng Ước')], HEAD, ';');
    for (const file of [
      `\uFEFF${text}`,
      Buffer.from(`\uFEFF${text}`, 'utf16le'),
      Buffer.from(text, 'utf16le'),
    ]) {
      expect((await preview(file)).rows[0]?.name).toBe('Đặng Ước');
    }
    const vietnamese = await preview(inOld('windows-1258', csv([student('x3', 'Đặng Ước')])));
    expect(vietnamese.rows[0]).toMatchObject({ outcome: 'new', name: 'Đặng Ước' });
    const persian = csv(
      [['سارا', 'تبلت', 'خود گيرنده', 'تلفني', '1405/8/10']],
      ['نام', 'دستگاه', 'رضايت', 'شيوه رضايت', 'تاريخ رضايت'],
    );
    expect((await preview(inOld('windows-1256', persian))).rows[0]).toMatchObject({
      outcome: 'new',
      name: 'سارا',
    });
    const merged = await preview(
      await sheet([student('1', 'A'), student('2', 'B')], {
        merges: [{ startRow: 2, startCol: 1, endRow: 3, endCol: 1 }],
      }),
    );
    expect(merged.rows[0]?.errors).toMatchObject([{ code: 'list.merged' }]);
  });

  it('that is none, too large, dangerous or broken is refused with what to do', async () => {
    const good = await sheet([student('1', 'A')]);
    const workbook = { 'xl/workbook.xml': Buffer.from('<x/>') };
    const bomb = deflateRawSync(Buffer.alloc(80 * 1024 * 1024));
    const cases: [string, string | Uint8Array][] = [
      ['sheet.empty', ''],
      ['sheet.too_large', Buffer.alloc(10 * 1024 * 1024 + 1, 'a,')],
      ['sheet.old_excel', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])],
      ['sheet.broken', good.subarray(0, good.length - 40)],
      ['sheet.broken', Buffer.from('PK\x03\x04 and then nothing')],
      ['sheet.broken', makeZip(workbook)],
      ['sheet.broken', makeZip({ ...workbook, 'xl/worksheets/sheet1.xml': { deflated: bomb } })],
      ['sheet.macros', makeZip({ ...workbook, 'xl/vbaProject.bin': Buffer.from('x') })],
      ['sheet.not_a_sheet', makeZip({ 'word/document.xml': Buffer.from('x') })],
      ['sheet.not_a_sheet', `${'a,b\n'.repeat(100)}\0`],
      ['sheet.encoding', Buffer.from([0xff, 0xd8, 0xff, 0x80, 0x81])],
      ['list.no_headings', 'a,b\n1,2'],
      ['list.missing_columns', 'Họ tên,Loại máy\nAn,laptop'],
      ['list.empty', csv([])],
      ['list.too_many_rows', csv(Array.from({ length: 5_001 }, (_, at) => [String(at), 'A']))],
    ];
    for (const [code, file] of cases) expect(await refusal(file), code).toMatchObject({ code });
    const far = await sheet([student('1', 'A')], {
      cells: new Map([['900000,200', { value: 'far' }]]),
    });
    expect((await preview(far)).rows).toHaveLength(1);
  });

  it('to fill in exists in three languages and is understood as it is', async () => {
    for (const locale of ['en', 'vi', 'fa']) {
      for (const format of ['xlsx', 'csv']) {
        const path = `http://localhost/api/need-lists/template?format=${format}&locale=${locale}`;
        const headers = { cookie: `rework_session=${coordinator.token}` };
        const answer = await workshop.app.request(path, { headers });
        expect(answer.status).toBe(200);
        const file = new Uint8Array(await answer.arrayBuffer());
        // All columns are there; only the rows are missing.
        expect(await refusal(file), `${locale} ${format}`).toMatchObject({ code: 'list.empty' });
      }
    }
  });
});
