import { Hono } from 'hono';
import { z } from 'zod';
import { DEVICE_KINDS } from '#domain/device-kinds.ts';
import { type Env, describe, guard, query } from '../lib/route.ts';
import { readBoard } from './board.service.ts';

export const boardRoutes = new Hono<Env>().get(
  '/board',
  describe('How many devices in each stage, how long, and the flow of 30 days'),
  guard('report.view'),
  query(z.object({ kind: z.enum(DEVICE_KINDS).optional() })),
  async (c) => c.json(await readBoard(c.get('ctx'), c.req.valid('query').kind)),
);
