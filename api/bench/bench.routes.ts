import { Hono } from 'hono';
import { type Env, describe, guard } from '../lib/route.ts';
import { readBench } from './bench.service.ts';

export const benchRoutes = new Hono<Env>().get(
  '/bench',
  describe('My bench: mine, waiting for me, wiping, stuck, and my refused scans'),
  guard('device.view'),
  async (c) => c.json(await readBench(c.get('ctx'))),
);
