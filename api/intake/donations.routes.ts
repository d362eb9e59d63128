import { Hono } from 'hono';
import { z } from 'zod';
import { DOCUMENT_FORMS } from '../documents/document-locale.ts';
import { code, line, page, paragraph, requestId } from '../lib/input.ts';
import { type Env, describe, guard, json, param, query, sendFile } from '../lib/route.ts';
import { listDonations, readDonation } from './donation-list.ts';
import { donationReceipt } from './donation-receipt.ts';
import { editDonation, openDonation } from './donations.service.ts';
import { searchDonors } from './donors.service.ts';
import { donationInput, kind, lines, route } from './intake-input.ts';
import { announceDevices } from './offers.service.ts';

const codeParam = z.object({ code });

export const donationRoutes = new Hono<Env>()
  .get(
    '/donors',
    describe('Donors of this site by name, phone or e-mail, whatever the tones and letters'),
    guard('donor.view'),
    query(z.object({ q: z.string().max(200).default('') })),
    async (c) => c.json(await searchDonors(c.get('ctx'), c.req.valid('query').q)),
  )
  .get(
    '/donations',
    describe('The newest donations with what was announced and received'),
    guard('device.view'),
    query(z.object({ ...page, after: z.uuid('input.wrong_id').optional() })),
    async (c) => c.json(await listDonations(c.get('ctx'), c.req.valid('query'))),
  )
  .post(
    '/donations',
    describe('Open a donation: donor, drop-off way, what was announced'),
    guard('device.receive'),
    json(donationInput),
    async (c) => c.json(await openDonation(c.get('ctx'), c.req.valid('json'))),
  )
  .get(
    '/donations/:code',
    describe('One donation: expected against received, its devices, batches and chargers'),
    guard('device.view'),
    param(codeParam),
    async (c) => c.json(await readDonation(c.get('ctx'), c.req.valid('param').code)),
  )
  .post(
    '/donations/:code',
    describe('Change what was announced or the note about accessories, or close the donation'),
    guard('device.receive'),
    param(codeParam),
    json(
      z.object({
        requestId,
        lines: lines.optional(),
        accessoriesNote: paragraph(500).optional(),
        closed: z.boolean().optional(),
      }),
    ),
    async (c) => {
      const input = { ...c.req.valid('json'), code: c.req.valid('param').code };
      return c.json(await editDonation(c.get('ctx'), input));
    },
  )
  .post(
    '/donations/:code/offers',
    describe('Announce devices that are not in hand yet'),
    guard('device.receive'),
    param(codeParam),
    json(
      z.object({
        requestId,
        kind,
        count: z.number().int().min(1).max(50),
        make: line(60).default(''),
        model: line(80).default(''),
        route: route.optional(),
      }),
    ),
    async (c) => {
      const input = { ...c.req.valid('json'), code: c.req.valid('param').code };
      return c.json(await announceDevices(c.get('ctx'), input));
    },
  )
  .get(
    '/donations/:code/receipt.pdf',
    describe('The receipt a donor takes home, in the chosen language'),
    guard('device.receive'),
    param(codeParam),
    query(z.object({ locale: z.enum(DOCUMENT_FORMS).default('en') })),
    async (c) => {
      const receiptCode = c.req.valid('param').code;
      const { locale } = c.req.valid('query');
      const pdf = await donationReceipt(c.get('ctx'), receiptCode, locale);
      const name = `receipt-${receiptCode}.pdf`;
      return sendFile(c, pdf, {
        type: 'application/pdf',
        name,
        inline: true,
        rows: 1,
        people: 'donation',
      });
    },
  );
