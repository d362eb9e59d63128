import { Hono } from 'hono';
import { z } from 'zod';
import { code, requestId } from '../lib/input.ts';
import { type Env, describe, guard, json, param, sendFile } from '../lib/route.ts';
import { addPaper, readPaper } from './paper.service.ts';
import { sessionReceipts } from './session-receipts.service.ts';

const codeParam = z.object({ code });
/** 1.5 MB in base64. */
const image = z.string().min(1, 'input.required').max(2_000_000, 'photo.too_large');

export const paperRoutes = new Hono<Env>()
  .get(
    '/handover-sessions/:code/receipts',
    describe('Receipts of a session: how each was signed, and whether the photograph is there'),
    guard('handover.record'),
    param(codeParam),
    async (c) => c.json(await sessionReceipts(c.get('ctx'), c.req.valid('param').code)),
  )
  .post(
    '/receipts/:code/paper',
    describe('Add the photograph of a receipt that was signed on paper, of a device or a card'),
    guard('handover.record'),
    param(codeParam),
    json(z.object({ requestId, image })),
    async (c) => {
      const receiptCode = c.req.valid('param').code;
      return c.json(await addPaper(c.get('ctx'), { ...c.req.valid('json'), receiptCode }));
    },
  )
  .post(
    '/receipts/:code/paper/view',
    describe('The photograph of a signed paper; who looks at it is in the log'),
    guard('handover.settle'),
    param(codeParam),
    json(z.object({ requestId })),
    async (c) => {
      const receiptCode = c.req.valid('param').code;
      const photo = await readPaper(c.get('ctx'), { ...c.req.valid('json'), receiptCode });
      const name = `paper-${receiptCode}.${photo.mediaType === 'image/png' ? 'png' : 'jpg'}`;
      return sendFile(c, photo.bytes, { type: photo.mediaType, name, inline: true });
    },
  );
