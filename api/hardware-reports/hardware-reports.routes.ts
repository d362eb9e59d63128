import { type Context as HonoContext, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { formatCode } from '#domain/codes.ts';
import { MEDIA_TYPES } from '#domain/sanitisation-techniques.ts';
import { AppError } from '../lib/errors.ts';
import { code, filledLine, happenedAt, requestId, uuid } from '../lib/input.ts';
import { describe, guard, json, param, sendFile } from '../lib/route.ts';
import { type SentFile, receiveReport } from './receive.service.ts';
import {
  countDifferences,
  decideFact,
  readDeviceReports,
  readFindings,
  readReportFile,
  readReviewQueue,
} from './reports.service.ts';
import { assignReport, dismissReport, recallReport } from './review.service.ts';
import { type SenderEnv, guardSender, readPass } from './sender.ts';
import { isForTerminal, terminalLanguage, terminalText } from './terminal-text.ts';
import { terminalWords } from './terminal-words.ts';
import { makeReportToken } from './report-tokens.service.ts';

/** One machine's whole report is far below; a drop of many logs fits. */
export const MAX_REPORT_BYTES = 24 * 1024 * 1024;
const MAX_FILES = 100;
const MAX_NAME = 120;

const write = { requestId, happenedAt };
const codeParam = z.object({ code: z.string().max(60) });
const idParam = z.object({ id: uuid });
const fact = z.enum([
  'kind',
  'make',
  'model',
  'serial',
  'cpu',
  'memoryMib',
  'storageGb',
  'storageKind',
  'batteryHealth',
  'hasCamera',
  'hasWifi',
]);

const assignment = z.object({
  ...write,
  code,
  mediumId: uuid.nullable().default(null),
  mediumType: z.enum(MEDIA_TYPES).nullable().default(null),
});

export const hardwareReportRoutes = new Hono<SenderEnv>()
  .post(
    '/hardware-reports',
    describe(
      'Send the output of hardware tools: multipart files, or one file as the body; with a session or a one-device token as bearer',
    ),
    guardSender,
    bodyLimit({
      maxSize: MAX_REPORT_BYTES,
      onError: () => {
        throw new AppError('report.too_large', { status: 413, params: { megabytes: '24' } });
      },
    }),
    async (c) => {
      const { files, code: sentFor } = await readBody(c);
      const { tokenId, deviceCode } = c.get('reportToken') ?? {};
      const input = { requestId: requestIdOf(c), files, tokenId };
      const received = await receiveReport(c.get('ctx'), {
        ...input,
        code: deviceCode ?? sentFor ?? undefined,
      });
      if (!isForTerminal(c)) return c.json(received);
      const language = terminalLanguage(c, c.get('ctx').actor.locale);
      return c.text(terminalText(received.reports, language));
    },
  )
  .get(
    '/hardware-reports/pass',
    describe('What a one-device token, given as bearer, is good for'),
    async (c) => {
      const { ctx, deviceCode, kind, make, model, expiresAt } = await readPass(c);
      if (isForTerminal(c)) {
        const name = `${formatCode(deviceCode)} ${make} ${model}`.trim();
        return c.text(`${terminalWords(terminalLanguage(c, ctx.actor.locale)).ready(name)}\n`);
      }
      const { lan } = ctx.config;
      const until = expiresAt.toISOString();
      return c.json({ code: deviceCode, kind, make, model, expiresAt: until, selfSigned: lan });
    },
  )
  .get(
    '/hardware-reports/review',
    describe('Reports that fit no device or several'),
    guard('diagnostics.record'),
    async (c) => c.json(await readReviewQueue(c.get('ctx'))),
  )
  .post(
    '/hardware-reports/:id/assignment',
    describe('Give a waiting report to a device'),
    guard('diagnostics.record'),
    param(idParam),
    json(assignment),
    async (c) => {
      const reportId = c.req.valid('param').id;
      return c.json(await assignReport(c.get('ctx'), { reportId, ...c.req.valid('json') }));
    },
  )
  .post(
    '/hardware-reports/:id/dismissal',
    describe('Take a waiting report out of the queue; it stays kept'),
    guard('diagnostics.record'),
    param(idParam),
    json(z.object(write)),
    async (c) => {
      const reportId = c.req.valid('param').id;
      return c.json(await dismissReport(c.get('ctx'), { reportId, ...c.req.valid('json') }));
    },
  )
  .post(
    '/hardware-reports/:id/recall',
    describe('Put a report that was set aside back into the queue'),
    guard('diagnostics.record'),
    param(idParam),
    json(z.object(write)),
    async (c) => {
      const reportId = c.req.valid('param').id;
      return c.json(await recallReport(c.get('ctx'), { reportId, ...c.req.valid('json') }));
    },
  )
  .get(
    '/hardware-reports/files/:id/:position',
    describe('One file as it was sent'),
    guard('diagnostics.record'),
    param(idParam.extend({ position: z.coerce.number().int().min(0).max(MAX_FILES) })),
    async (c) => {
      const { id, position } = c.req.valid('param');
      const { name, bytes } = await readReportFile(c.get('ctx'), id, position);
      return sendFile(c, bytes, { type: 'application/octet-stream', name });
    },
  )
  .get(
    '/devices/:code/hardware-reports',
    describe('Reports of a device, and what the newest says beside what is written'),
    guard('device.edit'),
    param(codeParam),
    async (c) => c.json(await readDeviceReports(c.get('ctx'), c.req.valid('param').code)),
  )
  .get(
    '/devices/:code/hardware-report/findings',
    describe('What the newest report says to single lines of the checklist'),
    guard('device.edit'),
    param(codeParam),
    async (c) => c.json(await readFindings(c.get('ctx'), c.req.valid('param').code)),
  )
  .get(
    '/devices/:code/hardware-report/differences',
    describe('How many values of the newest report wait to be taken or refused'),
    guard('device.edit'),
    param(codeParam),
    async (c) => c.json(await countDifferences(c.get('ctx'), c.req.valid('param').code)),
  )
  .post(
    '/devices/:code/hardware-report/decisions',
    describe('Take a reported value, or keep what is written for good'),
    guard('device.edit'),
    param(codeParam),
    json(z.object({ ...write, field: fact, reported: filledLine(200), take: z.boolean() })),
    async (c) =>
      c.json(await decideFact(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') })),
  )
  .post(
    '/devices/:code/report-tokens',
    describe('A token with which a machine sends one report about this device'),
    guard('diagnostics.record'),
    param(codeParam),
    json(z.object(write)),
    async (c) =>
      c.json(
        await makeReportToken(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') }),
      ),
  );

function requestIdOf(c: HonoContext<SenderEnv>): string {
  const given = requestId.safeParse(c.req.header('x-request-id'));
  return given.success ? given.data : c.get('public').newId();
}

async function readBody(
  c: HonoContext<SenderEnv>,
): Promise<{ files: SentFile[]; code: string | null }> {
  const type = c.req.header('content-type') ?? '';
  if (!type.startsWith('multipart/form-data')) {
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const name = cleanName(c.req.header('x-file-name') ?? 'report');
    return { files: bytes.length > 0 ? [{ name, bytes }] : [], code: null };
  }
  const form = await c.req.formData().catch(() => {
    throw new AppError('report.broken_form', { status: 422 });
  });
  const files: SentFile[] = [];
  for (const [, part] of form) {
    if (typeof part === 'string' || part.size === 0) continue;
    if (files.length === MAX_FILES) {
      throw new AppError('report.too_many_files', { status: 422, params: { count: MAX_FILES } });
    }
    files.push({ name: cleanName(part.name), bytes: new Uint8Array(await part.arrayBuffer()) });
  }
  const sentFor = form.get('code');
  if (typeof sentFor !== 'string' || sentFor === '') return { files, code: null };
  return { files, code: code.parse(sentFor) };
}

function cleanName(name: string): string {
  return name.replace(/[^\p{L}\p{N}._ -]/gu, '_').slice(0, MAX_NAME) || 'report';
}
