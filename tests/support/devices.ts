/** Devices on the way, made through the services. */
import { randomUUID } from 'node:crypto';
import {
  type CreatedDevice,
  type NewDevice,
  createDevice,
} from '../../api/devices/create-device.ts';
import { recordEvent, write } from '../../api/lib/unit.ts';
import { places } from '../../db/schema/index.ts';
import { and, eq } from 'drizzle-orm';
import type { Member, Workshop } from './workshop.ts';

export async function placeOf(workshop: Workshop, kind: 'area' | 'quarantine'): Promise<string> {
  const [place] = await workshop.system.database.db
    .select({ id: places.id })
    .from(places)
    .where(and(eq(places.siteId, workshop.siteId), eq(places.kind, kind)));
  if (!place) throw new Error(`no ${kind}`);
  return place.id;
}

/** A received laptop with a serial, in the reception. */
export async function receivedDevice(
  workshop: Workshop,
  by: Member,
  device: Partial<NewDevice> = {},
): Promise<CreatedDevice> {
  const placeId = await placeOf(workshop, 'area');
  return write(by.ctx, { requestId: randomUUID() }, (unit) =>
    createDevice(unit, {
      kind: 'laptop',
      make: 'Dell',
      model: 'Latitude 5480',
      serial: `SN${randomUUID().slice(0, 8)}`,
      stage: 'received',
      placeId,
      ...device,
    }),
  );
}

/** A device whose label was scanned back. */
export async function confirmedDevice(workshop: Workshop, by: Member): Promise<CreatedDevice> {
  const device = await receivedDevice(workshop, by);
  await write(by.ctx, { requestId: randomUUID() }, (unit) =>
    recordEvent(unit, {
      deviceId: device.id,
      kind: 'label_confirmed',
      changes: { labelConfirmedAt: unit.recordedAt.toISOString() },
    }),
  );
  return device;
}
