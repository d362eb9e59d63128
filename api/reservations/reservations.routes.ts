import { Hono } from 'hono';
import { z } from 'zod';
import { DOCUMENT_FORMS } from '../documents/document-locale.ts';
import { code, line, page, requestId } from '../lib/input.ts';
import { type Env, describe, guard, json, param, query, sendFile } from '../lib/route.ts';
import { extendCard, releaseCard } from './card-reservations.service.ts';
import { pickList } from './pick-list.service.ts';
import { RELEASE_REASONS, extendReservation, releaseDevice } from './release.service.ts';
import { listReservations } from './reservation-list.service.ts';
import { reserveDevice } from './reserve.service.ts';
import { suggestDevices } from './suggestions.service.ts';

const codeParam = z.object({ code });
const needCode = z.string().min(1).max(40);

const releaseInput = z.object({
  requestId,
  version: z.number().int().min(1).optional(),
  reason: z.enum(RELEASE_REASONS),
  placeCode: code.optional(),
});

const chosen = z
  .string()
  .max(20_000)
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(code).max(1000))
  .optional();

export const reservationRoutes = new Hono<Env>()
  .get(
    '/reservations',
    describe('Open reservations, those that end first on top'),
    guard('need.view'),
    query(z.object({ expiring: z.enum(['1', '0']).default('0'), ...page })),
    async (c) => {
      const { expiring, ...rest } = c.req.valid('query');
      return c.json(await listReservations(c.get('ctx'), { ...rest, expiring: expiring === '1' }));
    },
  )
  .get(
    '/reservations/pick-list.pdf',
    describe('Reserved devices by shelf, to be picked; all of them or those named'),
    guard('report.view'),
    query(z.object({ locale: z.enum(DOCUMENT_FORMS).default('en'), codes: chosen })),
    async (c) => {
      const { locale, codes } = c.req.valid('query');
      const pdf = await pickList(c.get('ctx'), locale, { codes });
      return sendFile(c, pdf, { type: 'application/pdf', name: 'pick-list.pdf', inline: true });
    },
  )
  .get(
    '/needs/:code/suggestions',
    describe('Free devices that suit a need, the one that has been ready longest first'),
    guard('device.reserve'),
    param(z.object({ code: needCode })),
    async (c) => c.json(await suggestDevices(c.get('ctx'), c.req.valid('param').code)),
  )
  .post(
    '/devices/:code/reservation',
    describe('Reserve a ready device for a need; of two at once the first wins'),
    guard('device.reserve'),
    param(codeParam),
    json(
      z.object({
        requestId,
        needCode,
        selfCheckReason: line(200).optional(),
        orderReason: line(200).optional(),
      }),
    ),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await reserveDevice(c.get('ctx'), input));
    },
  )
  .post(
    '/devices/:code/reservation/release',
    describe('Give a reserved device back to the stock; the need keeps its rank'),
    guard('device.reserve'),
    param(codeParam),
    json(releaseInput),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await releaseDevice(c.get('ctx'), input));
    },
  )
  .post(
    '/devices/:code/reservation/extension',
    describe('Keep a reservation fourteen days longer, once'),
    guard('device.reserve'),
    param(codeParam),
    json(z.object({ requestId })),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await extendReservation(c.get('ctx'), input));
    },
  )
  .post(
    '/accessories/:code/reservation/release',
    describe('Give a reserved SIM or data card back to the stock; the need keeps its rank'),
    guard('device.reserve'),
    param(codeParam),
    json(releaseInput.pick({ requestId: true, reason: true })),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await releaseCard(c.get('ctx'), input));
    },
  )
  .post(
    '/accessories/:code/reservation/extension',
    describe('Keep the reservation of a card fourteen days longer, once'),
    guard('device.reserve'),
    param(codeParam),
    json(z.object({ requestId })),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await extendCard(c.get('ctx'), input));
    },
  );
