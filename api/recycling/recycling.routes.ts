import { Hono } from 'hono';
import { z } from 'zod';
import { code, filledLine, happenedAt, line, requestId } from '../lib/input.ts';
import { type Env, describe, guard, json } from '../lib/route.ts';
import { witness } from '../people/witness-input.ts';
import { recycleDevices } from './recycle.service.ts';

const batchInput = z.object({
  requestId,
  happenedAt,
  codes: z.array(code).min(1).max(200),
  recycler: filledLine(120),
  licence: line(60).default(''),
  pieces: z.number().int().min(1).max(100_000),
  weightKg: z.number().positive().max(1_000_000),
  witness,
});

export const recyclingRoutes = new Hono<Env>().post(
  '/recycling/batches',
  describe('Give devices to the recycler in one batch, signed by two persons'),
  guard('recycling.prepare'),
  json(batchInput),
  async (c) => c.json(await recycleDevices(c.get('ctx'), c.req.valid('json'))),
);
