import { Hono } from 'hono';
import { z } from 'zod';
import { MAX_SHIPMENT_NEEDS, SHIPMENT_PROBLEMS, SHIPMENT_SETTLEMENTS } from '#domain/shipments.ts';
import { DOCUMENT_FORMS, DOCUMENT_LOCALES } from '../documents/document-locale.ts';
import { code, filledLine, happenedAt, line, paragraph, requestId } from '../lib/input.ts';
import { type Env, describe, guard, json, param, query, sendFile } from '../lib/route.ts';
import { courierSlip } from './courier-slip.service.ts';
import { confirmDelivery, noteProblem } from './delivery.service.ts';
import { settleItem } from './settle-item.service.ts';
import { listShipments, openShipments } from './shipment-list.service.ts';
import { packShipment, sendShipment, unpackShipment } from './shipments.service.ts';

const codeParam = z.object({ code });
const shipmentParam = codeParam.extend({ number: z.coerce.number().int().min(1).max(9999) });
const needCode = z.string().min(1, 'input.required').max(40, 'input.too_long');
const needCodes = z
  .array(needCode)
  .min(1, 'input.required')
  .max(MAX_SHIPMENT_NEEDS, 'input.too_many');
const base = { requestId, happenedAt };

export const courierRoutes = new Hono<Env>()
  .get(
    '/shipments',
    describe('Parcels of the site that are packed or under way, oldest first'),
    guard('handover.view'),
    async (c) => c.json(await openShipments(c.get('ctx'))),
  )
  .get(
    '/handover-sessions/:code/shipments',
    describe('Parcels of a session with what is in them; codes, no names'),
    guard('handover.view'),
    param(codeParam),
    async (c) => c.json(await listShipments(c.get('ctx'), c.req.valid('param').code)),
  )
  .post(
    '/handover-sessions/:code/shipments',
    describe('Pack things of a session for the courier, to the address of the local office'),
    guard('transfer.pack'),
    param(codeParam),
    json(
      z.object({
        ...base,
        needCodes,
        office: filledLine(120),
        address: paragraph(300).refine((text) => text !== '', 'input.required'),
        phone: line(40).default(''),
      }),
    ),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await packShipment(c.get('ctx'), input));
    },
  )
  .post(
    '/handover-sessions/:code/shipments/:number/sending',
    describe('Given to the carrier, with its reference; again to correct that'),
    guard('transfer.pack'),
    param(shipmentParam),
    json(z.object({ ...base, carrier: filledLine(80), reference: filledLine(80) })),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await sendShipment(c.get('ctx'), input));
    },
  )
  .post(
    '/handover-sessions/:code/shipments/:number/unpacking',
    describe('Take one need, or all, out of a parcel that was not sent'),
    guard('transfer.pack'),
    param(shipmentParam),
    json(z.object({ requestId, needCode: needCode.optional() })),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await unpackShipment(c.get('ctx'), input));
    },
  )
  .post(
    '/handover-sessions/:code/shipments/:number/receipt',
    describe('The local office confirms: these families got their things; each is recorded'),
    guard('handover.record'),
    param(shipmentParam),
    json(
      z.object({
        ...base,
        needCodes,
        receivedBy: filledLine(120),
        identitySeen: z.boolean(),
        locale: z.enum(DOCUMENT_LOCALES),
      }),
    ),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await confirmDelivery(c.get('ctx'), input));
    },
  )
  .post(
    '/handover-sessions/:code/shipments/:number/problem',
    describe('One thing did not arrive, or damaged; null takes that back'),
    guard('handover.record'),
    param(shipmentParam),
    json(z.object({ requestId, needCode, problem: z.enum(SHIPMENT_PROBLEMS).nullable() })),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await noteProblem(c.get('ctx'), input));
    },
  )
  .post(
    '/handover-sessions/:code/shipments/:number/settlement',
    describe('Decide what becomes of one thing that did not arrive, or not whole'),
    guard('handover.settle'),
    param(shipmentParam),
    json(
      z.object({
        requestId,
        needCode,
        settlement: z.enum(SHIPMENT_SETTLEMENTS),
        placeCode: code.optional(),
        reason: line(300).optional(),
      }),
    ),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await settleItem(c.get('ctx'), input));
    },
  )
  .get(
    '/handover-sessions/:code/shipments/:number/slip.pdf',
    describe('The address of the local office for the parcel, and what is in it by codes'),
    guard('handover.view'),
    param(shipmentParam),
    query(z.object({ locale: z.enum(DOCUMENT_FORMS, 'input.wrong_value').default('en') })),
    async (c) => {
      const shipment = c.req.valid('param');
      const pdf = await courierSlip(c.get('ctx'), shipment, c.req.valid('query').locale);
      const name = `courier-${shipment.code}-${shipment.number}.pdf`;
      return sendFile(c, pdf, { type: 'application/pdf', name, inline: true });
    },
  );
