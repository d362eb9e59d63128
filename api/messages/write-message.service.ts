/** Writing to a donor: the draft, and what a person made of it, queued or taken along. */
import {
  MESSAGE_LOCALES,
  type MessageChannel,
  type MessageLocale,
  type MessageTemplate,
  refuseRecipient,
} from '#domain/messages.ts';
import { messages } from '../../db/schema/index.ts';
import type { Config } from '../config.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import { changeDevice, type DeviceInput } from '../evidence/change-device.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, invalidField } from '../lib/errors.ts';
import { recordEvent } from '../lib/unit.ts';
import { composeLockMessage } from './compose.ts';
import { readLockFacts } from './lock-facts.ts';
import { wakeOutbox } from './outbox.ts';

/** Whether this installation sends by a way itself. */
export type SendingWays = Record<'email' | 'sms', boolean>;

export function sendingWays({ mail, sms }: Config): SendingWays {
  return { email: mail !== undefined, sms: sms !== undefined };
}

export interface MessageDraft {
  subject: string;
  body: string;
  /** From the donor's record; empty where it has none. */
  recipient: string;
  locale: MessageLocale;
  ways: SendingWays;
  /** Null where the donor is not known or wanted to stay unnamed. */
  donorName: string | null;
}

/** @throws AppError `message.no_lock` */
export async function draftMessage(
  ctx: Context,
  input: {
    code: string;
    template: MessageTemplate;
    channel: MessageChannel;
    locale?: MessageLocale | undefined;
  },
): Promise<MessageDraft> {
  requirePermission(ctx, 'donor.contact');
  const row = await readCardRow(ctx, input.code);
  const { facts, donor, locale: usual } = await readLockFacts(ctx, row);
  const locale = input.locale ?? MESSAGE_LOCALES.find((one) => one === usual) ?? 'en';
  const composed = composeLockMessage(facts, input.template, input.channel, locale);
  const recipient = { email: donor?.email, sms: donor?.phone, copy: '' }[input.channel] ?? '';
  const ways = sendingWays(ctx.config);
  return { ...composed, recipient, locale, ways, donorName: facts.donorName || null };
}

export interface MessageInput {
  template: MessageTemplate;
  channel: MessageChannel;
  locale: MessageLocale;
  recipient: string;
  subject: string;
  body: string;
}

/**
 * Queues a message, or notes that a person takes the text along.
 * @throws AppError `message.no_lock`, `message.way_missing` and, by field, what is wrong with the address
 */
export async function writeMessage(
  ctx: Context,
  input: DeviceInput & MessageInput,
): Promise<{ messageId: string; status: 'queued' | 'copied' }> {
  const answer = await changeDevice(ctx, 'donor.contact', input, async (unit, row) => {
    checkMessage(ctx, input);
    const { holdId, donor } = await readLockFacts(unit, row);
    const messageId = unit.newId();
    const { template, channel, locale, recipient, subject, body } = input;
    const status = channel === 'copy' ? ('copied' as const) : ('queued' as const);
    await unit.tx.insert(messages).values({
      id: messageId,
      siteId: row.siteId,
      deviceId: row.id,
      donorId: donor?.donorId ?? null,
      holdId,
      template,
      channel,
      recipient,
      locale,
      subject,
      body,
      status,
      nextAttemptAt: status === 'queued' ? unit.recordedAt : null,
      createdById: unit.actor.personId,
      createdAt: unit.recordedAt,
    });
    const data = { step: status, message: messageId, template, channel };
    await recordEvent(unit, { deviceId: row.id, kind: 'message', data });
    return { messageId, status };
  });
  if (answer.status === 'queued') wakeOutbox(ctx);
  return answer;
}

/** @throws AppError `message.way_missing`, and by field what is wrong with address or subject */
export function checkMessage(
  ctx: Context,
  { channel, recipient, subject }: Pick<MessageInput, 'channel' | 'recipient' | 'subject'>,
): void {
  if (channel !== 'copy' && !sendingWays(ctx.config)[channel]) {
    throw new AppError('message.way_missing', { params: { channel } });
  }
  const refusal = refuseRecipient(channel, recipient);
  if (refusal) throw invalidField('recipient', refusal);
  if (channel === 'email' && subject === '') throw invalidField('subject', 'input.required');
}
