/** What a tablet sends: each record carried out once, or kept sealed for a person; nothing of it is lost. */
import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { RecordAnswer, SealedRecord, SentAnswer } from '#domain/table-package.ts';
import { MAX_KEPT_RECORDS, mustWipe, reasonToKeep } from '#domain/table-rules.ts';
import { batchNeeds, needs, recipients, tableRecords } from '../../db/schema/index.ts';
import { databaseError, gaveWay } from '../lib/database-errors.ts';
import type { Context, System } from '../lib/context.ts';
import { AppError, type Params } from '../lib/errors.ts';
import { seal, unseal } from '../lib/sealed.ts';
import { actFor } from '../people/acting-person.ts';
import { carriedOutBefore, carryOut } from './carry-out.ts';
import { derivedId } from './derived-id.ts';
import { type TabletOfSession, tellOpenPages } from './find-session.ts';
import { noteContact } from './open-tablet.service.ts';
import { type CheckedRecord, type Opened, openSealed } from './record-input.ts';

/**
 * Carries the records out in their order, each in a transaction of its own, in the name of who opened the tablet.
 * Those without an answer met something that passes, and are sent again.
 */
export async function receiveRecords(
  system: System,
  found: TabletOfSession,
  records: readonly SealedRecord[],
): Promise<SentAnswer> {
  const { tablet, session } = found;
  await noteContact(system, tablet.id);
  const ctx = await actFor(system, tablet.personId, session.siteId);
  const { privateKey } = tablet;
  const key = privateKey && unseal(system.secret, 'tablet-key', tablet.id, privateKey);
  const answers: RecordAnswer[] = [];
  for (const sealed of records) {
    try {
      const opened = await openSealed(key, sealed);
      answers.push(await receiveOne(system, { ctx, found, id: sealed.id, opened }));
    } catch (error) {
      // Whatever came before is recorded, and the tablet must hear of it.
      if (answers.length === 0) throw error;
      system.log.error({ error, tablet: tablet.id }, 'a record of a table has to be sent again');
      break;
    }
  }
  if (answers.some(({ outcome }) => outcome === 'kept')) tellOpenPages(system, found);
  const wipe = mustWipe(tablet, session.state === 'open', system.now());
  return { answers, wipe, erased: await erasedIn(system, session.id) };
}

async function erasedIn(system: System, batchId: string): Promise<string[]> {
  const rows = await system.database.db
    .select({ code: needs.code })
    .from(batchNeeds)
    .innerJoin(needs, eq(needs.id, batchNeeds.needId))
    .innerJoin(recipients, eq(recipients.needId, needs.id))
    .where(and(eq(batchNeeds.batchId, batchId), isNotNull(recipients.erasedAt)))
    .orderBy(asc(needs.code));
  return rows.map(({ code }) => code);
}

interface Received {
  /** Null where who opened the tablet is no longer with us. */
  ctx: Context | null;
  found: TabletOfSession;
  id: string;
  opened: Opened;
}

async function receiveOne(system: System, received: Received): Promise<RecordAnswer> {
  const { ctx, found, id, opened } = received;
  const before = await answerBefore(system, found, id);
  if (before) return before;
  if (!opened.ok) return keep(system, received, { reason: opened.reason, params: {} });
  const { tablet, session } = found;
  const first = await carriedOutBefore(system, tablet, opened.record);
  if (first) return done(id, first.receiptCode);
  if (!ctx) return keep(system, received, { reason: 'handover_tablet.person_gone', params: {} });
  const late = reasonToKeep(tablet, session.state === 'open', system.now());
  if (late) return keep(system, received, { reason: late, params: { session: session.code } });
  try {
    const { receiptCode } = await carryOut(ctx, found, opened.record);
    return done(id, receiptCode);
  } catch (error) {
    const why = reasonOf(error);
    if (!why) throw error;
    return keep(system, received, why);
  }
}

function done(id: string, receiptCode: string | null): RecordAnswer {
  return { id, outcome: 'done', ...(receiptCode ? { receiptCode } : {}) };
}

/** What became of it when it was sent before and could not be recorded as it stood. */
async function answerBefore(
  system: System,
  { tablet }: TabletOfSession,
  id: string,
): Promise<RecordAnswer | null> {
  const [kept] = await system.database.db
    .select()
    .from(tableRecords)
    .where(and(eq(tableRecords.id, id), eq(tableRecords.tabletId, tablet.id)));
  if (!kept) return null;
  const { reason, settlement } = kept;
  const params = kept.params as Params;
  if (settlement === 'recorded' || settlement === 'other_device') {
    return done(id, String(params.receipt ?? '') || null);
  }
  return { id, outcome: 'kept', reason, params };
}

export interface Why {
  reason: string;
  params: Params;
}

/** What keeps it from being recorded, by codes. Null for what passes by itself: then it is sent again. */
export function reasonOf(error: unknown): Why | null {
  if (error instanceof AppError) {
    const { blockers, fields, params } = error.details;
    const first = blockers?.[0] ?? fields?.[0];
    return { reason: first?.code ?? error.code, params: { ...(first ?? { params }).params } };
  }
  const code = databaseError(error)?.code ?? '';
  if (gaveWay(error) || !/^2[23]/.test(code)) return null;
  const reason = code.startsWith('23') ? 'table_record.conflict' : 'table_record.invalid';
  return { reason, params: {} };
}

async function keep(
  system: System,
  { found, id, opened }: Received,
  { reason, params }: Why,
): Promise<RecordAnswer> {
  const { tablet } = found;
  const { db } = system.database;
  const waiting = and(eq(tableRecords.tabletId, tablet.id), isNull(tableRecords.settledAt));
  if ((await db.$count(tableRecords, waiting)) >= MAX_KEPT_RECORDS) {
    throw new AppError('table_record.too_many', { status: 429, params: { max: MAX_KEPT_RECORDS } });
  }
  const content = opened.ok ? opened.record : opened.content;
  const plain = Buffer.from(JSON.stringify(content));
  // An id that stands for something else already must not push this one aside.
  const keptId = reason === 'request.reused' ? derivedId(tablet.id, plain) : id;
  const happenedAt = opened.ok ? new Date(opened.record.happenedAt) : system.now();
  await db
    .insert(tableRecords)
    .values({
      id: keptId,
      tabletId: tablet.id,
      ...(opened.ok ? codesOf(opened.record) : { kind: '', needCode: '', deviceCode: '' }),
      content: seal(system.secret, 'table-record', keptId, plain),
      reason,
      params,
      happenedAt: happenedAt < system.now() ? happenedAt : system.now(),
      receivedAt: system.now(),
    })
    .onConflictDoNothing();
  return { id, outcome: 'kept', reason, params };
}

function codesOf(record: CheckedRecord) {
  const { kind, needCode } = record;
  const deviceCode =
    'deviceCode' in record
      ? record.deviceCode
      : 'accessoryCode' in record
        ? record.accessoryCode
        : '';
  return { kind, needCode, deviceCode };
}
