/**
 * A device that is dead at the table: it goes back to the workshop with its fault, and a spare of the session is
 * given for the same need. One transaction: never two devices for one family, never none.
 */
import { and, eq, isNull } from 'drizzle-orm';
import type { KitLineKey } from '#domain/kit-template.ts';
import { MOVES, type Move } from '#domain/moves.ts';
import { rolesFor } from '#domain/roles.ts';
import { mayExchange } from '#domain/table-rules.ts';
import type { CardRow } from '../../db/device-card.ts';
import { batchSpares, type handovers, reservations, returns } from '../../db/schema/index.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import { changesOfMove, dataOfMove, sideEffects } from '../devices/move-effects.ts';
import { writeFault } from '../evidence/faults.service.ts';
import { handOver } from '../handovers/hand-over.service.ts';
import type { HandoverSnapshot } from '../handovers/kit-snapshot.ts';
import type { HandoverFacts } from '../handovers/write-handover.ts';
import { AppError, forbidden } from '../lib/errors.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import type { NeedRow } from '../needs/need-code.ts';
import { reserveInExchange } from '../reservations/reserve-in-exchange.ts';
import { returnDevice } from '../returns/return-device.service.ts';
import { lastHandover } from '../returns/return-table.service.ts';
import type { CheckedRecord } from './record-input.ts';

const TO_WORKSHOP = MOVES.find((move) => move.id === 'T16') as Move;

export interface Exchange {
  record: Extract<CheckedRecord, { kind: 'exchange' }>;
  need: NeedRow;
  table: NonNullable<HandoverFacts['table']>;
  settled: boolean;
}

/**
 * @throws AppError `access.forbidden`, `table_record.not_a_spare`, `table_record.device_changed` (409), and those of
 * the handover
 */
export async function exchange(
  unit: Unit,
  { record, need, table, settled }: Exchange,
): Promise<{ receiptCode: string }> {
  if (!mayExchange(unit.actor.roles)) {
    throw forbidden({ roles: rolesFor('handover.record').join(',') });
  }
  const dead = await readCardRow(unit, record.deadDeviceCode);
  const back = await takeBack(unit, dead, need);
  await noteFault(unit, dead.code, record.fault);
  const spare = await readCardRow(unit, record.deviceCode);
  await takeSpare(unit, spare, table.batchId, settled);
  await reserveSpare(unit, spare, need.code, back);
  const { requestId } = unit;
  const { scanned, identitySeen, signature, witnessName, locale } = record;
  const given = await handOver(unit, {
    requestId,
    code: spare.code,
    locked: await readCardRow(unit, spare.code),
    scanned,
    identitySeen,
    signature,
    witnessName,
    locale,
    table,
    forNeed: need.code,
    consentAsOf: settled ? unit.happenedAt : undefined,
  });
  if (back.slipCode) {
    await unit.tx
      .update(returns)
      .set({ replacedById: given.handoverId })
      .where(eq(returns.slipCode, back.slipCode));
  }
  return { receiptCode: given.receiptCode };
}

/** The reservation that the spare takes over, and the slip where the dead device was handed over before. */
interface TakenBack {
  reservation: typeof reservations.$inferSelect | null;
  slipCode: string | null;
}

async function takeBack(unit: Unit, dead: CardRow, need: NeedRow): Promise<TakenBack> {
  if (dead.stage === 'reserved' && dead.reservation?.needId === need.id) {
    const reservation = await reservationRow(unit, dead.reservation.id);
    await toWorkshop(unit, dead);
    return { reservation, slipCode: null };
  }
  if (dead.stage === 'handed_over') {
    const { handover, needCode } = await lastHandover(unit, dead);
    if (needCode === need.code) return returnAtTable(unit, dead, handover);
  }
  const params = { code: dead.code, stage: dead.stage, need: need.code };
  throw new AppError('table_record.device_changed', { status: 409, params });
}

async function reservationRow(unit: Unit, id: string) {
  const [row] = await unit.tx.select().from(reservations).where(eq(reservations.id, id));
  return row ?? null;
}

/** T16 as part of an exchange (`mayExchange`); the person takes device and kit back with them. */
async function toWorkshop(unit: Unit, dead: CardRow): Promise<void> {
  const holder = { placeId: null, custodianId: unit.actor.personId };
  await recordEvent(unit, {
    deviceId: dead.id,
    kind: 'stage',
    stage: { to: TO_WORKSHOP.to, move: 'move' },
    expect: { version: dead.version, from: 'reserved' },
    data: { ...dataOfMove(TO_WORKSHOP, {}, dead), action: 'exchange' },
    changes: { ...changesOfMove(unit, dead, TO_WORKSHOP, {}), ...holder },
  });
  await sideEffects(TO_WORKSHOP, { ...dead, ...holder })?.(unit);
}

/** T20 with everything it was given with: at a table nothing has left the bag. */
async function returnAtTable(
  unit: Unit,
  dead: CardRow,
  handover: typeof handovers.$inferSelect,
): Promise<TakenBack> {
  const { kit } = handover.snapshot as HandoverSnapshot;
  const { slipCode } = await returnDevice(unit, {
    requestId: unit.requestId,
    code: dead.code,
    reason: 'fault',
    condition: 'exchange',
    scanned: kit.flatMap((piece) => piece.code ?? []),
    counted: kit.flatMap((piece): KitLineKey[] => (piece.code ? [] : [piece.line])),
    need: 'reopen',
  });
  return { reservation: await reservationRow(unit, handover.reservationId), slipCode };
}

/** What a tablet calls a fault may be unknown by now: that there was one is kept. */
async function noteFault(unit: Unit, code: string, fault: string): Promise<void> {
  const row = await readCardRow(unit, code);
  const found = { item: '', decision: null, note: '' };
  try {
    await writeFault(unit, row, { ...found, fault });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await writeFault(unit, row, { ...found, fault: 'UNK' });
  }
}

async function takeSpare(
  unit: Unit,
  spare: CardRow,
  batchId: string,
  settled: boolean,
): Promise<void> {
  const taken = await unit.tx
    .update(batchSpares)
    .set({ endedAt: unit.recordedAt })
    .where(
      and(
        eq(batchSpares.batchId, batchId),
        eq(batchSpares.deviceId, spare.id),
        isNull(batchSpares.endedAt),
      ),
    )
    .returning({ deviceId: batchSpares.deviceId });
  // Somebody decided it: a spare that was put back on its shelf is as good while it is free.
  if (taken.length > 0 || (settled && spare.stage === 'ready')) return;
  const params = { code: spare.code, stage: spare.stage };
  throw new AppError('table_record.not_a_spare', { status: 409, params });
}

/** Who decided for this need did so then; what the spare lacks was seen by those who took it. */
async function reserveSpare(
  unit: Unit,
  spare: CardRow,
  needCode: string,
  { reservation }: TakenBack,
): Promise<void> {
  if (spare.stage !== 'ready') {
    const params = { code: spare.code, stage: spare.stage };
    throw new AppError('table_record.not_a_spare', { status: 409, params });
  }
  await reserveInExchange(unit, spare, {
    needCode,
    selfCheckReason: reservation?.selfCheckReason ?? '',
    decided: { approvedBySameAsReserver: false, lacking: [] },
  });
}
