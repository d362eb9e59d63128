import { Hono } from 'hono';
import { z } from 'zod';
import { csvForm, sendCsv } from '../exports/csv-file.ts';
import { type Env, describe, guard, query } from '../lib/route.ts';
import { exportDevices, exportStock } from './export.service.ts';
import { readStock } from './stock.service.ts';
import { stockQuery } from './stock-filters.ts';

export const stockRoutes = new Hono<Env>()
  .get(
    '/stock',
    describe('Ready stock: what can leave today, where it is, what the rest waits for'),
    guard('report.view'),
    query(stockQuery.extend({ after: z.uuid('input.wrong_id').optional() })),
    async (c) => {
      const { after, ...filters } = c.req.valid('query');
      return c.json(await readStock(c.get('ctx'), filters, after));
    },
  )
  .get(
    '/stock.csv',
    describe(
      'The same rows as CSV with R2 REC codes; opens safely in a spreadsheet, and is logged',
    ),
    guard('report.view'),
    query(stockQuery.extend(csvForm.shape)),
    async (c) => {
      const { locale, ...filters } = c.req.valid('query');
      return sendCsv(c, await exportStock(c.get('ctx'), filters), { what: 'stock', locale });
    },
  )
  .get(
    '/devices.csv',
    describe('Every device in custody as CSV with R2 REC codes and no person; logged'),
    guard('report.view'),
    query(csvForm),
    async (c) =>
      sendCsv(c, await exportDevices(c.get('ctx')), { what: 'devices', ...c.req.valid('query') }),
  );
