import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readReport } from '#domain/hardware-report/read.ts';
import type { BatteryReading, DiskReading, MachineReport } from '#domain/hardware-report/shape.ts';
import { reportFiles } from './report-files.ts';

/** Where the samples are, when they are there: beside the repository, never in it. */
export const CORPUS = join(import.meta.dirname, '../../../shared/data/hardware-reports');

export function hasCorpus(): boolean {
  return existsSync(join(CORPUS, 'expected.json'));
}

type Value = string | number | boolean | null;
type Expected = Record<string, Value | Value[]>;

export interface ExpectedMachine {
  files: string[];
  expect: Record<string, Value> & { disks: Expected[] | null; batteries: Expected[] | null };
  accept: Record<string, Value[] | null>;
}

export interface ExpectedDisks {
  file: string;
  expect: Expected[];
}

export function expectedJson<T>(name: string): Record<string, T> {
  return JSON.parse(readFileSync(join(CORPUS, name), 'utf8')) as Record<string, T>;
}

export async function readCorpus(...path: string[]): Promise<MachineReport[]> {
  return readReport(await reportFiles(join(CORPUS, ...path))).machines;
}

/** `right`: as expected. `unknown`: null where the report says it. `wrong`: another value. */
export interface Rate {
  machines: number;
  right: number;
  unknown: string[];
  wrong: string[];
}

export function newRate(): Rate {
  return { machines: 0, right: 0, unknown: [], wrong: [] };
}

export function count(rate: Rate, name: string, verdict: 'right' | 'unknown' | 'wrong'): void {
  rate.machines += 1;
  if (verdict === 'right') rate.right += 1;
  else rate[verdict].push(name);
}

function plain(value: Value | undefined): string {
  return String(value ?? null)
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** One value against the best one and those that pass too; `near` is the difference allowed. */
export function judge(
  got: Value | undefined,
  expected: Value | undefined,
  accepted: Value | Value[] | undefined,
  near = 0,
): 'right' | 'unknown' | 'wrong' {
  const list = [expected ?? null, ...(Array.isArray(accepted) ? accepted : [])];
  const value = got ?? null;
  const fits = list.some((one) =>
    typeof one === 'number' && typeof value === 'number'
      ? Math.abs(one - value) <= near
      : plain(one) === plain(value),
  );
  return fits ? 'right' : value === null ? 'unknown' : 'wrong';
}

const DISK_FIELDS = ['model', 'serial', 'sizeBytes', 'type', 'health', 'powerOnHours'] as const;

/** Each expected disk must be there with every field; one more than expected is wrong. */
export function judgeDisks(got: DiskReading[] | null, expected: Expected[]): string[] {
  const faults: string[] = [];
  const left = [...(got ?? [])];
  for (const disk of expected) {
    const index = left.findIndex((one) => differing(one, disk).length === 0);
    const near = index >= 0 ? index : left.findIndex((one) => sameKey(one, disk));
    const found = near < 0 ? undefined : left.splice(near, 1)[0];
    if (!found && disk['optional'] !== true) faults.push(`missing ${String(disk['model'])}`);
    if (found) faults.push(...differing(found, disk));
  }
  faults.push(...left.map((one) => `extra ${one.model} ${one.serial}`));
  return faults;
}

function sameKey(got: DiskReading, expected: Expected): boolean {
  return (
    (got.serial !== null && plain(got.serial) === plain(expected['serial'] as Value)) ||
    (got.sizeBytes !== null && got.sizeBytes === expected['sizeBytes'])
  );
}

function differing(got: DiskReading, expected: Expected): string[] {
  return DISK_FIELDS.filter((field) => {
    const value = expected[field] as Value | undefined;
    return judge(got[field], value, expected[`${field.replace('Bytes', '')}Accept`]) !== 'right';
  }).map((field) => `${field}: ${got[field]} for ${String(expected[field])}`);
}

const BATTERY_FIELDS = [
  ['model', 0],
  ['manufacturer', 0],
  ['serial', 0],
  ['designWh', 0.05],
  ['fullWh', 0.05],
  ['healthPct', 0.5],
  ['cycles', 0],
] as const;

export function judgeBatteries(got: BatteryReading[] | null, expected: Expected[]): string[] {
  const faults =
    (got ?? []).length === expected.length
      ? []
      : [`${got?.length ?? 'no'} batteries for ${expected.length}`];
  for (const [index, battery] of expected.entries()) {
    const one = got?.[index];
    for (const [field, near] of BATTERY_FIELDS) {
      if (!one || !(field in battery)) continue;
      const accepted = battery[`${field === 'healthPct' ? 'health' : field}Accept`];
      if (judge(one[field], battery[field] as Value, accepted, near) !== 'right') {
        faults.push(`${field}: ${one[field]} for ${String(battery[field])}`);
      }
    }
  }
  return faults;
}
