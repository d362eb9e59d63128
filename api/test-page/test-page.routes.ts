import { Hono } from 'hono';
import { z } from 'zod';
import { happenedAt, requestId } from '../lib/input.ts';
import { type Env, describe, guard, json, param } from '../lib/route.ts';
import { testResult } from './test-facts.ts';
import { finishTests, openTests, saveResult } from './test-results.service.ts';
import { makeTestCode, readTestSession } from './test-sessions.service.ts';

const codeParam = z.object({ code: z.string().max(60) });
/** The code travels in the body, so that no log of addresses holds it. */
const byCode = { requestId, code: z.string().max(40) };

export const testPageRoutes = new Hono<Env>()
  .post(
    '/devices/:code/test-sessions',
    describe('A short code with which the device itself opens its test page; the one before ends'),
    guard('diagnostics.record'),
    param(codeParam),
    json(z.object({ requestId, happenedAt })),
    async (c) => {
      const origin = c.req.header('origin') ?? new URL(c.req.url).origin;
      const input = { ...c.req.valid('param'), ...c.req.valid('json'), origin };
      return c.json(await makeTestCode(c.get('ctx'), input));
    },
  )
  .get(
    '/devices/:code/test-session',
    describe('Where the newest test session of a device stands, with its results'),
    guard('diagnostics.record'),
    param(codeParam),
    async (c) => c.json(await readTestSession(c.get('ctx'), c.req.valid('param').code)),
  )
  .post(
    '/test-page/opening',
    describe('Public, by a short code: kind, make and model of the machine, and the tests it gets'),
    json(z.object(byCode)),
    async (c) => {
      const userAgent = c.req.header('user-agent') ?? '';
      return c.json(await openTests(c.get('public'), { ...c.req.valid('json'), userAgent }));
    },
  )
  .post(
    '/test-page/results',
    describe('Public, by a short code: the result of one test'),
    json(z.intersection(z.object(byCode), testResult)),
    async (c) => c.json(await saveResult(c.get('public'), c.req.valid('json'))),
  )
  .post(
    '/test-page/finish',
    describe('Public, by a short code: all tests are done; the code is used up'),
    json(z.object(byCode)),
    async (c) => c.json(await finishTests(c.get('public'), c.req.valid('json'))),
  );
