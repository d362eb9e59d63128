import { Hono } from 'hono';
import { z } from 'zod';
import { VIDEO_PORTS } from '#domain/accessory-facts.ts';
import { DEVICE_KINDS } from '#domain/device-kinds.ts';
import { happenedAt, line, requestId } from '../lib/input.ts';
import { type Env, describe, guard, json, param } from '../lib/route.ts';
import { listModelNeeds, setModelNeed, useLearntNeed } from './model-needs.service.ts';
import { setVideoPorts } from './video-ports.service.ts';

const deviceParam = z.object({ code: z.string().max(60) });
const base = { requestId, happenedAt };

export const modelNeedRoutes = new Hono<Env>()
  .get(
    '/model-needs',
    describe('The charger each model needs, learnt once and used for all of its devices'),
    guard('device.view'),
    async (c) => c.json(await listModelNeeds(c.get('ctx'))),
  )
  .post(
    '/model-needs',
    describe('Correct what a model needs, or forget it with an empty text'),
    guard('kit.record'),
    json(
      z.object({
        requestId,
        kind: z.enum(DEVICE_KINDS, 'input.wrong_value'),
        makeKey: line(80),
        modelKey: line(80),
        version: z.number().int().min(1),
        chargerText: line(200),
      }),
    ),
    async (c) => c.json(await setModelNeed(c.get('ctx'), c.req.valid('json'))),
  )
  .post(
    '/kits/:code/learnt-need',
    describe('Agree that this device needs the charger its model was learnt to need'),
    guard('kit.record'),
    param(deviceParam),
    json(z.object(base)),
    async (c) =>
      c.json(
        await useLearntNeed(c.get('ctx'), { ...c.req.valid('json'), ...c.req.valid('param') }),
      ),
  )
  .post(
    '/kits/:code/video-ports',
    describe('Say which sockets for a monitor the device has'),
    guard('kit.record'),
    param(deviceParam),
    json(
      z.object({
        ...base,
        videoPorts: z.array(z.enum(VIDEO_PORTS, 'input.wrong_value')).max(5).nullable(),
      }),
    ),
    async (c) =>
      c.json(
        await setVideoPorts(c.get('ctx'), { ...c.req.valid('json'), ...c.req.valid('param') }),
      ),
  );
