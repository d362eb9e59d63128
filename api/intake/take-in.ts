/** What every way of receiving has in common: one device, its chargers, its label, its dangers. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { DeviceKind } from '#domain/device-kinds.ts';
import { type IdentityField, missingIdentity } from '#domain/identity.ts';
import { moveFor } from '#domain/lifecycle.ts';
import type { Stage } from '#domain/stages.ts';
import { type devices, holds, places } from '../../db/schema/index.ts';
import { createDevice } from '../devices/create-device.ts';
import { recordLabelConfirmed } from '../labels/device-label.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { claimBlank } from './blank-codes.ts';
import { type CreatedCharger, type NewCharger, receiveCharger } from './charger-intake.ts';
import { type DuplicateAnswer, findSameDevice } from './same-device.ts';

export interface TakenIn extends DuplicateAnswer {
  kind: DeviceKind;
  make: string;
  model: string;
  serial: string;
  noSerialReason?: string | undefined;
  donationId: string;
  donorName: string;
  batchId?: string;
  placeId: string | null;
  /** A blank label, stuck on the device and scanned: its scan is the scan-back. */
  labelCode?: string | undefined;
  chargers?: readonly NewCharger[] | undefined;
  spec?: Partial<typeof devices.$inferInsert> | undefined;
  /** The battery is swollen, leaking or hot: hold and quarantine at once. */
  unsafe?: boolean | undefined;
}

export interface ReceivedDevice {
  id: string;
  code: string;
  publicCode: string;
  stage: Stage;
  chargers: CreatedCharger[];
  /** What G1 still lacks. */
  missing: IdentityField[];
}

/** @throws AppError `intake.same_device` (409) and those of `claimBlank` */
export async function takeIn(unit: Unit, input: TakenIn): Promise<ReceivedDevice> {
  const known = await findSameDevice(unit, input);
  const again = known?.meeting === 'new_cycle';
  if (input.labelCode) await claimBlank(unit, input.labelCode, 'device');
  const identity = {
    kind: input.kind,
    make: input.make,
    serial: input.serial,
    noSerialReason: input.noSerialReason ?? '',
    noSerialPhoto: false,
  };
  const device = await createDevice(unit, {
    ...identity,
    model: input.model,
    donationId: input.donationId,
    batchId: input.batchId ?? null,
    stage: 'received',
    placeId: input.placeId,
    code: input.labelCode ?? null,
    donorName: input.donorName,
    previousId: again ? known.id : null,
    ...(input.spec ? { spec: input.spec } : {}),
  });
  if (known && !again) {
    const text = input.duplicateReason;
    const data = { sameAs: known.id };
    await recordEvent(unit, { deviceId: device.id, kind: 'edited', data, text });
  }
  const chargers: CreatedCharger[] = [];
  for (const charger of input.chargers ?? []) {
    chargers.push(await receiveCharger(unit, { id: device.id, placeId: input.placeId }, charger));
  }
  let stage: Stage = 'received';
  if (input.labelCode) {
    ({ stage } = await recordLabelConfirmed(unit, { id: device.id, stage, ...identity }));
  }
  if (input.unsafe) stage = await holdUnsafe(unit, device.id, stage);
  return { ...device, stage, chargers, missing: missingIdentity(identity) };
}

/** Safety hold, and quarantine (T22) into the site's first quarantine bin where one exists. */
async function holdUnsafe(unit: Unit, deviceId: string, stage: Stage): Promise<Stage> {
  const { siteId, personId } = unit.actor;
  const [bin] = await unit.tx
    .select({ id: places.id })
    .from(places)
    .where(and(eq(places.siteId, siteId), eq(places.kind, 'quarantine'), isNull(places.closedAt)))
    .orderBy(asc(places.code))
    .limit(1);
  const holdId = unit.newId();
  await unit.tx.insert(holds).values({
    id: holdId,
    deviceId,
    siteId,
    kind: 'safety',
    reason: 'swollen',
    placedById: personId,
    placedAt: unit.recordedAt,
  });
  const data = { hold: 'safety', id: holdId };
  await recordEvent(unit, { deviceId, kind: 'hold_placed', data });
  const move = moveFor(stage, 'quarantined', unit.actor.roles);
  if (!bin || !move) return stage;
  await recordEvent(unit, {
    deviceId,
    kind: 'stage',
    stage: { to: move.to, move: 'move' },
    data: { move: move.id, reason: 'swollen', place: bin.id },
    changes: { stageBefore: stage, placeId: bin.id, custodianId: null },
  });
  return move.to;
}
