import { Hono } from 'hono';
import { z } from 'zod';
import { filledLine, happenedAt, requestId, uuid } from '../lib/input.ts';
import { DOCUMENT_FORMS } from '../documents/document-locale.ts';
import { type Env, describe, guard, json, param, query, sendFile } from '../lib/route.ts';
import { cardReceipt } from './card-receipt.service.ts';
import { giveCard, listGifts, takeCardBack } from './gifts.service.ts';

const needParam = z.object({ code: z.string().max(40) });
const base = { requestId, happenedAt };

export const giftRoutes = new Hono<Env>()
  .get(
    '/needs/:code/gifts',
    describe('SIM and data cards given for a need without a device'),
    guard('handover.record'),
    param(needParam),
    async (c) => c.json(await listGifts(c.get('ctx'), c.req.valid('param').code)),
  )
  .post(
    '/needs/:code/gifts',
    describe('Give a SIM or data card of the stock to the student of an approved need'),
    guard('handover.record'),
    param(needParam),
    json(z.object({ ...base, accessoryCode: filledLine(60) })),
    async (c) => {
      const { code: needCode } = c.req.valid('param');
      return c.json(await giveCard(c.get('ctx'), { ...c.req.valid('json'), needCode }));
    },
  )
  .get(
    '/gifts/:id/receipt.pdf',
    describe('The receipt for a given card in the chosen language'),
    guard('handover.record'),
    param(z.object({ id: uuid })),
    query(z.object({ locale: z.enum(DOCUMENT_FORMS).default('en') })),
    async (c) => {
      const { locale } = c.req.valid('query');
      const { pdf, code } = await cardReceipt(c.get('ctx'), c.req.valid('param').id, locale);
      const name = `card-${code}.pdf`;
      return sendFile(c, pdf, { type: 'application/pdf', name, inline: true });
    },
  )
  .post(
    '/gifts/:id/end',
    describe('Take a given card back: it is stock again'),
    guard('handover.record'),
    param(z.object({ id: uuid })),
    json(z.object(base)),
    async (c) =>
      c.json(await takeCardBack(c.get('ctx'), { ...c.req.valid('json'), ...c.req.valid('param') })),
  );
