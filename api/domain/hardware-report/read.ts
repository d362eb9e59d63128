import { readReportFile } from './detect.ts';
import { mergeReadings } from './merge.ts';
import type { MachineReport, ToolReading } from './shape.ts';
import { splitMachines } from './split-machines.ts';
import { uniqueWarnings, warn } from './warnings.ts';
import type { ReportWarning } from './warnings.ts';

export interface ReportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ReadReport {
  /** One entry, or one per machine when the files come from several; empty: nothing could be read. */
  readonly machines: MachineReport[];
  /** Files in which nothing could be read, and why. */
  readonly unread: { readonly name: string; readonly warning: ReportWarning }[];
}

/** Reads a drop of files as what they say about a machine. Pure, and never throws. */
export function readReport(files: readonly ReportFile[]): ReadReport {
  const readings: ToolReading[] = [];
  const warnings: ReportWarning[] = [];
  const unread: { name: string; warning: ReportWarning }[] = [];
  for (const [position, file] of files.entries()) {
    const read = readReportFile(file.bytes);
    readings.push(...read.readings.map((reading) => inFile(reading, position)));
    if (read.readings.length > 0) warnings.push(...read.warnings);
    else for (const warning of read.warnings) unread.push({ name: file.name, warning });
  }
  if (readings.length === 0) return { machines: [], unread };
  const { groups, unassigned } = splitMachines(readings);
  const several = groups.length > 1;
  const machines = groups.map((group) => {
    const machine = mergeReadings(group);
    const said = several ? [warn('several_machines', nameAll(groups))] : [];
    return { ...machine, warnings: uniqueWarnings([...said, ...warnings, ...machine.warnings]) };
  });
  if (unassigned.length > 0) {
    const rest = mergeReadings(unassigned);
    machines.push({ ...rest, warnings: uniqueWarnings([warn('unassigned'), ...rest.warnings]) });
  }
  return { machines, unread };
}

/** A log is evidence by its file: each wipe says in which one it stands. */
function inFile(reading: ToolReading, position: number): ToolReading {
  if (reading.erasures.length === 0) return reading;
  return {
    ...reading,
    erasures: reading.erasures.map((erasure) => ({ ...erasure, file: position })),
  };
}

function nameAll(groups: readonly (readonly ToolReading[])[]): string {
  return groups
    .map((group) => {
      const { serial, model, manufacturer } = mergeReadings(group).fields;
      return serial?.value ?? model?.value ?? manufacturer?.value ?? '?';
    })
    .join(' / ');
}
