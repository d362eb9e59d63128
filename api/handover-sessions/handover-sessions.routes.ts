import { Hono } from 'hono';
import { z } from 'zod';
import { NEED_KINDS } from '#domain/need-requirements.ts';
import { code, filledLine, line, requestId, uuid } from '../lib/input.ts';
import { type Env, describe, guard, json, param } from '../lib/route.ts';
import { MAX_NEEDS, addNeeds, removeNeed, reorderNeeds } from './session-needs.service.ts';
import { readPicking } from './picking.service.ts';
import { addSpare, endSpare } from './session-spares.service.ts';
import { listSessions } from './session-list.service.ts';
import { readSession } from './session-view.service.ts';
import { cancelSession, closeSession, createSession, editSession } from './sessions.service.ts';

const codeParam = z.object({ code });
const needCode = z.string().min(1, 'input.required').max(40, 'input.too_long');
const needCodes = z.array(needCode).min(1, 'input.required').max(MAX_NEEDS, 'input.too_long');
const bare = z.object({ requestId });

const plan = {
  title: filledLine(120),
  area: line(80),
  plannedOn: z.iso.date('input.wrong_time').nullable(),
  way: z.enum(['table', 'courier']),
};

const needsInput = z.object({
  requestId,
  needCodes: needCodes.optional(),
  from: z
    .object({
      school: line(120).optional(),
      area: line(80).optional(),
      listId: uuid.optional(),
      kinds: z.array(z.enum(NEED_KINDS)).max(NEED_KINDS.length).optional(),
      limit: z.number().int().min(1).max(MAX_NEEDS),
    })
    .optional(),
});

export const handoverSessionRoutes = new Hono<Env>()
  .get(
    '/handover-sessions',
    describe('Handover sessions of the site with their progress: open ones first'),
    guard('handover.view'),
    async (c) => c.json(await listSessions(c.get('ctx'))),
  )
  .post(
    '/handover-sessions',
    describe('Plan a handover session for a school or point'),
    guard('device.reserve'),
    json(
      z.object({
        requestId,
        title: plan.title,
        area: plan.area.default(''),
        plannedOn: plan.plannedOn.default(null),
        way: plan.way.default('table'),
      }),
    ),
    async (c) => c.json(await createSession(c.get('ctx'), c.req.valid('json'))),
  )
  .get(
    '/handover-sessions/:code',
    describe('One session with its needs, their devices and the spares'),
    guard('handover.view'),
    param(codeParam),
    async (c) => c.json(await readSession(c.get('ctx'), c.req.valid('param').code)),
  )
  .get(
    '/handover-sessions/:code/picking',
    describe(
      'What is picked for a session, shelf by shelf in the order one walks; codes, no names',
    ),
    guard('handover.view'),
    param(codeParam),
    async (c) => c.json(await readPicking(c.get('ctx'), c.req.valid('param').code)),
  )
  .post(
    '/handover-sessions/:code/plan',
    describe('Change title, area, day or way'),
    guard('device.reserve'),
    param(codeParam),
    json(
      z
        .object({ ...plan })
        .partial()
        .extend({ requestId, version: z.number().int().min(1) }),
    ),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await editSession(c.get('ctx'), input));
    },
  )
  .post(
    '/handover-sessions/:code/needs',
    describe('Put needs into a session: by their codes, or the first of the queue that match'),
    guard('device.reserve'),
    param(codeParam),
    json(needsInput),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await addNeeds(c.get('ctx'), input));
    },
  )
  .post(
    '/handover-sessions/:code/needs/:need/removal',
    describe('Take a need out of a session; its device stays reserved'),
    guard('device.reserve'),
    param(codeParam.extend({ need: needCode })),
    json(bare),
    async (c) => {
      const { code: session, need } = c.req.valid('param');
      const input = { ...c.req.valid('json'), code: session, needCode: need };
      return c.json(await removeNeed(c.get('ctx'), input));
    },
  )
  .post(
    '/handover-sessions/:code/order',
    describe('Put needs of a session first, in this order'),
    guard('device.reserve'),
    param(codeParam),
    json(z.object({ requestId, needCodes })),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await reorderNeeds(c.get('ctx'), input));
    },
  )
  .post(
    '/handover-sessions/:code/spares',
    describe('Take a ready device along as a spare; nobody reserves it meanwhile'),
    guard('device.reserve'),
    param(codeParam),
    json(z.object({ requestId, deviceCode: code })),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await addSpare(c.get('ctx'), input));
    },
  )
  .post(
    '/handover-sessions/:code/spares/:device/end',
    describe('Put a spare back on its shelf'),
    guard('device.reserve'),
    param(codeParam.extend({ device: code })),
    json(bare),
    async (c) => {
      const { code: session, device } = c.req.valid('param');
      const input = { ...c.req.valid('json'), code: session, deviceCode: device };
      return c.json(await endSpare(c.get('ctx'), input));
    },
  )
  .post(
    '/handover-sessions/:code/close',
    describe('End a session; whoever did not come keeps the device with its clock'),
    guard('device.reserve'),
    param(codeParam),
    json(bare),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await closeSession(c.get('ctx'), input));
    },
  )
  .post(
    '/handover-sessions/:code/cancellation',
    describe('Call off a session of which nothing was given'),
    guard('device.reserve'),
    param(codeParam),
    json(bare),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await cancelSession(c.get('ctx'), input));
    },
  );
