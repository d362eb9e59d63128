import { Hono } from 'hono';
import { z } from 'zod';
import { faultCode, line, requestId } from '../lib/input.ts';
import { type Env, describe, guard, json, param } from '../lib/route.ts';
import { readFaultList, saveFaultKind } from './fault-list.service.ts';

const kindInput = z.object({
  requestId,
  version: z.number().int().min(0),
  names: z.object({ en: line(60), vi: line(60), fa: line(60) }),
  /** Keys of the parts list, or of accessories and the system. */
  parts: z.array(z.string().regex(/^(part|acc|field)\.[a-z_]{1,40}$/, 'input.wrong_value')).max(12),
  hidden: z.boolean(),
});

export const faultListRoutes = new Hono<Env>()
  .get(
    '/fault-list',
    describe('The list of faults with the parts each usually needs'),
    guard('device.view'),
    async (c) => c.json(await readFaultList(c.get('ctx'))),
  )
  .put(
    '/fault-list/:code',
    describe('Rename or hide a fault, change its usual parts, or add one of one’s own'),
    guard('settings.manage'),
    param(z.object({ code: faultCode })),
    json(kindInput),
    async (c) =>
      c.json(
        await saveFaultKind(c.get('ctx'), { ...c.req.valid('json'), ...c.req.valid('param') }),
      ),
  );
