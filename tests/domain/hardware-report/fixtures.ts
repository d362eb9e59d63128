import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readReport } from '#domain/hardware-report/read.ts';
import type { ReportFile } from '#domain/hardware-report/read.ts';
import type { MachineReport } from '#domain/hardware-report/shape.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/hardware-report');

export function fixture(name: string): ReportFile {
  return { name, bytes: readFileSync(join(FOLDER, name)) };
}

export function fixtureText(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8');
}

export function textFile(text: string, name = 'report'): ReportFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

/** The one machine of a drop; fails the test when there is none or more. */
export function readOne(...files: ReportFile[]): MachineReport {
  const { machines } = readReport(files);
  const [machine] = machines;
  if (!machine || machines.length !== 1) throw new Error(`${machines.length} machines were read`);
  return machine;
}

export function codes(machine: MachineReport): string[] {
  return machine.warnings.map((warning) => warning.code);
}
