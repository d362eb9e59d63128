import { Hono } from 'hono';
import { z } from 'zod';
import { COUNT_SUBJECTS, SETTLE_ACTS } from '#domain/counts.ts';
import { csvForm, sendCsv } from '../exports/csv-file.ts';
import { code, line, requestId, uuid } from '../lib/input.ts';
import { type Env, describe, guard, json, param, query } from '../lib/route.ts';
import { dismissStranger, exportCount, openBoxInCount } from './count-details.service.ts';
import { readCount, readCountPlace } from './count-view.service.ts';
import { closeCount, listCounts, startCount } from './counts.service.ts';
import { settleLines } from './settle.service.ts';
import { takeBackLines } from './take-back.service.ts';

const countParam = param(z.object({ id: uuid }));
const subject = z.enum(COUNT_SUBJECTS, 'input.wrong_value');
const lineKey = { placeCode: code, subject, subjectId: uuid };

export const countRoutes = new Hono<Env>()
  .get(
    '/counts',
    describe('Stock counts of the site, the newest first, with the summaries of those that ended'),
    guard('device.view'),
    async (c) => c.json(await listCounts(c.get('ctx'))),
  )
  .post(
    '/counts',
    describe('Start a stock count of the whole site or of chosen places; one runs at a time'),
    guard('stock.count'),
    json(
      z.object({
        requestId,
        name: line(80).default(''),
        placeIds: z.array(uuid).min(1, 'count.no_places').max(5000).optional(),
      }),
    ),
    async (c) => c.json(await startCount(c.get('ctx'), c.req.valid('json'))),
  )
  .get(
    '/counts/:id',
    describe('One stock count: its places, and what does not agree with the records'),
    guard('device.view'),
    countParam,
    async (c) => c.json(await readCount(c.get('ctx'), c.req.valid('param').id)),
  )
  .get(
    '/counts/:id/places/:code',
    describe('One place of a count: what is still to be found there'),
    guard('device.view'),
    param(z.object({ id: uuid, code })),
    async (c) => {
      const { id, code: placeCode } = c.req.valid('param');
      return c.json(await readCountPlace(c.get('ctx'), id, placeCode));
    },
  )
  .post(
    '/counts/:id/settle',
    describe('Put differences right; each is done or refused on its own'),
    guard('stock.settle'),
    countParam,
    json(
      z.object({
        requestId,
        lines: z
          .array(
            z.object({
              ...lineKey,
              act: z.enum(SETTLE_ACTS, 'input.wrong_value'),
              binCode: code.optional(),
            }),
          )
          .min(1)
          .max(200),
      }),
    ),
    async (c) => {
      const { id: countId } = c.req.valid('param');
      return c.json(await settleLines(c.get('ctx'), { ...c.req.valid('json'), countId }));
    },
  )
  .post(
    '/counts/:id/undo',
    describe('Take back what was put right, within 15 minutes and by the same person'),
    guard('stock.settle'),
    countParam,
    json(z.object({ requestId, lines: z.array(z.object(lineKey)).min(1).max(200) })),
    async (c) => {
      const { id: countId } = c.req.valid('param');
      return c.json(await takeBackLines(c.get('ctx'), { ...c.req.valid('json'), countId }));
    },
  )
  .post(
    '/counts/:id/boxes',
    describe('Count what lies in a box piece by piece'),
    guard('stock.count'),
    countParam,
    json(z.object({ requestId, placeCode: code, boxCode: code })),
    async (c) => {
      const { id: countId } = c.req.valid('param');
      return c.json(await openBoxInCount(c.get('ctx'), { ...c.req.valid('json'), countId }));
    },
  )
  .post(
    '/counts/:id/strangers',
    describe('A label nobody knew was looked at'),
    guard('stock.settle'),
    countParam,
    json(z.object({ requestId, placeCode: code, text: line(100) })),
    async (c) => {
      const { id: countId } = c.req.valid('param');
      return c.json(await dismissStranger(c.get('ctx'), { ...c.req.valid('json'), countId }));
    },
  )
  .post(
    '/counts/:id/closing',
    describe('End a count; its summary stays for ever'),
    guard('stock.settle'),
    countParam,
    json(z.object({ requestId })),
    async (c) => {
      const { id: countId } = c.req.valid('param');
      return c.json(await closeCount(c.get('ctx'), { ...c.req.valid('json'), countId }));
    },
  )
  .get(
    '/counts/:id/lines.csv',
    describe('Every line of a count as CSV, with what became of it'),
    guard('device.view'),
    countParam,
    query(csvForm),
    async (c) => {
      const rows = await exportCount(c.get('ctx'), c.req.valid('param').id);
      return sendCsv(c, rows, { what: 'count', ...c.req.valid('query') });
    },
  );
