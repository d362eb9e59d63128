import { Hono } from 'hono';
import { z } from 'zod';
import {
  MESSAGE_CHANNELS,
  MESSAGE_LOCALES,
  MESSAGE_STATUSES,
  MESSAGE_TEMPLATES,
} from '#domain/messages.ts';
import { happenedAt, line, page, paragraph, requestId, uuid } from '../lib/input.ts';
import { type Env, describe, guard, json, param, query } from '../lib/route.ts';
import {
  cancelMessage,
  listMessages,
  readDeviceMessages,
  resendMessage,
} from './messages.service.ts';
import { draftMessage, writeMessage } from './write-message.service.ts';

const codeParam = z.object({ code: z.string().max(60) });
const idParam = z.object({ id: uuid });
const template = z.enum(MESSAGE_TEMPLATES);
const channel = z.enum(MESSAGE_CHANNELS);
const locale = z.enum(MESSAGE_LOCALES);
const content = {
  recipient: line(254).default(''),
  subject: line(200, { isolates: true }).default(''),
  body: paragraph(5000, { isolates: true }).refine((text) => text !== '', 'input.required'),
};

export const messageRoutes = new Hono<Env>()
  .get(
    '/messages',
    describe('Messages to donors, the newest first'),
    guard('donor.contact'),
    query(
      z.object({ ...page, after: uuid.optional(), status: z.enum(MESSAGE_STATUSES).optional() }),
    ),
    async (c) => c.json(await listMessages(c.get('ctx'), c.req.valid('query'))),
  )
  .post(
    '/messages/:id/cancelling',
    describe('Take a waiting message back'),
    guard('donor.contact'),
    param(idParam),
    json(z.object({ requestId })),
    async (c) => {
      const { id: messageId } = c.req.valid('param');
      return c.json(await cancelMessage(c.get('ctx'), { ...c.req.valid('json'), messageId }));
    },
  )
  .post(
    '/messages/:id/resending',
    describe('Correct a message that did not go, and send it again'),
    guard('donor.contact'),
    param(idParam),
    json(z.object({ requestId, ...content })),
    async (c) => {
      const { id: messageId } = c.req.valid('param');
      return c.json(await resendMessage(c.get('ctx'), { ...c.req.valid('json'), messageId }));
    },
  )
  .get(
    '/devices/:code/messages',
    describe('What was written to the donor about a device'),
    guard('donor.contact'),
    param(codeParam),
    async (c) => c.json(await readDeviceMessages(c.get('ctx'), c.req.valid('param').code)),
  )
  .get(
    '/devices/:code/messages/draft',
    describe('The text to the donor of a locked device, for a person to read and change'),
    guard('donor.contact'),
    param(codeParam),
    query(z.object({ template, channel, locale: locale.optional() })),
    async (c) => {
      const { code } = c.req.valid('param');
      return c.json(await draftMessage(c.get('ctx'), { code, ...c.req.valid('query') }));
    },
  )
  .post(
    '/devices/:code/messages',
    describe('Queue a message to the donor, or note that its text was copied'),
    guard('donor.contact'),
    param(codeParam),
    json(z.object({ requestId, happenedAt, template, channel, locale, ...content })),
    async (c) => {
      const { code } = c.req.valid('param');
      return c.json(await writeMessage(c.get('ctx'), { code, ...c.req.valid('json') }));
    },
  );
