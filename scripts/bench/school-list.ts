/** A school's list of 120 families as its office fills it in, in its language: only for measuring. */
import { writeCsv } from 'hucre/csv';
import {
  type ListColumn,
  type ListLocale,
  VALUES,
  type ValueColumn,
} from '#domain/need-list-columns.ts';
import { headingOf } from '#domain/need-list-words.ts';

export const SCHOOLS: Record<ListLocale, { school: string; area: string }> = {
  en: { school: 'Riverside School', area: 'North' },
  vi: { school: 'THCS Bình Minh', area: 'Tây Ninh' },
  fa: { school: 'دبستان امید', area: 'اصفهان' },
};

const FAMILY: Record<ListLocale, readonly string[]> = {
  en: ['Baker', 'Carter', 'Hughes', 'Murray', 'Price', 'Walsh'],
  vi: ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Đặng', 'Vũ'],
  fa: ['رضایی', 'احمدی', 'کریمی', 'موسوی', 'حسینی', 'جعفری'],
};
const GIVEN: Record<ListLocale, readonly string[]> = {
  en: ['Amy', 'Ben', 'Chloe', 'Dan', 'Ella', 'Finn', 'Grace', 'Hugo', 'Isla', 'Jack'],
  vi: ['An', 'Bình', 'Châu', 'Dũng', 'Giang', 'Hạnh', 'Khánh', 'Linh', 'Minh', 'Ngọc'],
  fa: ['سارا', 'علی', 'مریم', 'حسن', 'زهرا', 'رضا', 'نرگس', 'امید', 'لیلا', 'پویا'],
};

const COLUMNS = [
  'ref',
  'studentName',
  'className',
  'guardianName',
  'guardianPhone',
  'locale',
  'kind',
  'memoryGb',
  'screenInch',
  'accessories',
  'consentBy',
  'consentChannel',
  'consentDate',
] as const satisfies readonly ListColumn[];

/** Families that ask for what no ready device has: six exceptions. */
const ASKS_MORE: Readonly<Record<number, Partial<Record<(typeof COLUMNS)[number], string>>>> = {
  9: { memoryGb: '32' },
  31: { memoryGb: '32' },
  52: { screenInch: '17' },
  74: { screenInch: '17' },
  95: { accessories: 'keyboard' },
  118: { accessories: 'keyboard' },
};

/** @returns CSV with the headings and words of the language */
export function schoolList(locale: ListLocale, families: number): string {
  const word = <C extends ValueColumn>(column: C, value: keyof (typeof VALUES)[C] & string) =>
    (VALUES[column] as Record<string, Record<ListLocale, string>>)[value]?.[locale] ?? '';
  const pick = (words: readonly string[], at: number) => words[at % words.length] ?? '';
  const rows = Array.from({ length: families }, (_, at) => {
    const [family, given] = [pick(FAMILY[locale], Math.floor(at / 10)), pick(GIVEN[locale], at)];
    const more = { memoryGb: '', screenInch: '', accessories: '', ...ASKS_MORE[at] };
    return [
      `S-${at + 1}`,
      `${family} ${given} ${Math.floor(at / 60) + 1}`,
      `${5 + (at % 4)}A`,
      `${family} ${pick(GIVEN[locale], at + 3)}`,
      `09${String(10_000_000 + at)}`,
      word('locale', locale),
      word('kind', 'laptop'),
      more.memoryGb,
      more.screenInch,
      more.accessories === '' ? '' : word('accessories', 'keyboard'),
      word('consentBy', 'guardian'),
      word('consentChannel', 'paper'),
      '2026-11-02',
    ];
  });
  return writeCsv(rows, { headers: COLUMNS.map((column) => headingOf(column, locale)), bom: true });
}
