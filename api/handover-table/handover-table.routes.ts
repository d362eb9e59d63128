import { Hono } from 'hono';
import { z } from 'zod';
import { MAX_RECORDS, REVOCATIONS } from '#domain/table-rules.ts';
import { DISMISSALS, SETTLEMENTS } from '#domain/table-settling.ts';
import { AppError } from '../lib/errors.ts';
import { code, filledLine, happenedAt, requestId, uuid } from '../lib/input.ts';
import { describe, guard, json, param } from '../lib/route.ts';
import type { TabletOfSession } from './find-session.ts';
import { listKeptRecords, settleRecords } from './kept-records.service.ts';
import { openOnTablet, refreshPackage } from './open-tablet.service.ts';
import { receiveRecords } from './receive-records.service.ts';
import { sealedRecord } from './record-input.ts';
import { type TabletEnv, guardTablet } from './tablet-auth.ts';
import { listTablets, noteWiped, revokeTablet } from './tablets.service.ts';

const codeParam = z.object({ code });
const idParam = z.object({ id: uuid });
const base = { requestId, happenedAt };

/** The guard sets it, or answers. */
function tabletOf(c: { get(key: 'tablet'): TabletOfSession | undefined }): TabletOfSession {
  const tablet = c.get('tablet');
  if (!tablet) throw new AppError('access.signed_out', { status: 401 });
  return tablet;
}

export const handoverTableRoutes = new Hono<TabletEnv>()
  .post(
    '/handover-sessions/:code/tablets',
    describe('Open a handover session on a tablet: everything it needs for a day without network'),
    guard('handover.record'),
    param(codeParam),
    json(z.object({ ...base, name: filledLine(60) })),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await openOnTablet(c.get('ctx'), input));
    },
  )
  .get(
    '/handover-tablets/:id/package',
    describe('The package of a tablet as it is now; 410 when the tablet has to wipe itself'),
    guard('handover.record'),
    param(idParam),
    async (c) => c.json(await refreshPackage(c.get('ctx'), c.req.valid('param').id)),
  )
  .post(
    '/handover-tablets/:id/records',
    describe('Sealed records of a table: each is recorded once, or kept for a person to settle'),
    guardTablet,
    param(idParam),
    json(z.object({ records: z.array(sealedRecord).max(MAX_RECORDS, 'input.too_many') })),
    async (c) => {
      const { records } = c.req.valid('json');
      return c.json(await receiveRecords(c.get('public'), tabletOf(c), records));
    },
  )
  .post(
    '/handover-tablets/:id/wiped',
    describe('The tablet sent everything and holds nothing any more'),
    guardTablet,
    param(idParam),
    async (c) => c.json(await noteWiped(c.get('public'), tabletOf(c))),
  )
  .post(
    '/handover-tablets/:id/revocation',
    describe('End a lost tablet: it wipes itself, and what it still sends waits for a person'),
    guard('handover.record'),
    param(idParam),
    json(z.object({ requestId, because: z.enum(REVOCATIONS).default('lost') })),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await revokeTablet(c.get('ctx'), input));
    },
  )
  .get(
    '/handover-sessions/:code/tablets',
    describe('Tablets on which the session was opened, when they were last heard of, what waits'),
    guard('handover.record'),
    param(codeParam),
    async (c) => c.json(await listTablets(c.get('ctx'), c.req.valid('param').code)),
  )
  .get(
    '/handover-sessions/:code/kept-records',
    describe('What tablets sent and could not be recorded as it stood, with the reason'),
    guard('handover.record'),
    param(codeParam),
    async (c) => c.json(await listKeptRecords(c.get('ctx'), c.req.valid('param').code)),
  )
  .post(
    '/handover-sessions/:code/kept-records/settlement',
    describe('Record kept records after all, record one for another device, or dismiss them'),
    guard('handover.settle'),
    param(codeParam),
    json(
      z.object({
        requestId,
        ids: z.array(uuid).min(1, 'input.required').max(100, 'input.too_many'),
        choice: z.enum(SETTLEMENTS),
        deviceCode: code.optional(),
        because: z.enum(DISMISSALS).optional(),
      }),
    ),
    async (c) => {
      const input = { ...c.req.valid('json'), ...c.req.valid('param') };
      return c.json(await settleRecords(c.get('ctx'), input));
    },
  );
