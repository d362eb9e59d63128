import { Hono } from 'hono';
import { z } from 'zod';
import { code, happenedAt, requestId, uuid } from '../lib/input.ts';
import { AppError, invalidField } from '../lib/errors.ts';
import {
  type Env,
  describe,
  guard,
  json,
  param,
  query,
  sendFile,
  streamFile,
} from '../lib/route.ts';
import { DOCUMENT_LOCALES } from '../documents/document-locale.ts';
import { calibrationPdf } from './calibration-pdf.ts';
import { LABEL_MEDIA, labelsPerPage } from './label-media.ts';
import { correctionFields, mediumChoice, mediumOf, printInput } from './label-request.ts';
import { attachBlank, confirmLabel } from './labels.service.ts';
import { profileOf } from './label-jobs.ts';
import { labelPreview, printJobPdf, printJobZpl } from './print-files.ts';
import { printLabels } from './prints.service.ts';
import { waitingLabels } from './waiting-labels.ts';

const idParam = z.object({ id: uuid });
const pdf = 'application/pdf';

/** The medium in an address: its id, or numbers of its own as JSON in `custom`. */
const layoutQuery = z.object({
  medium: z.string().max(40).default('roll-50x25'),
  custom: z.string().max(1000).optional(),
  dpi: z.enum(['203', '300']).default('203'),
  symbol: z.enum(['qr', 'code128']).default('qr'),
  /** What puts the printer right, as JSON. */
  correction: z.string().max(400).optional(),
  locale: z.enum(DOCUMENT_LOCALES).default('en'),
  code: code.optional(),
});

/** Which labels of a job: from which number on, and which label of the first sheet is free. */
const partQuery = z.object({
  from: z.coerce.number().int().min(1).optional(),
  startAt: z.coerce.number().int().min(0).max(800).optional(),
});

function readLayout(asked: z.infer<typeof layoutQuery>) {
  const fromJson = (text?: string) =>
    text === undefined ? undefined : (JSON.parse(text) as unknown);
  const medium = mediumChoice.safeParse({ id: asked.medium, custom: fromJson(asked.custom) });
  if (!medium.success) throw new AppError('labels.no_such_medium');
  const correction = z.object(correctionFields).safeParse(fromJson(asked.correction) ?? {});
  if (!correction.success) throw invalidField('correction', 'input.wrong_value');
  const dpi: 203 | 300 = asked.dpi === '300' ? 300 : 203;
  const { locale, code: wanted, symbol } = asked;
  return {
    medium: medium.data,
    dpi,
    smallLabelSymbol: symbol,
    correction: correction.data,
    locale,
    code: wanted,
  };
}

export const labelRoutes = new Hono<Env>()
  .get(
    '/labels/media',
    describe('Label media that can be chosen by name; any other one is given by numbers'),
    guard('signed-in'),
    (c) =>
      c.json(LABEL_MEDIA.map((medium) => ({ ...medium, labelsPerPage: labelsPerPage(medium) }))),
  )
  .get(
    '/labels/waiting',
    describe('Devices and accessories in hand whose label was not scanned back yet'),
    guard('label.confirm'),
    async (c) => c.json(await waitingLabels(c.get('ctx'))),
  )
  .get(
    '/labels/preview.svg',
    describe('One label drawn as it will be printed'),
    guard('label.reprint'),
    query(layoutQuery),
    async (c) => {
      const svg = await labelPreview(c.get('ctx'), readLayout(c.req.valid('query')));
      return sendFile(c, svg, { type: 'image/svg+xml', name: 'label.svg', inline: true });
    },
  )
  .get(
    '/labels/calibration.pdf',
    describe('Rulers and symbols to measure a printer with'),
    guard('label.reprint'),
    query(layoutQuery),
    async (c) => {
      const { medium, locale, ...profile } = readLayout(c.req.valid('query'));
      const bytes = await calibrationPdf(mediumOf(medium), profileOf(profile), locale);
      return sendFile(c, bytes, { type: pdf, name: 'calibration.pdf', inline: true });
    },
  )
  .post(
    '/labels/prints',
    describe('Record a print of labels; the answer names the job whose file is fetched next'),
    guard('label.reprint'),
    json(printInput),
    async (c) => c.json(await printLabels(c.get('ctx'), c.req.valid('json'))),
  )
  .get(
    '/labels/prints/:id/labels.pdf',
    describe('The labels of a print job as PDF, to be printed at 100 %'),
    guard('label.reprint'),
    param(idParam),
    query(partQuery),
    async (c) => {
      const pieces = await printJobPdf(c.get('ctx'), c.req.valid('param').id, c.req.valid('query'));
      return streamFile(c, pieces, { type: pdf, name: 'labels.pdf', inline: true });
    },
  )
  .get(
    '/labels/prints/:id/labels.zpl',
    describe('The labels of a print job as ZPL II'),
    guard('label.reprint'),
    param(idParam),
    query(partQuery),
    async (c) => {
      const pieces = await printJobZpl(c.get('ctx'), c.req.valid('param').id, c.req.valid('query'));
      return streamFile(c, pieces, { type: 'text/plain; charset=utf-8', name: 'labels.zpl' });
    },
  )
  .post(
    '/labels/confirm',
    describe('A label scanned back on its thing; a received device becomes labelled at once'),
    guard('label.confirm'),
    json(z.object({ requestId, happenedAt, code: z.string().max(256) })),
    async (c) => c.json(await confirmLabel(c.get('ctx'), c.req.valid('json'))),
  )
  .post(
    '/labels/blanks/:code/device',
    describe('Tie a blank label to a known device by scanning it there'),
    guard('label.confirm'),
    param(z.object({ code })),
    json(z.object({ requestId, happenedAt, deviceCode: code })),
    async (c) => {
      const input = { ...c.req.valid('json'), code: c.req.valid('param').code };
      return c.json(await attachBlank(c.get('ctx'), input));
    },
  );
