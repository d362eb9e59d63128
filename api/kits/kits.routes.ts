import { Hono } from 'hono';
import { z } from 'zod';
import { KIT_LINES } from '#domain/kit-template.ts';
import { code, filledLine, happenedAt, requestId } from '../lib/input.ts';
import { type Env, describe, guard, json, param } from '../lib/route.ts';
import { fillKitLine } from './fill-line.service.ts';
import { finishKit } from './finish-kit.service.ts';
import { emptyLine, markShort, overrideLine, setQuantity } from './kit-lines.service.ts';
import { readKit } from './kit-view.service.ts';
import { kitShortages } from './shortages.service.ts';

const deviceParam = z.object({ code: z.string().max(60) });
const lineParam = deviceParam.extend({ line: z.enum(KIT_LINES, 'input.wrong_value') });
const scanned = z.string().trim().min(1, 'input.required').max(60, 'input.too_long');
const base = { requestId, happenedAt };

export const kitRoutes = new Hono<Env>()
  .get(
    '/kits/shortages',
    describe('What devices in kitting wait for, grouped by thing, voltage and plug'),
    guard('device.view'),
    async (c) => c.json(await kitShortages(c.get('ctx'))),
  )
  .get(
    '/kits/:code',
    describe('The kit of one device: what it needs, from which shelf, and what is in it'),
    guard('device.view'),
    param(deviceParam),
    async (c) => c.json(await readKit(c.get('ctx'), c.req.valid('param').code)),
  )
  .post(
    '/kits/:code/accessories',
    describe('Scan an accessory into the kit; one that does not fit is refused with a better one'),
    guard('kit.record'),
    param(deviceParam),
    json(z.object({ ...base, accessoryCode: scanned })),
    async (c) => {
      const { code: deviceCode } = c.req.valid('param');
      return c.json(await fillKitLine(c.get('ctx'), { ...c.req.valid('json'), deviceCode }));
    },
  )
  .post(
    '/kits/:code/lines/:line/quantity',
    describe('Say how many of a counted thing lie in the kit'),
    guard('kit.record'),
    param(lineParam),
    json(
      z.object({
        ...base,
        itemCode: scanned.optional(),
        placeCode: scanned.optional(),
        quantity: z.number().int().min(0).max(20),
      }),
    ),
    async (c) =>
      c.json(await setQuantity(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post(
    '/kits/:code/lines/:line/removal',
    describe('Take a thing out of the kit; a tracked one is stock again'),
    guard('kit.record'),
    param(lineParam),
    json(z.object(base)),
    async (c) =>
      c.json(await emptyLine(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post(
    '/kits/:code/lines/:line/shortage',
    describe('Say that nothing in stock fits and the device waits for it'),
    guard('kit.record'),
    param(lineParam),
    json(z.object({ ...base, short: z.boolean() })),
    async (c) =>
      c.json(await markShort(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post(
    '/kits/:code/lines/:line/override',
    describe('Let a line pass with a reason that the handover record prints'),
    guard('kit.override'),
    param(lineParam),
    json(z.object({ ...base, reason: filledLine(300), accessoryCode: scanned.optional() })),
    async (c) =>
      c.json(await overrideLine(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post(
    '/kits/:code/shelf',
    describe('Put a kitted device on its shelf: it is ready (T14)'),
    guard('kit.record'),
    param(deviceParam),
    json(z.object({ ...base, placeCode: code })),
    async (c) => {
      const { code: deviceCode } = c.req.valid('param');
      return c.json(await finishKit(c.get('ctx'), { ...c.req.valid('json'), code: deviceCode }));
    },
  );
