/** Rows of `media_records`: written once and kept for ever. */
import { normaliseSerial } from '#domain/identity.ts';
import type { MediaRecordDetails } from '#domain/media-details.ts';
import type { CardMedium, CardRow } from '../../db/device-card.ts';
import { mediaRecords } from '../../db/schema/index.ts';
import { invalidField } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';

type RecordValues = Pick<typeof mediaRecords.$inferInsert, 'status' | 'accepted'> &
  Partial<typeof mediaRecords.$inferInsert> & { details: MediaRecordDetails };

/** @returns the id of the record */
export async function insertRecord(
  unit: Unit,
  row: CardRow,
  medium: CardMedium,
  values: RecordValues,
): Promise<string> {
  const id = unit.newId();
  await unit.tx.insert(mediaRecords).values({
    ...values,
    id,
    mediumId: medium.id,
    deviceId: row.id,
    doneById: unit.actor.personId,
    happenedAt: unit.happenedAt,
    recordedAt: unit.recordedAt,
  });
  return id;
}

/**
 * The serial of the medium, which a record may fill in and never change.
 * @throws AppError `input.invalid` on `serial` when the record is of another medium.
 */
export function agreedSerial(medium: CardMedium, said: string): string {
  const serial = normaliseSerial(said) ?? '';
  if (serial && medium.serial && serial !== medium.serial) {
    throw invalidField('serial', 'media.serial_differs', { serial: medium.serial });
  }
  return medium.serial || serial;
}
