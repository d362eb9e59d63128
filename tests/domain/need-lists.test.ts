import { describe, expect, it } from 'vitest';
import { type KnownNeed, changeOf } from '#domain/need-list-change.ts';
import { HEADINGS, LIST_COLUMNS, LIST_LOCALES, VALUES } from '#domain/need-list-columns.ts';
import { readDay } from '#domain/need-list-dates.ts';
import { type ListNeed, type SheetCell, readNeedList } from '#domain/need-list-rows.ts';
import { columnOf, valueOf, valueWords, isValueColumn } from '#domain/need-list-words.ts';

const settings = {
  today: '2026-11-22',
  area: 'Tây Ninh',
  schoolLevel: 'primary',
  merged: () => false,
} as const;
const read = (rows: SheetCell[][], more: Partial<Parameters<typeof readNeedList>[1]> = {}) =>
  readNeedList(rows, { ...settings, ...more });

const HEAD = [
  'Mã của trường',
  'Họ và tên',
  'Ngày sinh',
  'Phụ huynh',
  'Điện thoại',
  'Cần loại máy nào',
  'RAM',
  'Phụ kiện',
  'Ai đồng ý',
  'Cách đồng ý',
  'Ngày đồng ý',
];
const ROW = [
  'A1',
  'Nguyễn Văn An',
  '21/03/2015',
  'Bà Hoa',
  '0912345678',
  'Máy tính xách tay',
  4,
  'chuột, tai nghe có micro',
  'phụ huynh',
  'trên giấy',
  '1/11/2026',
];
const changed = (...cells: [number, SheetCell][]) =>
  ROW.map(
    (cell, index) =>
      cells.find(([at]) => at === index)?.[1] ?? (cells.some(([at]) => at === index) ? null : cell),
  );
const errorsOf = (...cells: [number, SheetCell][]) =>
  read([HEAD, changed(...cells)]).rows[0]?.errors.map(({ column, code }) => `${column} ${code}`);

describe('headings', () => {
  it('are recognised in every language, order, case and spelling, under a title', () => {
    for (const column of LIST_COLUMNS) {
      for (const locale of LIST_LOCALES) {
        const heading = HEADINGS[column][locale];
        expect(columnOf(heading), heading).toBe(column);
        expect(columnOf(`  ${heading.toUpperCase()} * `), heading).toBe(column);
        expect(columnOf(heading.normalize('NFD').replace(/\p{Mn}/gu, '')), heading).toBe(column);
        expect(columnOf(heading.replaceAll('\u200C', ' ')), heading).toBe(column);
      }
    }
    const list = read([['DANH SÁCH HỌC SINH'], [], HEAD.toReversed(), ROW.toReversed()]);
    expect(list).toMatchObject({ headLine: 3, missing: [], unread: [] });
    expect(list.rows[0]).toMatchObject({
      line: 4,
      need: { ref: 'A1', studentName: 'Nguyễn Văn An' },
    });
  });

  it('that are not known are named, and those that are missing', () => {
    const list = read([
      ['Họ tên', 'Cần loại máy nào', 'Điểm toán'],
      ['An', 'laptop', 9],
    ]);
    expect(list.unread).toEqual(['Điểm toán']);
    expect(list.missing).toEqual(['consentBy', 'consentChannel', 'consentDate']);
    expect(
      read([
        ['a', 'b'],
        ['c', 'd'],
      ]).headLine,
    ).toBeNull();
    expect(read([]).headLine).toBeNull();
  });

  it('and words stand for one thing only', () => {
    for (const column of LIST_COLUMNS) {
      if (!isValueColumn(column)) continue;
      for (const locale of LIST_LOCALES) {
        const words = valueWords(column, locale);
        const values = Object.keys(VALUES[column]);
        expect(
          words.map((word) => valueOf(column, word)),
          column,
        ).toEqual(values);
      }
    }
  });
});

