/** Chargers that came along with a device: each gets a code and a label of its own. */
import { and, eq, isNull } from 'drizzle-orm';
import { parseChargerText } from '#domain/charger-text.ts';
import { accessories, accessoryEvents, codes, devices } from '../../db/schema/index.ts';
import { recordAccessoryEvent } from '../accessories/accessory-events.ts';
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
  await recordAccessoryEvent(unit, id, {
    kind: 'received',
    deviceId: device.id,
    toPlaceId: device.placeId,
  });
  await recordEvent(unit, {
    deviceId: device.id,
    kind: 'accessory',
    data: { accessory: id, code, action: 'came_along' },
  });
  return { id, code, volts, watts, connector: connector ?? '' };
}

/** A taken-back intake leaves its chargers in stock; the next unit of the batch gets them. */
export async function freeChargersOf(unit: Unit, deviceId: string): Promise<void> {
  const freed = await unit.tx
    .update(accessories)
    .set({ cameWithId: null, updatedAt: unit.recordedAt })
    .where(eq(accessories.cameWithId, deviceId))
    .returning({ id: accessories.id });
  for (const { id } of freed)
    await recordAccessoryEvent(unit, id, { kind: 'taken_back', deviceId });
}

/** @returns the charger of a unit that was taken back, now of this device; null when there is none */
export async function reuseFreedCharger(
  unit: Unit,
  batchId: string,
  deviceId: string,
): Promise<CreatedCharger | null> {
  const [freed] = await unit.tx
    .select({ id: accessories.id })
    .from(accessories)
    .innerJoin(accessoryEvents, eq(accessoryEvents.accessoryId, accessories.id))
    .innerJoin(devices, eq(devices.id, accessoryEvents.deviceId))
    .where(
      and(
        eq(accessoryEvents.kind, 'taken_back'),
        eq(devices.batchId, batchId),
        isNull(accessories.cameWithId),
        eq(accessories.status, 'in_stock'),
      ),
    )
    .limit(1);
  if (!freed) return null;
  const [charger] = await unit.tx
    .update(accessories)
    .set({ cameWithId: deviceId, updatedAt: unit.recordedAt })
    .where(and(eq(accessories.id, freed.id), isNull(accessories.cameWithId)))
    .returning();
  if (!charger) return null;
  const { id, code, volts, watts, connector } = charger;
  await recordAccessoryEvent(unit, id, { kind: 'received', deviceId });
  const data = { accessory: id, code, action: 'came_along' };
  await recordEvent(unit, { deviceId, kind: 'accessory', data });
  return { id, code, volts, watts, connector };
}
