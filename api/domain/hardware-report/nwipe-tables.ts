import type { ErasureResult, ErrorParts } from './shape.ts';
import { readName, readSerial } from './values.ts';

export interface NwipeRow {
  /** Missing when the table of results is missing or cut. */
  result?: ErasureResult;
  model: string | null;
  serial: string | null;
  bytesTotal: number | null;
  bytesErased: number | null;
  errorParts: ErrorParts | null;
  durationSeconds: number | null;
}

interface Draft extends NwipeRow {
  status: string | null;
}

/**
 * The tables at the end of nwipe's log, by device. The title is a line of stars; rows are
 * `! sda | …` with marks in front of devices with trouble.
 */
export function tableRows(text: string): Map<string, NwipeRow> {
  const rows = new Map<string, Draft>();
  let table = '';
  let waiting: { device: string; draft: Draft }[] = [];
  for (const line of text.split('\n')) {
    const title = /^\*+ ([A-Za-z ]{3,40}?) \*+$/.exec(line.trim())?.[1];
    if (title !== undefined) {
      table = title.toLowerCase();
      waiting = [];
    } else if (/^[-*]{10,}$/.test(line.trim())) {
      // Only a closed table is whole: a log cut inside it may end in half a serial number.
      for (const { device, draft } of waiting) rows.set(device, draft);
      waiting = [];
    } else if (table !== '') {
      const row = takeRow(rows, table, line);
      if (row) waiting.push(row);
    }
  }
  return new Map([...rows].map(([device, draft]) => [device, judge(draft)]));
}

function takeRow(
  rows: ReadonlyMap<string, Draft>,
  table: string,
  line: string,
): { device: string; draft: Draft } | null {
  const cells = line.split('|').map((cell) => cell.trim());
  const device = /^[!*> ]*([\w/-]{2,60})$/.exec(cells[0] ?? '')?.[1]?.replace(/^\/dev\//, '');
  if (cells.length < 4 || device === undefined || /^device$/i.test(device)) return null;
  const row: Draft = {
    model: null,
    serial: null,
    bytesTotal: null,
    bytesErased: null,
    errorParts: null,
    durationSeconds: null,
    status: null,
    ...rows.get(device),
  };
  if (table === 'error summary') row.errorParts = errorsOf(cells.slice(1));
  if (table === 'erasure summary') {
    row.bytesErased = count(cells[1]);
    row.bytesTotal = count(cells[2]);
  }
  if (table === 'drive status' && cells.length >= 5) {
    row.status = cells[1] ?? null;
    row.durationSeconds = secondsOf(cells[3] ?? '');
    const name = cells.slice(4).join('|');
    const slash = name.lastIndexOf('/');
    row.model = readName(slash < 0 ? name : name.slice(0, slash));
    row.serial = slash < 0 ? null : readSerial(name.slice(slash + 1));
  }
  return { device, draft: row };
}

function judge(draft: Draft): NwipeRow {
  const { status, ...row } = draft;
  if (status === null) return row;
  if (/fail|abort|insan|error/i.test(status)) return { ...row, result: 'failed' };
  if (!/^erased$/i.test(status)) return { ...row, result: 'unknown' };
  const { bytesErased, bytesTotal, errorParts } = row;
  const short = bytesErased !== null && bytesTotal !== null && bytesErased < bytesTotal;
  return { ...row, result: (allErrors(errorParts) ?? 0) > 0 || short ? 'failed' : 'erased' };
}

export function allErrors(parts: ErrorParts | null): number | null {
  return parts && parts.pass + parts.verify + parts.sync;
}

function count(text: string | undefined): number | null {
  return /^\d{1,18}$/.test(text ?? '') ? Number(text) : null;
}

function errorsOf(cells: readonly string[]): ErrorParts | null {
  const [pass = null, verify = null, sync = null] = cells.map(count);
  return pass === null || verify === null || sync === null ? null : { pass, verify, sync };
}

/** `02:51:30`, hours first; a wipe may take more than 99 of them. */
function secondsOf(text: string): number | null {
  const found = /^(\d{1,4}):([0-5]\d):([0-5]\d)$/.exec(text);
  return found && Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3]);
}
