import { Hono } from 'hono';
import { z } from 'zod';
import { type Env, describe, guard, query } from '../lib/route.ts';
import { readBench } from './bench.service.ts';
import { readKnown } from './known.service.ts';

const knownQuery = z.object({
  since: z.iso.datetime({ offset: true, message: 'input.wrong_time' }).optional(),
  after: z.string().max(80, 'input.too_long').optional(),
  small: z.string().max(40, 'input.too_long').optional(),
  limit: z.coerce.number().int().min(1).max(2000).default(1000),
});

export const benchRoutes = new Hono<Env>()
  .get(
    '/bench',
    describe('My bench: mine, waiting for me, wiping, stuck, and my refused scans'),
    guard('device.view'),
    async (c) => c.json(await readBench(c.get('ctx'))),
  )
  .get(
    '/bench/known',
    describe(
      'The open devices and codes of the site for a bench that may lose its network: all, or what changed since',
    ),
    guard('device.edit'),
    query(knownQuery),
    async (c) => c.json(await readKnown(c.get('ctx'), c.req.valid('query'))),
  );
