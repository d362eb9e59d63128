import { Hono } from 'hono';
import { z } from 'zod';
import { MOST_KG } from '#domain/recycling.ts';
import { DOCUMENT_LOCALES } from '../documents/document-locale.ts';
import { code, filledLine, happenedAt, line, paragraph, requestId, uuid } from '../lib/input.ts';
import { type Env, describe, guard, json, param, query, sendFile } from '../lib/route.ts';
import { witness } from '../people/witness-input.ts';
import { cancelBatch, editBatch, listBatches, noteBatch, openBatch } from './batches.service.ts';
import { readBatch } from './batch-view.service.ts';
import { loadHazard, loadThing, takeOff } from './load.service.ts';
import { recyclingManifest } from './manifest.service.ts';
import { signBatch } from './sign-batch.service.ts';

const batchParam = z.object({ code });
const lineParam = z.object({ code, id: uuid });
const details = z.object({
  requestId,
  recycler: filledLine(120),
  licence: line(60).default(''),
  wasteDocument: line(60).default(''),
});
const empty = z.object({ requestId });
const MAY = 'recycling.prepare';

export const recyclingRoutes = new Hono<Env>()
  .get(
    '/recycling/batches',
    describe('Batches for the recycler: open ones first, then the newest'),
    guard(MAY),
    async (c) => c.json({ batches: await listBatches(c.get('ctx')) }),
  )
  .post(
    '/recycling/batches',
    describe('Open a batch for a recycler'),
    guard(MAY),
    json(details),
    async (c) => c.json(await openBatch(c.get('ctx'), c.req.valid('json'))),
  )
  .get(
    '/recycling/batches/:code',
    describe('One batch with its lines, their drives, what it should weigh and who signed'),
    guard(MAY),
    param(batchParam),
    async (c) => c.json(await readBatch(c.get('ctx'), c.req.valid('param').code)),
  )
  .post(
    '/recycling/batches/:code/details',
    describe('Correct recycler, licence and waste document while the batch is open'),
    guard(MAY),
    param(batchParam),
    json(details),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await editBatch(c.get('ctx'), input));
    },
  )
  .post(
    '/recycling/batches/:code/lines',
    describe('Load a device, accessory, part or counted pieces by its scanned code'),
    guard(MAY),
    param(batchParam),
    json(
      z.object({
        requestId,
        code,
        pieces: z.number().int().min(1).max(10_000).default(1),
        placeCode: code.optional(),
      }),
    ),
    async (c) => {
      const batchCode = c.req.valid('param').code;
      return c.json(await loadThing(c.get('ctx'), { ...c.req.valid('json'), batchCode }));
    },
  )
  .post(
    '/recycling/batches/:code/hazards',
    describe('Load hazardous things out of their bin'),
    guard(MAY),
    param(batchParam),
    json(z.object({ requestId, hazardId: uuid })),
    async (c) => {
      const batchCode = c.req.valid('param').code;
      return c.json(await loadHazard(c.get('ctx'), { ...c.req.valid('json'), batchCode }));
    },
  )
  .post(
    '/recycling/batches/:code/lines/:id/removal',
    describe('Take a line off an open batch'),
    guard(MAY),
    param(lineParam),
    json(empty),
    async (c) => {
      const { code: batchCode, id: lineId } = c.req.valid('param');
      return c.json(await takeOff(c.get('ctx'), { ...c.req.valid('json'), batchCode, lineId }));
    },
  )
  .post(
    '/recycling/batches/:code/cancellation',
    describe('Give up an open batch: everything on it stays here'),
    guard(MAY),
    param(batchParam),
    json(empty),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await cancelBatch(c.get('ctx'), input));
    },
  )
  .post(
    '/recycling/batches/:code/signature',
    describe('Give the batch to the recycler: pieces, weight, signed by two persons'),
    guard(MAY),
    param(batchParam),
    json(
      z.object({
        requestId,
        happenedAt,
        version: z.number().int().min(1),
        pieces: z.number().int().min(1).max(1_000_000),
        weightKg: z.number().positive().max(MOST_KG),
        witness,
      }),
    ),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await signBatch(c.get('ctx'), input));
    },
  )
  .post(
    '/recycling/batches/:code/notes',
    describe('Add a note, also after the batch left'),
    guard(MAY),
    param(batchParam),
    json(
      z.object({
        requestId,
        text: paragraph(2000).refine((text) => text.length > 0, 'input.required'),
      }),
    ),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await noteBatch(c.get('ctx'), input));
    },
  )
  .get(
    '/recycling/batches/:code/manifest.pdf',
    describe('The recycling manifest in the chosen language'),
    guard(MAY),
    param(batchParam),
    query(z.object({ locale: z.enum(DOCUMENT_LOCALES).default('en') })),
    async (c) => {
      const known = c.req.valid('param').code;
      const pdf = await recyclingManifest(c.get('ctx'), known, c.req.valid('query').locale);
      const name = `recycling-${known}.pdf`;
      return sendFile(c, pdf, { type: 'application/pdf', name, inline: true });
    },
  );
