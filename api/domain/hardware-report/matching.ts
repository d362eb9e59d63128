/** Which device a machine's report belongs to; in doubt a person decides. */

export interface MatchClues {
  /** The report names a machine, not only a disk, a battery or a wipe. */
  namesMachine: boolean;
  /** Normalised; empty when the report gives none. */
  serialKey: string;
  /** The device it was sent for, with what is written about it. */
  sentFor: { id: string; serialKey: string } | null;
  /** Devices with this serial, with this machine UUID, with one of these disks. */
  bySerial: readonly string[];
  byUuid: readonly string[];
  byDisk: readonly string[];
}

export type MatchDoubt =
  'report.serial_differs' | 'report.other_device' | 'report.several_devices' | 'report.no_device';

export interface Match {
  deviceId: string | null;
  /** Why a person must look; null when there is no doubt. */
  doubt: MatchDoubt | null;
}

/** Never guesses: a serial that speaks against the device it was sent for goes to a person. */
export function matchReport(clues: MatchClues): Match {
  const { sentFor, serialKey, bySerial, byUuid, byDisk, namesMachine } = clues;
  if (sentFor) {
    const other = bySerial.filter((id) => id !== sentFor.id);
    if (serialKey && sentFor.serialKey && serialKey !== sentFor.serialKey) {
      return doubt(other.length > 0 ? 'report.other_device' : 'report.serial_differs');
    }
    if (other.length > 0 && !bySerial.includes(sentFor.id)) return doubt('report.other_device');
    return { deviceId: sentFor.id, doubt: null };
  }
  for (const found of namesMachine ? [bySerial, byUuid] : [bySerial, byUuid, byDisk]) {
    const [only, ...more] = new Set(found);
    if (more.length > 0) return doubt('report.several_devices');
    if (only !== undefined) return { deviceId: only, doubt: null };
  }
  return doubt('report.no_device');
}

function doubt(reason: MatchDoubt): Match {
  return { deviceId: null, doubt: reason };
}
