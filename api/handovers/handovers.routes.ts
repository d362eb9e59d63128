import { Hono } from 'hono';
import { z } from 'zod';
import { MAX_SCAN_LENGTH } from '#domain/codes.ts';
import { DOCUMENT_FORMS, DOCUMENT_LOCALES } from '../documents/document-locale.ts';
import { code, filledLine, happenedAt, requestId } from '../lib/input.ts';
import { type Env, describe, guard, json, param, query, sendFile } from '../lib/route.ts';
import { witness } from '../people/witness-input.ts';
import { deviceHandovers } from './device-handovers.service.ts';
import { DECLARED, confirmDirectGift } from './direct-gift.service.ts';
import { handOver } from './hand-over.service.ts';
import { handoverRecord } from './handover-record.service.ts';
import { familyReceipt } from './receipt.service.ts';
import { signedInput } from './signed-input.ts';
import { checkPiece, openTable } from './table.service.ts';
import { voidHandover } from './void-handover.service.ts';

const text = z
  .string()
  .min(1, 'input.required')
  .max(MAX_SCAN_LENGTH * 2, 'input.too_long');
const codeParam = z.object({ code });
const locale = z.enum(DOCUMENT_LOCALES);
/** Without one, the language chosen at the table. */
const printQuery = z.object({ locale: z.enum(DOCUMENT_FORMS).optional() });
const handOverInput = z.object({
  requestId,
  happenedAt,
  version: z.number().int().min(1).optional(),
  ...signedInput,
});

const giftInput = z.object({
  requestId,
  happenedAt,
  guardianConfirmed: z.boolean(),
  declaration: z.record(z.enum(DECLARED), z.boolean()),
  locale,
});

const voidInput = z.object({
  requestId,
  reason: filledLine(500),
  witness,
  placeCode: code.optional(),
});

export const handoverRoutes = new Hono<Env>()
  .get(
    '/handovers/table',
    describe(
      'The handover table of a reserved device: for whom, what must be scanned, what blocks',
    ),
    guard('handover.record'),
    query(z.object({ text })),
    async (c) => c.json(await openTable(c.get('ctx'), c.req.valid('query').text)),
  )
  .get(
    '/handovers/table/:code/piece',
    describe('Whether a scanned accessory belongs to this device; otherwise to which one it does'),
    guard('handover.record'),
    param(codeParam),
    query(z.object({ text })),
    async (c) => {
      const piece = { ...c.req.valid('param'), ...c.req.valid('query') };
      return c.json(await checkPiece(c.get('ctx'), piece));
    },
  )
  .get(
    '/devices/:code/handovers',
    describe('Every time a device was handed over: receipts, what is void, what came back'),
    guard('handover.view'),
    param(codeParam),
    async (c) => c.json(await deviceHandovers(c.get('ctx'), c.req.valid('param').code)),
  )
  .post(
    '/devices/:code/handover',
    describe('Hand a reserved device over: kit scanned, identity seen, signed'),
    guard('handover.record'),
    param(codeParam),
    json(handOverInput),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await handOver(c.get('ctx'), input));
    },
  )
  .post(
    '/devices/:code/direct-gift',
    describe('Confirm that a direct gift arrived, with the donor’s declaration'),
    guard('handover.record'),
    param(codeParam),
    json(giftInput),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await confirmDirectGift(c.get('ctx'), input));
    },
  )
  .post(
    '/handovers/:code/void',
    describe('Void a wrong handover within seven days, signed by a second coordinator'),
    guard('handover.void'),
    param(codeParam),
    json(voidInput),
    async (c) => {
      const { code: receiptCode } = c.req.valid('param');
      return c.json(await voidHandover(c.get('ctx'), { ...c.req.valid('json'), receiptCode }));
    },
  )
  .get(
    '/handovers/:code/record.pdf',
    describe('The handover record in the chosen language; a voided one says so'),
    guard('handover.record'),
    param(codeParam),
    query(printQuery),
    async (c) => {
      const receipt = c.req.valid('param').code;
      const pdf = await handoverRecord(c.get('ctx'), receipt, c.req.valid('query').locale ?? null);
      const name = `handover-${receipt}.pdf`;
      return sendFile(c, pdf, {
        type: 'application/pdf',
        name,
        inline: true,
        rows: 1,
        people: 'handover',
      });
    },
  )
  .get(
    '/handovers/:code/receipt.pdf',
    describe('The receipt a family keeps: number, device, warranty, and how anybody can check it'),
    guard('handover.record'),
    param(codeParam),
    query(printQuery),
    async (c) => {
      const { code: receipt } = c.req.valid('param');
      const pdf = await familyReceipt(c.get('ctx'), receipt, c.req.valid('query').locale ?? null);
      const name = `receipt-${receipt}.pdf`;
      return sendFile(c, pdf, { type: 'application/pdf', name, inline: true });
    },
  );
