import { Hono } from 'hono';
import { z } from 'zod';
import { MAX_RECORDS } from '#domain/table-rules.ts';
import { AppError } from '../lib/errors.ts';
import { code, filledLine, happenedAt, requestId, uuid } from '../lib/input.ts';
import { describe, guard, json, param } from '../lib/route.ts';
import { openOnTablet, refreshPackage } from './open-tablet.service.ts';
import { receiveRecords } from './receive-records.service.ts';
import { sealedRecord } from './record-input.ts';
import { type TabletEnv, guardTablet } from './tablet-auth.ts';

const codeParam = z.object({ code });
const idParam = z.object({ id: uuid });
const base = { requestId, happenedAt };

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
      const tablet = c.get('tablet');
      if (!tablet) throw new AppError('access.signed_out', { status: 401 });
      return c.json(await receiveRecords(c.get('public'), tablet, c.req.valid('json').records));
    },
  );
