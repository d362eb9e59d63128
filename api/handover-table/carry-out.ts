/** Carries out one record of a table by the services there are, in one transaction. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { absentUntil, tableMoment } from '#domain/table-rules.ts';
import {
  batchNeeds,
  devices,
  handoverTablets,
  handovers,
  needs,
  requests,
  reservations,
} from '../../db/schema/index.ts';
import { giveCard } from '../gifts/gifts.service.ts';
import { handOver } from '../handovers/hand-over.service.ts';
import type { Context, System } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { touch } from '../lib/touched.ts';
import { type Unit, hashBody, recordEvent, write } from '../lib/unit.ts';
import { type NeedRow, lockNeed } from '../needs/need-code.ts';
import { exchange } from './exchange.ts';
import type { SessionRow, TabletOfSession, TabletRow } from './find-session.ts';
import type { CheckedRecord } from './record-input.ts';

/** Codes only: the answer is stored for replays. */
export interface CarriedOut {
  receiptCode: string | null;
}

export interface CarryOutOptions {
  /** Of a person's decision; the record's own id otherwise, so that it happens once however often it is sent. */
  requestId?: string;
  /** Somebody looked at it: what was right on the day is recorded, also when consent ended later. */
  settled?: boolean;
}

/** @throws AppError whatever keeps it from being recorded; then nothing of it was */
export async function carryOut(
  ctx: Context,
  { tablet, session }: TabletOfSession,
  record: CheckedRecord,
  { requestId = record.id, settled = false }: CarryOutOptions = {},
): Promise<CarriedOut> {
  const input = writeInput(tablet, record, requestId);
  return write(ctx, input, async (unit) => {
    touch(unit, 'handover_session', session.id);
    const table = { batchId: session.id, tabletId: tablet.id };
    if (!settled) await refuseEnded(unit, tablet);
    await lockDevices(unit, record);
    const need = await lockNeed(unit, record.needCode);
    await requireListed(unit, need, session, settled);
    if (record.kind === 'absent') return noteAbsent(unit, need, session);
    if (record.kind === 'exchange') return exchange(unit, { record, need, table, settled });
    if (need.status === 'served') throw await alreadyServed(unit, need, session);
    const consentAsOf = settled ? unit.happenedAt : undefined;
    if (record.kind === 'card') {
      const { accessoryCode } = record;
      const seen = { ...record, ...table, consentAsOf };
      const card = { requestId, needCode: need.code, accessoryCode, table: seen };
      const { receiptCode } = await giveCard(unit, card);
      return { receiptCode };
    }
    const { deviceCode, scanned, identitySeen, signature, witnessName, locale } = record;
    const { receiptCode } = await handOver(unit, {
      requestId,
      code: deviceCode,
      scanned,
      identitySeen,
      signature,
      witnessName,
      locale,
      table,
      forNeed: need.code,
      consentAsOf,
    });
    return { receiptCode };
  });
}

/** A tablet that is being revoked waits for what is recorded now, and nothing is recorded after it. */
async function refuseEnded(unit: Unit, { id }: TabletRow): Promise<void> {
  const [now] = await unit.tx
    .select({ revokedAt: handoverTablets.revokedAt })
    .from(handoverTablets)
    .where(eq(handoverTablets.id, id))
    .for('share');
  if (now?.revokedAt) throw new AppError('handover_tablet.revoked', { status: 409 });
}

export function writeInput(tablet: TabletRow, record: CheckedRecord, requestId: string) {
  const happenedAt = tableMoment(new Date(record.happenedAt), tablet.openedAt).toISOString();
  return { requestId, happenedAt, tabletId: tablet.id, record };
}

