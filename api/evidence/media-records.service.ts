/** Proof of what was done to a medium: sanitised, failed, taken out, destroyed. Records are kept for ever. */
import { and, eq } from 'drizzle-orm';
import { normaliseSerial } from '#domain/identity.ts';
import type { MediaStatus } from '#domain/media.ts';
import { type Reason, reason } from '#domain/reason.ts';
import {
  type GuidedReset,
  type Removal,
  type SanitisationJudgement,
  type SanitisationStep,
  judgeSanitisation,
  refuseDestruction,
  refuseRemoval,
} from '#domain/sanitisation.ts';
import {
  METHOD_STANDARD,
  type MediaType,
  type SanitisationMethod,
  type Technique,
} from '#domain/sanitisation-techniques.ts';
import type { CardMedium, CardRow } from '../../db/device-card.ts';
import { mediaRecords, photos } from '../../db/schema/index.ts';
import { mediumName } from '../devices/gate-facts.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, invalidField } from '../lib/errors.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { type Witness, verifyWitness } from '../people/witness.service.ts';
import { type DeviceInput, changeDevice } from './change-device.ts';
import { openHold } from './holds.service.ts';
import { mediumOf, refuseStatus, setStatus, writeWiping } from './media.service.ts';

export interface SanitisationInput extends DeviceInput {
  mediumId: string;
  technique: Technique;
  claimedMethod: SanitisationMethod | null;
  /** Serial as the tool printed it; fills an unknown one, must agree with a known one. */
  serial: string;
  tool: string;
  toolVersion: string;
  startedAt: string | null;
  endedAt: string | null;
  verification: 'full' | 'sample' | 'none' | null;
  errors: number | null;
  reset: GuidedReset | null;
  /** The tool gave up: nothing more needs to be known. */
  failed: boolean;
}

export interface SanitisationAnswer {
  accepted: boolean;
  method: SanitisationMethod | null;
  reasons: Reason[];
  next: SanitisationStep | null;
  status: MediaStatus;
}

/**
 * Records a wipe. A refused record is kept as not accepted with its reason; a failed one stops the device.
 * @throws AppError `media.wrong_status`, `input.invalid` on `serial` when the record is of another medium.
 */
export async function recordSanitisation(
  ctx: Context,
  input: SanitisationInput,
): Promise<SanitisationAnswer> {
  return changeDevice(ctx, 'media.record', input, async (unit, row) => {
    const medium = mediumOf(row, input.mediumId);
    refuseStatus(medium, 'sanitised');
    const serial = agreedSerial(medium, input.serial);
    const judgement = judge(input, medium, serial);
    const reasons = judgement.accepted ? [] : judgement.reasons;
    const next = judgement.accepted ? null : judgement.next;
    const status = statusAfter(medium, judgement);
    await insertRecord(unit, row, medium, {
      ...recordOf(input),
      status: status === 'failed' ? 'failed' : 'sanitised',
      method: judgement.accepted ? judgement.method : (input.claimedMethod ?? ''),
      details: input.reset ? { reset: input.reset } : {},
      accepted: judgement.accepted,
      reason: reasons[0]?.code ?? '',
    });
    await setStatus(unit, medium, status, serial);
    if (status === 'failed') await openHold(unit, row, 'wipe_failed', 'hold.auto.wipe_failed');
    if (row.wipingSince && noneLeft(row, medium)) await writeWiping(unit, row, null);
    await recordEvent(unit, {
      deviceId: row.id,
      kind: 'medium',
      data: {
        step: status === 'failed' ? 'failed' : judgement.accepted ? 'sanitised' : 'refused',
        medium: medium.id,
        technique: input.technique,
        reason: reasons[0]?.code ?? null,
      },
    });
    const method = judgement.accepted ? judgement.method : null;
    return { accepted: judgement.accepted, method, reasons, next, status };
  });
}

function agreedSerial(medium: CardMedium, typed: string): string {
  const serial = normaliseSerial(typed) ?? '';
  if (serial && medium.serial && serial !== medium.serial) {
    throw invalidField('serial', 'media.serial_differs', { serial: medium.serial });
  }
  return medium.serial || serial;
}

function judge(
  input: SanitisationInput,
  medium: CardMedium,
  serial: string,
): SanitisationJudgement {
  if (input.failed) {
    const params = { medium: mediumName(medium) };
    return { accepted: false, reasons: [reason('media.failed_destroy', params)], next: 'destroy' };
  }
  const { technique, claimedMethod, tool, toolVersion, verification, errors, reset } = input;
  return judgeSanitisation({
    type: medium.type as MediaType,
    serial,
    technique,
    claimedMethod,
    tool,
    toolVersion,
    startedAt: input.startedAt ? new Date(input.startedAt) : null,
    endedAt: input.endedAt ? new Date(input.endedAt) : null,
    verification,
    errors,
    reset,
  });
}

/** A wipe with errors makes the medium a case for destruction; other refusals leave it as it was. */
function statusAfter(medium: CardMedium, judgement: SanitisationJudgement): MediaStatus {
  if (judgement.accepted) return 'sanitised';
  return judgement.next === 'destroy' ? 'failed' : medium.status;
}

function noneLeft(row: CardRow, done: CardMedium): boolean {
  return row.media.every((medium) => medium.id === done.id || medium.status !== 'unknown');
}

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
      details: { destination, donorSigned },
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
      details: { photo: input.photoId },
      accepted: true,
      witnessId,
    });
    await setStatus(unit, medium, 'destroyed', serial);
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

function recordOf(input: SanitisationInput) {
  const { technique, tool, toolVersion, verification, errors } = input;
  return {
    technique,
    tool,
    toolVersion,
    verification: verification ?? '',
    errors,
    startedAt: input.startedAt ? new Date(input.startedAt) : null,
    endedAt: input.endedAt ? new Date(input.endedAt) : null,
  };
}

type RecordValues = Pick<typeof mediaRecords.$inferInsert, 'status' | 'details' | 'accepted'> &
  Partial<typeof mediaRecords.$inferInsert>;

async function insertRecord(
  unit: Unit,
  row: CardRow,
  medium: CardMedium,
  values: RecordValues,
): Promise<void> {
  await unit.tx.insert(mediaRecords).values({
    ...values,
    id: unit.newId(),
    mediumId: medium.id,
    deviceId: row.id,
    standard: `${METHOD_STANDARD.name} ${METHOD_STANDARD.revision}`,
    doneById: unit.actor.personId,
    happenedAt: unit.happenedAt,
    recordedAt: unit.recordedAt,
  });
}
