import { Hono } from 'hono';
import { z } from 'zod';
import { dayAfter } from '#domain/books.ts';
import { DOCUMENT_LOCALES } from '../documents/document-locale.ts';
import { csvForm, sendCsv } from '../exports/csv-file.ts';
import { type Env, describe, guard, query, sendFile } from '../lib/route.ts';
import { readAttention } from './attention.service.ts';
import { exportBooks } from './books-export.service.ts';
import { booksSheet } from './books-sheet.service.ts';
import { type Period, readBooks } from './books.service.ts';

const day = z.iso
  .date({ error: 'input.wrong_time', abort: true })
  .refine((text) => text >= '2000-01-01' && text < '2200-01-01', 'input.wrong_time');

/** First and last day of the period, in the site's calendar day. */
const period = z.object({ from: day, to: day });

const asPeriod = ({ from, to }: z.infer<typeof period>): Period => ({ from, until: dayAfter(to) });

export const booksRoutes = new Hono<Env>()
  .get(
    '/books',
    describe(
      'The books of the site: opening + in = out + loss + closing, checked against the things',
    ),
    guard('books.view'),
    query(period),
    async (c) => c.json(await readBooks(c.get('ctx'), asPeriod(c.req.valid('query')))),
  )
  .get(
    '/books/attention',
    describe('What is overdue, too long in transit or missing'),
    guard('books.view'),
    async (c) => c.json(await readAttention(c.get('ctx'))),
  )
  .get(
    '/books.csv',
    describe('The books and their lists as CSV; no person in it, and logged'),
    guard('books.view'),
    query(period.extend(csvForm.shape)),
    async (c) => {
      const { locale, ...asked } = c.req.valid('query');
      const rows = await exportBooks(c.get('ctx'), asPeriod(asked));
      return sendCsv(c, rows, { what: 'books', locale, days: `${asked.from}-${asked.to}` });
    },
  )
  .get(
    '/books/sheet.pdf',
    describe('The books on paper in the chosen language'),
    guard('books.view'),
    query(period.extend({ locale: z.enum(DOCUMENT_LOCALES).default('en') })),
    async (c) => {
      const { locale, ...asked } = c.req.valid('query');
      const pdf = await booksSheet(c.get('ctx'), asPeriod(asked), locale);
      const name = `books-${asked.from}-${asked.to}.pdf`;
      return sendFile(c, pdf, { type: 'application/pdf', name, inline: true });
    },
  );
