/** The same make and serial twice: a clone, a mistake, or a device that comes back. A warning, never a lock. */
import { and, eq, isNull, ne } from 'drizzle-orm';
import { isSameDevice, normaliseSerial } from '#domain/identity.ts';
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

/**
 * @returns the id of the known device when the person goes on with a reason, else null
 * @throws AppError `intake.same_device` (409) with code, make, model and stage of the known device,
 *   `intake.same_device_elsewhere` (409) when another site has it.
 */
export async function findSameDevice(unit: Unit, device: Identity): Promise<string | null> {
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
  const known = rows.find((row) => row.id !== device.exceptId && isSameDevice(row, device));
  if (!known) return null;
  if (device.confirmDuplicate) {
    if (!device.duplicateReason?.trim()) throw invalidField('duplicateReason', 'input.required');
    return known.id;
  }
  const own = known.siteId === unit.actor.siteId;
  throw new AppError(own ? 'intake.same_device' : 'intake.same_device_elsewhere', {
    status: 409,
    params: own
      ? { code: known.code, make: known.make, model: known.model, stage: known.stage }
      : {},
  });
}
