/** The books as a table for a spreadsheet; what is exported stands in the log. */
import type { Account } from '#domain/accounts.ts';
import { type Book, dayBefore } from '#domain/books.ts';
import type { CsvRow } from '../exports/csv-file.ts';
import type { Context } from '../lib/context.ts';
import { write } from '../lib/unit.ts';
import { logAct } from '../people/people.service.ts';
import { type Attention, readAttention } from './attention.service.ts';
import { type Books, type Period, readBooks } from './books.service.ts';

type Section =
  | 'opening'
  | 'in'
  | 'out'
  | 'lost'
  | 'found'
  | 'closing'
  | 'difference'
  | 'overdue'
  | 'transit_too_long'
  | 'missing';

/** One row for each figure, then one for each thing to look into: codes and figures, no person. */
export async function exportBooks(ctx: Context, period: Period): Promise<CsvRow[]> {
  const [books, attention] = await Promise.all([readBooks(ctx, period), readAttention(ctx)]);
  const rows = [...figureRows(books), ...attentionRows(books, attention)];
  await write(ctx, { requestId: ctx.newId() }, (unit) =>
    logAct(unit, 'export.books', ctx.actor.siteId, { ...period, rows: rows.length }),
  );
  return rows;
}

function figureRows({ site, period, books }: Books): CsvRow[] {
  const row = figures(site, period);
  return books.flatMap((book) => bookRows(book, row));
}

type FigureRow = (section: Section, subject: string, quantity: number, account?: Account) => CsvRow;

function figures(site: string, period: Period): FigureRow {
  return (section, subject, quantity, account) => ({
    site,
    from: period.from,
    to: dayBefore(period.until),
    section,
    subject,
    account: account ?? '',
    quantity,
    code: '',
    name: '',
    stage: '',
    place: '',
    days: null,
    note: '',
  });
}

function bookRows(book: Book, row: FigureRow): CsvRow[] {
  const { subject } = book;
  return [
    row('opening', subject, book.opening),
    ...book.came.map(({ account, quantity }) => row('in', subject, quantity, account)),
    ...book.left.map(({ account, quantity }) => row('out', subject, quantity, account)),
    row('lost', subject, book.lost, 'lost'),
    row('found', subject, book.found, 'lost'),
    row('closing', subject, book.stock, 'stock'),
    row('closing', subject, book.transit, 'transit'),
  ];
}

function attentionRows(books: Books, { overdue, transit, missing }: Attention): CsvRow[] {
  const row = figures(books.site, books.period);
  return [
    ...books.differences.map((one) => ({
      ...row('difference', one.subject, one.there - one.booked, one.account),
      code: one.code,
    })),
    ...overdue.map((one) => ({
      ...row('overdue', 'device', 1),
      code: one.code,
      name: one.name,
      stage: one.stage,
      place: one.place,
      days: one.daysOver,
      note: one.hold ?? one.why,
    })),
    ...transit.map((one) => ({
      ...row('transit_too_long', 'transfer', one.pieces),
      code: one.code,
      name: `${one.from} > ${one.to}`,
      days: one.days,
      note: one.carrier,
    })),
    ...missing.map((one) => ({
      ...row('missing', one.subject, 1),
      code: one.code,
      name: one.name,
      days: one.days,
      note: one.loss ? 'loss' : '',
    })),
  ];
}
