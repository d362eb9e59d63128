import { Hono } from 'hono';
import { z } from 'zod';
import { MAX_SCAN_LENGTH } from '#domain/codes.ts';
import { code, happenedAt, line, requestId } from '../lib/input.ts';
import { type Env, describe, guard, json, param } from '../lib/route.ts';
import { listBoxes, readBox } from './box-view.service.ts';
import { createBoxes, packIntoBox, reopenBox, takeOutOfBox, unpackBox } from './boxes.service.ts';

const codeParam = z.object({ code });
const text = z.string().min(1, 'input.required').max(MAX_SCAN_LENGTH, 'input.too_long');
const scanned = z.object({ requestId, happenedAt, text });

export const boxRoutes = new Hono<Env>()
  .get(
    '/boxes',
    describe('Boxes in use at the site, with where each is and how much lies in it'),
    guard('device.view'),
    async (c) => c.json(await listBoxes(c.get('ctx'))),
  )
  .post(
    '/boxes',
    describe('Make one box, or a series “1 of n” to “n of n”'),
    guard('box.pack'),
    json(
      z.object({
        requestId,
        name: line(60).default(''),
        count: z.number().int().min(1).max(100).default(1),
        placeCode: code.optional(),
        sessionCode: code.optional(),
      }),
    ),
    async (c) => c.json(await createBoxes(c.get('ctx'), c.req.valid('json'))),
  )
  .get(
    '/boxes/:code',
    describe('One box: where it is and what lies in it'),
    guard('device.view'),
    param(codeParam),
    async (c) => c.json(await readBox(c.get('ctx'), c.req.valid('param').code)),
  )
  .post(
    '/boxes/:code/contents',
    describe('Put a scanned thing into the box'),
    guard('box.pack'),
    param(codeParam),
    json(scanned),
    async (c) => {
      const { code: box } = c.req.valid('param');
      return c.json(await packIntoBox(c.get('ctx'), { ...c.req.valid('json'), box }));
    },
  )
  .post(
    '/boxes/:code/removals',
    describe('Take a thing out of the box; it stays where the box is'),
    guard('box.pack'),
    param(codeParam),
    json(scanned),
    async (c) => {
      const { code: box } = c.req.valid('param');
      return c.json(await takeOutOfBox(c.get('ctx'), { ...c.req.valid('json'), box }));
    },
  )
  .post(
    '/boxes/:code/unpacking',
    describe('Unpack the box: what lay in it stays where the box was, the box is done with'),
    guard('box.pack'),
    param(codeParam),
    json(z.object({ requestId, happenedAt })),
    async (c) => {
      const { code: box } = c.req.valid('param');
      return c.json(await unpackBox(c.get('ctx'), { ...c.req.valid('json'), box }));
    },
  )
  .post(
    '/boxes/:code/reopening',
    describe('Take an unpacked box into use again, empty and in one’s own hands'),
    guard('box.pack'),
    param(codeParam),
    json(z.object({ requestId, happenedAt })),
    async (c) => {
      const { code: box } = c.req.valid('param');
      return c.json(await reopenBox(c.get('ctx'), { ...c.req.valid('json'), box }));
    },
  );
