import { Hono } from 'hono';
import { z } from 'zod';
import { code, filledLine, happenedAt, line, requestId, stage, uuid } from '../lib/input.ts';
import { type Env, describe, guard, json, param } from '../lib/route.ts';
import { correctStage, undoLast } from './corrections.service.ts';
import { readCard } from './device-card.service.ts';
import { readHistory } from './history.service.ts';
import { voidDevice } from './merge.service.ts';
import { moveDevice } from './moves.service.ts';

const codeParam = z.object({ code: z.string().max(60) });

const moveInput = z.object({
  requestId,
  happenedAt,
  from: stage,
  to: stage,
  version: z.number().int().min(1).optional(),
  reason: line(500).optional(),
  placeId: uuid.optional(),
  confirms: z
    .array(z.enum(['label_again', 'identity', 'decision_evidence']))
    .max(3)
    .optional(),
});

const correctionInput = z.object({ requestId, from: stage, to: stage, reason: filledLine(500) });

const voidInput = z.object({ requestId, survivor: code.optional(), reason: filledLine(500) });

export const deviceRoutes = new Hono<Env>()
  .get(
    '/devices/:code',
    describe('The scan card: one device with everything about it and its next moves'),
    guard('device.view'),
    param(codeParam),
    async (c) => c.json(await readCard(c.get('ctx'), c.req.valid('param').code)),
  )
  .get(
    '/devices/:code/history',
    describe('Every event of a device: who, where, from, to, why, to the second'),
    guard('device.view'),
    param(codeParam),
    async (c) => c.json(await readHistory(c.get('ctx'), c.req.valid('param').code)),
  )
  .post(
    '/devices/:code/moves',
    describe('Move a device to another stage; refused with every missing piece of evidence'),
    guard('device.view'),
    param(codeParam),
    json(moveInput),
    async (c) => {
      const { code } = c.req.valid('param');
      return c.json(await moveDevice(c.get('ctx'), { code, ...c.req.valid('json') }));
    },
  )
  .post(
    '/devices/:code/undo',
    describe('Take back the own last action within 15 minutes, when nothing came after it'),
    guard('device.view'),
    param(codeParam),
    json(z.object({ requestId })),
    async (c) => {
      const { code } = c.req.valid('param');
      return c.json(await undoLast(c.get('ctx'), { code, ...c.req.valid('json') }));
    },
  )
  .post(
    '/devices/:code/corrections',
    describe('Correct a stage later, with a reason'),
    guard('event.correct'),
    param(codeParam),
    json(correctionInput),
    async (c) => {
      const { code } = c.req.valid('param');
      return c.json(await correctStage(c.get('ctx'), { code, ...c.req.valid('json') }));
    },
  )
  .post(
    '/devices/:code/void',
    describe('Make a duplicate or mistaken record void; its code becomes an alias of the survivor'),
    guard('event.correct'),
    param(codeParam),
    json(voidInput),
    async (c) => {
      const { code } = c.req.valid('param');
      return c.json(await voidDevice(c.get('ctx'), { code, ...c.req.valid('json') }));
    },
  );
