/** The empty list that a school fills in: headings in its language, lists to choose from, and a sheet of help. */
import { writeCsv } from 'hucre/csv';
import { type DataValidation, writeXlsx } from 'hucre/xlsx';
import {
  LIST_COLUMNS,
  type ListColumn,
  type ListLocale,
  REQUIRED_COLUMNS,
} from '#domain/need-list-columns.ts';
import { MAX_LIST_ROWS } from '#domain/need-list-rows.ts';
import { headingOf, isValueColumn, valueWords } from '#domain/need-list-words.ts';
import { HELP, HELP_WORDS } from './list-help.ts';

/** Spreadsheets take no longer list of words in a cell's rule. */
const LONGEST_RULE = 250;
/** Columns whose cells may hold several words; a rule would allow only one. */
const SEVERAL: readonly ListColumn[] = ['accessories', 'accessibility'];
/** Columns in which a zero in front or a plus must stay. */
const TEXTS: readonly ListColumn[] = ['ref', 'className', 'guardianPhone'];

function heading(column: ListColumn, locale: ListLocale): string {
  const required = (REQUIRED_COLUMNS as readonly string[]).includes(column);
  return headingOf(column, locale) + (required ? ' *' : '');
}

export function csvTemplate(locale: ListLocale): string {
  return writeCsv([], {
    headers: LIST_COLUMNS.map((column) => heading(column, locale)),
    bom: true,
  });
}

export async function xlsxTemplate(locale: ListLocale): Promise<Uint8Array> {
  const rightToLeft = locale === 'fa';
  const head = {
    font: { bold: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EDE8E0' } },
    alignment: { wrapText: true, vertical: 'top' },
  } as const;
  const headings = LIST_COLUMNS.map((column) => heading(column, locale));
  const words = HELP_WORDS[locale];
  return writeXlsx({
    sheets: [
      {
        name: words.list,
        columns: LIST_COLUMNS.map((column) => ({
          width: column === 'studentName' || column === 'guardianName' ? 28 : 18,
          ...(TEXTS.includes(column) ? { numFmt: '@' } : {}),
        })),
        rows: [headings],
        cells: new Map(
          headings.map((value, index) => [
            `0,${index}`,
            { value, style: { ...head, numFmt: '@' } },
          ]),
        ),
        dataValidations: LIST_COLUMNS.flatMap((column, index) => rule(column, index, locale)),
        freezePane: { rows: 1 },
        view: { rightToLeft },
      },
      {
        name: words.help,
        columns: [{ width: 28 }, { width: 70 }, { width: 60 }],
        rows: [
          [words.column, words.what, words.allowed],
          ...LIST_COLUMNS.map((column) => [
            heading(column, locale),
            HELP[column][locale],
            isValueColumn(column) ? valueWords(column, locale).join(words.comma) : '',
          ]),
          [words.required],
        ],
        view: { rightToLeft },
      },
    ],
  });
}

function rule(column: ListColumn, index: number, locale: ListLocale): DataValidation[] {
  if (!isValueColumn(column) || SEVERAL.includes(column)) return [];
  const values = valueWords(column, locale);
  if (values.join(',').length > LONGEST_RULE || values.some((value) => value.includes(','))) {
    return [];
  }
  const letter = String.fromCharCode(65 + index);
  return [
    {
      type: 'list',
      values,
      allowBlank: true,
      // A word of another language is understood too.
      showErrorMessage: false,
      range: `${letter}2:${letter}${MAX_LIST_ROWS + 1}`,
    },
  ];
}
