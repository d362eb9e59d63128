import { Hono } from 'hono';
import { z } from 'zod';
import { KEYBOARD_LAYOUTS } from '#domain/accessory-facts.ts';
import {
  CONSENT_CHANNELS,
  NEED_CLOSINGS,
  NEED_REJECTIONS,
  NEED_STATUSES,
  SCHOOL_LEVELS,
} from '#domain/eligibility.ts';
import { PRIORITY_REASONS } from '#domain/need-priority.ts';
import {
  ACCESSIBILITY_NEEDS,
  NEED_KINDS,
  REQUIREMENT_RANGES,
  WANTED_ACCESSORIES,
} from '#domain/need-requirements.ts';
import { DOCUMENT_LOCALES } from '../documents/document-locale.ts';
import { filledLine, happenedAt, line, page, requestId } from '../lib/input.ts';
import { type Env, describe, guard, json, param, query } from '../lib/route.ts';
import { eraseRecipient } from './erase-recipient.service.ts';
import {
  closeNeed,
  decideMany,
  decideNeed,
  setPriority,
  withdrawConsent,
} from './need-decisions.service.ts';
import { listDoubles, listNeeds } from './need-list.service.ts';
import { registerNeed } from './register-need.service.ts';

const codeParam = z.object({ code: z.string().max(40) });
const version = z.number().int().min(1).optional();

const among = ([least, most]: readonly [number, number]) =>
  z.number().min(least).max(most).optional();
const requirements = z.object({
  memoryGb: among(REQUIREMENT_RANGES.memoryGb),
  storageGb: among(REQUIREMENT_RANGES.storageGb),
  screenInch: among(REQUIREMENT_RANGES.screenInch),
  camera: z.literal(true).optional(),
  layout: z.enum(KEYBOARD_LAYOUTS).optional(),
  accessories: z.array(z.enum(WANTED_ACCESSORIES)).max(WANTED_ACCESSORIES.length).optional(),
  accessibility: z.array(z.enum(ACCESSIBILITY_NEEDS)).max(ACCESSIBILITY_NEEDS.length).optional(),
});

const priority = z.enum(PRIORITY_REASONS).or(z.literal(''));

const newNeed = z.object({
  requestId,
  kind: z.enum(NEED_KINDS),
  requirements: requirements.optional(),
  priority: priority.optional(),
  area: filledLine(80),
  schoolLevel: z.enum(SCHOOL_LEVELS),
  recipient: z.object({
    studentName: filledLine(120),
    school: line(120).default(''),
    className: line(40).optional(),
    birthDate: z.iso.date('input.wrong_time').optional(),
    locale: z.enum(DOCUMENT_LOCALES).optional(),
    guardianName: line(120).default(''),
    guardianPhone: line(40).default(''),
  }),
  consent: z.object({
    given: z.boolean(),
    by: z.enum(['guardian', 'recipient']),
    channel: z.enum(CONSENT_CHANNELS),
    locale: z.enum(DOCUMENT_LOCALES),
    at: happenedAt,
  }),
});

const filter = z.object({
  status: z.enum(NEED_STATUSES).optional(),
  kinds: z
    .string()
    .max(100)
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.enum(NEED_KINDS)))
    .optional(),
  priority: z.enum(PRIORITY_REASONS).optional(),
  ...page,
});

export const needRoutes = new Hono<Env>()
  .get(
    '/needs',
    describe(
      'Needs in the order they are served; the person only for those who may see recipients',
    ),
    guard('report.view'),
    query(filter),
    async (c) => c.json(await listNeeds(c.get('ctx'), c.req.valid('query'))),
  )
  .get(
    '/needs/doubles',
    describe('Requests that look like the same person’s, group by group'),
    guard('need.approve'),
    async (c) => c.json(await listDoubles(c.get('ctx'))),
  )
  .post(
    '/needs/decisions',
    describe('Approve up to 50 needs, or take that back; what must be looked at is left out'),
    guard('need.approve'),
    json(
      z.object({
        requestId,
        decision: z.enum(['approve', 'reopen']),
        needs: z
          .array(z.object({ code: z.string().max(40), version }))
          .min(1)
          .max(50),
      }),
    ),
    async (c) => c.json(await decideMany(c.get('ctx'), c.req.valid('json'))),
  )
  .post(
    '/needs/:code/priority',
    describe('Say why a need comes first, or last'),
    guard('recipient.view'),
    param(codeParam),
    json(z.object({ requestId, version, priority })),
    async (c) => {
      const { code } = c.req.valid('param');
      return c.json(await setPriority(c.get('ctx'), { code, ...c.req.valid('json') }));
    },
  )
  .post(
    '/needs/search',
    describe(
      'Needs whose code, area, person or school holds these words; no address ever holds them',
    ),
    guard('report.view'),
    json(filter.extend({ text: line(80) })),
    async (c) => c.json(await listNeeds(c.get('ctx'), c.req.valid('json'))),
  )
  .post(
    '/needs',
    describe('Register a request with the consent of the person or guardian'),
    guard('need.register'),
    json(newNeed),
    async (c) => c.json(await registerNeed(c.get('ctx'), c.req.valid('json'))),
  )
  .post(
    '/needs/:code/decision',
    describe('Approve or reject a need; the person who registered it may not'),
    guard('need.approve'),
    param(codeParam),
    json(
      z.object({
        requestId,
        version,
        decision: z.enum(['approve', 'reject', 'reopen']),
        rejection: z.enum(NEED_REJECTIONS).optional(),
        reason: line(200).optional(),
        priority: priority.optional(),
      }),
    ),
    async (c) => {
      const { code } = c.req.valid('param');
      return c.json(await decideNeed(c.get('ctx'), { code, ...c.req.valid('json') }));
    },
  )
  .post(
    '/needs/:code/close',
    describe('Close a need that no longer waits for a device'),
    guard('need.register'),
    param(codeParam),
    json(z.object({ requestId, version, reason: z.enum(NEED_CLOSINGS) })),
    async (c) => {
      const { code } = c.req.valid('param');
      return c.json(await closeNeed(c.get('ctx'), { code, ...c.req.valid('json') }));
    },
  )
  .post(
    '/needs/:code/consent-withdrawal',
    describe('Consent is taken back: nothing more is done for this need'),
    guard('need.register'),
    param(codeParam),
    json(z.object({ requestId })),
    async (c) => {
      const { code } = c.req.valid('param');
      return c.json(await withdrawConsent(c.get('ctx'), { code, ...c.req.valid('json') }));
    },
  )
  .post(
    '/needs/:code/erasure',
    describe('Erase who the need was for; the counts stay'),
    guard('recipient.erase'),
    param(codeParam),
    json(
      z.object({
        requestId,
        signatures: z.boolean().default(true),
        release: z.boolean().default(false),
      }),
    ),
    async (c) => {
      const { code } = c.req.valid('param');
      return c.json(await eraseRecipient(c.get('ctx'), { code, ...c.req.valid('json') }));
    },
  );
