import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { toCsv } from '../lib/csv.ts';
import { type Env, describe, guard, query, sendFile } from '../lib/route.ts';
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
    query(stockQuery),
    async (c) => {
      const filters = c.req.valid('query');
      return csvFile(c, 'stock', await exportStock(c.get('ctx'), filters));
    },
  )
  .get(
    '/devices.csv',
    describe('Every device in custody as CSV with R2 REC codes and no person; logged'),
    guard('report.view'),
    async (c) => csvFile(c, 'devices', await exportDevices(c.get('ctx'))),
  );

function csvFile(c: Context<Env>, what: string, rows: Parameters<typeof toCsv>[0]): Response {
  const name = `${what}-${c.get('ctx').now().toISOString().slice(0, 10)}.csv`;
  return sendFile(c, toCsv(rows), { type: 'text/csv; charset=utf-8', name });
}
