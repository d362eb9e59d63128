/** CSV that spreadsheets open as UTF-8 and in which no cell runs as a formula. */
import { writeCsv } from 'hucre/csv';
import { csvSafe } from '#domain/text-safety.ts';

type Cell = string | number | boolean | null;

/** @param rows all with the same keys; the keys are the head line. */
export function toCsv(rows: readonly Record<string, Cell>[]): string {
  const headers = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) =>
    headers.map((column) => {
      const cell = row[column] ?? null;
      return typeof cell === 'string' ? csvSafe(cell) : cell;
    }),
  );
  return writeCsv(lines, { headers, bom: true });
}
