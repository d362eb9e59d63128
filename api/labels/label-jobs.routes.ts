import { Hono } from 'hono';
import { z } from 'zod';
import { code, line, requestId, uuid } from '../lib/input.ts';
import { type Env, describe, guard, json, param, query } from '../lib/route.ts';
import { closeJob, goOnFrom, openJobs } from './label-jobs.service.ts';
import { readPrintLog } from './print-log.service.ts';
import { printerAddress } from './printer-settings.ts';
import { sendPortion } from './send-job.service.ts';

const idParam = z.object({ id: uuid });

const logQuery = z.object({
  code: code.optional(),
  again: z.enum(['yes', 'no']).optional(),
  before: z.iso.datetime({ offset: true, message: 'input.wrong_time' }).optional(),
  limit: z.coerce.number().int().min(2).max(200).default(50),
});

export const labelJobRoutes = new Hono<Env>()
  .get(
    '/labels/prints',
    describe('Every print of labels: who, when, what, why again, what became void'),
    guard('books.view'),
    query(logQuery),
    async (c) => {
      const { again, before, ...rest } = c.req.valid('query');
      const since = before ? { before: new Date(before) } : {};
      return c.json(
        await readPrintLog(c.get('ctx'), { ...rest, ...since, again: again === 'yes' }),
      );
    },
  )
  .get(
    '/labels/jobs',
    describe(
      'Print jobs of this site that a network printer has not taken whole, those one may go on with',
    ),
    guard('label.reprint'),
    async (c) => c.json(await openJobs(c.get('ctx'))),
  )
  .post(
    '/labels/prints/:id/send',
    describe(
      'Hand the next labels of a print job to a network printer; asked again until all are out',
    ),
    guard('label.reprint'),
    param(idParam),
    json(z.object({ ...printerAddress, silent: z.boolean().optional() })),
    async (c) => {
      const { silent, ...address } = c.req.valid('json');
      const input = { ...address, id: c.req.valid('param').id };
      return c.json(await sendPortion(c.get('ctx'), silent ? { ...input, silent } : input));
    },
  )
  .post(
    '/labels/prints/:id/from',
    describe('Go on from any label of a print job; what comes again is a reprint'),
    guard('label.reprint'),
    param(idParam),
    json(z.object({ requestId, from: z.number().int().min(1), reason: line(200).default('') })),
    async (c) => {
      const input = { ...c.req.valid('json'), id: c.req.valid('param').id };
      return c.json(await goOnFrom(c.get('ctx'), input));
    },
  )
  .post(
    '/labels/prints/:id/closing',
    describe('Give up what a print job has not brought out; it waits for its labels again'),
    guard('label.reprint'),
    param(idParam),
    json(z.object({ requestId })),
    async (c) => {
      const input = { ...c.req.valid('json'), id: c.req.valid('param').id };
      return c.json(await closeJob(c.get('ctx'), input));
    },
  );
