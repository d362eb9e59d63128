import { Hono } from 'hono';
import { z } from 'zod';
import { INLETS, KEYBOARD_LAYOUTS, PLUGS, SIM_SIZES } from '#domain/accessory-facts.ts';
import { DEVICE_KINDS } from '#domain/device-kinds.ts';
import { PROGRAMME_PATTERN, TEMPLATE_RANGES } from '#domain/kit-template-check.ts';
import { KIT_LINES, KIT_NEEDS } from '#domain/kit-template.ts';
import { line, requestId } from '../lib/input.ts';
import { type Env, describe, guard, json, param } from '../lib/route.ts';
import {
  changeTemplate,
  chooseProgramme,
  listTemplates,
  readTemplateHistory,
} from './kit-templates.service.ts';

const programme = z.string().trim().regex(PROGRAMME_PATTERN, 'kit_template.programme_name');
const kind = z.enum(DEVICE_KINDS, 'input.wrong_value');
const within = ([from, to]: readonly [number, number]) =>
  z.number('input.wrong_value').min(from, 'input.wrong_value').max(to, 'input.wrong_value');

const lines = z
  .array(
    z.object({
      key: z.enum(KIT_LINES, 'input.wrong_value'),
      need: z.enum(KIT_NEEDS, 'input.wrong_value'),
      quantity: within(TEMPLATE_RANGES.quantity).int('input.wrong_value'),
      voltagePercent: within(TEMPLATE_RANGES.voltagePercent).optional(),
      weakCharger: z.enum(['block', 'warn'], 'input.wrong_value').optional(),
      inlets: z.array(z.enum(INLETS)).min(1, 'input.required').optional(),
      cordAmps: within(TEMPLATE_RANGES.cordAmps).optional(),
      plugs: z.array(z.enum(PLUGS)).min(1, 'input.required').optional(),
      layouts: z.array(z.enum(KEYBOARD_LAYOUTS)).min(1, 'input.required').optional(),
      simSizes: z.array(z.enum(SIM_SIZES)).min(1, 'input.required').optional(),
      planDays: within(TEMPLATE_RANGES.planDays).int('input.wrong_value').optional(),
    }),
  )
  .max(KIT_LINES.length);

const templateParam = z.object({ programme, kind });

export const kitTemplateRoutes = new Hono<Env>()
  .get(
    '/kit-templates',
    describe(
      'What belongs in a kit, by programme and kind of device, and the programme of this site',
    ),
    guard('device.view'),
    async (c) => c.json(await listTemplates(c.get('ctx'))),
  )
  .get(
    '/kit-templates/:programme/:kind/versions',
    describe('All versions of a kit template, with who wrote each and when'),
    guard('settings.manage'),
    param(templateParam),
    async (c) => c.json(await readTemplateHistory(c.get('ctx'), c.req.valid('param'))),
  )
  .post(
    '/kit-templates/:programme/:kind/versions',
    describe('Change a kit template: its next version'),
    guard('settings.manage'),
    param(templateParam),
    json(
      z.object({
        requestId,
        version: z.number().int().min(0),
        lines,
        note: line(200).default(''),
      }),
    ),
    async (c) =>
      c.json(
        await changeTemplate(c.get('ctx'), { ...c.req.valid('json'), ...c.req.valid('param') }),
      ),
  )
  .post(
    '/kit-templates/:programme/choice',
    describe('Let the kits of this site follow this programme'),
    guard('settings.manage'),
    param(z.object({ programme })),
    json(z.object({ requestId })),
    async (c) =>
      c.json(
        await chooseProgramme(c.get('ctx'), { ...c.req.valid('json'), ...c.req.valid('param') }),
      ),
  );
