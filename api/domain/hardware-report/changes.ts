/** What two reports of the same machine tell about the time between them. */
import { normaliseSerial } from '../identity.ts';
import type { BatteryReading, DiskReading, MachineReport } from './shape.ts';

export type ReportChange =
  | { what: 'memory'; from: number; to: number }
  | { what: 'disk_added' | 'disk_gone'; disk: string }
  | { what: 'disk_failing'; disk: string }
  | { what: 'battery_health'; from: number; to: number }
  | { what: 'battery_replaced'; from: string; to: string };

/** Percent points; less than that is how batteries measure. */
const BATTERY_NOISE = 3;

/** From the older to the newer report; only what both can say is compared. */
export function reportChanges(older: MachineReport, newer: MachineReport): ReportChange[] {
  return [
    ...memoryChange(older, newer),
    ...diskChanges(older.disks, newer.disks),
    ...batteryChanges(older.batteries, newer.batteries),
  ];
}

function memoryChange(older: MachineReport, newer: MachineReport): ReportChange[] {
  const from = older.fields.ramMiB?.value;
  const to = newer.fields.ramMiB?.value;
  if (from === undefined || to === undefined || from === to) return [];
  return [{ what: 'memory', from, to }];
}

function diskChanges(
  older: readonly DiskReading[] | null,
  newer: readonly DiskReading[] | null,
): ReportChange[] {
  if (!older || !newer) return [];
  const before = bySerial(older);
  const after = bySerial(newer);
  const gone = [...before].filter(([serial]) => !after.has(serial));
  const added = [...after].filter(([serial]) => !before.has(serial));
  const failing = [...after].filter(
    ([serial, disk]) => disk.health === 'failed' && before.get(serial)?.health === 'passed',
  );
  return [
    ...gone.map(([, disk]) => ({ what: 'disk_gone' as const, disk: diskName(disk) })),
    ...added.map(([, disk]) => ({ what: 'disk_added' as const, disk: diskName(disk) })),
    ...failing.map(([, disk]) => ({ what: 'disk_failing' as const, disk: diskName(disk) })),
  ];
}

function bySerial(disks: readonly DiskReading[]): Map<string, DiskReading> {
  return new Map(
    disks.flatMap((disk) => {
      const serial = normaliseSerial(disk.serial);
      return serial === null ? [] : [[serial, disk] as const];
    }),
  );
}

/** Model and serial, as far as they are known. */
export function diskName(disk: Pick<DiskReading, 'model' | 'serial'>): string {
  return [disk.model, disk.serial].filter((part) => part !== null).join(' ');
}

function batteryChanges(
  older: readonly BatteryReading[] | null,
  newer: readonly BatteryReading[] | null,
): ReportChange[] {
  const [before, ...moreBefore] = older ?? [];
  const [after, ...moreAfter] = newer ?? [];
  // With several batteries nothing tells which became which.
  if (!before || !after || moreBefore.length > 0 || moreAfter.length > 0) return [];
  if (before.serial && after.serial && before.serial !== after.serial) {
    return [{ what: 'battery_replaced', from: before.serial, to: after.serial }];
  }
  const from = before.healthPct;
  const to = after.healthPct;
  if (from === null || to === null || Math.abs(from - to) < BATTERY_NOISE) return [];
  return [{ what: 'battery_health', from: Math.round(from), to: Math.round(to) }];
}
