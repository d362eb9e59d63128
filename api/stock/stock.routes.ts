import { Hono } from 'hono';
import { z } from 'zod';
import { toCsv } from '../lib/csv.ts';
import { type Env, describe, guard, query, sendFile } from '../lib/route.ts';
import { readRows, readStock } from './stock.service.ts';
import { stockQuery } from './stock-filters.ts';

const MAX_EXPORT_ROWS = 100_000;

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
    describe('The same rows as CSV; opens safely in a spreadsheet'),
    guard('report.view'),
    query(stockQuery),
    async (c) => {
      const ctx = c.get('ctx');
      const rows = await readRows(ctx, c.req.valid('query'), undefined, MAX_EXPORT_ROWS);
      ctx.log.info({ export: 'stock', rows: rows.length, by: ctx.actor.personId }, 'export');
      const name = `stock-${ctx.now().toISOString().slice(0, 10)}.csv`;
      const csv = toCsv(rows.map(({ id: _id, placeId: _place, ...row }) => ({ ...row })));
      return sendFile(c, csv, { type: 'text/csv; charset=utf-8', name });
    },
  );
