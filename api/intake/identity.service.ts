/** Correcting what a device is: kind, make, model, serial, or why it has no serial. */
import { eq } from 'drizzle-orm';
import type { DeviceKind } from '#domain/device-kinds.ts';
import { type IdentityField, missingIdentity, normaliseSerial } from '#domain/identity.ts';
import { isFinal } from '#domain/stages.ts';
import type { Stage } from '#domain/stages.ts';
import { devices } from '../../db/schema/index.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import { writeSearchText } from '../devices/write-search-text.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { type WriteInput, recordEvent, write } from '../lib/unit.ts';
import { type DuplicateAnswer, findSameDevice } from './same-device.ts';

export interface IdentityInput extends WriteInput, DuplicateAnswer {
  code: string;
  version?: number | undefined;
  kind?: DeviceKind | undefined;
  make?: string | undefined;
  model?: string | undefined;
  serial?: string | undefined;
  noSerialReason?: string | undefined;
}

const FIELDS = ['kind', 'make', 'model', 'serial', 'noSerialReason'] as const;

/**
 * Changes the fields that are given; earlier values stay in the event.
 * @throws AppError `intake.final`, `intake.same_device` (409), `device.changed` (409)
 */
export async function editIdentity(
  ctx: Context,
  input: IdentityInput,
): Promise<{ version: number; missing: IdentityField[] }> {
  requirePermission(ctx, 'device.edit');
  const row = await readCardRow(ctx, input.code);
  if (isFinal(row.stage as Stage)) throw new AppError('intake.final', { status: 409 });
  return write(ctx, input, async (unit) => {
    const after = {
      kind: input.kind ?? row.kind,
      make: input.make ?? row.make,
      model: input.model ?? row.model,
      serial: input.serial ?? row.serial,
      noSerialReason: input.noSerialReason ?? row.noSerialReason,
    };
    const changed = FIELDS.filter((field) => after[field] !== row[field]);
    const missing = missingIdentity({ ...after, noSerialPhoto: row.noSerialPhoto });
    if (changed.length === 0) return { version: row.version, missing };
    const isOther = changed.includes('serial') || changed.includes('make');
    const sameAs = isOther
      ? await findSameDevice(unit, { ...input, ...after, exceptId: row.id })
      : null;
    const event = await recordEvent(unit, {
      deviceId: row.id,
      kind: 'edited',
      expect: { version: input.version ?? row.version },
      data: {
        fields: changed,
        was: Object.fromEntries(changed.map((field) => [field, row[field]])),
        ...(sameAs ? { sameAs: sameAs.id } : {}),
      },
      text: sameAs ? input.duplicateReason : undefined,
    });
    await unit.tx
      .update(devices)
      .set({ ...after, serialKey: normaliseSerial(after.serial) ?? '' })
      .where(eq(devices.id, row.id));
    await writeSearchText(unit, { ...row, ...after });
    return { version: event.version, missing };
  });
}