/** The first answer, whatever became of the tablet and its person since; null where it was not carried out. */
export async function carriedOutBefore(
  system: System,
  tablet: TabletRow,
  record: CheckedRecord,
): Promise<CarriedOut | null> {
  const [first] = await system.database.db
    .select({ answer: requests.answer })
    .from(requests)
    .where(
      and(
        eq(requests.requestId, record.id),
        eq(requests.personId, tablet.personId),
        eq(requests.bodyHash, hashBody(writeInput(tablet, record, record.id))),
      ),
    );
  return first ? (JSON.parse(first.answer) as CarriedOut) : null;
}

/** All of them at once and in one order, so that two tablets with the same things take turns. */
async function lockDevices(unit: Unit, record: CheckedRecord): Promise<void> {
  const codes: string[] = [];
  if ('deviceCode' in record) codes.push(record.deviceCode);
  if (record.kind === 'exchange') codes.push(record.deadDeviceCode);
  if (codes.length === 0) return;
  await unit.tx
    .select({ id: devices.id })
    .from(devices)
    .where(inArray(devices.code, codes))
    .orderBy(devices.id)
    .for('update');
}

/** A session that ended takes everybody off its list who did not come: whoever settles it looks past that. */
async function requireListed(
  unit: Unit,
  need: NeedRow,
  session: SessionRow,
  settled: boolean,
): Promise<void> {
  const [listed] = await unit.tx
    .select({ state: batchNeeds.state })
    .from(batchNeeds)
    .where(and(eq(batchNeeds.batchId, session.id), eq(batchNeeds.needId, need.id)));
  if (listed && (settled || listed.state !== 'removed')) return;
  const params = { need: need.code, session: session.code };
  throw new AppError('table_record.not_listed', { status: 409, params });
}

/** By another tablet, or at a desk: which of the two was the mistake is for a person to say. */
async function alreadyServed(unit: Unit, need: NeedRow, session: SessionRow): Promise<AppError> {
  const [first] = await unit.tx
    .select({ receipt: handovers.receiptCode, device: devices.code })
    .from(handovers)
    .innerJoin(devices, eq(devices.id, handovers.deviceId))
    .where(and(eq(handovers.needId, need.id), isNull(handovers.voidedAt)))
    .orderBy(sql`${handovers.recordedAt} desc`)
    .limit(1);
  const params = {
    need: need.code,
    receipt: first?.receipt ?? '',
    device: first?.device ?? '',
    session: session.code,
  };
  return new AppError('table_record.already_served', { status: 409, params });
}

/** The device stays reserved and the clock starts anew; whoever was served meanwhile was there after all. */
async function noteAbsent(unit: Unit, need: NeedRow, session: SessionRow): Promise<CarriedOut> {
  if (need.status === 'served') return { receiptCode: null };
  await unit.tx
    .update(batchNeeds)
    .set({ state: 'absent', absentAt: unit.happenedAt })
    .where(
      and(
        eq(batchNeeds.batchId, session.id),
        eq(batchNeeds.needId, need.id),
        inArray(batchNeeds.state, ['waiting', 'absent']),
      ),
    );
  await prolong(unit, need);
  return { receiptCode: null };
}

async function prolong(unit: Unit, need: Pick<NeedRow, 'id' | 'code'>): Promise<void> {
  const [open] = await unit.tx
    .select({
      id: reservations.id,
      deviceId: reservations.deviceId,
      expiresAt: reservations.expiresAt,
    })
    .from(reservations)
    .innerJoin(needs, eq(needs.id, reservations.needId))
    .where(and(eq(reservations.needId, need.id), isNull(reservations.closedAt)));
  if (!open) return;
  const expiresAt = absentUntil(unit.happenedAt, open.expiresAt);
  await unit.tx.update(reservations).set({ expiresAt }).where(eq(reservations.id, open.id));
  if (!open.deviceId) return;
  await recordEvent(unit, {
    deviceId: open.deviceId,
    kind: 'reservation',
    data: {
      action: 'absent',
      need: need.code,
      reservation: open.id,
      until: expiresAt.toISOString(),
    },
  });
}
