import { Hono } from 'hono';
import { z } from 'zod';
import {
  OS_ACTIVATIONS,
  OS_LICENCES,
  REPAIR_QUEUES,
  TASK_KINDS,
  TASK_OUTCOMES,
} from '#domain/repairs.ts';
import { happenedAt, line, paragraph, requestId, uuid } from '../lib/input.ts';
import { type Env, describe, guard, json, param, query } from '../lib/route.ts';
import { assignWork, takeWork } from './owner.service.ts';
import { pauseWork, resumeWork } from './pause.service.ts';
import { readQueues } from './queues.service.ts';
import { readRepair } from './read-repair.service.ts';
import { addTask, assignTask, closeTask, reopenTask } from './tasks.service.ts';
import { listTechnicians } from './technicians.ts';

const write = { requestId, happenedAt, version: z.number().int().min(1).optional() };
const codeParam = z.object({ code: z.string().max(60) });
const taskParam = z.object({ code: z.string().max(60), id: uuid });

const os = z
  .object({
    image: line(80),
    licence: z.enum(OS_LICENCES).nullable(),
    activation: z.enum(OS_ACTIVATIONS).nullable(),
    coaSeen: z.boolean(),
  })
  .optional();

const taskInput = z.object({
  ...write,
  kind: z.enum(TASK_KINDS),
  title: line(120).default(''),
  faultId: uuid.nullable().default(null),
  unowned: z.boolean().default(false),
  os,
});

const closingInput = z.object({
  ...write,
  outcome: z.enum(TASK_OUTCOMES),
  minutes: z.number().int().min(0).max(10_000).default(0),
  note: paragraph(1000).default(''),
  os,
});

const person = z.object({ ...write, personId: uuid.nullable() });

export const repairRoutes = new Hono<Env>()
  .get(
    '/repairs',
    describe('Work in repair, the oldest first, with the size of every queue'),
    guard('device.view'),
    query(
      z.object({
        queue: z.enum(REPAIR_QUEUES).optional(),
        limit: z.coerce.number().int().min(1).max(5000).default(100),
      }),
    ),
    async (c) => c.json(await readQueues(c.get('ctx'), c.req.valid('query'))),
  )
  .get(
    '/repairs/technicians',
    describe('Who at this site can be given work'),
    guard('repair.assign'),
    async (c) => c.json({ technicians: await listTechnicians(c.get('ctx')) }),
  )
  .get(
    '/devices/:code/repair',
    describe('Work orders of a device with their tasks and parts'),
    guard('device.view'),
    param(codeParam),
    async (c) => c.json(await readRepair(c.get('ctx'), c.req.valid('param').code)),
  )
  .post(
    '/devices/:code/repair/taking',
    describe(
      'Make a device in diagnostics or repair one’s own; `takeOver` takes it from its owner',
    ),
    guard('repair.record'),
    param(codeParam),
    json(z.object({ ...write, takeOver: z.boolean().default(false) })),
    async (c) =>
      c.json(await takeWork(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post(
    '/devices/:code/repair/owner',
    describe('Give the work to a technician, or to nobody'),
    guard('repair.assign'),
    param(codeParam),
    json(person),
    async (c) =>
      c.json(await assignWork(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post(
    '/devices/:code/repair/pause',
    describe('Pause the work for a part, by its code or in words'),
    guard('repair.record'),
    param(codeParam),
    json(z.object({ ...write, itemCode: line(40).default(''), part: line(120).default('') })),
    async (c) =>
      c.json(await pauseWork(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post(
    '/devices/:code/repair/resumption',
    describe('Let the paused work go on'),
    guard('repair.record'),
    param(codeParam),
    json(z.object({ ...write, note: line(300).default('') })),
    async (c) =>
      c.json(await resumeWork(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post(
    '/devices/:code/repair/tasks',
    describe('Plan a task'),
    guard('repair.record'),
    param(codeParam),
    json(taskInput),
    async (c) =>
      c.json(await addTask(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post(
    '/devices/:code/repair/tasks/:id/closing',
    describe('Close a task with its outcome; an installed system becomes the device’s'),
    guard('repair.record'),
    param(taskParam),
    json(closingInput),
    async (c) => {
      const { code, id } = c.req.valid('param');
      return c.json(await closeTask(c.get('ctx'), { ...c.req.valid('json'), code, taskId: id }));
    },
  )
  .post(
    '/devices/:code/repair/tasks/:id/reopening',
    describe('Open a closed task again'),
    guard('repair.record'),
    param(taskParam),
    json(z.object(write)),
    async (c) => {
      const { code, id } = c.req.valid('param');
      return c.json(await reopenTask(c.get('ctx'), { ...c.req.valid('json'), code, taskId: id }));
    },
  )
  .post(
    '/devices/:code/repair/tasks/:id/owner',
    describe('Give a task to a technician, or to nobody'),
    guard('repair.assign'),
    param(taskParam),
    json(person),
    async (c) => {
      const { code, id } = c.req.valid('param');
      return c.json(await assignTask(c.get('ctx'), { ...c.req.valid('json'), code, taskId: id }));
    },
  );
