import { Hono } from 'hono';
import { z } from 'zod';
import { PART_TYPES } from '#domain/parts.ts';
import { code, happenedAt, line, requestId, uuid } from '../lib/input.ts';
import { type Env, describe, guard, json, param, query } from '../lib/route.ts';
import { readDeviceParts } from './device-parts.service.ts';
import { answerProposal } from './fact-proposals.ts';
import { fittingParts } from './fitting.service.ts';
import { harvestPart } from './harvest.service.ts';
import { readPartOrItem } from './part-card.service.ts';
import { putBack } from './put-back.service.ts';
import { usePart } from './use-part.service.ts';

const codeParam = z.object({ code: z.string().max(60) });
const write = { requestId, happenedAt };
const type = z.enum(PART_TYPES, 'input.wrong_value');
const quantity = z.number().int('input.wrong_value').min(1).max(1000).default(1);

export const devicePartRoutes = new Hono<Env>()
  .get(
    '/parts/:code',
    describe(
      'What a code of type 3 stands for: an item with its bins, or one part with its history',
    ),
    guard('device.view'),
    param(z.object({ code })),
    async (c) => c.json(await readPartOrItem(c.get('ctx'), c.req.valid('param').code)),
  )
  .get(
    '/devices/:code/parts',
    describe('Parts a device got, parts taken out of it, and what could be taken'),
    guard('device.view'),
    param(codeParam),
    async (c) => c.json(await readDeviceParts(c.get('ctx'), c.req.valid('param').code)),
  )
  .get(
    '/devices/:code/parts/fitting',
    describe('Parts in stock of one type, those that fit the device first'),
    guard('device.view'),
    param(codeParam),
    query(z.object({ type })),
    async (c) =>
      c.json(
        await fittingParts(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('query') }),
      ),
  )
  .post(
    '/devices/:code/parts',
    describe('Build a part into the device: a labelled one, or counted pieces out of a bin'),
    guard('part.use'),
    param(codeParam),
    json(
      z.object({
        ...write,
        partCode: code,
        quantity,
        placeCode: code.nullable().default(null),
        taskId: uuid.nullable().default(null),
        anyway: z.boolean().default(false),
      }),
    ),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param'), benchId: null };
      return c.json(await usePart(c.get('ctx'), input));
    },
  )
  .post(
    '/devices/:code/parts/returns',
    describe('Put a part that was used back into a bin'),
    guard('part.use'),
    param(codeParam),
    json(
      z.object({ ...write, partCode: code, quantity, placeCode: code.nullable().default(null) }),
    ),
    async (c) =>
      c.json(await putBack(c.get('ctx'), { ...c.req.valid('json'), ...c.req.valid('param') })),
  )
  .post(
    '/devices/:code/parts/harvests',
    describe('Take a part out of the device; it gets a code of its own and remembers the device'),
    guard('harvest.record'),
    param(codeParam),
    json(
      z.object({
        ...write,
        type,
        make: line(80).default(''),
        model: line(80).default(''),
        serial: line(64).default(''),
        facts: z.record(z.string().max(40), z.unknown()).default({}),
        mediumId: uuid.nullable().default(null),
        placeCode: code.nullable().default(null),
      }),
    ),
    async (c) =>
      c.json(await harvestPart(c.get('ctx'), { ...c.req.valid('json'), ...c.req.valid('param') })),
  )
  .post(
    '/devices/:code/parts/facts',
    describe('Take over what a changed part says about the device, or leave the record as it is'),
    guard('device.edit'),
    param(codeParam),
    json(z.object({ ...write, field: z.enum(['memoryMib', 'storageGb']), take: z.boolean() })),
    async (c) =>
      c.json(
        await answerProposal(c.get('ctx'), { ...c.req.valid('json'), ...c.req.valid('param') }),
      ),
  );
