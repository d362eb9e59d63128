/**
 * Exports in two forms of the same rows. Without a language, for programs: fixed column names, moments in
 * UTC (ISO 8601), codes as ten digits. With a language, for spreadsheets: headings in words, moments of the
 * site's clock, codes and long numbers that stay text.
 */
import type { Context } from 'hono';
import { z } from 'zod';
import { formatCode, isValidCode, type Code } from '#domain/codes.ts';
import { DOCUMENT_LOCALES, type DocumentLocale } from '../documents/document-locale.ts';
import { toCsv } from '../lib/csv.ts';
import { type Env, sendFile } from '../lib/route.ts';
import { csvHeading } from './csv-headings.ts';

export type CsvValue = string | number | boolean | Date | null;
export type CsvRow = Readonly<Record<string, CsvValue>>;

/** The part of an export's address that chooses its form. */
export const csvForm = z.object({ locale: z.enum(DOCUMENT_LOCALES).optional() });

/** Everything else may look like a code by chance. */
const CODE_COLUMNS: ReadonlySet<string> = new Set(['code', 'device', 'need', 'cameFrom']);

/** Spreadsheets drop zeros before a number, round long ones, read 12E5 as a power and the bin 3-4 as a day. */
const NOT_A_NUMBER = /^(0\d+|\d{12,}|\d+e\d+|\d{1,4}[-/]\d{1,4}([-/]\d{1,4})?)$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

interface CsvOptions {
  /** Names the file, and the words of its columns: `parts`, `books`. */
  what: string;
  locale?: DocumentLocale | undefined;
  /** For the file's name; that of today if it is left out. */
  days?: string;
}

export function sendCsv(
  c: Context<Env>,
  rows: readonly CsvRow[],
  { what, locale, days }: CsvOptions,
): Response {
  const ctx = c.get('ctx');
  const { timeZone } = ctx.actor;
  const shown = locale ? rowsInWords(rows, { what, locale, timeZone }) : rows.map(plainRow);
  const name = `${what}-${days ?? localTime(ctx.now(), timeZone).slice(0, 10)}.csv`;
  const type = 'text/csv; charset=utf-8';
  return sendFile(c, toCsv(shown), { type, name, rows: rows.length });
}

/** For programs. */
function plainRow(row: CsvRow): Record<string, string | number | boolean | null> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value instanceof Date ? value.toISOString() : value,
    ]),
  );
}

/** For people. Every row has the same columns. */
export function rowsInWords(
  rows: readonly CsvRow[],
  { what, locale, timeZone }: { what: string; locale: DocumentLocale; timeZone: string },
): Record<string, string | number | boolean | null>[] {
  const columns = Object.keys(rows[0] ?? {}).map((column) => {
    const heading = csvHeading(what, column, locale);
    const moments = rows.some((row) => row[column] instanceof Date);
    return [column, moments ? `${heading} (${timeZone})` : heading] as const;
  });
  return rows.map((row) =>
    Object.fromEntries(
      columns.map(([column, heading]) => {
        const value = row[column] ?? null;
        if (value instanceof Date) return [heading, localTime(value, timeZone)];
        if (typeof value !== 'string') return [heading, value];
        return [heading, CODE_COLUMNS.has(column) ? codeText(value, locale) : asText(value)];
      }),
    ),
  );
}

/** Groups of digits would change places in a table from right to left; this blank holds them (UAX #9, W4). */
function codeText(value: string, locale: DocumentLocale): string {
  if (!isValidCode(value)) return asText(value);
  const code = formatCode(value as Code);
  return locale === 'fa' ? code.replaceAll(' ', '\u00A0') : code;
}

function asText(value: string): string {
  return NOT_A_NUMBER.test(value) && !DAY.test(value) ? `'${value}` : value;
}

/** `2026-11-22 14:05`, which spreadsheets of every language read as a date. */
function localTime(moment: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return format.format(moment);
}
