import { Hono } from 'hono';
import { z } from 'zod';
import { filledLine, line, requestId, uuid } from '../lib/input.ts';
import { type Env, describe, guard, json, param } from '../lib/route.ts';
import { isTimeZone } from './session.routes.ts';
import { changeProgramme, changeSite, createSite, readSettings } from './sites.service.ts';

const locale = z.enum(['en', 'vi', 'fa']);
const site = {
  name: filledLine(80),
  country: z.string().regex(/^[A-Z]{2}$/, 'input.wrong_country'),
  timeZone: z.string().refine(isTimeZone, 'input.wrong_time_zone'),
  locale,
  province: line(80),
  contact: line(120).optional(),
  selfCheckMinutes: z.number().int().min(0).max(1440).nullable(),
};

export const sitesRoutes = new Hono<Env>()
  .get('/settings', describe('Programme and sites'), guard('settings.manage'), async (c) =>
    c.json(await readSettings(c.get('ctx'))),
  )
  .patch(
    '/settings',
    describe('Change the programme'),
    guard('settings.manage'),
    json(
      z.object({
        requestId,
        programmeName: filledLine(80),
        defaultLocale: locale,
        transferLateDays: z.number().int().min(1).max(90).optional(),
      }),
    ),
    async (c) => c.json(await changeProgramme(c.get('ctx'), c.req.valid('json'))),
  )
  .post(
    '/sites',
    describe('A new site with its first places'),
    guard('settings.manage'),
    json(z.object({ requestId, ...site })),
    async (c) => c.json(await createSite(c.get('ctx'), c.req.valid('json'))),
  )
  .patch(
    '/sites/:id',
    describe('Change a site; also whether one person may check own work'),
    guard('settings.manage'),
    param(z.object({ id: uuid })),
    json(
      z
        .object({ requestId, ...site })
        .partial()
        .required({ requestId: true }),
    ),
    async (c) =>
      c.json(
        await changeSite(c.get('ctx'), { siteId: c.req.valid('param').id, ...c.req.valid('json') }),
      ),
  );
