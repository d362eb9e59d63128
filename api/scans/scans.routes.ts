import { Hono } from 'hono';
import { z } from 'zod';
import { SCAN_SOURCES } from '#domain/bench.ts';
import { MAX_SCAN_LENGTH, isValidCode } from '#domain/codes.ts';
import { MOST_IN_SET } from '#domain/pair-check.ts';
import { PICK_STEPS } from '#domain/picking.ts';
import { requestId, uuid } from '../lib/input.ts';
import { type Env, describe, guard, json, param, query } from '../lib/route.ts';
import { lookUp } from './lookup.service.ts';
import { dismissRefused, listRefused } from './refused-scans.service.ts';
import { takeScans } from './scans.service.ts';

/** As it came from the scanner: the grammar of codes cleans it, so that the first answer stays the answer. */
const text = z.string().max(MAX_SCAN_LENGTH * 2, 'input.too_long');
const moment = z.iso.datetime({ offset: true, message: 'input.wrong_time' });
/** A century: more than any clock is wrong. */
const FOREVER = 100 * 366 * 86_400_000;
const ownCode = z.string().refine(isValidCode, 'input.wrong_code').nullable().default(null);

const scan = z.object({
  requestId,
  text,
  source: z.enum(SCAN_SOURCES, 'input.wrong_value'),
  happenedAt: moment,
  clockError: z.number().int().min(-FOREVER).max(FOREVER).optional(),
  context: z.object({
    command: ownCode,
    placeCode: ownCode,
    deviceCode: ownCode,
    benchCode: ownCode,
    // Left out by browsers that kept the scan before there was one: its first answer stays the answer.
    intoCode: z.string().refine(isValidCode, 'input.wrong_code').nullable().optional(),
    personId: uuid.nullable().default(null),
    countId: uuid.nullable().optional(),
    picking: z
      .object({
        session: z.string().refine(isValidCode, 'input.wrong_code'),
        step: z.enum(PICK_STEPS, 'input.wrong_value'),
        together: z.array(z.string().max(20, 'input.too_long')).max(40, 'input.too_long'),
      })
      .nullable()
      .optional(),
    pairing: z
      .array(z.string().max(MAX_SCAN_LENGTH * 2, 'input.too_long'))
      .max(MOST_IN_SET, 'input.too_long')
      .nullable()
      .optional(),
    pieces: z.number().int().min(0).max(100_000).nullable().optional(),
  }),
});

const scansInput = z.object({
  scans: z.array(scan).min(1).max(100),
  sentAt: moment.optional(),
});

export const scanRoutes = new Hono<Env>()
  .post(
    '/scans',
    describe('Carry out scans in order; each is done, warned about or refused on its own, once'),
    guard('device.view'),
    json(scansInput),
    async (c) => c.json(await takeScans(c.get('ctx'), c.req.valid('json'))),
  )
  .get(
    '/scans/refused',
    describe('Refused scans that nobody has dealt with; a coordinator may ask for everyone’s'),
    guard('device.view'),
    query(z.object({ everyone: z.enum(['yes', 'no']).optional() })),
    async (c) => {
      const everyone = c.req.valid('query').everyone === 'yes';
      return c.json(await listRefused(c.get('ctx'), { everyone }));
    },
  )
  .post(
    '/scans/:requestId/dismiss',
    describe('Take a refused scan off the list: somebody dealt with it'),
    guard('device.view'),
    param(z.object({ requestId: uuid })),
    json(z.object({ requestId })),
    async (c) => {
      const { requestId: refused } = c.req.valid('param');
      return c.json(await dismissRefused(c.get('ctx'), { ...c.req.valid('json'), scan: refused }));
    },
  )
  .get(
    '/lookup',
    describe('What a code, tracking address or serial number stands for'),
    guard('device.view'),
    query(z.object({ text })),
    async (c) => c.json(await lookUp(c.get('ctx'), c.req.valid('query').text)),
  );
