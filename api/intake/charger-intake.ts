/** Chargers that came along with a device: each gets a code and a label of its own. */
import { eq, inArray } from 'drizzle-orm';
import { parseChargerText } from '#domain/charger-text.ts';
import { accessories, accessoryEvents, codes } from '../../db/schema/index.ts';
import { takeCode } from '../codes/code-numbers.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { claimBlank } from './blank-codes.ts';

export interface NewCharger {
  /** What its label says, e.g. `19.5V 3.34A 65W 4.5mm`; empty when nobody read it yet. */
  text: string;
  make?: string | undefined;
  /** A blank accessory label that was stuck on it and scanned. */
  labelCode?: string | undefined;
}

export interface CreatedCharger {
  id: string;
  code: string;
  volts: number | null;
  watts: number | null;
  connector: string;
}

/** Records one charger beside its device; the code of a scanned blank counts as scanned back. */
export async function receiveCharger(
  unit: Unit,
  device: { id: string; placeId: string | null },
  charger: NewCharger,
): Promise<CreatedCharger> {
  const id = unit.newId();
  const { volts, watts, connector } = parseChargerText(charger.text);
  const { siteId, personId } = unit.actor;
  if (charger.labelCode) await claimBlank(unit, charger.labelCode, 'accessory');
  const code = charger.labelCode ?? (await takeCode(unit.tx, 'accessory'));
  await unit.tx.insert(accessories).values({
    id,
    code,
    siteId,
    kind: 'charger',
    make: charger.make ?? '',
    volts,
    watts,
    connector: connector ?? '',
    cameWithId: device.id,
    placeId: device.placeId,
    custodianId: device.placeId ? null : personId,
    labelConfirmedAt: charger.labelCode ? unit.recordedAt : null,
    createdAt: unit.recordedAt,
    updatedAt: unit.recordedAt,
  });
  const row = { subject: 'accessory' as const, subjectId: id };
  if (charger.labelCode) await unit.tx.update(codes).set(row).where(eq(codes.code, code));
  else await unit.tx.insert(codes).values({ ...row, code, siteId, createdAt: unit.recordedAt });
  await unit.tx.insert(accessoryEvents).values({
    id: unit.newId(),
    accessoryId: id,
    kind: 'received',
    deviceId: device.id,
    toPlaceId: device.placeId,
    actorId: personId,
    requestId: unit.requestId,
    happenedAt: unit.happenedAt,
    recordedAt: unit.recordedAt,
  });
  await recordEvent(unit, {
    deviceId: device.id,
    kind: 'accessory',
    data: { accessory: id, code, action: 'came_along' },
  });
  return { id, code, volts, watts, connector: connector ?? '' };
}

/** A taken-back intake takes its chargers with it: their labels are blank again; the device's chain keeps the codes. */
export async function removeChargersOf(unit: Unit, deviceId: string): Promise<void> {
  const rows = await unit.tx
    .select({ id: accessories.id })
    .from(accessories)
    .where(eq(accessories.cameWithId, deviceId));
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return;
  await unit.tx
    .update(codes)
    .set({ subject: 'blank', subjectId: null })
    .where(inArray(codes.subjectId, ids));
  await unit.tx.delete(accessoryEvents).where(inArray(accessoryEvents.accessoryId, ids));
  await unit.tx.delete(accessories).where(inArray(accessories.id, ids));
}
