import { Hono } from 'hono';
import { z } from 'zod';
import { type Env, describe, param } from '../lib/route.ts';
import { readTrace } from './tracking.service.ts';

export const trackingRoutes = new Hono<Env>().get(
  '/tracking/:code',
  describe('Public: stage and days of a device by its tracking code; no person'),
  param(z.object({ code: z.string().max(40) })),
  async (c) => {
    c.header('cache-control', 'public, max-age=30');
    return c.json(await readTrace(c.get('public'), c.req.valid('param').code));
  },
);
