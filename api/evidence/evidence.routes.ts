import { Hono } from 'hono';
import { z } from 'zod';
import { GATES } from '#domain/gates.ts';
import { COSMETIC_GRADES, FUNCTIONAL_GRADES } from '#domain/grading.ts';
import { HOLD_KINDS, RELEASE_WAYS } from '#domain/holds.ts';
import { MAX_EXTENSION_DAYS } from '#domain/lock-clock.ts';
import {
  faultCode,
  filledLine,
  happenedAt,
  line,
  paragraph,
  requestId,
  uuid,
} from '../lib/input.ts';
import { type Env, describe, guard, json, param } from '../lib/route.ts';
import { setGrades, setSpec } from './condition.service.ts';
import { extendHold, placeHold, releaseHold } from './holds.service.ts';
import { addNote, eraseNote, readEvidence } from './notes.service.ts';
import { failQa, recordQa } from './qa.service.ts';
import { waiveGate } from './waivers.service.ts';

const write = { requestId, happenedAt };
const version = z.number().int().min(1).optional();
const codeParam = z.object({ code: z.string().max(60) });
const maybe = z.boolean().nullable().optional();
const whole = (max: number) => z.number().int().min(1).max(max).nullable().optional();

const specInput = z.object({
  ...write,
  version,
  spec: z
    .object({
      memoryMib: whole(16_777_216),
      storageGb: whole(1_000_000),
      storageKind: z.enum(['hdd', 'ssd', 'emmc']).nullable().optional(),
      screenInch: z.number().min(1).max(100).nullable().optional(),
      screenPixels: line(20).optional(),
      cpu: line(120).optional(),
      cpuCores: whole(1024),
      hasCamera: maybe,
      hasMicrophone: maybe,
      hasWifi: maybe,
      osName: line(80).optional(),
      batteryHealth: z.number().int().min(0).max(150).nullable().optional(),
    })
    .default({}),
  chargerText: line(200).optional(),
});

const gradesInput = z.object({
  ...write,
  version,
  cosmetic: z.enum(COSMETIC_GRADES).optional(),
  functional: z.enum(FUNCTIONAL_GRADES).optional(),
});

const qaInput = z.object({
  ...write,
  videoCall: z.boolean(),
  marksRemoved: z.boolean(),
  reason: line(300).default(''),
});

const qaFailInput = z.object({
  ...write,
  items: z
    .array(
      z.object({
        item: z.string().max(60).default(''),
        fault: faultCode,
        note: paragraph(500).default(''),
      }),
    )
    .min(1)
    .max(30),
  reason: line(300).default(''),
});

const holdInput = z.object({
  ...write,
  kind: z.enum(HOLD_KINDS),
  reason: line(300).default(''),
  placeId: uuid.optional(),
});

const holdParam = z.object({ code: z.string().max(60), id: uuid });

/** Words, or evidence; the service knows which hold asks for which. */
const releaseInput = z.object({
  ...write,
  note: line(300).default(''),
  evidence: z
    .object({ way: z.enum(RELEASE_WAYS), photoId: uuid.nullable().default(null) })
    .optional(),
});

const extensionInput = z.object({
  ...write,
  days: z.number().int().min(1).max(MAX_EXTENSION_DAYS),
  reason: filledLine(300),
});

export const evidenceRoutes = new Hono<Env>()
  .get(
    '/devices/:code/evidence',
    describe('Notes, photos and every record of every medium'),
    guard('device.view'),
    param(codeParam),
    async (c) => c.json(await readEvidence(c.get('ctx'), c.req.valid('param').code)),
  )
  .post(
    '/devices/:code/spec',
    describe('Write what the device has; answers whether it suits online learning'),
    guard('device.edit'),
    param(codeParam),
    json(specInput),
    async (c) =>
      c.json(await setSpec(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post(
    '/devices/:code/grades',
    describe('Set the cosmetic or the functional grade'),
    guard('qa.record'),
    param(codeParam),
    json(gradesInput),
    async (c) =>
      c.json(await setGrades(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post(
    '/devices/:code/qa',
    describe('Record that the final check passed'),
    guard('qa.record'),
    param(codeParam),
    json(qaInput),
    async (c) =>
      c.json(await recordQa(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post(
    '/devices/:code/qa/failures',
    describe('Send the device back to repair with what was found'),
    guard('qa.record'),
    param(codeParam),
    json(qaFailInput),
    async (c) =>
      c.json(await failQa(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post(
    '/devices/:code/holds',
    describe('Place a hold; `safety` also moves the device to quarantine'),
    guard('hold.place'),
    param(codeParam),
    json(holdInput),
    async (c) =>
      c.json(await placeHold(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post(
    '/devices/:code/holds/:id/release',
    describe('Release a hold with a note; that of a lock with evidence'),
    guard('hold.release'),
    param(holdParam),
    json(releaseInput),
    async (c) => {
      const { code, id } = c.req.valid('param');
      return c.json(await releaseHold(c.get('ctx'), { ...c.req.valid('json'), code, holdId: id }));
    },
  )
  .post(
    '/devices/:code/holds/:id/extension',
    describe('Give the owner of a lock more days to answer'),
    guard('hold.extend'),
    param(holdParam),
    json(extensionInput),
    async (c) => {
      const { code, id } = c.req.valid('param');
      return c.json(await extendHold(c.get('ctx'), { ...c.req.valid('json'), code, holdId: id }));
    },
  )
  .post(
    '/devices/:code/waivers',
    describe('Waive a gate for this device, with a reason that stays'),
    guard('gate.waive'),
    param(codeParam),
    json(z.object({ ...write, gate: z.enum(GATES), reason: filledLine(300) })),
    async (c) =>
      c.json(await waiveGate(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post(
    '/devices/:code/notes',
    describe('Write a note about the device'),
    guard('device.edit'),
    param(codeParam),
    json(
      z.object({ ...write, text: paragraph(2000).refine((text) => text !== '', 'input.required') }),
    ),
    async (c) =>
      c.json(await addNote(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post(
    '/notes/:id/erasure',
    describe('Erase the words of a note'),
    guard('event.correct'),
    param(z.object({ id: uuid })),
    json(z.object({ requestId })),
    async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await eraseNote(c.get('ctx'), { ...c.req.valid('json'), noteId: id }));
    },
  );
