/** The books of a period as a PDF. */
import { booksPdf } from '../documents/books.pdf.ts';
import type { DocumentLocale } from '../documents/document-locale.ts';
import { readIssuer } from '../documents/issue.ts';
import type { Context } from '../lib/context.ts';
import { readAttention } from './attention.service.ts';
import { type Period, readBooks } from './books.service.ts';

export async function booksSheet(
  ctx: Context,
  period: Period,
  locale: DocumentLocale,
): Promise<Uint8Array> {
  const [issuer, books, attention] = await Promise.all([
    readIssuer(ctx),
    readBooks(ctx, period),
    readAttention(ctx),
  ]);
  return booksPdf({ issuer, books, attention, checkedBy: ctx.actor.name }, locale);
}
