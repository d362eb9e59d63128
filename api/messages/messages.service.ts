/** The outbox as people see it: what went to whom, and what they can still change. */
import { type SQL, and, count, desc, eq, lt } from 'drizzle-orm';
import { isCancellable, isResendable, type MessageStatus } from '#domain/messages.ts';
import { devices, messages, people } from '../../db/schema/index.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { type Unit, type WriteInput, recordEvent, write } from '../lib/unit.ts';
import { wakeOutbox } from './outbox.ts';
import { checkMessage, type SendingWays, sendingWays } from './write-message.service.ts';

const columns = {
  id: messages.id,
  deviceCode: devices.code,
  make: devices.make,
  model: devices.model,
  template: messages.template,
  channel: messages.channel,
  recipient: messages.recipient,
  locale: messages.locale,
  subject: messages.subject,
  body: messages.body,
  status: messages.status,
  attempts: messages.attempts,
  nextAttemptAt: messages.nextAttemptAt,
  lastError: messages.lastError,
  createdBy: people.name,
  createdAt: messages.createdAt,
  sentAt: messages.sentAt,
  erasedAt: messages.erasedAt,
};

export type MessageCounts = Record<MessageStatus, number>;

function select(ctx: Context, where: SQL | undefined) {
  return ctx.database.db
    .select(columns)
    .from(messages)
    .innerJoin(people, eq(people.id, messages.createdById))
    .innerJoin(devices, eq(devices.id, messages.deviceId))
    .where(and(eq(messages.siteId, ctx.actor.siteId), where))
    .orderBy(desc(messages.id));
}

/** One page, the newest first; `next` goes into `after` for the page behind it. */
export async function listMessages(
  ctx: Context,
  input: { status?: MessageStatus | undefined; after?: string | undefined; limit: number },
) {
  requirePermission(ctx, 'donor.contact');
  const where = and(
    input.status ? eq(messages.status, input.status) : undefined,
    input.after ? lt(messages.id, input.after) : undefined,
  );
  const [rows, counts] = await Promise.all([
    select(ctx, where).limit(input.limit + 1),
    countMessages(ctx),
  ]);
  const shown = rows.slice(0, input.limit);
  const next = rows.length > input.limit ? (shown.at(-1)?.id ?? null) : null;
  const ways: SendingWays = sendingWays(ctx.config);
  return { messages: shown, next, counts, ways };
}

async function countMessages(ctx: Context): Promise<MessageCounts> {
  const rows = await ctx.database.db
    .select({ status: messages.status, count: count() })
    .from(messages)
    .where(eq(messages.siteId, ctx.actor.siteId))
    .groupBy(messages.status);
  const counts: MessageCounts = { queued: 0, sent: 0, failed: 0, cancelled: 0, copied: 0 };
  for (const row of rows) counts[row.status] = row.count;
  return counts;
}

/** What was written about one device, the newest first. @throws AppError `device.not_found` */
export async function readDeviceMessages(ctx: Context, code: string) {
  requirePermission(ctx, 'donor.contact');
  const { id } = await readCardRow(ctx, code);
  return { messages: await select(ctx, eq(messages.deviceId, id)).limit(100) };
}

/** Takes a waiting message back. @throws AppError `message.not_queued`, `message.being_sent` (409) */
export async function cancelMessage(
  ctx: Context,
  input: WriteInput & { messageId: string },
): Promise<{ status: 'cancelled' }> {
  requirePermission(ctx, 'donor.contact');
  return write(ctx, input, async (unit) => {
    const message = await lockMessage(unit, input.messageId);
    if (!isCancellable(message.status)) throw notNow('message.not_queued', message.status);
    await unit.tx
      .update(messages)
      .set({ status: 'cancelled', nextAttemptAt: null })
      .where(eq(messages.id, message.id));
    await tell(unit, message, 'cancelled');
    return { status: 'cancelled' };
  });
}

/**
 * Corrects a message that did not go, or not yet, and queues it again.
 * @throws AppError `message.not_resendable` (409), `message.erased`, and those of `checkMessage`
 */
export async function resendMessage(
  ctx: Context,
  input: WriteInput & { messageId: string; recipient: string; subject: string; body: string },
): Promise<{ status: 'queued' }> {
  requirePermission(ctx, 'donor.contact');
  const answer = await write(ctx, input, async (unit) => {
    const message = await lockMessage(unit, input.messageId);
    if (message.erasedAt) throw new AppError('message.erased');
    if (!isResendable(message.status, message.attempts))
      throw notNow('message.not_resendable', message.status);
    const { recipient, subject, body } = input;
    checkMessage(ctx, { channel: message.channel, recipient, subject });
    await unit.tx
      .update(messages)
      .set({
        recipient,
        subject,
        body,
        status: 'queued',
        attempts: 0,
        nextAttemptAt: unit.recordedAt,
        lastError: '',
      })
      .where(eq(messages.id, message.id));
    await tell(unit, message, 'queued');
    return { status: 'queued' as const };
  });
  wakeOutbox(ctx);
  return answer;
}

const notNow = (code: string, status: MessageStatus) =>
  new AppError(code, { status: 409, params: { status } });

type Message = typeof messages.$inferSelect;

/** The message before the device, as its sender locks them. A message on its way out is locked by its sender. */
async function lockMessage(unit: Unit, messageId: string): Promise<Message> {
  const mine = and(eq(messages.id, messageId), eq(messages.siteId, unit.actor.siteId));
  const [free] = await unit.tx.select().from(messages).where(mine).for('update', {
    skipLocked: true,
  });
  if (free) return free;
  const [known] = await unit.tx.select({ id: messages.id }).from(messages).where(mine);
  if (known) throw new AppError('message.being_sent', { status: 409 });
  throw notFound('message');
}

async function tell(unit: Unit, message: Message, step: 'queued' | 'cancelled'): Promise<void> {
  const { id, deviceId, template, channel } = message;
  if (!deviceId) return;
  const data = { step, message: id, template, channel };
  await recordEvent(unit, { deviceId, kind: 'message', data });
}
