/** A school's list on its way to the server, and its rows on their way back. */
import { LIST_COLUMNS, type ListColumn } from '#domain/need-list-columns.ts';
import { headingOf } from '#domain/need-list-words.ts';
import { csvSafe } from '#domain/text-safety.ts';
import type { ListPreview, ListUpload, PreviewRow } from '../../api/needs/need-lists.service.ts';
import { getLocale, isKey, t } from '../i18n/i18n.ts';

export type { ListPreview, ListUpload, PreviewRow };

/** The file as base64, piece by piece: one call with millions of arguments would fail. */
export async function readBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let start = 0; start < bytes.length; start += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(text);
}

export function columnText(column: string): string {
  const known = LIST_COLUMNS.find((one): one is ListColumn => one === column);
  return known ? headingOf(known, getLocale()) : column;
}

/** `Date of birth: Not a date. …` */
export function cellErrorText({ column, code, params }: PreviewRow['errors'][number]): string {
  const error = isKey(code) ? t(code, params) : code;
  return t('need_list.column_error', { column: columnText(column), error });
}

/** The rows that were not taken, as they came, with what is wrong; opened by spreadsheets and uploaded again. */
export function csvOfErrors({ headings, rows }: ListPreview): Blob {
  const column = t('need_list.error_column');
  const kept = headings
    .map((heading, at) => ({ heading, at }))
    .filter(({ heading }) => heading !== column);
  const lines = rows
    .filter((row) => row.cells)
    .map((row) => [
      ...kept.map(({ at }) => row.cells?.[at] ?? ''),
      row.errors.map(cellErrorText).join(' '),
    ]);
  const text = [[...kept.map(({ heading }) => heading), column], ...lines]
    .map((cells) => cells.map((cell) => `"${csvSafe(cell).replaceAll('"', '""')}"`).join(','))
    .join('\r\n');
  return new Blob([`\uFEFF${text}\r\n`], { type: 'text/csv;charset=utf-8' });
}
