/** Taking a reception back: device, chargers and label as one, however many events it left. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { type EventKind, isDeed } from '#domain/events.ts';
import { UNDO_MINUTES } from '#domain/lifecycle.ts';
import type { Stage } from '#domain/stages.ts';
import { codes, deviceSearch, devices, events, labelPrints } from '../../db/schema/index.ts';
import type { RecordedEvent } from '../../db/statements.ts';
import { takeCode } from '../codes/code-numbers.ts';
import { searchTextOf } from '../devices/search-text.ts';
import { AppError } from '../lib/errors.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { freeChargersOf } from './charger-intake.ts';

type DeviceRow = typeof devices.$inferSelect;

/**
 * The record becomes void by compensating events; its chargers are stock. A blank label scanned with it is blank
 * again; one printed for it is void.
 * @throws AppError `undo.nothing`, `undo.not_yours`, `undo.too_late`, `undo.impossible`
 */
export async function undoIntake(unit: Unit, device: DeviceRow): Promise<RecordedEvent> {
  await refuseLateUndo(unit, device.id);
  const recorded = await compensate(unit, device.id, device.stage as Stage);
  if (device.labelConfirmedAt) await freeLabel(unit, device);
  else await voidPrints(unit, device.code);
  await freeChargersOf(unit, device.id);
  return recorded;
}

/** The device where nothing but its reception and the printing of its label happened; else null. */
export async function freshIntake(unit: Unit, deviceId: string): Promise<DeviceRow | null> {
  const chain = await deedsOf(unit, deviceId);
  const first = chain[0]?.requestId;
  if (!first || chain.some(({ requestId }) => requestId !== first)) return null;
  const [device] = await unit.tx
    .select()
    .from(devices)
    .where(eq(devices.id, deviceId))
    .for('update');
  return device ?? null;
}

/** The chain in its order, without printed labels. */
async function deedsOf(unit: Unit, deviceId: string) {
  const chain = await unit.tx
    .select({
      kind: events.kind,
      requestId: events.requestId,
      actorId: events.actorId,
      recordedAt: events.recordedAt,
    })
    .from(events)
    .where(eq(events.deviceId, deviceId))
    .orderBy(asc(events.seq));
  return chain.filter(({ kind }) => isDeed(kind as EventKind));
}

/** Only the request that received the unit may have acted on it. */
async function refuseLateUndo(unit: Unit, deviceId: string): Promise<void> {
  const chain = await deedsOf(unit, deviceId);
  const [first] = chain;
  if (!first) throw new AppError('undo.nothing');
  if (chain.some((event) => event.actorId !== unit.actor.personId)) {
    throw new AppError('undo.not_yours', { params: { by: '' } });
  }
  if (chain.some((event) => event.requestId !== first.requestId)) {
    throw new AppError('undo.impossible', { params: { kind: 'intake' } });
  }
  if (unit.recordedAt.getTime() - first.recordedAt.getTime() > UNDO_MINUTES * 60_000) {
    throw new AppError('undo.too_late', { params: { minutes: UNDO_MINUTES } });
  }
}

async function compensate(unit: Unit, deviceId: string, stage: Stage): Promise<RecordedEvent> {
  if (stage === 'labelled') {
    await recordEvent(unit, {
      deviceId,
      kind: 'stage',
      stage: { to: 'received', move: 'undo' },
      changes: { labelConfirmedAt: null },
    });
  } else if (stage !== 'received') {
    throw new AppError('undo.impossible', { params: { kind: 'intake' } });
  }
  return recordEvent(unit, {
    deviceId,
    kind: 'intake',
    stage: { to: 'void', move: 'undo' },
    data: { undoes: 1 },
    changes: { labelConfirmedAt: null, placeId: null, custodianId: null },
  });
}

async function voidPrints(unit: Unit, code: string): Promise<void> {
  await unit.tx
    .update(labelPrints)
    .set({ voidedAt: unit.recordedAt })
    .where(and(eq(labelPrints.code, code), isNull(labelPrints.voidedAt)));
}

/** The void record keeps a number of its own; the printed label may be stuck on the next device. */
async function freeLabel(unit: Unit, device: DeviceRow): Promise<void> {
  const code = await takeCode(unit.tx, 'device');
  const { siteId } = unit.actor;
  await unit.tx
    .insert(codes)
    .values({ code, subject: 'device', subjectId: device.id, siteId, createdAt: unit.recordedAt });
  await unit.tx
    .update(devices)
    .set({ code, updatedAt: unit.recordedAt })
    .where(eq(devices.id, device.id));
  await unit.tx
    .update(codes)
    .set({ subject: 'blank', subjectId: null })
    .where(eq(codes.code, device.code));
  await unit.tx
    .update(deviceSearch)
    .set({ text: searchTextOf({ ...device, code, donorName: '' }) })
    .where(eq(deviceSearch.deviceId, device.id));
}
