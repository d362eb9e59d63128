import { dayBefore, type Book } from '#domain/books.ts';
import type { Attention } from '../books/attention.service.ts';
import type { Books } from '../books/books.service.ts';
import { printedCode } from '../labels/printed-code.ts';
import type { DocumentIssuer } from './document-data.ts';
import { documentLanguage, type DocumentLanguage, type DocumentLocale } from './document-locale.ts';
import { codeText, type PageFlow } from './page-flow.ts';
import { drawSignatures, startDocument } from './page-parts.ts';
import { drawTable } from './page-table.ts';

/** Longer lists are in the system and in the export. */
const MOST_LINES = 40;

export interface BooksSheetData {
  issuer: DocumentIssuer;
  books: Books;
  attention: Attention;
  checkedBy: string;
}

/** The books of a period on paper, for a folder or an auditor. */
export async function booksPdf(data: BooksSheetData, locale: DocumentLocale): Promise<Uint8Array> {
  const language = documentLanguage(locale, data.issuer.timeZone);
  const { books: text } = language.text;
  const { books, attention } = data;
  const flow = startDocument(text.title, data.issuer, null, language);
  const days = documentLanguage(locale, 'UTC');
  const day = (date: string) => days.date(new Date(`${date}T00:00:00Z`));
  const { from, until } = books.period;
  const period = flow.sentence(text.periodDays, { from: day(from), to: day(dayBefore(until)) });
  flow.facts([
    [text.period, period],
    [text.readAt, language.dateTime(new Date(books.readAt))],
  ]);
  flow.paragraph(text.equation, { weight: 'bold' });
  flow.paragraph(books.exact ? text.exact : text.notExact, {
    weight: books.exact ? 'regular' : 'bold',
  });
  for (const book of books.books) drawBook(flow, book, language);
  drawLists(flow, books, attention, language);
  drawSignatures(flow, [{ label: text.signature, name: data.checkedBy, signature: null }]);
  return flow.finish();
}

function drawBook(flow: PageFlow, book: Book, language: DocumentLanguage): void {
  const { books: text } = language.text;
  flow.heading(text.subject[book.subject]);
  const row = (label: string, quantity: number) => [label, language.number(quantity)];
  const columns = [
    { title: text.line, share: 75 },
    { title: text.quantity, share: 25, align: 'end' as const },
  ];
  drawTable(flow, columns, [
    row(text.opening, book.opening),
    ...book.came.map(({ account, quantity }) =>
      row(text.in.replace('{account}', text.account[account]), quantity),
    ),
    ...book.left.map(({ account, quantity }) =>
      row(text.out.replace('{account}', text.account[account]), quantity),
    ),
    row(text.lost, book.lost),
    row(text.found, book.found),
    row(text.stock, book.stock),
    row(text.transit, book.transit),
    row(text.held, book.closing),
  ]);
}

function drawLists(
  flow: PageFlow,
  books: Books,
  attention: Attention,
  language: DocumentLanguage,
): void {
  const { books: text } = language.text;
  const { number } = language;
  const code = (known: string) => codeText(printedCode(known));
  const lists: [string, string[]][] = [
    [
      text.differences,
      books.differences.map((one) =>
        flow.sentence(text.differenceLine, {
          code: code(one.code),
          account: text.account[one.account],
          booked: number(one.booked),
          there: number(one.there),
        }),
      ),
    ],
    [
      text.missing,
      attention.missing.map((one) => {
        const values = { code: code(one.code), name: one.name, days: number(one.days) };
        const line = flow.sentence(text.missingLine, values);
        return one.loss ? `${line} (${text.loss})` : line;
      }),
    ],
    [
      text.transitLate,
      attention.transit.map((one) =>
        flow.sentence(text.transitLine, {
          code: code(one.code),
          from: one.from,
          to: one.to,
          days: number(one.days),
          pieces: number(one.pieces),
        }),
      ),
    ],
    [
      text.overdue,
      attention.overdue.map((one) => {
        const values = { code: code(one.code), name: one.name, days: number(one.daysOver) };
        return flow.sentence(text.overdueLine, values);
      }),
    ],
  ];
  for (const [heading, lines] of lists) {
    if (lines.length === 0) continue;
    flow.heading(`${heading} (${number(lines.length)})`);
    const rest = lines.length - MOST_LINES;
    const more = rest > 0 ? [flow.sentence(text.more, { count: number(rest) })] : [];
    flow.list([...lines.slice(0, MOST_LINES), ...more]);
  }
}
