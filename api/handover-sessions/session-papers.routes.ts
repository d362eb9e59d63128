import { Hono } from 'hono';
import { z } from 'zod';
import { DOCUMENT_FORMS } from '../documents/document-locale.ts';
import { code } from '../lib/input.ts';
import { type Env, describe, guard, param, query, sendFile, streamFile } from '../lib/route.ts';
import {
  sessionCareSheets,
  sessionPickList,
  sessionReceipts,
  sessionSheet,
} from './session-papers.service.ts';

const codeParam = z.object({ code });
const type = 'application/pdf';
const one = query(z.object({ locale: z.enum(DOCUMENT_FORMS, 'input.wrong_value').default('en') }));
/** Without one, each paper is in the language of its family. */
const perFamily = query(
  z.object({ locale: z.enum(DOCUMENT_FORMS, 'input.wrong_value').optional() }),
);

export const sessionPaperRoutes = new Hono<Env>()
  .get(
    '/handover-sessions/:code/pick-list.pdf',
    describe('What is still to be picked for a session, shelf by shelf; codes, no names'),
    guard('handover.view'),
    param(codeParam),
    one,
    async (c) => {
      const { code: session } = c.req.valid('param');
      const pdf = await sessionPickList(c.get('ctx'), session, c.req.valid('query').locale);
      return sendFile(c, pdf, { type, name: `pick-list-${session}.pdf`, inline: true });
    },
  )
  .get(
    '/handover-sessions/:code/sheet.pdf',
    describe('The sheet of a session, to be signed on paper'),
    guard('handover.record'),
    param(codeParam),
    one,
    async (c) => {
      const { code: session } = c.req.valid('param');
      const pdf = await sessionSheet(c.get('ctx'), session, c.req.valid('query').locale);
      // Classes stand on it for those who may see recipients.
      const name = `sheet-${session}.pdf`;
      return sendFile(c, pdf, { type, name, inline: true, people: 'handover' });
    },
  )
  .get(
    '/handover-sessions/:code/receipts.pdf',
    describe('The receipts of all families of a session in one file'),
    guard('handover.record'),
    param(codeParam),
    perFamily,
    async (c) => {
      const { code: session } = c.req.valid('param');
      const { locale } = c.req.valid('query');
      const pieces = await sessionReceipts(c.get('ctx'), session, locale ?? null);
      return streamFile(c, pieces, { type, name: `receipts-${session}.pdf`, inline: true });
    },
  )
  .get(
    '/handover-sessions/:code/care-sheets.pdf',
    describe('A care sheet for each device of a session in one file'),
    guard('handover.view'),
    param(codeParam),
    perFamily,
    async (c) => {
      const { code: session } = c.req.valid('param');
      const { locale } = c.req.valid('query');
      const pieces = await sessionCareSheets(c.get('ctx'), session, locale ?? null);
      return streamFile(c, pieces, { type, name: `care-sheets-${session}.pdf`, inline: true });
    },
  );
