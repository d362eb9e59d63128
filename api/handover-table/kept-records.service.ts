/** What tablets sent and could not be recorded as it stood: shown to who hands over, settled by a coordinator. */
import { type SQL, and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { may } from '#domain/roles.ts';
import type { RecordAnswer } from '#domain/table-package.ts';
import { tableMoment } from '#domain/table-rules.ts';
import { type Dismissal, type Settlement, settlementsFor } from '#domain/table-settling.ts';
import { handoverTablets, needs, people, recipients, tableRecords } from '../../db/schema/index.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import { kitPieces } from '../handovers/kit-snapshot.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, type Params, invalidField, notFound } from '../lib/errors.ts';
import { unseal } from '../lib/sealed.ts';
import { touch } from '../lib/touched.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { shownRecipient } from '../needs/recipient-view.ts';
import { actFor } from '../people/acting-person.ts';
import { logAct } from '../people/people.service.ts';
import { carryOut } from './carry-out.ts';
import { derivedId } from './derived-id.ts';
import { type SessionRow, type TabletRow, findSession } from './find-session.ts';
import { reasonOf } from './receive-records.service.ts';
import { type CheckedRecord, checkRecord } from './record-input.ts';
import { forgetKey } from './tablets.service.ts';

export interface KeptRecord {
  id: string;
  /** `handover`, `card`, `exchange`, `absent`; empty where it could not be opened. */
  kind: string;
  needCode: string;
  /** Of the device or card that was given. */
  deviceCode: string;
  /** An error's code and values. */
  reason: string;
  params: Params;
  tablet: string;
  openedBy: string;
  happenedAt: string;
  receivedAt: string;
  /** Whom it is for, where the person may see it. */
  recipient: { studentName: string; school: string } | null;
  choices: Settlement[];
  settlement: string;
  settledBy: string | null;
  settledAt: string | null;
}

const settlers = alias(people, 'settlers');

/** Open ones in the order they happened, then the settled ones. @throws AppError `handover_session.not_found` (404) */
export async function listKeptRecords(
  ctx: Context,
  code: string,
): Promise<{ open: KeptRecord[]; settled: KeptRecord[] }> {
  requirePermission(ctx, 'handover.record');
  const session = await findSession(ctx, code);
  return {
    open: await readKept(ctx, session, isNull(tableRecords.settledAt)),
    settled: await readKept(ctx, session, isNotNull(tableRecords.settledAt)),
  };
}

async function readKept(ctx: Context, session: SessionRow, which: SQL): Promise<KeptRecord[]> {
  const rows = await ctx.database.db
    .select({
      record: tableRecords,
      tablet: handoverTablets.name,
      openedBy: people.name,
      settledBy: settlers.name,
      need: needs,
      recipient: recipients,
    })
    .from(tableRecords)
    .innerJoin(handoverTablets, eq(handoverTablets.id, tableRecords.tabletId))
    .innerJoin(people, eq(people.id, handoverTablets.personId))
    .leftJoin(settlers, eq(settlers.id, tableRecords.settledById))
    .leftJoin(needs, and(eq(needs.code, tableRecords.needCode), eq(needs.siteId, ctx.actor.siteId)))
    .leftJoin(recipients, eq(recipients.needId, needs.id))
    .where(and(eq(handoverTablets.batchId, session.id), which))
    .orderBy(asc(tableRecords.happenedAt), asc(tableRecords.id))
    .limit(1000);
  return rows.map(({ record, need, recipient, ...names }) => {
    const { id, kind, needCode, deviceCode, reason, settlement } = record;
    const shown = need && shownRecipient(ctx, need, recipient);
    return {
      id,
      kind,
      needCode,
      deviceCode,
      reason,
      params: record.params as Params,
      ...names,
      happenedAt: record.happenedAt.toISOString(),
      receivedAt: record.receivedAt.toISOString(),
      recipient: shown && { studentName: shown.studentName, school: shown.school },
      choices: record.settledAt ? [] : settlementsFor(kind),
      settlement,
      settledAt: record.settledAt?.toISOString() ?? null,
    };
  });
}

export interface SettleInput extends WriteInput {
  /** Of the session. */
  code: string;
  ids: readonly string[];
  choice: Settlement;
  /** With `other_device`: what was really given. */
  deviceCode?: string | undefined;
  /** With `dismiss`. */
  because?: Dismissal | undefined;
}

/**
 * Each record in a transaction of its own, so that one that still cannot be recorded holds up no other.
 * @throws AppError `table_record.not_found` (404), `input.invalid` on `deviceCode`, `because` or `ids`
 */
