import type { Technique } from '../sanitisation-techniques.ts';
import type { ReportWarning } from './warnings.ts';

/** The tools whose output is read; also the name of the source of a field. */
export const REPORT_TOOLS = [
  'lshw',
  'dmidecode',
  'smartctl',
  'hwinfo',
  'inxi',
  'lspci',
  'nvme-cli',
  'power_supply',
  'upower',
  'acpi',
  'macos',
  'wmi',
  'powercfg',
  'android',
  'nwipe',
  'hdparm',
] as const;
export type ReportTool = (typeof REPORT_TOOLS)[number];

/** `sure`: the tool says so. `likely`: worked out by a rule. `guess`: only a hint. */
export type Certainty = 'sure' | 'likely' | 'guess';

/** Phones, servers and virtual machines are `other`; an all-in-one is a desktop. */
export type MachineKind = 'laptop' | 'desktop' | 'tablet' | 'other';
export type DiskType = 'hdd' | 'ssd' | 'nvme' | 'emmc';
export type DiskHealth = 'passed' | 'failed';
export type ErasureResult = 'erased' | 'failed' | 'unknown';

export interface Reading<T> {
  readonly value: T;
  readonly source: ReportTool;
  readonly sure: Certainty;
}

/** The machine's own fields, as one tool gives them. A missing field: the tool cannot say. */
export interface MachineFields {
  kind?: Reading<MachineKind>;
  manufacturer?: Reading<string>;
  model?: Reading<string>;
  /** Never a placeholder. */
  serial?: Reading<string>;
  /** Lower case, never a known default. For matching, not for people. */
  uuid?: Reading<string>;
  cpu?: Reading<string>;
  /** MiB. */
  ramMiB?: Reading<number>;
}

export interface DiskReading {
  model: string | null;
  serial: string | null;
  /** Bytes, as the disk itself says; null where a tool rounds. */
  sizeBytes: number | null;
  type: DiskType | null;
  health: DiskHealth | null;
  /** Hours; null when the value cannot be true. */
  powerOnHours: number | null;
  /** Sectors that wait to be replaced, and that were; null where the disk does not count them. */
  pendingSectors: number | null;
  reallocatedSectors: number | null;
  /** `/dev/sda`, `/dev/nvme0`; only for matching tools of one machine with each other. */
  device: string | null;
  source: ReportTool;
}

export interface BatteryReading {
  manufacturer: string | null;
  model: string | null;
  serial: string | null;
  /** Watt-hours. */
  designWh: number | null;
  fullWh: number | null;
  /** Full capacity of the design capacity, in percent, 100 at most. */
  healthPct: number | null;
  cycles: number | null;
  source: ReportTool;
}

/** A reading of a log. Whether it is evidence is decided by the sanitisation rules, not here. */
export interface ErasureReading {
  device: string | null;
  model: string | null;
  serial: string | null;
  sizeBytes: number | null;
  /** The method in the tool's own words. */
  method: string | null;
  /** The same as a technique of the rules; null where the tool does not say how. */
  technique: Technique | null;
  result: ErasureResult;
  /** false: the log is cut, or the erasure was still running. null: the tool does not say. */
  complete: boolean | null;
  /** Bytes that the log counts as erased. */
  bytesErased: number | null;
  /** Sectors out of reach behind an HPA or DCO: found, or looked for and not found. */
  hiddenSectors: boolean | null;
  tool: ReportTool;
  toolVersion: string | null;
  /** As the log writes it, without a time zone: `2026-05-12 14:03:11`; of this device where it says so. */
  startedAt: string | null;
  endedAt: string | null;
  /** Seconds, as the tool counted them for this device. */
  durationSeconds: number | null;
  /** null: the log does not say. */
  verified: boolean | null;
  /** All errors together; null: the log does not say. */
  errors: number | null;
  errorParts: ErrorParts | null;
  rounds: number | null;
  /** Position of its file in the drop; null where files are not counted. */
  file: number | null;
}

export interface ErrorParts {
  pass: number;
  verify: number;
  sync: number;
}

/** Parts that a line of the checklist asks about. */
export const PART_KINDS = ['camera', 'wifi', 'lan', 'bluetooth', 'sound', 'optical'] as const;
export type PartKind = (typeof PART_KINDS)[number];

export interface Part {
  kind: PartKind;
  /** As the tool calls it; null: seen, not named. */
  name: string | null;
}

/** What is built in; only what a tool names is listed. */
export interface Components {
  graphics: string[];
  network: string[];
  wireless: boolean | null;
  camera: boolean | null;
  parts: Part[];
  /** Kinds that a tool looked for on every bus without finding one. Switched off is not found either. */
  absent: PartKind[];
}

/** One document of one tool, read. */
export interface ToolReading {
  readonly tool: ReportTool;
  readonly fields: MachineFields;
  /** null: cannot say. Empty: the tool looks for disks and found none. */
  readonly disks: DiskReading[] | null;
  /** Sticks, card readers and disks in USB boxes: seen, and not part of the machine. */
  readonly external: DiskReading[];
  readonly batteries: BatteryReading[] | null;
  /** true also where nothing more than its presence is known. */
  readonly batteryPresent: boolean | null;
  readonly erasures: ErasureReading[];
  readonly components: Components;
  readonly warnings: ReportWarning[];
}

/** Everything a drop of files says about one machine, or about one disk, battery or wipe alone. */
export interface MachineReport {
  readonly tools: ReportTool[];
  readonly fields: MachineFields;
  readonly disks: DiskReading[] | null;
  readonly batteries: BatteryReading[] | null;
  readonly batteryPresent: boolean | null;
  readonly erasures: ErasureReading[];
  readonly components: Components;
  readonly warnings: ReportWarning[];
}

export function noComponents(): Components {
  return { graphics: [], network: [], wireless: null, camera: null, parts: [], absent: [] };
}

/** A reading in which the tool says nothing yet. */
export function emptyReading(tool: ReportTool, said: Partial<ToolReading> = {}): ToolReading {
  return {
    tool,
    fields: {},
    disks: null,
    external: [],
    batteries: null,
    batteryPresent: null,
    erasures: [],
    components: noComponents(),
    warnings: [],
    ...said,
  };
}

export function emptyDisk(source: ReportTool): DiskReading {
  return {
    model: null,
    serial: null,
    sizeBytes: null,
    type: null,
    health: null,
    powerOnHours: null,
    pendingSectors: null,
    reallocatedSectors: null,
    device: null,
    source,
  };
}

export function emptyBattery(source: ReportTool): BatteryReading {
  return {
    manufacturer: null,
    model: null,
    serial: null,
    designWh: null,
    fullWh: null,
    healthPct: null,
    cycles: null,
    source,
  };
}

export function emptyErasure(tool: ReportTool): ErasureReading {
  return {
    device: null,
    model: null,
    serial: null,
    sizeBytes: null,
    method: null,
    technique: null,
    result: 'unknown',
    complete: null,
    bytesErased: null,
    hiddenSectors: null,
    tool,
    toolVersion: null,
    startedAt: null,
    endedAt: null,
    durationSeconds: null,
    verified: null,
    errors: null,
    errorParts: null,
    rounds: null,
    file: null,
  };
}

/** A reading, or nothing where the value is unknown. */
export function reading<T>(
  value: T | null,
  source: ReportTool,
  sure: Certainty = 'sure',
): Reading<T> | undefined {
  return value === null ? undefined : { value, source, sure };
}
