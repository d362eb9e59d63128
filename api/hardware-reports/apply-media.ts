/** Disks of a report become media of the device. */
import type { DiskReading, MachineReport } from '#domain/hardware-report/shape.ts';
import { normaliseSerial } from '#domain/identity.ts';
import type { MediaType } from '#domain/sanitisation-techniques.ts';
import type { CardRow } from '../../db/device-card.ts';
import { addMedium } from '../evidence/media.service.ts';
import type { Unit } from '../lib/unit.ts';

const MEDIUM_TYPE: Record<NonNullable<DiskReading['type']>, MediaType> = {
  hdd: 'hdd',
  ssd: 'sata_ssd',
  nvme: 'nvme',
  emmc: 'emmc',
};

/**
 * Lists every built-in disk that is not listed yet. One without a serial is listed only while nothing is:
 * otherwise nobody could tell whether it is another.
 * @returns the serials that were added.
 */
export async function listDisks(
  unit: Unit,
  row: CardRow,
  machine: MachineReport,
): Promise<string[]> {
  const known = new Set(row.media.map((medium) => medium.serial).filter((serial) => serial !== ''));
  const nothingListed = row.media.length === 0;
  const added: string[] = [];
  for (const disk of machine.disks ?? []) {
    const serial = normaliseSerial(disk.serial) ?? '';
    if (serial === '' ? !nothingListed : known.has(serial)) continue;
    known.add(serial);
    added.push(serial);
    await addMedium(unit, {
      requestId: unit.requestId,
      code: row.code,
      type: disk.type ? MEDIUM_TYPE[disk.type] : 'other',
      make: '',
      model: (disk.model ?? '').slice(0, 80),
      serial: (disk.serial ?? '').slice(0, 64),
      sizeBytes: disk.sizeBytes,
    });
  }
  return added;
}
