import { Hono } from 'hono';
import { z } from 'zod';
import { HAZARD_KINDS } from '#domain/recycling.ts';
import { code, happenedAt, line, requestId, uuid } from '../lib/input.ts';
import { type Env, describe, guard, json, param } from '../lib/route.ts';
import { editHazard, listHazards, recordHazard, removeHazard } from './hazards.service.ts';

const idParam = z.object({ id: uuid });
const pieces = z.number().int().min(1).max(10_000);
const weightKg = z.number().positive().max(10_000);

export const hazardRoutes = new Hono<Env>()
  .get(
    '/hazards',
    describe('What lies in hazardous bins, with how long'),
    guard('hazard.record'),
    async (c) => c.json({ hazards: await listHazards(c.get('ctx')) }),
  )
  .post(
    '/hazards',
    describe('Put a hazardous thing into its quarantine bin: counted, weighed where known'),
    guard('hazard.record'),
    json(
      z.object({
        requestId,
        happenedAt,
        kind: z.enum(HAZARD_KINDS, 'input.wrong_value'),
        pieces: pieces.default(1),
        weightKg: weightKg.nullish(),
        placeId: uuid,
        deviceCode: code.optional(),
        note: line(200).default(''),
      }),
    ),
    async (c) => c.json(await recordHazard(c.get('ctx'), c.req.valid('json'))),
  )
  .post(
    '/hazards/:id',
    describe('Count or weigh it again while it is here'),
    guard('hazard.record'),
    param(idParam),
    json(z.object({ requestId, pieces, weightKg: weightKg.nullable() })),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await editHazard(c.get('ctx'), input));
    },
  )
  .post(
    '/hazards/:id/removal',
    describe('Take back a mistaken entry'),
    guard('hazard.record'),
    param(idParam),
    json(z.object({ requestId })),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await removeHazard(c.get('ctx'), input));
    },
  );
