import { Hono } from 'hono';
import { z } from 'zod';
import { COUNTED_TYPES } from '#domain/counted.ts';
import { PART_TYPES } from '#domain/parts.ts';
import { csvForm, sendCsv } from '../exports/csv-file.ts';
import { code, filledLine, happenedAt, line, page, requestId } from '../lib/input.ts';
import { type Env, describe, guard, json, param, query } from '../lib/route.ts';
import { countLow, listItems, readItem } from './item-list.service.ts';
import { countBin, moveItem, receiveItem } from './item-stock.service.ts';
import { exportMovements, exportParts } from './parts-export.service.ts';
import { addItem, closeItem, editItem, setMinimum } from './items.service.ts';

const codeParam = z.object({ code });
const write = { requestId, happenedAt };
const quantity = z.number().int('input.wrong_value').min(1, 'input.wrong_value');
const pieces = quantity.max(10_000, 'input.wrong_value');
const minimum = z
  .number()
  .int('input.wrong_value')
  .min(0, 'input.wrong_value')
  .max(100_000, 'input.wrong_value')
  .nullable();

const words = {
  name: filledLine(80),
  make: line(80).default(''),
  model: line(80).default(''),
  facts: z.record(z.string().max(40), z.unknown()).default({}),
  fits: z.array(filledLine(80)).max(100, 'input.too_long').default([]),
};

const filter = z.object({
  family: z.enum(['part', 'accessory']).default('part'),
  type: line(40).optional(),
  text: line(80).optional(),
  low: z.enum(['yes', 'no']).optional(),
  stocked: z.enum(['yes', 'no']).optional(),
  closed: z.enum(['yes', 'no']).optional(),
  ...page,
});

export const partRoutes = new Hono<Env>()
  .get(
    '/parts/items',
    describe('The catalogue of parts with what this site has of each, filtered, page by page'),
    guard('device.view'),
    query(filter),
    async (c) => {
      const { low, stocked, closed, ...rest } = c.req.valid('query');
      const flags = { low: low === 'yes', stocked: stocked === 'yes', closed: closed === 'yes' };
      return c.json(await listItems(c.get('ctx'), { ...rest, ...flags }));
    },
  )
  .get(
    '/parts/low',
    describe('How many items of each family are below the minimum of this site'),
    guard('device.view'),
    async (c) => c.json(await countLow(c.get('ctx'))),
  )
  .get(
    '/parts/stock.csv',
    describe('Pieces in each bin and labelled parts in stock as CSV; logged'),
    guard('report.view'),
    query(csvForm),
    async (c) =>
      sendCsv(c, await exportParts(c.get('ctx')), { what: 'parts', ...c.req.valid('query') }),
  )
  .get(
    '/parts/movements.csv',
    describe('Every movement of counted pieces at this site as CSV; logged'),
    guard('report.view'),
    query(csvForm),
    async (c) =>
      sendCsv(c, await exportMovements(c.get('ctx')), {
        what: 'movements',
        ...c.req.valid('query'),
      }),
  )
  .post(
    '/parts/items',
    describe('Add an item to the catalogue; it gets the code of its shelf label'),
    guard('stock.manage'),
    json(
      z.object({
        ...write,
        ...words,
        family: z.enum(['part', 'accessory']).default('part'),
        type: z.enum([...PART_TYPES, ...COUNTED_TYPES], 'input.wrong_value'),
        tracking: z.enum(['counted', 'serialised'], 'input.wrong_value'),
        minimum: minimum.default(null),
      }),
    ),
    async (c) => c.json(await addItem(c.get('ctx'), c.req.valid('json'))),
  )
  .get(
    '/parts/items/:code',
    describe('One item: what it fits, where it lies, what happened to it'),
    guard('device.view'),
    param(codeParam),
    async (c) => c.json(await readItem(c.get('ctx'), c.req.valid('param').code)),
  )
  .patch(
    '/parts/items/:code',
    describe('Correct what the catalogue says about an item'),
    guard('stock.manage'),
    param(codeParam),
    json(z.object({ ...write, ...words, version: z.number().int().min(1) })),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await editItem(c.get('ctx'), input));
    },
  )
  .post(
    '/parts/items/:code/closing',
    describe('Take an item without pieces out of the catalogue, or back in'),
    guard('stock.manage'),
    param(codeParam),
    json(z.object({ ...write, closed: z.boolean() })),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await closeItem(c.get('ctx'), input));
    },
  )
  .post(
    '/parts/items/:code/minimum',
    describe('How many pieces this site wants to have at least; null asks for no alert'),
    guard('stock.manage'),
    param(codeParam),
    json(z.object({ ...write, minimum })),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await setMinimum(c.get('ctx'), input));
    },
  )
  .post(
    '/parts/items/:code/receipts',
    describe('Receive pieces into a bin; those with labels of their own get their codes'),
    guard('stock.manage'),
    param(codeParam),
    json(
      z.object({
        ...write,
        quantity: pieces,
        placeCode: code,
        serials: z.array(line(64)).max(200).default([]),
        note: line(200).default(''),
      }),
    ),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await receiveItem(c.get('ctx'), input));
    },
  )
  .post(
    '/parts/items/:code/moves',
    describe('Move counted pieces from one bin to another'),
    guard('stock.manage'),
    param(codeParam),
    json(z.object({ ...write, quantity: pieces, fromCode: code, toCode: code })),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await moveItem(c.get('ctx'), input));
    },
  )
  .post(
    '/parts/items/:code/counts',
    describe('Count the pieces of one bin; the difference is found or lost'),
    guard('stock.settle'),
    param(codeParam),
    json(
      z.object({
        ...write,
        placeCode: code,
        counted: z.number().int('input.wrong_value').min(0, 'input.wrong_value').max(100_000),
        expected: z.number().int().min(0).max(100_000),
      }),
    ),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await countBin(c.get('ctx'), input));
    },
  );
