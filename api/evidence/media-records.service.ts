/** A medium that left its device, or was destroyed. */
import { and, eq } from 'drizzle-orm';
import type { MediaStatus } from '#domain/media.ts';
import type { Reason } from '#domain/reason.ts';
import { type Removal, refuseDestruction, refuseRemoval } from '#domain/sanitisation.ts';
import type { MediaType, Technique } from '#domain/sanitisation-techniques.ts';
import type { CardRow } from '../../db/device-card.ts';
import { photos } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { voidDrive } from '../parts/drive-parts.ts';
import { type Witness, verifyWitness } from '../people/witness.service.ts';
import { type DeviceInput, changeDevice } from './change-device.ts';
import { agreedSerial, insertRecord } from './media-record-rows.ts';
import { mediumOf, refuseStatus, setStatus } from './media.service.ts';
import { currentStandards } from './standards.service.ts';

/** @throws AppError `media.removal_refused` with what is missing. */
export async function recordRemoval(
  ctx: Context,
  input: DeviceInput & { mediumId: string } & Omit<Removal, 'type'>,
): Promise<{ status: MediaStatus }> {
  return changeDevice(ctx, 'media.record', input, async (unit, row) => {
    const medium = mediumOf(row, input.mediumId);
    refuseStatus(medium, 'removed');
    const { destination, donorSigned } = input;
    const type = medium.type as MediaType;
    refuseFor('media.removal_refused', refuseRemoval({ type, destination, donorSigned }));
    await insertRecord(unit, row, medium, {
      status: 'removed',
      details: { destination: destination ?? 'to_destroy', donorSigned },
      accepted: true,
    });
    await setStatus(unit, medium, 'removed');
    const data = { step: 'removed', medium: medium.id, destination };
    await recordEvent(unit, { deviceId: row.id, kind: 'medium', data });
    return { status: 'removed' as const };
  });
}

export interface DestructionInput extends DeviceInput {
  mediumId: string;
  technique: Technique;
  serial: string;
  photoId: string | null;
  witness: Witness;
}

/**
 * Two persons, a photo and the serial of the drive; the witness signs with password or badge and PIN.
 * @throws AppError `witness.wrong`, `witness.same_person`, `media.destruction_refused` with what is missing.
 */
export async function recordDestruction(
  ctx: Context,
  { witness, ...input }: DestructionInput,
): Promise<{ status: MediaStatus }> {
  requirePermission(ctx, 'media.record');
  // Outside the transaction: wrong tries stay counted, and the secret is no part of the stored request.
  const witnessId = await verifyWitness(ctx, witness, 'media.witness');
  const signed = { ...input, witnessId };
  return changeDevice(ctx, 'media.record', signed, async (unit, row) => {
    const medium = mediumOf(row, input.mediumId);
    refuseStatus(medium, 'destroyed');
    const serial = agreedSerial(medium, input.serial);
    const reasons = refuseDestruction({
      serial,
      technique: input.technique,
      personId: unit.actor.personId,
      witnessId,
      photo: await isPhotoOf(unit, row, input.photoId),
    });
    refuseFor('media.destruction_refused', reasons);
    await insertRecord(unit, row, medium, {
      status: 'destroyed',
      method: 'destroy',
      technique: input.technique,
      standard: await currentStandards(unit),
      details: { photo: input.photoId ?? '' },
      accepted: true,
      witnessId,
    });
    await setStatus(unit, medium, 'destroyed', serial);
    await voidDrive(unit, medium.id);
    const data = { step: 'destroyed', medium: medium.id, technique: input.technique, witnessId };
    await recordEvent(unit, { deviceId: row.id, kind: 'medium', data });
    return { status: 'destroyed' as const };
  });
}

async function isPhotoOf(unit: Unit, row: CardRow, photoId: string | null): Promise<boolean> {
  if (!photoId) return false;
  const [photo] = await unit.tx
    .select({ id: photos.id })
    .from(photos)
    .where(and(eq(photos.id, photoId), eq(photos.deviceId, row.id)));
  return photo !== undefined;
}

function refuseFor(code: string, reasons: Reason[]): void {
  if (reasons.length === 0) return;
  const blockers = reasons.map(({ code: why, params }) => ({
    gate: 'G2' as const,
    code: why,
    params: { ...params },
    where: 'media' as const,
  }));
  throw new AppError(code, { blockers });
}
