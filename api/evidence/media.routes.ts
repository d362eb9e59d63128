import { Hono } from 'hono';
import { z } from 'zod';
import { EARLY_RESET_STEPS, RESET_SYSTEMS } from '#domain/guided-reset.ts';
import { LOCK_KINDS, LOCK_STATUSES } from '#domain/locks.ts';
import {
  DESTRUCTION_TECHNIQUES,
  MEDIA_TYPES,
  SANITISATION_METHODS,
  TECHNIQUE_NAMES,
} from '#domain/sanitisation-techniques.ts';
import { filledLine, happenedAt, line, requestId, uuid } from '../lib/input.ts';
import { type Env, describe, guard, json, param } from '../lib/route.ts';
import { witness } from '../people/witness-input.ts';
import { recordDestruction, recordRemoval } from './media-records.service.ts';
import { recordSanitisation } from './sanitisation.service.ts';
import { confirmResetStep, endReset, readReset } from './guided-reset.service.ts';
import { addMedium, confirmNoMedia, describeMedium, setWiping } from './media.service.ts';

const write = { requestId, happenedAt };
const codeParam = z.object({ code: z.string().max(60) });
const mediumParam = z.object({ code: z.string().max(60), id: uuid });
const toolTime = z.iso
  .datetime({ offset: true, message: 'input.wrong_time' })
  .nullable()
  .default(null);

const mediumInput = z.object({
  ...write,
  type: z.enum(MEDIA_TYPES),
  make: line(80).default(''),
  model: line(120).default(''),
  serial: line(64).default(''),
  sizeBytes: z.number().int().min(1).max(1e15).nullable().default(null),
});

const sanitisationInput = z.object({
  ...write,
  technique: z.enum(TECHNIQUE_NAMES as [(typeof TECHNIQUE_NAMES)[number]]),
  claimedMethod: z.enum(SANITISATION_METHODS).nullable().default(null),
  serial: line(64).default(''),
  tool: line(80).default(''),
  toolVersion: line(40).default(''),
  startedAt: toolTime,
  endedAt: toolTime,
  verification: z.enum(['full', 'sample', 'none']).nullable().default(null),
  errors: z.number().int().min(0).max(1_000_000_000).nullable().default(null),
  failed: z.boolean().default(false),
});

const resetStepInput = z.object({
  ...write,
  system: z.enum(RESET_SYSTEMS),
  /** `restart` takes back every step so far. */
  step: z.enum([...EARLY_RESET_STEPS, 'restart']),
});

const resetEndInput = z.object({
  ...write,
  systemVersion: filledLine(40),
  locks: z
    .array(z.object({ lock: z.enum(LOCK_KINDS), status: z.enum(LOCK_STATUSES) }))
    .min(1)
    .max(LOCK_KINDS.length),
});

const removalInput = z.object({
  ...write,
  destination: z.enum(['donor', 'to_destroy', 'stock']).nullable().default(null),
  donorSigned: z.boolean().default(false),
});

const destructionInput = z.object({
  ...write,
  technique: z.enum(DESTRUCTION_TECHNIQUES as [(typeof TECHNIQUE_NAMES)[number]]),
  serial: line(64).default(''),
  photoId: uuid.nullable().default(null),
  witness,
});

export const mediaRoutes = new Hono<Env>()
  .post(
    '/devices/:code/media',
    describe('List a storage medium that is in the device; it gets a code of its own'),
    guard('media.record'),
    param(codeParam),
    json(mediumInput),
    async (c) =>
      c.json(await addMedium(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post(
    '/devices/:code/media/:id/description',
    describe('Say what a medium is, where nobody could tell at first'),
    guard('media.record'),
    param(mediumParam),
    json(mediumInput),
    async (c) => {
      const { code: device, id } = c.req.valid('param');
      const input = { ...c.req.valid('json'), code: device, mediumId: id };
      return c.json(await describeMedium(c.get('ctx'), input));
    },
  )
  .get(
    '/devices/:code/media/:id/reset',
    describe('How far the guided reset of a tablet is: each step with time and person'),
    guard('device.view'),
    param(mediumParam),
    async (c) => {
      const { code: device, id } = c.req.valid('param');
      return c.json(await readReset(c.get('ctx'), device, id));
    },
  )
  .post(
    '/devices/:code/media/:id/reset/steps',
    describe('Confirm the next step of the guided reset, or begin it anew'),
    guard('media.record'),
    param(mediumParam),
    json(resetStepInput),
    async (c) => {
      const { code: device, id } = c.req.valid('param');
      const input = { ...c.req.valid('json'), code: device, mediumId: id };
      return c.json(await confirmResetStep(c.get('ctx'), input));
    },
  )
  .post(
    '/devices/:code/media/:id/reset/end',
    describe('The last step: locks looked at online after the reset; the record is made'),
    guard('media.record'),
    param(mediumParam),
    json(resetEndInput),
    async (c) => {
      const { code: device, id } = c.req.valid('param');
      const input = { ...c.req.valid('json'), code: device, mediumId: id };
      return c.json(await endReset(c.get('ctx'), input));
    },
  )
  .post(
    '/devices/:code/media/none',
    describe('Confirm that there is no storage medium in the device'),
    guard('media.record'),
    param(codeParam),
    json(z.object(write)),
    async (c) =>
      c.json(
        await confirmNoMedia(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') }),
      ),
  )
  .post(
    '/devices/:code/wiping',
    describe('Say that wiping runs on this device, or that it ended'),
    guard('media.record'),
    param(codeParam),
    json(z.object({ ...write, running: z.boolean() })),
    async (c) =>
      c.json(await setWiping(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post(
    '/devices/:code/media/:id/sanitisations',
    describe('Record how a medium was sanitised; a refused record is kept with its reason'),
    guard('media.record'),
    param(mediumParam),
    json(sanitisationInput),
    async (c) => {
      const { code: device, id } = c.req.valid('param');
      const input = { ...c.req.valid('json'), code: device, mediumId: id };
      return c.json(await recordSanitisation(c.get('ctx'), input));
    },
  )
  .post(
    '/devices/:code/media/:id/removals',
    describe('Record that a medium left the device, and where it went'),
    guard('media.record'),
    param(mediumParam),
    json(removalInput),
    async (c) => {
      const { code: device, id } = c.req.valid('param');
      const input = { ...c.req.valid('json'), code: device, mediumId: id };
      return c.json(await recordRemoval(c.get('ctx'), input));
    },
  )
  .post(
    '/devices/:code/media/:id/destructions',
    describe('Record the destruction of a medium by two persons'),
    guard('media.record'),
    param(mediumParam),
    json(destructionInput),
    async (c) => {
      const { code: device, id } = c.req.valid('param');
      const input = { ...c.req.valid('json'), code: device, mediumId: id };
      return c.json(await recordDestruction(c.get('ctx'), input));
    },
  );
