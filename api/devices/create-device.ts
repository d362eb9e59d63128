/** A new device row, its code, its search text and the first event of its chain. */
import { randomBytes } from 'node:crypto';
import { makeTrackingCode } from '#domain/codes.ts';
import type { DeviceKind } from '#domain/device-kinds.ts';
import type { GivingRoute } from '#domain/giving-routes.ts';
import { normaliseSerial } from '#domain/identity.ts';
import { codes, deviceSearch, devices } from '../../db/schema/index.ts';
import { takeCode } from '../codes/code-numbers.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { eq } from 'drizzle-orm';
import { searchTextOf } from './search-text.ts';

export interface NewDevice {
  kind: DeviceKind;
  make: string;
  model: string;
  serial: string;
  noSerialReason?: string;
  donationId?: string | null;
  batchId?: string | null;
  route?: GivingRoute;
  /** `offered` devices are announced but not in hand: no place, no label. */
  stage: 'offered' | 'received';
  placeId: string | null;
  /** A blank label's code that was scanned for this device; otherwise a new code is taken. */
  code?: string | null;
  /** Spec known at intake; columns of `devices`. */
  spec?: Partial<typeof devices.$inferInsert>;
  donorName?: string;
  /** The record of its earlier cycle. */
  previousId?: string | null;
}

export interface CreatedDevice {
  id: string;
  code: string;
  publicCode: string;
}

/** The caller has checked permission and input; a blank's code must be free. */
export async function createDevice(unit: Unit, device: NewDevice): Promise<CreatedDevice> {
  const id = unit.newId();
  const code = device.code ?? (await takeCode(unit.tx, 'device'));
  const publicCode = makeTrackingCode(randomBytes(8));
  const { siteId, personId } = unit.actor;
  const inHand = device.stage === 'received';
  await unit.tx.insert(devices).values({
    ...device.spec,
    id,
    code,
    publicCode,
    siteId,
    donationId: device.donationId ?? null,
    batchId: device.batchId ?? null,
    kind: device.kind,
    make: device.make,
    model: device.model,
    serial: device.serial,
    serialKey: normaliseSerial(device.serial) ?? '',
    noSerialReason: device.noSerialReason ?? '',
    route: device.route ?? 'workshop',
    previousId: device.previousId ?? null,
    stage: device.stage,
    stageSince: unit.recordedAt,
    headHash: new Uint8Array(),
    placeId: device.placeId,
    custodianId: inHand && !device.placeId ? personId : null,
    receivedAt: inHand ? unit.recordedAt : null,
    createdAt: unit.recordedAt,
    updatedAt: unit.recordedAt,
  });
  if (device.code) {
    await unit.tx
      .update(codes)
      .set({ subject: 'device', subjectId: id })
      .where(eq(codes.code, device.code));
  } else {
    await unit.tx
      .insert(codes)
      .values({ code, subject: 'device', subjectId: id, siteId, createdAt: unit.recordedAt });
  }
  await unit.tx.insert(deviceSearch).values({
    deviceId: id,
    text: searchTextOf({ ...device, code, publicCode, donorName: device.donorName ?? '' }),
  });
  await recordEvent(unit, {
    deviceId: id,
    kind: 'intake',
    stage: { to: device.stage, move: 'move' },
    data: {
      kind: device.kind,
      donation: device.donationId ?? null,
      batch: device.batchId ?? null,
      place: device.placeId,
      ...(device.previousId ? { previous: device.previousId } : {}),
      ...(device.route === 'direct' ? { route: device.route } : {}),
    },
  });
  return { id, code, publicCode };
}
