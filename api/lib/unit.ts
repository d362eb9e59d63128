/** One write: a transaction, its request id, its events, and the announcement after the commit. */
import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { EventKind } from '#domain/events.ts';
import type { MoveKind } from '#domain/lifecycle.ts';
import type { Stage } from '#domain/stages.ts';
import * as schema from '../../db/schema/index.ts';
import type { DeviceChanges, RecordedEvent } from '../../db/statements.ts';
import { RECORD_EVENT, bindStatement, eventValues } from '../../db/statements.ts';
import type { Context, PublicContext, System, Transaction } from './context.ts';
import { gaveWay } from './database-errors.ts';
import { AppError } from './errors.ts';
import { keepText } from './event-text.ts';
import { type Touched, touchedPayloads } from './touched.ts';

/** What an event needs; nobody acts when the clock does. */
export interface Writing extends PublicContext {
  tx: Transaction;
  requestId: string | null;
  /** Server time: authoritative for order. */
  recordedAt: Date;
  /** When the person did it; earlier than `recordedAt` after a network gap. */
  happenedAt: Date;
  /** Ids of the events recorded so far, announced after the commit. */
  announced: string[];
  /** What else changed so far, announced with them. */
  touched: Touched[];
}

export interface Unit extends Writing, Context {
  actor: Context['actor'];
  requestId: string;
}

export interface WriteInput {
  requestId: string;
  happenedAt?: string | undefined;
}

export function isUnit(ctx: Context): ctx is Unit {
  return 'tx' in ctx;
}

/**
 * Runs `work` once in a transaction. A replay with the same request id and body gets the first answer;
 * the same id with another body is refused. Called with a unit, `work` becomes part of that write.
 * Where two writes wait for each other, the one that gave way is tried again: `work` must change nothing but
 * the database.
 * @throws AppError `request.reused`
 */
export async function write<T>(
  ctx: Context,
  input: WriteInput,
  work: (unit: Unit) => Promise<T>,
): Promise<T> {
  if (isUnit(ctx)) return work(ctx);
  for (let tries = 1; ; tries += 1) {
    try {
      return await writeOnce(ctx, input, work);
    } catch (error) {
      if (tries === MOST_TRIES || !gaveWay(error)) throw error;
    }
  }
}

/** Whoever gives way to another write does all of it again, on what is there then. */
const MOST_TRIES = 4;

async function writeOnce<T>(
  ctx: Context,
  input: WriteInput,
  work: (unit: Unit) => Promise<T>,
): Promise<T> {
  const recordedAt = ctx.now();
  const bodyHash = hashBody(input);
  const announced: string[] = [];
  const touched: Touched[] = [];
  const answer = await ctx.database.db.transaction(async (tx) => {
    const claimed = await tx
      .insert(schema.requests)
      .values({
        requestId: input.requestId,
        personId: ctx.actor.personId,
        bodyHash,
        answer: '',
        recordedAt,
      })
      .onConflictDoNothing()
      .returning({ requestId: schema.requests.requestId });
    if (claimed.length === 0) return replay<T>(ctx, tx, input.requestId, bodyHash);
    const happenedAt = earlier(input.happenedAt, recordedAt);
    const requestId = input.requestId;
    const unit: Unit = { ...ctx, tx, requestId, recordedAt, happenedAt, announced, touched };
    const result = await work(unit);
    await tx
      .update(schema.requests)
      .set({ answer: JSON.stringify(result ?? null) })
      .where(eq(schema.requests.requestId, input.requestId));
    return result;
  });
  announce(ctx, announced, touched);
  return answer;
}

async function replay<T>(
  ctx: Context,
  tx: Transaction,
  requestId: string,
  bodyHash: string,
): Promise<T> {
  const [first] = await tx
    .select()
    .from(schema.requests)
    .where(eq(schema.requests.requestId, requestId));
  return firstAnswer<T>(ctx, first, bodyHash);
}

/** @throws AppError `request.reused` when the id stands for another body or another person. */
export function firstAnswer<T>(
  ctx: Context,
  first: { personId: string; bodyHash: string; answer: string } | undefined,
  bodyHash: string,
): T {
  if (!first || first.bodyHash !== bodyHash || first.personId !== ctx.actor.personId) {
    throw new AppError('request.reused', { status: 422 });
  }
  return JSON.parse(first.answer) as T;
}

export function hashBody(body: unknown): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('base64url');
}

/** Runs `work` in a transaction that no person asked for: reservations that ran out. */
export async function writeAsSystem<T>(
  system: System,
  work: (writing: Writing) => Promise<T>,
): Promise<T> {
  const recordedAt = system.now();
  const announced: string[] = [];
  const touched: Touched[] = [];
  const answer = await system.database.db.transaction((tx) =>
    work({
      ...system,
      actor: null,
      tx,
      requestId: null,
      recordedAt,
      happenedAt: recordedAt,
      announced,
      touched,
    }),
  );
  announce(system, announced, touched);
  return answer;
}

/** A client's clock may be wrong: never later than the server's. */
export function earlier(happenedAt: string | undefined, recordedAt: Date): Date {
  const claimed = happenedAt ? new Date(happenedAt) : recordedAt;
  return claimed < recordedAt ? claimed : recordedAt;
}

export interface NewEvent {
  deviceId: string;
  kind: EventKind;
  stage?: { to: Stage; move: MoveKind };
  /** Refuse when the device is no longer at this version or stage. */
  expect?: { version?: number | null; from?: Stage | null };
  /** Ids, codes and numbers only. */
  data?: Record<string, unknown>;
  /** Words of a person: kept apart, erasable, bound by a salted hash. */
  text?: string | undefined;
  changes?: DeviceChanges;
}

/**
 * Appends an event to the device's chain and changes the device with it, in one statement.
 * @throws AppError `device.changed` (409) when the expected version or stage is another by now.
 */
export async function recordEvent(unit: Writing, event: NewEvent): Promise<RecordedEvent> {
  const eventId = unit.newId();
  const words =
    event.text && isByPerson(unit) ? await keepText(unit, event.deviceId, event.text) : {};
  const values = eventValues({
    deviceId: event.deviceId,
    version: event.expect?.version ?? null,
    from: event.expect?.from ?? null,
    kind: event.kind,
    to: event.stage?.to ?? null,
    moveKind: event.stage?.move ?? null,
    actorId: unit.actor?.personId ?? null,
    eventId,
    happenedAt: unit.happenedAt,
    recordedAt: unit.recordedAt,
    data: { ...event.data, ...words },
    requestId: unit.requestId,
    changes: event.changes ?? {},
  });
  const rows = await unit.tx.execute(bindStatement(RECORD_EVENT, values));
  const [recorded] = rows as unknown as RecordedEvent[];
  if (!recorded) throw new AppError('device.changed', { status: 409 });
  unit.announced.push(eventId);
  return recorded;
}

function isByPerson(unit: Writing): unit is Unit {
  return unit.actor !== null && unit.requestId !== null;
}

export const EVENTS_CHANNEL = 'rework_events';

/** Tells other processes and browsers after the commit; a lost hint is caught up from the table. */
export function announce(
  system: System,
  eventIds: readonly string[],
  touched: readonly Touched[] = [],
): void {
  const hints: [channel: string, payload: string][] = touchedPayloads(touched);
  const newest = eventIds.at(-1);
  if (newest) hints.unshift([EVENTS_CHANNEL, newest]);
  for (const [channel, payload] of hints) {
    system.database.notifier
      .notify(channel, payload)
      .catch((error: unknown) => system.log.warn({ error }, 'announcement lost'));
  }
}
