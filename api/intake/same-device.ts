/** The same make and serial twice: a clone, a mistake, or a device that comes back. A warning, never a lock. */
import { and, eq, isNull, ne } from 'drizzle-orm';
import { isSameDevice, normaliseSerial } from '#domain/identity.ts';
import { type Meeting, meetingOf, nearestKnown } from '#domain/known-device.ts';
import type { Stage } from '#domain/stages.ts';
import { devices } from '../../db/schema/index.ts';
import { AppError, invalidField } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';

export interface DuplicateAnswer {
  /** The person has seen the existing record and says it is another device. */
  confirmDuplicate?: boolean | undefined;
  duplicateReason?: string | undefined;
}

interface Identity extends DuplicateAnswer {
  make: string;
  serial: string;
  /** The device whose identity is edited. */
  exceptId?: string;
}

export interface KnownDevice {
  id: string;
  meeting: Meeting;
}

/**
 * @returns the known device when the person goes on, else null. Going on asks for a reason,
 *   unless the known one left for good: then it is a new cycle.
 * @throws AppError `intake.same_device` (409) with code, make, model, stage and meeting of the known device,
 *   `intake.same_device_elsewhere` (409) when another site has it.
 */
export async function findSameDevice(unit: Unit, device: Identity): Promise<KnownDevice | null> {
  const known = await nearest(unit, device);
  if (!known) return null;
  const meeting = meetingOf(known.stage);
  if (!device.confirmDuplicate) throw sameDevice(unit, known);
  if (meeting !== 'new_cycle') {
    if (!device.duplicateReason?.trim()) throw invalidField('duplicateReason', 'input.required');
    return { id: known.id, meeting };
  }
  await unit.tx
    .select({ id: devices.id })
    .from(devices)
    .where(eq(devices.id, known.id))
    .for('update');
  const now = await nearest(unit, device);
  // Somebody else received it at this very moment.
  if (now && now.id !== known.id) throw sameDevice(unit, now);
  return { id: known.id, meeting };
}

type KnownRow = NonNullable<Awaited<ReturnType<typeof nearest>>>;

function sameDevice(unit: Unit, known: KnownRow): AppError {
  const own = known.siteId === unit.actor.siteId;
  const { code, make, model, stage } = known;
  return new AppError(own ? 'intake.same_device' : 'intake.same_device_elsewhere', {
    status: 409,
    params: own ? { code, make, model, stage, meeting: meetingOf(stage) } : {},
  });
}

async function nearest(unit: Unit, device: Identity) {
  const key = normaliseSerial(device.serial);
  if (!key) return null;
  const rows = await unit.tx
    .select({
      id: devices.id,
      code: devices.code,
      make: devices.make,
      model: devices.model,
      serial: devices.serial,
      stage: devices.stage,
      siteId: devices.siteId,
    })
    .from(devices)
    .where(and(eq(devices.serialKey, key), ne(devices.stage, 'void'), isNull(devices.mergedIntoId)))
    .limit(50);
  const same = rows.filter((row) => row.id !== device.exceptId && isSameDevice(row, device));
  return nearestKnown(same.map((row) => ({ ...row, stage: row.stage as Stage })));
}