export async function settleRecords(
  ctx: Context,
  input: SettleInput,
): Promise<{ answers: RecordAnswer[] }> {
  requirePermission(ctx, 'handover.settle');
  const { choice, ids, deviceCode, because } = input;
  if (choice === 'dismiss' && !because) throw invalidField('because', 'input.required');
  if (choice === 'other_device' && !deviceCode) throw invalidField('deviceCode', 'input.required');
  if (choice === 'other_device' && ids.length > 1) throw invalidField('ids', 'input.too_many');
  const session = await findSession(ctx, input.code);
  const rows = await ctx.database.db
    .select({ record: tableRecords, tablet: handoverTablets })
    .from(tableRecords)
    .innerJoin(handoverTablets, eq(handoverTablets.id, tableRecords.tabletId))
    .where(and(inArray(tableRecords.id, [...ids]), eq(handoverTablets.batchId, session.id)))
    .orderBy(asc(tableRecords.happenedAt), asc(tableRecords.id));
  const unknown = ids.find((id) => !rows.some(({ record }) => record.id === id));
  if (unknown) throw notFound('table_record');
  const answers: RecordAnswer[] = [];
  for (const { record, tablet } of rows) {
    answers.push(await settleOne(ctx, input, { record, tablet, session }));
  }
  return { answers };
}

interface Kept {
  record: typeof tableRecords.$inferSelect;
  tablet: TabletRow;
  session: SessionRow;
}

async function settleOne(ctx: Context, input: SettleInput, kept: Kept): Promise<RecordAnswer> {
  const { record, tablet, session } = kept;
  const { choice, because, deviceCode } = input;
  const { id } = record;
  if (!settlementsFor(record.kind).includes(choice)) {
    return { id, outcome: 'kept', reason: 'table_record.unreadable' };
  }
  const acting = choice === 'dismiss' ? ctx : await actingFor(ctx, tablet, session);
  const happenedAt = tableMoment(record.happenedAt, tablet.openedAt).toISOString();
  const requestId = derivedId(input.requestId, id);
  const body = { requestId, happenedAt, id, choice, because, deviceCode };
  try {
    const receipt = await write(acting, body, async (unit) => {
      const open = await lockOpen(unit, id);
      const given = choice === 'dismiss' ? null : await asDecided(unit, open, deviceCode);
      const carried =
        given && (await carryOut(unit, { tablet, session }, given, { settled: true }));
      const receiptCode = carried?.receiptCode ?? null;
      await closeRecord(unit, open, {
        settlement: SETTLED[choice],
        settledById: ctx.actor.personId,
        params: {
          ...(receiptCode ? { receipt: receiptCode } : {}),
          ...(because ? { because } : {}),
        },
      });
      const { needCode, deviceCode: was } = open;
      const data = { session: session.code, need: needCode, device: deviceCode ?? was, because };
      // Recorded in the name of who stood at the table; decided by who is here now.
      const settler = { ...unit, actor: ctx.actor };
      await logAct(settler, `table_record.${SETTLED[choice]}`, id, {
        ...data,
        receipt: receiptCode,
      });
      touch(unit, 'handover_session', session.id);
      await forgetKey(unit.tx, tablet, unit.recordedAt);
      return receiptCode;
    });
    return { id, outcome: 'done', ...(receipt ? { receiptCode: receipt } : {}) };
  } catch (error) {
    const why = reasonOf(error);
    if (!why) throw error;
    return { id, outcome: 'kept', ...why };
  }
}

const SETTLED = { record: 'recorded', other_device: 'other_device', dismiss: 'dismissed' } as const;

/** Who stood at the table, as long as that person still hands over; otherwise who decides. */
async function actingFor(ctx: Context, tablet: TabletRow, session: SessionRow): Promise<Context> {
  const opener = await actFor(ctx, tablet.personId, session.siteId);
  return opener && may(opener.actor.roles, 'handover.record') ? opener : ctx;
}

/** @throws AppError `table_record.settled` (409) */
async function lockOpen(unit: Unit, id: string) {
  const [record] = await unit.tx
    .select()
    .from(tableRecords)
    .where(and(eq(tableRecords.id, id), isNull(tableRecords.settledAt)))
    .for('update');
  if (!record) throw new AppError('table_record.settled', { status: 409 });
  return record;
}

/** What was sealed, with the device that was really given where somebody says so. */
async function asDecided(
  unit: Unit,
  record: typeof tableRecords.$inferSelect,
  deviceCode: string | undefined,
): Promise<CheckedRecord> {
  const bytes = record.content && unseal(unit.secret, 'table-record', record.id, record.content);
  const plain: unknown = bytes && JSON.parse(Buffer.from(bytes).toString('utf8'));
  const id = (plain as { id?: string } | null)?.id ?? '';
  const opened = checkRecord(plain, id);
  if (!opened.ok) throw new AppError(opened.reason, { status: 409 });
  if (!deviceCode || !('deviceCode' in opened.record)) return opened.record;
  const row = await readCardRow(unit, deviceCode);
  const scanned = [row.code, ...kitPieces(row).flatMap((piece) => piece.code ?? [])];
  return { ...opened.record, deviceCode: row.code, scanned };
}

async function closeRecord(
  unit: Unit,
  record: typeof tableRecords.$inferSelect,
  settled: { settlement: string; settledById: string; params: Params },
): Promise<void> {
  await unit.tx
    .update(tableRecords)
    .set({
      ...settled,
      params: { ...(record.params as Params), ...settled.params },
      settledAt: unit.recordedAt,
      content: null,
    })
    .where(eq(tableRecords.id, record.id));
}
