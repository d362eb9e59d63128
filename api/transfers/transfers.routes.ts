import { Hono } from 'hono';
import { z } from 'zod';
import { MAX_SCAN_LENGTH } from '#domain/codes.ts';
import { DOCUMENT_LOCALES } from '../documents/document-locale.ts';
import { code, happenedAt, line, requestId, uuid } from '../lib/input.ts';
import { type Env, describe, guard, json, param, query, sendFile } from '../lib/route.ts';
import { transferManifest } from './manifest.service.ts';
import { packThing, unpackLine } from './pack.service.ts';
import { receiveThing } from './receive.service.ts';
import { settleLine, takeBackReceipt } from './settle.service.ts';
import { listTransfers, readTransfer } from './transfer-view.service.ts';
import {
  cancelTransfer,
  nameCarrier,
  openTransfer,
  otherSites,
  sendTransfer,
} from './transfers.service.ts';

const codeParam = z.object({ code });
const lineParam = z.object({ code, line: uuid });
const text = z.string().min(1, 'input.required').max(MAX_SCAN_LENGTH, 'input.too_long');
const quantity = z.number().int().min(1).max(10_000).optional();
const bare = z.object({ requestId, happenedAt });

export const transferRoutes = new Hono<Env>()
  .get(
    '/transfers',
    describe('Transfers from and to the site: those under way and the last ones that are done'),
    guard('device.view'),
    async (c) => c.json(await listTransfers(c.get('ctx'))),
  )
  .get(
    '/transfers/sites',
    describe('The sites something can be sent to'),
    guard('transfer.pack'),
    async (c) => c.json(await otherSites(c.get('ctx'))),
  )
  .post(
    '/transfers',
    describe('Open a transfer to another site'),
    guard('transfer.pack'),
    json(z.object({ requestId, toSiteId: uuid, carrier: line(120).default('') })),
    async (c) => c.json(await openTransfer(c.get('ctx'), c.req.valid('json'))),
  )
  .get(
    '/transfers/:code',
    describe('One transfer with its lines, for people of its two sites'),
    guard('device.view'),
    param(codeParam),
    async (c) => c.json(await readTransfer(c.get('ctx'), c.req.valid('param').code)),
  )
  .get(
    '/transfers/:code/manifest.pdf',
    describe('The transfer note: what travels, box by box, with signature lines'),
    guard('device.view'),
    param(codeParam),
    query(z.object({ locale: z.enum(DOCUMENT_LOCALES).default('en') })),
    async (c) => {
      const { code: transfer } = c.req.valid('param');
      const pdf = await transferManifest(c.get('ctx'), transfer, c.req.valid('query').locale);
      const name = `transfer-${transfer}.pdf`;
      return sendFile(c, pdf, { type: 'application/pdf', name, inline: true });
    },
  )
  .post(
    '/transfers/:code/carrier',
    describe('Name who drives it'),
    guard('transfer.pack'),
    param(codeParam),
    json(z.object({ requestId, carrier: line(120) })),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await nameCarrier(c.get('ctx'), input));
    },
  )
  .post(
    '/transfers/:code/lines',
    describe('Pack a scanned device, accessory, part, box, or pieces of a counted item'),
    guard('transfer.pack'),
    param(codeParam),
    json(bare.extend({ text, quantity, placeCode: code.nullable().optional() })),
    async (c) => {
      const input = { ...c.req.valid('json'), transfer: c.req.valid('param').code };
      return c.json(await packThing(c.get('ctx'), input));
    },
  )
  .post(
    '/transfers/:code/lines/:line/removal',
    describe('Take a line off the list while it is packed'),
    guard('transfer.pack'),
    param(lineParam),
    json(bare),
    async (c) => {
      const { code: transfer, line: lineId } = c.req.valid('param');
      return c.json(await unpackLine(c.get('ctx'), { ...c.req.valid('json'), transfer, lineId }));
    },
  )
  .post(
    '/transfers/:code/sending',
    describe('Send it: everything on the list is on its way'),
    guard('transfer.pack'),
    param(codeParam),
    json(bare),
    async (c) =>
      c.json(await sendTransfer(c.get('ctx'), { ...c.req.valid('json'), ...c.req.valid('param') })),
  )
  .post(
    '/transfers/:code/cancelling',
    describe('Take it back while it is packed, or sent by mistake: everything is where it was'),
    guard('transfer.pack'),
    param(codeParam),
    json(bare),
    async (c) =>
      c.json(
        await cancelTransfer(c.get('ctx'), { ...c.req.valid('json'), ...c.req.valid('param') }),
      ),
  )
  .post(
    '/transfers/:code/arrivals',
    describe('Receive a scanned thing at a place of the other site'),
    guard('transfer.receive'),
    param(codeParam),
    json(bare.extend({ text, quantity, placeCode: code, unexpected: z.boolean().default(false) })),
    async (c) => {
      const input = { ...c.req.valid('json'), transfer: c.req.valid('param').code };
      return c.json(await receiveThing(c.get('ctx'), input));
    },
  )
  .post(
    '/transfers/:code/lines/:line/not-received',
    describe('Take back a receipt made by mistake'),
    guard('transfer.receive'),
    param(lineParam),
    json(bare),
    async (c) => {
      const { code: transfer, line: lineId } = c.req.valid('param');
      const input = { ...c.req.valid('json'), transfer, lineId };
      return c.json(await takeBackReceipt(c.get('ctx'), input));
    },
  )
  .post(
    '/transfers/:code/lines/:line/settlement',
    describe('Put a difference right: it stayed behind, or it is lost'),
    guard('transfer.receive'),
    param(lineParam),
    json(bare.extend({ how: z.enum(['stayed', 'lost']), note: line(300).default('') })),
    async (c) => {
      const { code: transfer, line: lineId } = c.req.valid('param');
      return c.json(await settleLine(c.get('ctx'), { ...c.req.valid('json'), transfer, lineId }));
    },
  );
