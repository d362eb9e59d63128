import { Hono } from 'hono';
import { z } from 'zod';
import { SPEC_RANGES, SYSTEM_FAMILIES } from '#domain/spec-requirements.ts';
import { line, requestId } from '../lib/input.ts';
import { type Env, describe, guard, json, param } from '../lib/route.ts';
import {
  changeProfile,
  chooseGateProfile,
  createProfile,
  listProfiles,
  readProfileHistory,
} from './spec-profiles.service.ts';

const within = ([from, to]: readonly [number, number]) => z.number().min(from).max(to);
const whole = ([from, to]: readonly [number, number]) => z.number().int().min(from).max(to);

const requirement = z.object({
  memoryGb: within(SPEC_RANGES.memoryGb),
  targetMemoryGb: within(SPEC_RANGES.targetMemoryGb),
  storageGb: whole(SPEC_RANGES.storageGb),
  solidStateOnly: z.boolean(),
  screenInch: within(SPEC_RANGES.screenInch),
  screenPixels: z
    .object({ width: whole(SPEC_RANGES.pixels), height: whole(SPEC_RANGES.pixels) })
    .nullable(),
  cpuCores: whole(SPEC_RANGES.cpuCores),
  systems: z.partialRecord(z.enum(SYSTEM_FAMILIES), whole(SPEC_RANGES.version)),
});
const requirements = z.object({
  laptop: requirement,
  desktop: requirement,
  tablet: requirement,
});
const profileParam = z.object({ profile: z.string().max(60) });
const name = line(60);

export const specProfileRoutes = new Hono<Env>()
  .get(
    '/spec-profiles',
    describe('Minimum-spec profiles, and which one gate G6 asks for'),
    guard('device.view'),
    async (c) => c.json(await listProfiles(c.get('ctx'))),
  )
  .post(
    '/spec-profiles',
    describe('A new minimum-spec profile'),
    guard('settings.manage'),
    json(z.object({ requestId, name, requirements })),
    async (c) => c.json(await createProfile(c.get('ctx'), c.req.valid('json'))),
  )
  .get(
    '/spec-profiles/:profile/versions',
    describe('All versions of a profile, with who wrote each and when'),
    guard('settings.manage'),
    param(profileParam),
    async (c) => c.json(await readProfileHistory(c.get('ctx'), c.req.valid('param').profile)),
  )
  .post(
    '/spec-profiles/:profile/versions',
    describe('Change a profile: its next version'),
    guard('settings.manage'),
    param(profileParam),
    json(z.object({ requestId, version: z.number().int().min(0), name, requirements })),
    async (c) => {
      const { profile } = c.req.valid('param');
      return c.json(await changeProfile(c.get('ctx'), { ...c.req.valid('json'), profile }));
    },
  )
  .post(
    '/spec-profiles/:profile/gate',
    describe('Let gate G6 ask for this profile'),
    guard('settings.manage'),
    param(profileParam),
    json(z.object({ requestId })),
    async (c) =>
      c.json(
        await chooseGateProfile(c.get('ctx'), {
          ...c.req.valid('json'),
          ...c.req.valid('param'),
        }),
      ),
  );
