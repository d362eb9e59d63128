import { Hono } from 'hono';
import { z } from 'zod';
import { code, happenedAt, line, requestId } from '../lib/input.ts';
import { type Env, describe, guard, json, param } from '../lib/route.ts';
import { readBatch, undoBatchUnit } from './batch-progress.ts';
import { closeBatch, openBatch, receiveBatchUnit } from './batches.service.ts';
import { editIdentity } from './identity.service.ts';
import {
  batchInput,
  batchUnitInput,
  duplicateAnswer,
  kind,
  serial,
  walkInInput,
} from './intake-input.ts';
import { receiveDevice } from './receive.service.ts';
import { recentIntake } from './recent-intake.ts';

const codeParam = z.object({ code });
const deviceParam = z.object({ code: z.string().max(60) });

export const intakeRoutes = new Hono<Env>()
  .get(
    '/intake/recent',
    describe('Makes and models received lately, the most frequent first, for quick choices'),
    guard('device.receive'),
    async (c) => c.json(await recentIntake(c.get('ctx'))),
  )
  .post(
    '/intake/devices',
    describe('Receive one device at the door, with its donor, chargers and custody'),
    guard('device.receive'),
    json(walkInInput),
    async (c) => c.json(await receiveDevice(c.get('ctx'), c.req.valid('json'))),
  )
  .post(
    '/batches',
    describe('Open a batch of devices alike from one template'),
    guard('device.receive'),
    json(batchInput),
    async (c) => c.json(await openBatch(c.get('ctx'), c.req.valid('json'))),
  )
  .get(
    '/batches/:code',
    describe('Where a batch stands: how many of how many, and its units, the newest first'),
    guard('device.view'),
    param(codeParam),
    async (c) => c.json(await readBatch(c.get('ctx'), c.req.valid('param').code)),
  )
  .post(
    '/batches/:code/units',
    describe('One unit of a batch: its serial number and the blank label scanned on it'),
    guard('device.receive'),
    param(codeParam),
    json(batchUnitInput),
    async (c) => {
      const input = { ...c.req.valid('json'), code: c.req.valid('param').code };
      return c.json(await receiveBatchUnit(c.get('ctx'), input));
    },
  )
  .post(
    '/batches/:code/undo',
    describe('Take back the newest unit within 15 minutes; its label is blank again'),
    guard('device.receive'),
    param(codeParam),
    json(z.object({ requestId })),
    async (c) => {
      const input = { ...c.req.valid('json'), code: c.req.valid('param').code };
      return c.json(await undoBatchUnit(c.get('ctx'), input));
    },
  )
  .post(
    '/batches/:code/closing',
    describe('Close a batch, complete or short, or open it again'),
    guard('device.receive'),
    param(codeParam),
    json(z.object({ requestId, closed: z.boolean() })),
    async (c) => {
      const input = { ...c.req.valid('json'), code: c.req.valid('param').code };
      return c.json(await closeBatch(c.get('ctx'), input));
    },
  )
  .post(
    '/devices/:code/identity',
    describe('Correct kind, make, model or serial, or say why there is no serial'),
    guard('device.edit'),
    param(deviceParam),
    json(
      z.object({
        requestId,
        happenedAt,
        version: z.number().int().min(1).optional(),
        kind: kind.optional(),
        make: line(60).optional(),
        model: line(80).optional(),
        serial: serial.optional(),
        noSerialReason: line(300).optional(),
        ...duplicateAnswer,
      }),
    ),
    async (c) => {
      const input = { ...c.req.valid('json'), code: c.req.valid('param').code };
      return c.json(await editIdentity(c.get('ctx'), input));
    },
  );
