import { Hono } from 'hono';
import { z } from 'zod';
import { FOLLOW_UP_OUTCOMES } from '#domain/follow-ups.ts';
import { code, requestId } from '../lib/input.ts';
import { type Env, describe, guard, json, param } from '../lib/route.ts';
import {
  countFollowUps,
  listFollowUps,
  recordFollowUp,
  undoFollowUp,
} from './follow-ups.service.ts';

export const followUpRoutes = new Hono<Env>()
  .get(
    '/follow-ups',
    describe('Families to call some weeks after the handover: does it work, is it used'),
    guard('follow_up.record'),
    async (c) => c.json(await listFollowUps(c.get('ctx'))),
  )
  .get(
    '/follow-ups/count',
    describe('How many families are to be called'),
    guard('follow_up.record'),
    async (c) => c.json({ total: await countFollowUps(c.get('ctx')) }),
  )
  .post(
    '/follow-ups/:code',
    describe('What the family said; nobody reached is tried again in three days, three times'),
    guard('follow_up.record'),
    param(z.object({ code })),
    json(z.object({ requestId, outcome: z.enum(FOLLOW_UP_OUTCOMES) })),
    async (c) => {
      const { code: receiptCode } = c.req.valid('param');
      const input = { ...c.req.valid('json'), receiptCode };
      return c.json(await recordFollowUp(c.get('ctx'), input));
    },
  )
  .post(
    '/follow-ups/:code/undo',
    describe('Take back what was just noted: the family waits for a call again'),
    guard('follow_up.record'),
    param(z.object({ code })),
    json(z.object({ requestId })),
    async (c) => {
      const { code: receiptCode } = c.req.valid('param');
      const input = { ...c.req.valid('json'), receiptCode };
      return c.json(await undoFollowUp(c.get('ctx'), input));
    },
  );
