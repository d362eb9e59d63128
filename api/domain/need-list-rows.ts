/** Reading the rows of a school's list: what each says, or what is wrong in which column. */
import { LIST_COLUMNS, type ListColumn, REQUIRED_COLUMNS } from './need-list-columns.ts';
import { columnOf } from './need-list-words.ts';
import { type CellError, CellReader, type ListNeed, type SheetCell } from './need-list-cells.ts';
import { normaliseQuery } from './search-text.ts';

export type { CellError, ListNeed, SheetCell };

/** Rows of a list; more are sent as a second list. */
export const MAX_LIST_ROWS = 5_000;
/** A school may write its name and a title above the headings. */
const HEADINGS_WITHIN = 20;

export interface ListRow {
  /** As the spreadsheet counts, from 1. */
  line: number;
  /** Everything the row holds, to give it back as it came. */
  cells: string[];
  need: ListNeed | null;
  errors: CellError[];
  /** The line above that names the same person or number. */
  twiceOf: number | null;
}

export interface ReadList {
  /** Line of the headings, from 1; null where none were recognised. */
  headLine: number | null;
  headings: string[];
  columns: ListColumn[];
  /** Headings of which nothing is read. */
  unread: string[];
  missing: ListColumn[];
  rows: ListRow[];
}

export interface ListSettings {
  /** Today at the site, `2026-11-22`. */
  today: string;
  /** Of rows that do not say. */
  area: string;
  schoolLevel: ListNeed['schoolLevel'];
  /** Whether the cell is part of merged cells, and so holds what belongs to several rows. */
  merged: (row: number, column: number) => boolean;
}

export function readNeedList(sheet: readonly SheetCell[][], settings: ListSettings): ReadList {
  const head = findHeadings(sheet);
  if (head === null) {
    return { headLine: null, headings: [], columns: [], unread: [], missing: [], rows: [] };
  }
  const headings = (sheet[head] ?? []).map(shown);
  const places = placesOf(headings);
  const columns = LIST_COLUMNS.filter((column) => places.has(column));
  const read = new Set(places.values());
  const rows = sheet.slice(head + 1).flatMap((cells, index): ListRow[] => {
    const row = head + 1 + index;
    const texts = headings.map((_, column) => shown(cells[column] ?? null));
    if (!texts.some((text) => text !== '')) return [];
    const reader = new CellReader(cells, places, (column) => settings.merged(row, column));
    const need = reader.read(settings);
    return [{ line: row + 1, cells: texts, need, errors: reader.errors, twiceOf: null }];
  });
  markTwice(rows);
  return {
    headLine: head + 1,
    headings,
    columns,
    unread: headings.filter((heading, column) => heading !== '' && !read.has(column)),
    missing: REQUIRED_COLUMNS.filter((column) => !places.has(column)),
    rows,
  };
}

function findHeadings(sheet: readonly SheetCell[][]): number | null {
  const counts = sheet.slice(0, HEADINGS_WITHIN).map((cells) => placesOf(cells.map(shown)).size);
  const most = Math.max(0, ...counts);
  return most < 2 ? null : counts.indexOf(most);
}

/** Where each column stands; of two with one meaning the first is read. */
function placesOf(headings: readonly string[]): ReadonlyMap<ListColumn, number> {
  const places = new Map<ListColumn, number>();
  for (const [index, heading] of headings.entries()) {
    const column = heading === '' ? null : columnOf(heading);
    if (column && !places.has(column)) places.set(column, index);
  }
  return places;
}

function shown(cell: SheetCell): string {
  if (cell === null) return '';
  if (cell instanceof Date) {
    return Number.isFinite(cell.getTime()) ? cell.toISOString().slice(0, 10) : '';
  }
  return String(cell).trim().slice(0, 500);
}

/** Two children of one name have two numbers or two birthdays; anything else is one row twice. */
function markTwice(rows: ListRow[]): void {
  const refs = new Map<string, number>();
  const names = new Map<string, ListRow[]>();
  for (const row of rows) {
    const { need } = row;
    if (!need) continue;
    const ref = normaliseQuery(need.ref);
    const name = normaliseQuery(need.studentName);
    const namesakes = names.get(name) ?? [];
    const same = namesakes.find(({ need: other }) => other && isSame(need, other));
    row.twiceOf = (ref === '' ? undefined : refs.get(ref)) ?? same?.line ?? null;
    if (ref !== '' && !refs.has(ref)) refs.set(ref, row.line);
    names.set(name, [...namesakes, row]);
  }
}

function isSame(one: ListNeed, other: ListNeed): boolean {
  if (one.ref !== '' && other.ref !== '') return false;
  return one.birthDate === null || other.birthDate === null || one.birthDate === other.birthDate;
}
