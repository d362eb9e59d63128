/** Disks of a report become media of the device, and logs of wipes become records of these media. */
import type { DiskReading, ErasureReading, MachineReport } from '#domain/hardware-report/shape.ts';
import { normaliseSerial } from '#domain/identity.ts';
import { mayBecome } from '#domain/media.ts';
import type { Reason } from '#domain/reason.ts';
import type { MediaType } from '#domain/sanitisation-techniques.ts';
import type { CardRow } from '../../db/device-card.ts';
import { recordSanitisation } from '../evidence/media-records.service.ts';
import { addMedium } from '../evidence/media.service.ts';
import { readCardRow } from '../devices/device-card.service.ts';
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

export interface WipeAnswer {
  /** The serial of the log; empty when it gives none. */
  serial: string;
  /** `recorded`: judged by the rules, see `accepted`. `no_medium`: not a disk of this device. */
  answer: 'recorded' | 'already' | 'no_medium' | 'no_serial' | 'no_method';
  accepted: boolean;
  reasons: Reason[];
}

/** Gives every log of a wipe to the medium with its serial; whether it counts is for the rules to say. */
export async function recordWipes(
  unit: Unit,
  code: string,
  erasures: readonly ErasureReading[],
): Promise<WipeAnswer[]> {
  const answers: WipeAnswer[] = [];
  for (const erasure of erasures) answers.push(await recordWipe(unit, code, erasure));
  return answers;
}

async function recordWipe(unit: Unit, code: string, erasure: ErasureReading): Promise<WipeAnswer> {
  const serial = normaliseSerial(erasure.serial) ?? '';
  const without = (answer: WipeAnswer['answer']): WipeAnswer => ({
    serial,
    answer,
    accepted: false,
    reasons: [],
  });
  const { technique } = erasure;
  if (serial === '') return without('no_serial');
  if (!technique) return without('no_method');
  const row = await readCardRow(unit, code);
  const medium = row.media.find((one) => one.serial === serial);
  if (!medium) return without('no_medium');
  if (!mayBecome(medium.status, 'sanitised')) return without('already');
  const { accepted, reasons } = await recordSanitisation(unit, {
    requestId: unit.requestId,
    code,
    mediumId: medium.id,
    technique,
    claimedMethod: null,
    serial,
    tool: erasure.tool,
    toolVersion: erasure.toolVersion ?? '',
    startedAt: momentOf(erasure.startedAt),
    endedAt: erasure.result === 'unknown' ? null : momentOf(erasure.endedAt),
    verification: erasure.verified === null ? null : erasure.verified ? 'full' : 'none',
    errors: erasure.errors ?? (erasure.result === 'erased' ? 0 : null),
    reset: null,
    failed: erasure.result === 'failed',
  });
  return { serial, answer: 'recorded', accepted, reasons };
}

/** Logs give no time zone; the sticks they come from run in UTC. */
function momentOf(text: string | null): string | null {
  if (text === null) return null;
  const time = Date.parse(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
