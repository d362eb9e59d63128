import { Hono } from 'hono';
import { z } from 'zod';
import { DOCUMENT_LOCALES } from '../documents/document-locale.ts';
import { requestId, uuid } from '../lib/input.ts';
import { type Env, describe, guard, json, param } from '../lib/route.ts';
import { correctionFields, mediumOf, mediumChoice } from './label-request.ts';
import {
  changePrinter,
  choosePrinter,
  closePrinter,
  createPrinter,
  listPrinters,
} from './printer-profiles.service.ts';
import { printerAddress, printerSettings } from './printer-settings.ts';
import { printTestLabel, testConnection } from './printer-test.service.ts';

const idParam = z.object({ id: uuid });
const printer = printerSettings.extend({ requestId, isDefault: z.boolean().default(false) });

const testLabel = z.object({
  ...printerAddress,
  medium: mediumChoice,
  dpi: z.union([z.literal(203), z.literal(300)]),
  symbol: z.enum(['qr', 'code128']),
  correction: z.object(correctionFields).optional(),
  locale: z.enum(DOCUMENT_LOCALES).default('en'),
});

export const printerRoutes = new Hono<Env>()
  .get(
    '/labels/printers',
    describe('Label printers of the site, and which places print with which'),
    guard('label.reprint'),
    async (c) => c.json(await listPrinters(c.get('ctx'))),
  )
  .post(
    '/labels/printers',
    describe('Set up a label printer'),
    guard('place.manage'),
    json(printer),
    async (c) => c.json(await createPrinter(c.get('ctx'), c.req.valid('json'))),
  )
  .post(
    '/labels/printers/:id',
    describe('Change what is set up about a label printer'),
    guard('place.manage'),
    param(idParam),
    json(printer),
    async (c) => {
      const input = { ...c.req.valid('json'), id: c.req.valid('param').id };
      return c.json(await changePrinter(c.get('ctx'), input));
    },
  )
  .post(
    '/labels/printers/:id/closing',
    describe('Take a label printer out of use'),
    guard('place.manage'),
    param(idParam),
    json(z.object({ requestId })),
    async (c) => {
      const input = { ...c.req.valid('json'), id: c.req.valid('param').id };
      return c.json(await closePrinter(c.get('ctx'), input));
    },
  )
  .post(
    '/labels/places/:placeId/printer',
    describe('Choose the printer of a bench or another place; null for the one of the site'),
    guard('label.reprint'),
    param(z.object({ placeId: uuid })),
    json(z.object({ requestId, profileId: uuid.nullable() })),
    async (c) => {
      const input = { ...c.req.valid('json'), placeId: c.req.valid('param').placeId };
      return c.json(await choosePrinter(c.get('ctx'), input));
    },
  )
  .post(
    '/labels/printer-test/connection',
    describe('Connect to a label printer of the local network and ask it how it is'),
    guard('label.reprint'),
    json(z.object(printerAddress)),
    async (c) => c.json(await testConnection(c.get('ctx'), c.req.valid('json'))),
  )
  .post(
    '/labels/printer-test/label',
    describe('Print one label that is on no record'),
    guard('label.reprint'),
    json(testLabel),
    async (c) => {
      const { medium, dpi, symbol, correction, ...rest } = c.req.valid('json');
      const profile = { dpi, smallLabelSymbol: symbol, correction };
      const input = { ...rest, medium: mediumOf(medium), profile };
      return c.json(await printTestLabel(c.get('ctx'), input));
    },
  );
