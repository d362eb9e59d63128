/** A medium that turns up in another device: it keeps its identity and history, its parent changes. */
import { and, desc, eq, inArray, ne } from 'drizzle-orm';
import { type Stage, isInCustody } from '#domain/stages.ts';
import type { CardRow } from '../../db/device-card.ts';
import { devices, media, mediaRecords } from '../../db/schema/index.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { followMedium } from '../parts/drive-parts.ts';

export interface MediumElsewhere {
  mediumId: string;
  code: string;
  status: (typeof media.$inferSelect)['status'];
  serial: string;
  type: string;
  deviceId: string;
  deviceCode: string;
  /** The workshop still holds the device, so that its records may change. */
  inCustody: boolean;
  /** The medium is in its device, not taken out. */
  inside: boolean;
}

/** Media of the site with this serial, whichever device lists them; destroyed ones are no more. */
export async function mediaWithSerial(unit: Unit, serial: string): Promise<MediumElsewhere[]> {
  if (serial === '') return [];
  const found = await unit.tx
    .select({
      mediumId: media.id,
      code: media.code,
      status: media.status,
      serial: media.serial,
      type: media.type,
      deviceId: devices.id,
      deviceCode: devices.code,
      stage: devices.stage,
    })
    .from(media)
    .innerJoin(devices, eq(devices.id, media.deviceId))
    .where(
      and(
        eq(media.serial, serial),
        eq(media.siteId, unit.actor.siteId),
        ne(media.status, 'destroyed'),
        ne(devices.stage, 'void'),
      ),
    )
    .orderBy(desc(media.updatedAt), desc(media.id));
  return found.map(({ stage, ...medium }) => ({
    ...medium,
    inCustody: isInCustody(stage as Stage),
    inside: medium.status !== 'removed',
  }));
}

/**
 * Moves a medium into this device. Its data counts as unknown again, unless it was wiped after it was taken out.
 * A device that has left keeps its media: what it held when it left is part of its record.
 */
export async function moveMedium(unit: Unit, medium: MediumElsewhere, row: CardRow): Promise<void> {
  const status = (await isWipedOutside(unit, medium)) ? 'sanitised' : 'unknown';
  await unit.tx
    .update(media)
    .set({ deviceId: row.id, status, updatedAt: unit.recordedAt })
    .where(and(eq(media.id, medium.mediumId), inArray(media.status, [medium.status])));
  const { mediumId, type, code } = medium;
  await followMedium(unit, mediumId, row.id);
  const left = { step: 'left', medium: mediumId, type, to: row.code };
  await recordEvent(unit, { deviceId: medium.deviceId, kind: 'medium', data: left });
  const arrived = { step: 'arrived', medium: mediumId, code, type, from: medium.deviceCode };
  await recordEvent(unit, { deviceId: row.id, kind: 'medium', data: arrived });
}

async function isWipedOutside(unit: Unit, { mediumId, status }: MediumElsewhere): Promise<boolean> {
  if (status !== 'removed') return false;
  const [newest] = await unit.tx
    .select({ status: mediaRecords.status, accepted: mediaRecords.accepted })
    .from(mediaRecords)
    .where(eq(mediaRecords.mediumId, mediumId))
    .orderBy(desc(mediaRecords.recordedAt), desc(mediaRecords.id))
    .limit(1);
  return newest?.status === 'sanitised' && newest.accepted;
}
