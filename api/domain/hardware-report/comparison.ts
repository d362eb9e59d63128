/** What a report says against what is written: what it fills, where both differ, what was decided before. */
import type { DeviceKind } from '../device-kinds.ts';
import { normaliseSerial } from '../identity.ts';
import type { Certainty, DiskReading, MachineReport, Reading, ReportTool } from './shape.ts';

/** The columns of a device that a report can speak about; null and empty text mean unknown. */
export interface DeviceFacts {
  kind: DeviceKind | null;
  make: string;
  model: string;
  serial: string;
  cpu: string;
  /** MiB. */
  memoryMib: number | null;
  /** GB of 10^9 bytes, all built-in disks together. */
  storageGb: number | null;
  storageKind: 'hdd' | 'ssd' | 'emmc' | null;
  /** Percent of the design capacity. */
  batteryHealth: number | null;
  hasCamera: boolean | null;
  hasWifi: boolean | null;
}

export type FactField = keyof DeviceFacts;
export type FactValue = string | number | boolean;

export interface ReportedFact {
  field: FactField;
  value: FactValue;
  source: ReportTool;
  sure: Certainty;
}

/** `fills`: nothing was written. `kept`: a person has already preferred what is written to this value. */
export type FactState = 'fills' | 'same' | 'differs' | 'kept';

export interface ComparedFact extends ReportedFact {
  current: FactValue | null;
  state: FactState;
}

/** The facts that a machine's report gives, in the order of the device page. */
export function reportedFacts(machine: MachineReport): ReportedFact[] {
  const { kind, manufacturer, model, serial, cpu, ramMiB } = machine.fields;
  const known = kind && kind.value !== 'other' ? (kind as Reading<DeviceKind>) : undefined;
  const fact = (field: FactField, said: Reading<FactValue> | undefined): ReportedFact[] =>
    said ? [{ field, ...said }] : [];
  return [
    ...fact('kind', known),
    ...fact('make', manufacturer),
    ...fact('model', model),
    ...fact('serial', serial),
    ...fact('cpu', cpu),
    ...fact('memoryMib', ramMiB),
    ...diskFacts(machine.disks),
    ...batteryFact(machine),
    ...componentFacts(machine),
  ];
}

const BYTES_PER_GB = 1e9;

function diskFacts(disks: readonly DiskReading[] | null): ReportedFact[] {
  const sized = (disks ?? []).filter((disk) => disk.sizeBytes !== null);
  const [largest] = sized.toSorted((a, b) => (b.sizeBytes ?? 0) - (a.sizeBytes ?? 0));
  if (!largest || sized.length !== disks?.length) return [];
  const bytes = sized.reduce((sum, disk) => sum + (disk.sizeBytes ?? 0), 0);
  const { source } = largest;
  const facts: ReportedFact[] = [
    { field: 'storageGb', value: Math.round(bytes / BYTES_PER_GB), source, sure: 'sure' },
  ];
  if (largest.type) {
    const value = largest.type === 'nvme' ? 'ssd' : largest.type;
    facts.push({ field: 'storageKind', value, source, sure: 'sure' });
  }
  return facts;
}

/** The weakest battery decides how long the device runs on the way to school. */
function batteryFact({ batteries }: MachineReport): ReportedFact[] {
  const measured = (batteries ?? []).flatMap(({ healthPct, source }) =>
    healthPct === null ? [] : [{ healthPct, source }],
  );
  const [weakest] = measured.toSorted((a, b) => a.healthPct - b.healthPct);
  if (!weakest) return [];
  const value = Math.round(weakest.healthPct);
  return [{ field: 'batteryHealth', value, source: weakest.source, sure: 'sure' }];
}

/** Only what was seen: a report without a camera in it does not say that there is none. */
function componentFacts({ components, tools }: MachineReport): ReportedFact[] {
  const [source] = tools;
  if (!source) return [];
  const seen = (field: FactField, value: boolean | null): ReportedFact[] =>
    value === true ? [{ field, value, source, sure: 'likely' }] : [];
  return [...seen('hasCamera', components.camera), ...seen('hasWifi', components.wireless)];
}

/** @param kept `field` and reported value of every earlier decision for what is written. */
export function compareReport(
  current: DeviceFacts,
  machine: MachineReport,
  kept: readonly { field: string; reported: string }[],
): ComparedFact[] {
  return reportedFacts(machine).map((fact) => {
    const written = current[fact.field];
    const value = written === '' ? null : written;
    return { ...fact, current: value, state: stateOf(fact, value, kept) };
  });
}

function stateOf(
  fact: ReportedFact,
  current: FactValue | null,
  kept: readonly { field: string; reported: string }[],
): FactState {
  if (current === null) return fact.sure === 'guess' ? 'differs' : 'fills';
  if (isSame(fact.field, current, fact.value)) return 'same';
  const decided = kept.some(
    ({ field, reported }) => field === fact.field && reported === String(fact.value),
  );
  return decided ? 'kept' : 'differs';
}

/** Tools round: a difference below these is the same device. */
const TOLERANCE: Partial<Record<FactField, (value: number) => number>> = {
  memoryMib: (value) => value * 0.02,
  storageGb: (value) => value * 0.08,
  batteryHealth: () => 1,
};

function isSame(field: FactField, current: FactValue, reported: FactValue): boolean {
  if (typeof current === 'number' && typeof reported === 'number') {
    return Math.abs(current - reported) <= (TOLERANCE[field]?.(current) ?? 0);
  }
  if (field === 'kind') return kindOf(current) === kindOf(reported);
  if (field === 'serial') {
    return normaliseSerial(String(current)) === normaliseSerial(String(reported));
  }
  if (typeof current === 'string') return plain(current) === plain(String(reported));
  return current === reported;
}

/** An all-in-one is a desktop to every tool. */
const kindOf = (kind: FactValue) => (kind === 'aio' ? 'desktop' : kind);

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
