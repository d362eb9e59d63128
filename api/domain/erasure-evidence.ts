/** What the log of a tool is worth as evidence about one medium. */
import type { ErasureReading } from './hardware-report/shape.ts';
import type { LogEnd, SanitisationRecord } from './sanitisation.ts';
import type { MediaType, Technique } from './sanitisation-techniques.ts';

/** How the tool erased; null where the log says too little. What nwipe calls Sanitize depends on the medium. */
export function techniqueOf(
  { tool, method, technique }: Pick<ErasureReading, 'tool' | 'method' | 'technique'>,
  type: MediaType,
): Technique | null {
  if (technique !== null || tool !== 'nwipe') return technique;
  const way = /^sanitize (block|crypto|overwrite)/i.exec(method ?? '')?.[1]?.toLowerCase();
  if (way === undefined) return null;
  return `${type === 'nvme' ? 'nvme' : 'ata'}_sanitize_${way as 'block' | 'crypto' | 'overwrite'}`;
}

/** Why a result is not known: the log is cut, the tool still runs, or it says nothing of the end. */
export function endOf({ tool, result, complete }: ErasureReading): LogEnd {
  if (result !== 'unknown') return 'said';
  if (complete === false) return tool === 'nwipe' ? 'log_cut' : 'running';
  return 'unsaid';
}

/**
 * The record that a log makes; a log that does not name its time zone is taken as UTC, as boot sticks run.
 * A drive that says that its own command ended well has no errors to count; nwipe counts them in its table.
 */
export function recordOfLog(erasure: ErasureReading, type: MediaType): SanitisationRecord {
  const { tool, result, hiddenSectors, method, errors } = erasure;
  return {
    type,
    serial: erasure.serial,
    technique: techniqueOf(erasure, type),
    claimedMethod: null,
    tool,
    toolVersion: erasure.toolVersion,
    startedAt: momentOf(erasure.startedAt),
    endedAt: momentOf(erasure.endedAt),
    verification: erasure.verified === null ? null : erasure.verified ? 'full' : 'none',
    errors: errors ?? (tool !== 'nwipe' && result === 'erased' ? 0 : null),
    log: { result, end: endOf(erasure), hiddenSectors, methodName: method },
  };
}

function momentOf(text: string | null): Date | null {
  const time = Date.parse(`${(text ?? '').replace(' ', 'T')}Z`);
  return Number.isNaN(time) ? null : new Date(time);
}

/** The type of medium that a device's name in Linux gives away; null for `sda`, which may be anything. */
export function typeByDeviceName(device: string | null): MediaType | null {
  if (device?.startsWith('nvme')) return 'nvme';
  return device?.startsWith('mmcblk') ? 'emmc' : null;
}
