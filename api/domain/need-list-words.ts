/** Recognising headings and values however they are written: any of the three languages, case, marks, joiners. */
import {
  HEADINGS,
  LIST_COLUMNS,
  LIST_LOCALES,
  type ListColumn,
  type ListLocale,
  OTHER_HEADINGS,
  OTHER_VALUES,
  VALUES,
  type ValueColumn,
} from './need-list-columns.ts';
import { normaliseQuery } from './search-text.ts';

/** Without marks, case, joiners and spaces: «نام دانش‌آموز» and «نام دانش آموز» are one, and so are `Ho ten` and `Họ tên`. */
function plain(text: string): string {
  return normaliseQuery(text).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

const COLUMNS: ReadonlyMap<string, ListColumn> = new Map(
  LIST_COLUMNS.flatMap((column) =>
    [column, ...Object.values(HEADINGS[column]), ...(OTHER_HEADINGS[column] ?? [])].flatMap(
      // A unit or a remark in brackets may be left out.
      (heading): [string, ListColumn][] => [
        [plain(heading), column],
        [plain(heading.replace(/\(.*\)/, '')), column],
      ],
    ),
  ),
);

export function columnOf(heading: string): ListColumn | null {
  const text = heading.replaceAll('*', '').slice(0, 120);
  return COLUMNS.get(plain(text)) ?? COLUMNS.get(plain(text.replace(/\(.*\)/, ''))) ?? null;
}

export function headingOf(column: ListColumn, locale: ListLocale): string {
  return HEADINGS[column][locale];
}

export function isValueColumn(column: ListColumn): column is ValueColumn {
  return column in VALUES;
}

/** The words a cell may hold, in the order of the list. */
export function valueWords(column: ValueColumn, locale: ListLocale): string[] {
  return Object.values(VALUES[column]).map((word) => word[locale]);
}

const READINGS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(VALUES).map(([column, values]) => [column, readingsOf(column, values)]),
);

function readingsOf(column: string, values: Readonly<Record<string, Record<ListLocale, string>>>) {
  const others = new Map(Object.entries(OTHER_VALUES)).get(column) ?? {};
  return new Map(
    Object.entries(values).flatMap(([value, word]) =>
      [value, ...LIST_LOCALES.map((locale) => word[locale]), ...(others[value] ?? [])].map(
        (text): [string, string] => [plain(text), value],
      ),
    ),
  );
}

/** The value a word stands for in this column, or null where it is none of them. */
export function valueOf<C extends ValueColumn>(
  column: C,
  text: string,
): keyof (typeof VALUES)[C] | null {
  return (READINGS.get(column)?.get(plain(text)) ?? null) as keyof (typeof VALUES)[C] | null;
}
