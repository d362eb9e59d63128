/** Drives that are parts and media at once: what happens to the medium happens to the part. */
import { and, eq } from 'drizzle-orm';
import type { CardRow } from '../../db/device-card.ts';
import { media, parts } from '../../db/schema/index.ts';
import type { Unit } from '../lib/unit.ts';
import { recordDevicePart } from './device-part-events.ts';
import { recordPartEvent } from './part-events.ts';
import { buildIn } from './part-moves.ts';

/** A drive of the stock turned up in a device without having been scanned: it is built into it. */
export async function buildInBySerial(
  unit: Unit,
  row: CardRow,
  serial: string,
): Promise<{ mediumId: string; code: string } | null> {
  if (serial === '') return null;
  const [found] = await unit.tx
    .select({ part: parts, mediumId: media.id })
    .from(media)
    .innerJoin(parts, eq(parts.mediumId, media.id))
    .where(
      and(
        eq(media.serial, serial),
        eq(parts.siteId, unit.actor.siteId),
        eq(parts.status, 'in_stock'),
      ),
    )
    .for('update');
  if (!found) return null;
  const { part, mediumId } = found;
  await buildIn(unit, row, part);
  const { code, type, placeId: place } = part;
  await recordDevicePart(unit, row.id, {
    action: 'used',
    code,
    type,
    quantity: 1,
    part: part.id,
    place,
  });
  return { mediumId, code };
}

/** A medium that turned up in another device takes its part along. */
export async function followMedium(unit: Unit, mediumId: string, deviceId: string): Promise<void> {
  const [part] = await unit.tx
    .update(parts)
    .set({ deviceId, updatedAt: unit.recordedAt })
    .where(and(eq(parts.mediumId, mediumId), eq(parts.status, 'in_device')))
    .returning({ id: parts.id });
  if (part) await recordPartEvent(unit, part.id, { kind: 'built_in', deviceId });
}

/** A destroyed drive is no part any more. */
export async function voidDrive(unit: Unit, mediumId: string): Promise<void> {
  const [part] = await unit.tx
    .update(parts)
    .set({ status: 'void', deviceId: null, updatedAt: unit.recordedAt })
    .where(and(eq(parts.mediumId, mediumId), eq(parts.status, 'in_device')))
    .returning({ id: parts.id });
  if (part) await recordPartEvent(unit, part.id, { kind: 'void' });
}
