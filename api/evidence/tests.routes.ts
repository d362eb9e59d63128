import { Hono } from 'hono';
import { z } from 'zod';
import { MAX_LINES } from '#domain/checklist-versions.ts';
import { FAULT_DECISIONS, FAULT_OUTCOMES } from '#domain/faults.ts';
import { LOCK_KINDS, LOCK_STATUSES } from '#domain/locks.ts';
import { faultCode, happenedAt, line, paragraph, requestId, uuid } from '../lib/input.ts';
import { type Env, describe, guard, json, param } from '../lib/route.ts';
import { answerAllGood, answerItems, startRun } from './checklist.service.ts';
import { addFault, closeFault, decideFault, reopenFault } from './faults.service.ts';
import { allLocksClear, confirmLocksOnline, setLocks } from './locks.service.ts';

const write = { requestId, happenedAt };
const codeParam = z.object({ code: z.string().max(60) });
const faultParam = z.object({ code: z.string().max(60), id: uuid });
const item = z.string().max(60);
const note = paragraph(1000).default('');

const answersInput = z.object({
  ...write,
  answers: z
    .array(
      z.object({
        item,
        result: z.enum(['pass', 'fail', 'na']).nullable(),
        value: z.number().nullable().optional(),
        note: line(300).optional(),
      }),
    )
    .min(1)
    .max(MAX_LINES),
});

const locksInput = z.object({
  ...write,
  locks: z
    .array(
      z.object({
        lock: z.enum(LOCK_KINDS),
        status: z.enum(LOCK_STATUSES).nullable(),
        hint: line(120).optional(),
      }),
    )
    .min(1)
    .max(LOCK_KINDS.length),
  online: z.boolean().default(false),
});

const faultInput = z.object({
  ...write,
  fault: faultCode,
  item: item.default(''),
  decision: z.enum(FAULT_DECISIONS).nullable().default(null),
  note,
});

const closingInput = z.object({
  ...write,
  outcome: z.enum(FAULT_OUTCOMES),
  minutes: z.number().int().min(0).max(10_000).default(0),
  parts: line(300).default(''),
  note,
});

export const testRoutes = new Hono<Env>()
  .post(
    '/devices/:code/checklist/runs',
    describe(
      'Begin a new test run by the newest checklist; the earlier one is kept. `keep` takes over its answers',
    ),
    guard('diagnostics.record'),
    param(codeParam),
    json(z.object({ ...write, keep: z.boolean().default(false) })),
    async (c) =>
      c.json(await startRun(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post(
    '/devices/:code/checklist/answers',
    describe('Answer lines of the checklist; numbers are judged by their limits'),
    guard('diagnostics.record'),
    param(codeParam),
    json(answersInput),
    async (c) =>
      c.json(await answerItems(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post(
    '/devices/:code/checklist/all-good',
    describe('Pass every unanswered observed line but the exceptions'),
    guard('diagnostics.record'),
    param(codeParam),
    json(z.object({ ...write, except: z.array(item).max(MAX_LINES).default([]) })),
    async (c) =>
      c.json(
        await answerAllGood(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') }),
      ),
  )
  .post(
    '/devices/:code/locks',
    describe('Say how locks were found; a locked one puts the device on hold'),
    guard('lock.check'),
    param(codeParam),
    json(locksInput),
    async (c) =>
      c.json(await setLocks(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post(
    '/devices/:code/locks/all-clear',
    describe('Every lock without an answer is clear'),
    guard('diagnostics.record'),
    param(codeParam),
    json(z.object({ ...write, online: z.boolean().default(false) })),
    async (c) =>
      c.json(
        await allLocksClear(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') }),
      ),
  )
  .post(
    '/devices/:code/locks/online',
    describe('After the reset, with the network on: the clear locks are still clear'),
    guard('diagnostics.record'),
    param(codeParam),
    json(z.object(write)),
    async (c) =>
      c.json(
        await confirmLocksOnline(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') }),
      ),
  )
  .post(
    '/devices/:code/faults',
    describe('Add a fault or a planned upgrade'),
    guard('diagnostics.record'),
    param(codeParam),
    json(faultInput),
    async (c) =>
      c.json(await addFault(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post(
    '/devices/:code/faults/:id/decision',
    describe('Decide what is done about a fault'),
    guard('diagnostics.record'),
    param(faultParam),
    json(z.object({ ...write, decision: z.enum(FAULT_DECISIONS), note })),
    async (c) => {
      const { code, id } = c.req.valid('param');
      return c.json(await decideFault(c.get('ctx'), { ...c.req.valid('json'), code, faultId: id }));
    },
  )
  .post(
    '/devices/:code/faults/:id/closing',
    describe('Close a fault with its outcome, minutes and parts'),
    guard('diagnostics.record'),
    param(faultParam),
    json(closingInput),
    async (c) => {
      const { code, id } = c.req.valid('param');
      return c.json(await closeFault(c.get('ctx'), { ...c.req.valid('json'), code, faultId: id }));
    },
  )
  .post(
    '/devices/:code/faults/:id/reopening',
    describe('Open a closed fault again'),
    guard('diagnostics.record'),
    param(faultParam),
    json(z.object(write)),
    async (c) => {
      const { code, id } = c.req.valid('param');
      return c.json(await reopenFault(c.get('ctx'), { ...c.req.valid('json'), code, faultId: id }));
    },
  );