describe('a row', () => {
  it('says what is needed, for whom, and who agreed', () => {
    expect(read([HEAD, ROW]).rows[0]?.need).toEqual({
      ref: 'A1',
      studentName: 'Nguyễn Văn An',
      className: '',
      birthDate: '2015-03-21',
      guardianName: 'Bà Hoa',
      guardianPhone: '0912345678',
      locale: '',
      kind: 'laptop',
      requirements: { memoryGb: 4, accessories: ['mouse', 'headset'] },
      area: 'Tây Ninh',
      schoolLevel: 'primary',
      priority: '',
      consentBy: 'guardian',
      consentChannel: 'paper',
      consentDate: '2026-11-01',
    });
  });

  it('is refused by column, each with its reason', () => {
    expect(errorsOf([1, null])).toEqual(['studentName list.required']);
    expect(errorsOf([1, 'a'.repeat(121)])).toEqual(['studentName list.too_long']);
    expect(errorsOf([1, 'A\u202En'])).toEqual(['studentName list.characters']);
    expect(errorsOf([1, '=HYPERLINK("x")'])).toEqual(['studentName list.formula']);
    expect(errorsOf([1, '#REF!'])).toEqual(['studentName list.formula_error']);
    expect(errorsOf([2, '31/02/2015'])).toEqual(['birthDate list.date']);
    expect(errorsOf([2, '2027-01-01'])).toEqual(['birthDate list.future']);
    expect(errorsOf([2, '2026-01-01'])).toEqual(['birthDate list.age']);
    expect(errorsOf([3, null])).toEqual(['guardianName list.guardian_required']);
    expect(errorsOf([4, 'call me'])).toEqual(['guardianPhone list.phone']);
    expect(errorsOf([5, 'máy bay'], [6, null], [7, null])).toEqual(['kind list.unknown_word']);
    expect(errorsOf([5, 'SIM'], [7, null])).toEqual(['memoryGb list.not_for_kind']);
    expect(errorsOf([6, 'viel'])).toEqual(['memoryGb list.number']);
    expect(errorsOf([6, 9999])).toEqual(['memoryGb list.number']);
    expect(errorsOf([8, null], [9, ''], [10, 'soon'])).toEqual([
      'consentDate list.date',
      'consentBy list.required',
      'consentChannel list.required',
    ]);
    const merged = read([HEAD, ROW], { merged: (row, column) => row === 1 && column === 1 });
    expect(merged.rows[0]?.errors).toEqual([{ column: 'studentName', code: 'list.merged' }]);
  });

  it('takes numbers and guards as a spreadsheet leaves them', () => {
    const phone = (cell: SheetCell) =>
      read([HEAD, changed([4, cell])]).rows[0]?.need?.guardianPhone;
    expect(phone(912345678)).toBe('0912345678');
    expect(phone("'+84 912 345 678")).toBe('+84 912 345 678');
    expect(phone('۰۹۱۲۳۴۵۶۷۸۹')).toBe('09123456789');
  });

  it('twice in a list is taken once; two children of one name have two numbers or two birthdays', () => {
    const twice = (...rows: SheetCell[][]) =>
      read([HEAD, ...rows]).rows.map(({ twiceOf }) => twiceOf);
    expect(twice(ROW, changed([1, 'Somebody Else']))).toEqual([null, 2]);
    expect(twice(ROW, changed([0, null], [1, 'nguyen van an']))).toEqual([null, 2]);
    expect(twice(ROW, changed([0, 'A2']))).toEqual([null, null]);
    expect(twice(changed([0, null]), changed([0, null], [2, '2014-01-01']))).toEqual([null, null]);
  });
});

describe('a day', () => {
  it.each([
    ['2015-03-21', '2015-03-21'],
    ['21/3/2015', '2015-03-21'],
    ['21.03.2015', '2015-03-21'],
    [new Date(Date.UTC(2015, 2, 21)), '2015-03-21'],
    [42084, '2015-03-21'],
    ['۱۳۹۴/۱/۱', '2015-03-21'],
    ['1/1/1394', '2015-03-21'],
    ['1395-12-30', '2017-03-20'],
    ['1394/12/30', null],
    ['1394/13/1', null],
    ['03/21/2015', null],
    ['21/3/15', null],
    ['2015', null],
    [1e9, null],
    [new Date(Number.NaN), null],
  ])('%s is %s', (cell, day) => {
    expect(readDay(cell)).toBe(day);
  });
});

describe('uploading again', () => {
  const row = read([HEAD, ROW]).rows[0]?.need as ListNeed;
  const known: KnownNeed = { ...row, status: 'approved', prioritised: false };
  const change = (more: Partial<ListNeed>, than: Partial<KnownNeed> = {}) =>
    changeOf({ ...known, ...than }, { ...row, ...more });

  it('changes nothing where nothing changed, and an empty cell takes nothing away', () => {
    expect(change({})).toEqual({ outcome: 'unchanged', fields: [], again: false });
    const empty = { guardianPhone: '', birthDate: null, className: '', requirements: {} };
    expect(change(empty)).toMatchObject({ outcome: 'unchanged' });
  });

  it('asks the approver again only where what was approved changed', () => {
    expect(change({ guardianPhone: '1' })).toMatchObject({ outcome: 'changed', again: false });
    expect(change({ kind: 'tablet' })).toMatchObject({ fields: ['kind'], again: true });
    expect(change({ requirements: { memoryGb: 8 } })).toMatchObject({ again: true });
    expect(change({ studentName: 'Nguyen Van An' })).toMatchObject({
      outcome: 'changed',
      again: false,
    });
    expect(change({ studentName: 'Lê Văn An' })).toMatchObject({ again: true });
    expect(change({ kind: 'tablet' }, { status: 'requested' })).toMatchObject({ again: false });
    expect(change({ guardianPhone: '1' }, { status: 'rejected' })).toMatchObject({ again: true });
  });

  it('leaves alone what was served or closed, and what was approved of a reserved one', () => {
    expect(change({ kind: 'tablet' }, { status: 'served' })).toMatchObject({ outcome: 'served' });
    expect(change({ kind: 'tablet' }, { status: 'closed' })).toMatchObject({ outcome: 'ended' });
    expect(change({ kind: 'tablet' }, { status: 'reserved' })).toMatchObject({
      outcome: 'reserved',
    });
    expect(change({ className: '5B' }, { status: 'reserved' })).toMatchObject({
      outcome: 'changed',
      again: false,
    });
  });

  it('proposes a priority until a person has set one', () => {
    expect(change({ priority: 'remote' })).toMatchObject({ fields: ['priority'], again: false });
    expect(change({ priority: 'remote' }, { prioritised: true })).toMatchObject({
      outcome: 'unchanged',
    });
  });
});
