import { Hono } from 'hono';
import { z } from 'zod';
import { STANDARD_RULES } from '#domain/sanitisation-standards.ts';
import { filledLine, requestId, uuid } from '../lib/input.ts';
import { type Env, describe, guard, json, param } from '../lib/route.ts';
import { addStandard, listStandards, makeStandardCurrent } from './standards.service.ts';

export const standardRoutes = new Hono<Env>()
  .get(
    '/settings/standards',
    describe('Standards of sanitisation and their revisions'),
    guard('settings.manage'),
    async (c) => c.json(await listStandards(c.get('ctx'))),
  )
  .post(
    '/settings/standards',
    describe('Add a revision of a standard'),
    guard('settings.manage'),
    json(
      z.object({
        requestId,
        name: filledLine(60),
        revision: filledLine(30),
        rules: z.enum(STANDARD_RULES),
        published: z.string().regex(/^\d{4}$/, 'input.wrong_year'),
      }),
    ),
    async (c) => c.json(await addStandard(c.get('ctx'), c.req.valid('json'))),
  )
  .post(
    '/settings/standards/:id/current',
    describe('New records name this revision from now on'),
    guard('settings.manage'),
    param(z.object({ id: uuid })),
    json(z.object({ requestId })),
    async (c) =>
      c.json(
        await makeStandardCurrent(c.get('ctx'), {
          ...c.req.valid('param'),
          ...c.req.valid('json'),
        }),
      ),
  );
