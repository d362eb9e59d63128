import { Hono } from 'hono';
import { z } from 'zod';
import { PLACE_KINDS } from '../../db/schema/index.ts';
import { code, filledLine, happenedAt, requestId, uuid } from '../lib/input.ts';
import { type Env, describe, guard, json, param, query } from '../lib/route.ts';
import { moveToPlace, takeThings } from './place-contents.service.ts';
import { readPlace } from './place-view.service.ts';
import { closePlace, createPlaces, listPlaces, movePlace, renamePlace } from './places.service.ts';

const codeParam = z.object({ code });
const kind = z.enum(PLACE_KINDS, 'input.wrong_value');

export const placeRoutes = new Hono<Env>()
  .get(
    '/places',
    describe('Every place of the site with the place it lies in and what stands there'),
    guard('device.view'),
    query(z.object({ closed: z.enum(['yes', 'no']).optional() })),
    async (c) =>
      c.json(await listPlaces(c.get('ctx'), { closed: c.req.valid('query').closed === 'yes' })),
  )
  .post(
    '/places',
    describe('Make a place, or several from a range such as B-01…B-12'),
    guard('place.manage'),
    json(z.object({ requestId, kind, name: filledLine(60), parentId: uuid.optional() })),
    async (c) => c.json(await createPlaces(c.get('ctx'), c.req.valid('json'))),
  )
  .get(
    '/places/:code',
    describe('One place and everything that stands there'),
    guard('device.view'),
    param(z.object({ code: z.string().max(60) })),
    async (c) => c.json(await readPlace(c.get('ctx'), c.req.valid('param').code)),
  )
  .post(
    '/places/:code/name',
    describe('Rename a place'),
    guard('place.manage'),
    param(codeParam),
    json(z.object({ requestId, name: filledLine(60) })),
    async (c) => {
      const { code: placeCode } = c.req.valid('param');
      return c.json(await renamePlace(c.get('ctx'), { ...c.req.valid('json'), code: placeCode }));
    },
  )
  .post(
    '/places/:code/parent',
    describe('Move a place into another one, or to the top'),
    guard('place.manage'),
    param(codeParam),
    json(z.object({ requestId, parentCode: code.nullable() })),
    async (c) => {
      const { code: placeCode } = c.req.valid('param');
      return c.json(await movePlace(c.get('ctx'), { ...c.req.valid('json'), code: placeCode }));
    },
  )
  .post(
    '/places/:code/closing',
    describe('Close an empty place, or open it again'),
    guard('place.manage'),
    param(codeParam),
    json(z.object({ requestId, closed: z.boolean() })),
    async (c) => {
      const { code: placeCode } = c.req.valid('param');
      return c.json(await closePlace(c.get('ctx'), { ...c.req.valid('json'), code: placeCode }));
    },
  )
  .post(
    '/places/:code/contents',
    describe(
      'Move devices, accessories, parts and boxes to a place; each is done or refused on its own',
    ),
    guard('custody.transfer'),
    param(codeParam),
    json(z.object({ requestId, happenedAt, codes: z.array(code).min(1).max(200) })),
    async (c) => {
      const { code: placeCode } = c.req.valid('param');
      return c.json(await moveToPlace(c.get('ctx'), { ...c.req.valid('json'), code: placeCode }));
    },
  )
  .post(
    '/custody',
    describe('Take things into one’s own hands; each is done or refused on its own'),
    guard('custody.transfer'),
    json(z.object({ requestId, happenedAt, codes: z.array(code).min(1).max(200) })),
    async (c) => c.json(await takeThings(c.get('ctx'), c.req.valid('json'))),
  );
