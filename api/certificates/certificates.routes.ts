import { Hono } from 'hono';
import { z } from 'zod';
import { code, happenedAt, paragraph, requestId, uuid } from '../lib/input.ts';
import { type Env, describe, guard, json, param, query, sendFile } from '../lib/route.ts';
import { DOCUMENT_LOCALES } from '../documents/document-locale.ts';
import { witness } from '../people/witness-input.ts';
import { printCertificate } from './certificate-print.service.ts';
import { readDeviceCertificates, readRecordLog } from './device-certificates.service.ts';
import { issueCertificate } from './issue-certificate.service.ts';
import { validateRecords } from './validation.service.ts';
import { readValidationQueue } from './validation-queue.service.ts';
import { verifyPaper } from './verify.service.ts';

const write = { requestId, happenedAt };
const deviceParam = z.object({ code: z.string().max(60) });

const validationInput = z.object({
  ...write,
  recordIds: z.array(uuid).min(1, 'input.required').max(50, 'input.too_long'),
  note: paragraph(500).default(''),
  witness: witness.optional(),
});

export const certificateRoutes = new Hono<Env>()
  .get(
    '/certificates/verify/:code',
    describe(
      'Public: whether a certificate or receipt on paper still holds; no person, no whole serial',
    ),
    param(z.object({ code: z.string().max(80) })),
    async (c) => c.json(await verifyPaper(c.get('public'), c.req.valid('param').code)),
  )
  .get(
    '/certificates/:number/certificate.pdf',
    describe('One certificate, printed in the language asked for'),
    guard('device.view'),
    param(z.object({ number: code })),
    query(z.object({ locale: z.enum(DOCUMENT_LOCALES, 'input.wrong_value').optional() })),
    async (c) => {
      const { number } = c.req.valid('param');
      const { locale } = c.req.valid('query');
      const bytes = await printCertificate(c.get('ctx'), number, locale ?? null);
      const name = `certificate-${number}.pdf`;
      return sendFile(c, bytes, { type: 'application/pdf', name, inline: true });
    },
  )
  .get(
    '/validations',
    describe('Devices whose proof of erasure waits for a second person'),
    guard('media.validate'),
    async (c) => c.json(await readValidationQueue(c.get('ctx'))),
  )
  .get(
    '/media-records/:id/log',
    describe('The log a record of a wipe was read from, as text'),
    guard('device.edit'),
    param(z.object({ id: uuid })),
    async (c) => c.text(await readRecordLog(c.get('ctx'), c.req.valid('param').id)),
  )
  .get(
    '/devices/:code/certificates',
    describe('Evidence, validation and certificates of the media of a device'),
    guard('device.edit'),
    param(deviceParam),
    async (c) => c.json(await readDeviceCertificates(c.get('ctx'), c.req.valid('param').code)),
  )
  .post(
    '/devices/:code/validations',
    describe('Vouch, as a second person, for records of erasure that were looked at'),
    guard('media.validate'),
    param(deviceParam),
    json(validationInput),
    async (c) =>
      c.json(
        await validateRecords(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') }),
      ),
  )
  .post(
    '/devices/:code/certificates',
    describe('Issue a certificate of one medium, or of the whole device'),
    guard('media.validate'),
    param(deviceParam),
    json(z.object({ ...write, mediumId: uuid.nullable() })),
    async (c) =>
      c.json(
        await issueCertificate(c.get('ctx'), { ...c.req.valid('param'), ...c.req.valid('json') }),
      ),
  );
