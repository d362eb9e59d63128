import { Hono } from 'hono';
import { z } from 'zod';
import { CONSENT_CHANNELS } from '#domain/eligibility.ts';
import {
  PRIVACY_ANSWERS,
  PRIVACY_ASKERS,
  PRIVACY_KINDS,
  PRIVACY_REFUSALS,
} from '#domain/privacy-clock.ts';
import { DOCUMENT_LOCALES } from '../documents/document-locale.ts';
import { happenedAt, page, requestId, uuid } from '../lib/input.ts';
import { type Env, describe, guard, json, param, query, sendFile } from '../lib/route.ts';
import { makeAccessReport } from './access-report.service.ts';
import { listExports } from './export-log.ts';
import {
  answerPrivacyRequest,
  countPrivacyRequests,
  listPrivacyRequests,
  registerPrivacyRequest,
} from './privacy-requests.service.ts';
import { readRetention, runRetention } from './retention.service.ts';

const needCode = z.string().min(1, 'input.required').max(40, 'input.too_long');

export const privacyRoutes = new Hono<Env>()
  .get(
    '/privacy/requests',
    describe('Requests about own data: open ones by when they are due, then the last closed ones'),
    guard('privacy.answer'),
    async (c) => c.json(await listPrivacyRequests(c.get('ctx'))),
  )
  .get(
    '/privacy/requests/count',
    describe('How many requests about own data wait, and how many of them too long'),
    guard('privacy.answer'),
    async (c) => c.json(await countPrivacyRequests(c.get('ctx'))),
  )
  .post(
    '/privacy/requests',
    describe('Register that somebody asks about own data; due in two working days'),
    guard('privacy.answer'),
    json(
      z.object({
        requestId,
        needCode,
        kind: z.enum(PRIVACY_KINDS),
        askedBy: z.enum(PRIVACY_ASKERS),
        channel: z.enum(CONSENT_CHANNELS),
        receivedAt: happenedAt,
      }),
    ),
    async (c) => c.json(await registerPrivacyRequest(c.get('ctx'), c.req.valid('json'))),
  )
  .post(
    '/privacy/requests/:id/answer',
    describe('End a request about own data that was answered, corrected or refused'),
    guard('privacy.answer'),
    param(z.object({ id: uuid })),
    json(
      z.object({
        requestId,
        outcome: z.enum(PRIVACY_ANSWERS),
        reason: z.enum(PRIVACY_REFUSALS).optional(),
      }),
    ),
    async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await answerPrivacyRequest(c.get('ctx'), { id, ...c.req.valid('json') }));
    },
  )
  .post(
    '/privacy/needs/:code/report',
    describe('All that is held of the person of a need, as JSON or PDF, for that person'),
    guard('privacy.report'),
    param(z.object({ code: needCode })),
    json(
      z.object({
        requestId,
        form: z.enum(['json', 'pdf']),
        locale: z.enum(DOCUMENT_LOCALES).default('en'),
      }),
    ),
    async (c) => {
      const { code } = c.req.valid('param');
      const made = await makeAccessReport(c.get('ctx'), { code, ...c.req.valid('json') });
      const name = `access-report-${made.report.needCode}`;
      const logged = { rows: 1, people: 'privacy_request' } as const;
      return made.pdf
        ? sendFile(c, made.pdf, { type: 'application/pdf', name: `${name}.pdf`, ...logged })
        : sendFile(c, JSON.stringify(made.report, null, 2), {
            type: 'application/json; charset=utf-8',
            name: `${name}.json`,
            ...logged,
          });
    },
  )
  .get(
    '/privacy/exports',
    describe('Files that left the system: who, what, how many lines, why; the newest first'),
    guard('export.audit'),
    query(z.object({ ...page, after: uuid.optional() })),
    async (c) => c.json(await listExports(c.get('ctx'), c.req.valid('query'))),
  )
  .get(
    '/privacy/retention',
    describe('What is kept how long, what is due to be erased now, and what was erased'),
    guard('settings.manage'),
    async (c) => c.json(await readRetention(c.get('ctx'))),
  )
  .post(
    '/privacy/retention',
    describe('Erase what is due; a dry run counts and changes nothing'),
    guard('settings.manage'),
    json(z.object({ requestId, dryRun: z.boolean() })),
    async (c) => c.json(await runRetention(c.get('ctx'), c.req.valid('json'))),
  );
