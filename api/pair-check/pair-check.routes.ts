import { Hono } from 'hono';
import { z } from 'zod';
import { MOST_IN_SET } from '#domain/pair-check.ts';
import { type Env, describe, guard, query } from '../lib/route.ts';
import { pairView } from './pair-check.service.ts';

const LONGEST = 256;

/** Scanned texts, one a line. */
const texts = z.string().max(MOST_IN_SET * (LONGEST + 1), 'input.too_long');

export const pairCheckRoutes = new Hono<Env>().get(
  '/pair-check',
  describe(
    'Whether scanned things belong together: what of the set was seen, what is missing, what is wrong',
  ),
  guard('custody.transfer'),
  query(z.object({ texts })),
  async (c) => {
    const lines = c.req.valid('query').texts.split('\n').filter(Boolean).slice(0, MOST_IN_SET);
    return c.json(await pairView(c.get('ctx'), lines));
  },
);
