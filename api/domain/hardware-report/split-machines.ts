import { isSameDisk } from './disk-rules.ts';
import type { MachineFields, ToolReading } from './shape.ts';

/**
 * Readings by the machine they are about. Files of two machines in one drop are kept apart: they
 * differ when their serials do, or without serials when their UUIDs or makers do. Files that name
 * no machine follow a disk they share with one, and else stand alone in a group at the end.
 */
export function splitMachines(readings: readonly ToolReading[]): {
  groups: ToolReading[][];
  unassigned: ToolReading[];
} {
  const named = readings.filter(({ fields }) => names(fields));
  const groups: ToolReading[][] = [];
  for (const reading of named) {
    const group = groups.find((one) =>
      one.every((other) => isSameMachine(other.fields, reading.fields)),
    );
    if (group) group.push(reading);
    else groups.push([reading]);
  }
  const rest = readings.filter(({ fields }) => !names(fields));
  if (groups.length < 2) return { groups: [[...readings]], unassigned: [] };
  const unassigned: ToolReading[] = [];
  for (const reading of rest) {
    const group = groups.find((one) => one.some((other) => sharesDisk(other, reading)));
    if (group) group.push(reading);
    else unassigned.push(reading);
  }
  return { groups, unassigned };
}

function names({ manufacturer, serial, uuid }: MachineFields): boolean {
  return manufacturer !== undefined || serial !== undefined || uuid !== undefined;
}

function isSameMachine(a: MachineFields, b: MachineFields): boolean {
  const sameUuid =
    a.uuid !== undefined && b.uuid !== undefined
      ? uuidKey(a.uuid.value) === uuidKey(b.uuid.value)
      : null;
  if (sameUuid === true) return true;
  if (a.serial && b.serial) return plain(a.serial.value) === plain(b.serial.value);
  if (sameUuid === false) return false;
  return (
    !a.manufacturer ||
    !b.manufacturer ||
    plain(a.manufacturer.value) === plain(b.manufacturer.value)
  );
}

function plain(text: string): string {
  return text.toUpperCase().replace(/\s/g, '');
}

/** SMBIOS 2.6 swapped the bytes of the first three groups (DSP0134 §7.2.1); tools print both orders. */
function uuidKey(uuid: string): string {
  const groups = uuid.split('-');
  const swapped = groups.map((group, index) =>
    index < 3 ? (group.match(/../g) ?? []).toReversed().join('') : group,
  );
  return [uuid, swapped.join('-')].toSorted()[0] ?? uuid;
}

function sharesDisk(a: ToolReading, b: ToolReading): boolean {
  return (a.disks ?? []).some((disk) =>
    (b.disks ?? []).some(
      (other) => disk.serial !== null && other.serial !== null && isSameDisk(disk, other),
    ),
  );
}
