import { Hono } from 'hono';
import { z } from 'zod';
import { MAX_SCAN_LENGTH } from '#domain/codes.ts';
import { KIT_LINES } from '#domain/kit-template.ts';
import { DOCUMENT_FORMS } from '../documents/document-locale.ts';
import { code, happenedAt, paragraph, requestId } from '../lib/input.ts';
import { type Env, describe, guard, json, param, query, sendFile } from '../lib/route.ts';
import { signedInput } from '../handovers/signed-input.ts';
import { openReplacement } from './replacement.service.ts';
import { RETURN_REASONS, returnDevice } from './return-device.service.ts';
import { checkReturned } from './return-pieces.ts';
import { returnSlip } from './return-slip.service.ts';
import { openReturn } from './return-table.service.ts';

const text = z
  .string()
  .min(1, 'input.required')
  .max(MAX_SCAN_LENGTH * 2, 'input.too_long');
const codeParam = z.object({ code });

const returnInput = z.object({
  requestId,
  happenedAt,
  version: z.number().int().min(1).optional(),
  reason: z.enum(RETURN_REASONS),
  condition: paragraph(1000),
  scanned: z.array(code).max(20).default([]),
  counted: z.array(z.enum(KIT_LINES)).max(20).default([]),
  aside: z.array(code).max(20).optional(),
  need: z.enum(['reopen', 'close']),
  replacement: z.object({ code, ...signedInput }).optional(),
  placeCode: code.optional(),
});

export const returnRoutes = new Hono<Env>()
  .get(
    '/returns/table',
    describe('What a device left with, for taking it back'),
    guard('return.record'),
    query(z.object({ text })),
    async (c) => c.json(await openReturn(c.get('ctx'), c.req.valid('query').text)),
  )
  .get(
    '/returns/table/:code/piece',
    describe('Whether a scanned thing left with this device; otherwise whose it is, by codes'),
    guard('return.record'),
    param(codeParam),
    query(z.object({ text })),
    async (c) => {
      const piece = { ...c.req.valid('param'), ...c.req.valid('query') };
      return c.json(await checkReturned(c.get('ctx'), piece));
    },
  )
  .get(
    '/returns/table/:code/replacement',
    describe('A device that could be given for the one that comes back, and what keeps it here'),
    guard('device.reserve'),
    param(codeParam),
    query(z.object({ text })),
    async (c) => {
      const device = { ...c.req.valid('param'), ...c.req.valid('query') };
      return c.json(await openReplacement(c.get('ctx'), device));
    },
  )
  .post(
    '/devices/:code/return',
    describe(
      'Take a device back: reason, condition, accessories; its data counts as unknown again. With `replacement` another one is given for the same need in the same write',
    ),
    guard('return.record'),
    param(codeParam),
    json(returnInput),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await returnDevice(c.get('ctx'), input));
    },
  )
  .get(
    '/returns/:code/slip.pdf',
    describe('The return slip in the chosen language'),
    guard('return.record'),
    param(codeParam),
    query(z.object({ locale: z.enum(DOCUMENT_FORMS).default('en') })),
    async (c) => {
      const slip = c.req.valid('param').code;
      const pdf = await returnSlip(c.get('ctx'), slip, c.req.valid('query').locale);
      const name = `return-${slip}.pdf`;
      return sendFile(c, pdf, { type: 'application/pdf', name, inline: true });
    },
  );
