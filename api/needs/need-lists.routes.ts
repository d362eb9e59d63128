import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { SCHOOL_LEVELS } from '#domain/eligibility.ts';
import { LIST_LOCALES } from '#domain/need-list-columns.ts';
import { AppError } from '../lib/errors.ts';
import { filledLine, requestId } from '../lib/input.ts';
import { type Env, describe, guard, json, query, sendFile } from '../lib/route.ts';
import { MAX_SHEET_BYTES } from '../lib/sheets.ts';
import { csvTemplate, xlsxTemplate } from './list-template.ts';
import { previewList, readLists, takeList } from './need-lists.service.ts';

/** Files go here as base64, which is a third longer. */
export const LIST_PATHS: readonly string[] = ['/api/need-lists', '/api/need-lists/preview'];
const MAX_BODY = Math.ceil((MAX_SHEET_BYTES * 4) / 3) + 64 * 1024;

const limit = bodyLimit({
  maxSize: MAX_BODY,
  onError: () => {
    throw new AppError('sheet.too_large', { status: 413 });
  },
});

const upload = z.object({
  file: z.string(),
  school: filledLine(120),
  area: filledLine(80),
  schoolLevel: z.enum(SCHOOL_LEVELS),
});

const count = z.number().int().min(0);

export const needListRoutes = new Hono<Env>()
  .get(
    '/need-lists',
    describe('The lists of schools that were taken lately, as counts'),
    guard('need.register'),
    async (c) => c.json(await readLists(c.get('ctx'))),
  )
  .get(
    '/need-lists/template',
    describe('An empty list to fill in, as XLSX or CSV in one of the languages'),
    guard('need.register'),
    query(z.object({ format: z.enum(['xlsx', 'csv']), locale: z.enum(LIST_LOCALES) })),
    async (c) => {
      const { format, locale } = c.req.valid('query');
      const name = `list-${locale}.${format}`;
      return format === 'csv'
        ? sendFile(c, csvTemplate(locale), { type: 'text/csv; charset=utf-8', name })
        : sendFile(c, await xlsxTemplate(locale), {
            type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
            name,
          });
    },
  )
  .post(
    '/need-lists/preview',
    describe('What taking a school’s list would do, row by row; nothing is kept'),
    guard('need.register'),
    limit,
    json(upload),
    async (c) => c.json(await previewList(c.get('ctx'), c.req.valid('json'))),
  )
  .post(
    '/need-lists',
    describe('Take the rows of a school’s list that are right'),
    guard('need.register'),
    limit,
    json(upload.extend({ requestId, expected: z.object({ new: count, changed: count }) })),
    async (c) => c.json(await takeList(c.get('ctx'), c.req.valid('json'))),
  );
