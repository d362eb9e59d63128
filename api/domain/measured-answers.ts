/**
 * What a hardware report says to the lines of the checklist. A number and a SMART verdict are answers;
 * a part that was found is only a finding, for "found" is not "works": a person still presses P, F or N.
 */
import type { ChecklistAnswer } from './checklists.ts';
import { workKind } from './device-kinds.ts';
import type { DeviceKind } from './device-kinds.ts';
import { PART_KINDS } from './hardware-report/shape.ts';
import type { DiskReading, MachineReport, PartKind } from './hardware-report/shape.ts';

export interface MeasuredAnswer extends ChecklistAnswer {
  item: string;
}

/** Shown at a line; `code` is a translation key. */
export interface Finding {
  item: string;
  code: string;
  params: Record<string, string | number>;
}

/**
 * @param otherDisks disks listed for the device that this report does not speak of: they may be the ones
 * that no longer answer, so nothing is said to be healthy for all.
 */
export function measuredAnswers(
  machine: MachineReport,
  kind: DeviceKind,
  otherDisks: number,
): MeasuredAnswer[] {
  const { ramMiB } = machine.fields;
  const memory = ramMiB && ramMiB.sure !== 'guess' ? rounded(ramMiB.value / 1024) : null;
  const disks = machine.disks ?? [];
  return [
    ...number('memory_size', memory),
    ...batteryAnswers(machine),
    ...storageHealth(disks, otherDisks),
    ...number('storage_pending', most(disks.map((disk) => disk.pendingSectors))),
    ...number('storage_reallocated', most(disks.map((disk) => disk.reallocatedSectors))),
    ...absentParts(machine, kind),
  ];
}

/** Gigabytes as the bench writes them: 8, 7.75. */
function rounded(gigabytes: number): number {
  return Math.round(gigabytes * 4) / 4 || gigabytes;
}

function number(item: string, value: number | null): MeasuredAnswer[] {
  return value === null ? [] : [{ item, result: null, value }];
}

/** The weakest of several batteries, and the one charged most often. */
function batteryAnswers({ batteries }: MachineReport): MeasuredAnswer[] {
  const health = (batteries ?? []).flatMap(({ healthPct }) => healthPct ?? []);
  return [
    ...number('battery_health', health.length > 0 ? Math.round(Math.min(...health)) : null),
    ...number('battery_cycles', most((batteries ?? []).map(({ cycles }) => cycles))),
  ];
}

function most(values: readonly (number | null | undefined)[]): number | null {
  const known = values.flatMap((value) => value ?? []);
  return known.length > 0 ? Math.max(...known) : null;
}

/** One failed disk fails the line; it passes when every disk of the device says so itself. */
function storageHealth(disks: readonly DiskReading[], otherDisks: number): MeasuredAnswer[] {
  if (disks.some(({ health }) => health === 'failed')) {
    return [{ item: 'storage_health', result: 'fail' }];
  }
  const all = disks.length > 0 && disks.every(({ health }) => health === 'passed');
  return all && otherDisks === 0 ? [{ item: 'storage_health', result: 'pass' }] : [];
}

const PART_LINES: Record<PartKind, readonly string[]> = {
  camera: ['camera'],
  wifi: ['wifi'],
  lan: ['lan'],
  bluetooth: ['bluetooth'],
  sound: ['speakers', 'microphone'],
  optical: ['optical_empty'],
};

/**
 * Parts that this kind of device is often made without, so that one nobody finds is none. A laptop has a
 * camera and Wi-Fi nearly always: there a missing one may be broken or switched off, and a person looks.
 */
const OFTEN_WITHOUT: Record<ReturnType<typeof workKind>, readonly PartKind[]> = {
  laptop: ['lan', 'bluetooth'],
  desktop: ['camera', 'wifi', 'bluetooth'],
  tablet: [],
};

function absentParts({ components }: MachineReport, kind: DeviceKind): MeasuredAnswer[] {
  const usual = OFTEN_WITHOUT[workKind(kind)];
  return absentOf(components)
    .filter((part) => usual.includes(part))
    .flatMap((part) => PART_LINES[part].map((item) => ({ item, result: 'na' as const })));
}

/** Lines whose earlier measurement a new report replaces, even where it gives no answer: the disk may be another. */
export function spokenOf(machine: MachineReport): string[] {
  const { components, disks, batteries } = machine;
  const parts = new Set([...partsOf(components).map(({ kind }) => kind), ...absentOf(components)]);
  return [
    ...(disks && isWhole(machine) ? STORAGE_LINES : []),
    ...(batteries ? ['battery_health', 'battery_cycles'] : []),
    ...[...parts].flatMap((kind) => PART_LINES[kind]),
  ];
}

const STORAGE_LINES = ['storage_health', 'storage_pending', 'storage_reallocated'];

/** A log of one disk says nothing about the others. */
function isWhole({ fields }: MachineReport): boolean {
  return Object.keys(fields).length > 0;
}

/** Reports kept from before parts were read have neither list. */
function absentOf(components: Partial<MachineReport['components']>): readonly PartKind[] {
  return components.absent ?? [];
}

function partsOf(components: Partial<MachineReport['components']>) {
  return components.parts ?? [];
}

/** What helps a person at a line: the name and serial to compare, which camera there is, that none was found. */
export function reportFindings(machine: MachineReport): Finding[] {
  const { manufacturer, model, serial, cpu } = machine.fields;
  const named = [manufacturer?.value, model?.value].filter(Boolean).join(' ');
  return [
    ...(serial ? [found('id_plate', 'machine', { name: named, serial: serial.value })] : []),
    ...(cpu ? [found('memory_size', 'processor', { name: cpu.value })] : []),
    ...(machine.disks ?? []).map(diskFinding),
    ...PART_KINDS.flatMap((kind) => partFindings(machine, kind)),
    ...absentOf(machine.components).flatMap((kind) =>
      PART_LINES[kind].map((item) => found(item, 'none', {})),
    ),
    ...(machine.batteryPresent === false ? [found('battery_health', 'none', {})] : []),
  ];
}

const MAX_NAMES = 2;

/** A sound chip is neither a speaker nor a microphone, and says so. */
function partFindings({ components }: MachineReport, kind: PartKind): Finding[] {
  const parts = partsOf(components).filter((part) => part.kind === kind);
  if (parts.length === 0) return [];
  const names = [...new Set(parts.flatMap(({ name }) => name ?? []))];
  const name = names.slice(0, MAX_NAMES).join(', ');
  const code = kind === 'sound' ? 'sound' : 'part';
  return PART_LINES[kind].map((item) =>
    name === '' ? found(item, 'seen', {}) : found(item, code, { name }),
  );
}

function found(item: string, code: string, params: Finding['params']): Finding {
  return { item, code: `finding.${code}`, params };
}

function diskFinding({ model, health, powerOnHours }: DiskReading): Finding {
  const name = model ?? '–';
  const verdict = `disk_${health ?? 'unknown'}`;
  return powerOnHours === null
    ? found('storage_health', verdict, { name })
    : found('storage_health', `${verdict}_hours`, { name, hours: powerOnHours });
}
