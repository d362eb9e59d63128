/**
 * Takes queued messages out, one after the other. Several processes share the queue: a message that one of
 * them is sending is locked, and the others pass it over.
 */
import { and, asc, eq, lte } from 'drizzle-orm';
import { type MessageFailure, nextAttempt } from '#domain/messages.ts';
import { messages } from '../../db/schema/index.ts';
import type { System } from '../lib/context.ts';
import { type Writing, recordEvent, writeAsSystem } from '../lib/unit.ts';
import { SendError } from './sender.ts';
import type { Senders } from './senders.ts';

export const MESSAGES_CHANNEL = 'rework_messages';
/** What a lost hint or a waiting retry costs at most. */
const EVERY_MS = 15_000;

type Message = typeof messages.$inferSelect;

/** Sends everything that is due. @returns how many were tried */
export async function drainOutbox(
  system: System,
  senders: Senders,
  goOn: () => boolean = () => true,
): Promise<number> {
  let tried = 0;
  while (goOn() && (await sendNext(system, senders))) tried++;
  return tried;
}

/**
 * The row stays locked from before the message goes out until that is on record, so that no two processes
 * send it. Should this process end between the two, the message goes out again: at least once, not exactly.
 */
async function sendNext(system: System, senders: Senders): Promise<boolean> {
  return writeAsSystem(system, async (writing) => {
    const [due] = await writing.tx
      .select()
      .from(messages)
      .where(and(eq(messages.status, 'queued'), lte(messages.nextAttemptAt, writing.recordedAt)))
      .orderBy(asc(messages.nextAttemptAt))
      .limit(1)
      .for('update', { skipLocked: true });
    if (!due) return false;
    const failure = await trySend(senders, due);
    await (failure ? keepFailure(writing, due, failure) : keepSent(writing, due));
    return true;
  });
}

async function trySend(senders: Senders, message: Message): Promise<MessageFailure | null> {
  const sender = message.channel === 'copy' ? null : senders[message.channel];
  if (!sender) return 'not_configured';
  const { id, recipient: to, locale, subject, body } = message;
  try {
    await sender.send({ id, to, locale, subject, body });
    return null;
  } catch (error) {
    return error instanceof SendError ? error.failure : 'connection';
  }
}

async function keepSent(writing: Writing, { id, attempts, ...message }: Message): Promise<void> {
  await writing.tx
    .update(messages)
    .set({
      status: 'sent',
      attempts: attempts + 1,
      nextAttemptAt: null,
      lastError: '',
      sentAt: writing.now(),
    })
    .where(eq(messages.id, id));
  await tell(writing, { id, ...message }, 'sent');
}

async function keepFailure(
  writing: Writing,
  message: Message,
  failure: MessageFailure,
): Promise<void> {
  const attempts = message.attempts + 1;
  const again = nextAttempt(attempts, failure, writing.now());
  writing.log.warn({ message: message.id, failure, attempts }, 'message not sent');
  await writing.tx
    .update(messages)
    .set({
      status: again ? 'queued' : 'failed',
      attempts,
      nextAttemptAt: again,
      lastError: failure,
    })
    .where(eq(messages.id, message.id));
  if (!again) await tell(writing, message, 'failed');
}

async function tell(
  writing: Writing,
  { id, deviceId, template, channel }: Pick<Message, 'id' | 'deviceId' | 'template' | 'channel'>,
  step: 'sent' | 'failed',
): Promise<void> {
  if (!deviceId) return;
  const data = { step, message: id, template, channel };
  await recordEvent(writing, { deviceId, kind: 'message', data });
}

export interface Outbox {
  /** Lets the message under way end. */
  stop(): Promise<void>;
}

/** Sends now, at every hint and every fifteen seconds. */
export async function startOutbox(system: System, senders: Senders): Promise<Outbox> {
  let running = true;
  let work: Promise<unknown> = Promise.resolve();
  const wake = () => {
    if (!running) return;
    work = work
      .then(() => drainOutbox(system, senders, () => running))
      .catch((error: unknown) => system.log.error({ error }, 'messages could not be sent'));
  };
  const unlisten = await system.database.listen(MESSAGES_CHANNEL, wake, wake);
  const timer = setInterval(wake, EVERY_MS);
  timer.unref();
  return {
    async stop() {
      running = false;
      clearInterval(timer);
      await unlisten();
      await work;
    },
  };
}

/** Tells the senders of all processes; without it they look by themselves a little later. */
export function wakeOutbox(system: System): void {
  system.database.notifier
    .notify(MESSAGES_CHANNEL, '')
    .catch((error: unknown) => system.log.warn({ error }, 'hint about a message lost'));
}
