import { Hono } from 'hono';
import { z } from 'zod';
import { stage } from '../lib/input.ts';
import { type Env, describe, guard, query } from '../lib/route.ts';
import { search } from './search.service.ts';

const searchQuery = z.object({
  text: z.string().max(400, 'input.too_long').default(''),
  stage: stage.optional(),
  after: z.uuid('input.wrong_id').optional(),
});

export const searchRoutes = new Hono<Env>().get(
  '/search',
  describe('Devices and accessories by code, serial, make, model or donor; or all of a stage'),
  guard('device.view'),
  query(searchQuery),
  async (c) => {
    const { text, ...options } = c.req.valid('query');
    return c.json(await search(c.get('ctx'), text, options));
  },
);
