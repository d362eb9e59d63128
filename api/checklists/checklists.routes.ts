import { Hono } from 'hono';
import { z } from 'zod';
import { MARKS, UNITS } from '#domain/checklist-items.ts';
import type { DefinedLine } from '#domain/checklist-items.ts';
import { MAX_LINES } from '#domain/checklist-versions.ts';
import { FAULT_CODE_PATTERN } from '#domain/faults.ts';
import { filledLine, line, requestId } from '../lib/input.ts';
import { type Env, describe, guard, json, param } from '../lib/route.ts';
import { publishVersion, readVersion, readVersions } from './versions.service.ts';

const mark = z.enum(MARKS);
const words = z.object({ en: line(120), vi: line(120), fa: line(120) });
const limit = z.number().min(-1_000_000_000).max(1_000_000_000);
const band = z.object({ from: limit, verdict: z.enum(['pass', 'warning', 'fail']) });

const definedLine = z.object({
  key: z.string().max(40),
  marks: z.object({ laptop: mark, desktop: mark, tablet: mark }),
  input: z.discriminatedUnion('type', [
    z.object({ type: z.literal('observe') }),
    z.object({ type: z.literal('locks') }),
    z.object({
      type: z.literal('number'),
      unit: z.enum(UNITS),
      minimum: limit,
      maximum: limit,
      bands: z.array(band).min(1).max(6),
    }),
  ]),
  fault: z.string().regex(FAULT_CODE_PATTERN, 'input.wrong_value').nullable(),
  safety: z.boolean(),
  title: words.optional(),
  criterion: words.optional(),
}) satisfies z.ZodType<DefinedLine>;

const draft = z.object({
  requestId,
  base: z.number().int().min(1),
  definition: z.object({ lines: z.array(definedLine).max(MAX_LINES * 2) }),
  note: filledLine(300),
});

const versionParam = z.object({ version: z.coerce.number().int().min(1).max(1_000_000) });

export const checklistRoutes = new Hono<Env>()
  .get(
    '/checklists',
    describe('Versions of the checklist, newest first, each with what it changed'),
    guard('settings.manage'),
    async (c) => c.json(await readVersions(c.get('ctx'))),
  )
  .get(
    '/checklists/:version',
    describe('All lines of one version; it never changes'),
    guard('signed-in'),
    param(versionParam),
    async (c) => {
      const version = await readVersion(c.get('ctx'), c.req.valid('param').version);
      c.header('cache-control', 'private, max-age=31536000, immutable');
      return c.json(version);
    },
  )
  .post(
    '/checklists',
    describe('Publish a changed checklist; runs under way keep theirs'),
    guard('settings.manage'),
    json(draft),
    async (c) => c.json(await publishVersion(c.get('ctx'), c.req.valid('json'))),
  );
