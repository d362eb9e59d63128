/** Spreadsheets from outside, read within bounds: XLSX, or CSV in the encodings that offices still write. */
import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import { AppError } from './errors.ts';
import { measureZip } from './zip-size.ts';

export const MAX_SHEET_BYTES = 10 * 1024 * 1024;
/** A list of thousands of rows unpacks to a few megabytes. */
const MAX_UNPACKED = 64 * 1024 * 1024;
const MAX_ENTRIES = 300;
/** What is looked at of a sheet; anything beyond is no list. */
const MAX_COLUMNS = 64;
const MAX_ROWS = 20_000;
/** A list has a title of merged cells, hardly more. */
const MAX_MERGES = 500;
const RANGE = `A1:BL${MAX_ROWS}`;

export type Cell = string | number | boolean | Date | null;

export interface Sheet {
  rows: Cell[][];
  /** Whether a cell, counted from 0, is part of merged cells. */
  merged(row: number, column: number): boolean;
}

/** Encodings before Unicode, told apart by whether the file makes sense in them. */
const OLD_ENCODINGS = ['windows-1258', 'windows-1256'] as const;

/**
 * The first sheet of the file.
 * @param makesSense whether headings are recognised in a text, which decides between old encodings
 * @throws AppError `sheet.empty`, `sheet.too_large` (413), `sheet.old_excel`, `sheet.macros`, `sheet.not_a_sheet`,
 * `sheet.broken`, `sheet.merged`, `sheet.encoding`
 */
export async function readSheet(
  bytes: Uint8Array,
  makesSense: (rows: Cell[][]) => boolean,
): Promise<Sheet> {
  if (bytes.length === 0) throw new AppError('sheet.empty');
  if (bytes.length > MAX_SHEET_BYTES) throw new AppError('sheet.too_large', { status: 413 });
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new AppError('sheet.old_excel');
  if (startsWith(bytes, [0x50, 0x4b])) return readWorkbook(bytes);
  return { rows: readText(bytes, makesSense), merged: () => false };
}

async function readWorkbook(bytes: Uint8Array): Promise<Sheet> {
  const zip = measureZip(bytes, { maxEntries: MAX_ENTRIES, maxBytes: MAX_UNPACKED });
  if (!zip) throw new AppError('sheet.broken');
  if (zip.names.some((name) => name.endsWith('vbaProject.bin'))) throw new AppError('sheet.macros');
  if (!zip.names.includes('xl/workbook.xml')) throw new AppError('sheet.not_a_sheet');
  const workbook = await readXlsx(bytes, {
    sheets: (info, index) => index === 0 || !(info.hidden || info.veryHidden),
    range: RANGE,
  }).catch(() => {
    throw new AppError('sheet.broken');
  });
  const [sheet] = workbook.sheets;
  if (!sheet) throw new AppError('sheet.empty');
  const merges = sheet.merges ?? [];
  if (merges.length > MAX_MERGES) throw new AppError('sheet.merged');
  return {
    rows: sheet.rows,
    merged: (row, column) =>
      merges.some(
        (area) =>
          row >= area.startRow &&
          row <= area.endRow &&
          column >= area.startCol &&
          column <= area.endCol,
      ),
  };
}

function readText(bytes: Uint8Array, makesSense: (rows: Cell[][]) => boolean): Cell[][] {
  const encoding = unicodeOf(bytes);
  if (encoding) {
    const text = decode(bytes, encoding);
    if (text !== null) return parse(text);
    if (encoding !== 'utf-8') throw new AppError('sheet.encoding');
  }
  for (const old of OLD_ENCODINGS) {
    // Vietnamese in the old encoding writes marks apart from their letters.
    const rows = parse((decode(bytes, old) ?? '').normalize('NFC'));
    if (makesSense(rows)) return rows;
  }
  throw new AppError('sheet.encoding');
}

function parse(text: string): Cell[][] {
  if (text.includes('\0')) throw new AppError('sheet.not_a_sheet');
  try {
    // One more than is looked at: then the file has too many rows, and that is said.
    const rows = parseCsv(text, { maxRows: MAX_ROWS + 1, preserveLeadingZeros: true });
    return rows.map((row) => row.slice(0, MAX_COLUMNS));
  } catch {
    throw new AppError('sheet.broken');
  }
}

/** UTF-16 is known by its mark, or by the zeros between Latin letters. */
function unicodeOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  const start = bytes.subarray(0, 200);
  const zeros = (odd: number) => start.filter((byte, at) => byte === 0 && at % 2 === odd).length;
  if (zeros(1) > start.length / 8) return 'utf-16le';
  if (zeros(0) > start.length / 8) return 'utf-16be';
  return 'utf-8';
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function startsWith(bytes: Uint8Array, signs: readonly number[]): boolean {
  return signs.every((sign, at) => bytes[at] === sign);
}
