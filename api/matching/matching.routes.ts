import { Hono } from 'hono';
import { z } from 'zod';
import { REQUIREMENTS } from '#domain/need-requirements.ts';
import { code, filledLine, line, requestId } from '../lib/input.ts';
import { type Env, describe, guard, json, param, query } from '../lib/route.ts';
import { MAX_MATCHED, proposeMatches } from './propose.service.ts';
import { reserveMany } from './reserve-many.service.ts';
import { waiveRequirements } from './waive.service.ts';

const needCode = z.string().min(1, 'input.required').max(40, 'input.too_long');
const needCodes = z
  .string()
  .max(20_000, 'input.too_long')
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(needCode).max(MAX_MATCHED, 'input.too_long'))
  .optional();
const pairs = z
  .array(z.object({ needCode, code }))
  .min(1, 'input.required')
  .max(MAX_MATCHED, 'input.too_long');

export const matchingRoutes = new Hono<Env>()
  .get(
    '/matching/proposal',
    describe('One free device or card for each need of a session, for chosen needs, or for all'),
    guard('device.reserve'),
    query(z.object({ session: code.optional(), needCodes })),
    async (c) => c.json(await proposeMatches(c.get('ctx'), c.req.valid('query'))),
  )
  .post(
    '/matching/reservations',
    describe('Reserve all pairs in one write; what was taken meanwhile is listed'),
    guard('device.reserve'),
    json(
      z.object({
        requestId,
        pairs,
        orderReason: line(200).optional(),
        selfCheckReason: line(200).optional(),
      }),
    ),
    async (c) => c.json(await reserveMany(c.get('ctx'), c.req.valid('json'))),
  )
  .post(
    '/needs/:code/waivers',
    describe('Give up things that a need asks for, with the reason'),
    guard('gate.waive'),
    param(z.object({ code: needCode })),
    json(
      z.object({
        requestId,
        requirements: z.array(z.enum(REQUIREMENTS)).min(1, 'input.required').max(10),
        reason: filledLine(200),
      }),
    ),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await waiveRequirements(c.get('ctx'), input));
    },
  );
