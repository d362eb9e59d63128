import { Hono } from 'hono';
import { z } from 'zod';
import { INLETS, PLUGS, SIM_SIZES, SIM_STATES, VIDEO_PORTS } from '#domain/accessory-facts.ts';
import { ACCESSORY_STATUSES, TRACKED_KINDS } from '#domain/accessories.ts';
import { code, happenedAt, line, page, requestId } from '../lib/input.ts';
import { type Env, describe, guard, json, param, query } from '../lib/route.ts';
import { addAccessories, editAccessory, setAccessoryStatus } from './accessories.service.ts';
import { readAccessory } from './accessory-card.service.ts';
import { accessoryTotals, listAccessories } from './accessory-list.service.ts';

const codeParam = z.object({ code: z.string().max(60) });
const kind = z.enum(TRACKED_KINDS, 'input.wrong_value');

const facts = {
  make: line(80).optional(),
  model: line(80).optional(),
  serial: line(80).optional(),
  chargerText: line(200).optional(),
  volts: z.number().positive('input.wrong_value').max(400, 'input.wrong_value').nullish(),
  watts: z.number().positive('input.wrong_value').max(5000, 'input.wrong_value').nullish(),
  connector: line(60).optional(),
  iccid: line(40).optional(),
  planEndsOn: z.iso.date('input.wrong_value').nullish(),
  facts: z
    .object({
      amps: z.number().positive('input.wrong_value').max(100, 'input.wrong_value').nullish(),
      inlet: z.enum(INLETS, 'input.wrong_value').nullish(),
      plug: z.enum(PLUGS, 'input.wrong_value').nullish(),
      sockets: z.array(z.enum(VIDEO_PORTS, 'input.wrong_value')).max(5).nullish(),
      inch: z.number().min(1, 'input.wrong_value').max(120, 'input.wrong_value').nullish(),
      simSize: z.enum(SIM_SIZES, 'input.wrong_value').nullish(),
      simState: z.enum(SIM_STATES, 'input.wrong_value').nullish(),
    })
    .optional(),
};

const filter = z.object({
  kind: kind.optional(),
  status: z.enum(ACCESSORY_STATUSES, 'input.wrong_value').optional(),
  connector: line(40).optional(),
  place: code.optional(),
  text: line(80).optional(),
  unconfirmed: z.enum(['yes', 'no']).optional(),
  ...page,
});

export const accessoryRoutes = new Hono<Env>()
  .get(
    '/accessories',
    describe('The stock of chargers, monitors and SIM cards, filtered, page by page'),
    guard('device.view'),
    query(filter),
    async (c) => {
      const { place, unconfirmed, ...rest } = c.req.valid('query');
      const wanted = { ...rest, placeCode: place, unconfirmed: unconfirmed === 'yes' };
      return c.json(await listAccessories(c.get('ctx'), wanted));
    },
  )
  .get(
    '/accessories/totals',
    describe('How many accessories of each kind and rating are in stock and in kits'),
    guard('device.view'),
    async (c) => c.json(await accessoryTotals(c.get('ctx'))),
  )
  .post(
    '/accessories',
    describe('Add alike accessories to the stock, each with its own code'),
    guard('kit.record'),
    json(
      z.object({
        requestId,
        happenedAt,
        kind,
        count: z.number().int().min(1).max(50).default(1),
        placeCode: code.optional(),
        labelCode: code.optional(),
        ...facts,
      }),
    ),
    async (c) => c.json(await addAccessories(c.get('ctx'), c.req.valid('json'))),
  )
  .get(
    '/accessories/:code',
    describe('One accessory: what it is, where it is, the kits it was in and what happened to it'),
    guard('device.view'),
    param(codeParam),
    async (c) => c.json(await readAccessory(c.get('ctx'), c.req.valid('param').code)),
  )
  .patch(
    '/accessories/:code',
    describe('Correct what is known about an accessory'),
    guard('kit.record'),
    param(codeParam),
    json(z.object({ requestId, version: z.number().int().min(1), ...facts })),
    async (c) =>
      c.json(
        await editAccessory(c.get('ctx'), { ...c.req.valid('json'), ...c.req.valid('param') }),
      ),
  )
  .post(
    '/accessories/:code/status',
    describe('Say that an accessory is missing, found again, or given to the recycler'),
    guard('kit.record'),
    param(codeParam),
    json(
      z.object({
        requestId,
        happenedAt,
        status: z.enum(['in_stock', 'missing', 'recycled'], 'input.wrong_value'),
        placeCode: code.optional(),
      }),
    ),
    async (c) =>
      c.json(
        await setAccessoryStatus(c.get('ctx'), { ...c.req.valid('json'), ...c.req.valid('param') }),
      ),
  );
