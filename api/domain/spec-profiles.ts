import type { DeviceKind } from './device-kinds.ts';
import { workKind } from './device-kinds.ts';
import type { KitLineKey } from './kit-template.ts';
import { reason } from './reason.ts';
import type { Reason } from './reason.ts';
import type { FaultCode } from './faults.ts';
import { ONLINE_LEARNING_BASIC } from './spec-requirements.ts';
import type { SpecProfile, SpecRequirement, SystemFamily } from './spec-requirements.ts';

/** What is known about a device; null and empty where nobody looked yet. Memory in MiB, storage in GB, screen in inches. */
export interface DeviceSpec {
  memoryMib: number | null;
  storageGb: number | null;
  storageKind: 'hdd' | 'ssd' | 'emmc' | null;
  screenInch: number | null;
  /** `1366x768` */
  screenPixels: string;
  cpuCores: number | null;
  hasCamera: boolean | null;
  hasMicrophone: boolean | null;
  hasWifi: boolean | null;
  osName: string;
}

export type SpecVerdict = 'pass' | 'kit' | 'upgrade' | 'no' | 'unknown';

export interface SpecCheck {
  /** `kit`: suits with the accessories in `kit`; `upgrade`: suits after a task; `unknown`: `missing` must be typed first. */
  verdict: SpecVerdict;
  reasons: Reason[];
  kit: KitLineKey[];
  missing: SpecField[];
  notes: Reason[];
}

/** Facts the gate insists on; the others are judged when known, the checklist tests them anyhow. */
export type SpecField = 'memory' | 'storage' | 'storage_kind' | 'screen' | 'camera';

/** The one profile that gate G6 asks for; the built-in one where no administrator wrote another. */
export function gateProfile(device: { profile: SpecProfile | null }): SpecProfile {
  return device.profile ?? ONLINE_LEARNING_BASIC;
}

/** The fault under which an upgrade that a profile asks for is planned. */
export const UPGRADE_FAULTS: Readonly<Record<string, FaultCode>> = {
  'spec.memory_low': 'RAM',
  'spec.storage_low': 'STO',
  'spec.storage_hdd': 'STO',
  'spec.system_old': 'SW',
};

type Outcome = { verdict: 'upgrade' | 'no'; reason: Reason };

/** Judges a device against a profile (gate G6). A desktop's screen is part of its kit and not asked for. */
export function checkSpec(kind: DeviceKind, spec: DeviceSpec, profile: SpecProfile): SpecCheck {
  const required = profile.requirements[workKind(kind)];
  const tablet = kind === 'tablet';
  const outcomes = [
    ...memoryAndStorage(spec, required, tablet),
    ...screen(kind, spec, required),
    ...processorAndSystem(spec, required, tablet),
    ...(tablet ? missingSenses(spec) : []),
  ];
  const missing = missingFields(kind, spec);
  const kit = tablet ? [] : kitFor(spec);
  const notes = noteMemory(spec, required);
  const verdict = worst(outcomes, missing, kit);
  const reasons = [
    ...outcomes.map((outcome) => outcome.reason),
    ...missing.map((field) => reason(`spec.missing_${field}`)),
  ];
  return { verdict, reasons, kit, missing, notes };
}

function worst(outcomes: Outcome[], missing: SpecField[], kit: KitLineKey[]): SpecVerdict {
  if (outcomes.some((outcome) => outcome.verdict === 'no')) return 'no';
  if (outcomes.length > 0) return 'upgrade';
  if (missing.length > 0) return 'unknown';
  return kit.length > 0 ? 'kit' : 'pass';
}

/** Memory and storage of tablets are soldered; soldered storage of computers cannot grow either. */
function memoryAndStorage(spec: DeviceSpec, required: SpecRequirement, tablet: boolean): Outcome[] {
  const outcomes: Outcome[] = [];
  const add = (fixed: boolean, code: string, needed: number, found: number) =>
    outcomes.push({ verdict: fixed ? 'no' : 'upgrade', reason: reason(code, { needed, found }) });
  const memoryGb = spec.memoryMib === null ? null : installedGb(spec.memoryMib);
  if (memoryGb !== null && memoryGb < required.memoryGb) {
    add(tablet, 'spec.memory_low', required.memoryGb, memoryGb);
  }
  const soldered = tablet || spec.storageKind === 'emmc';
  if (spec.storageGb !== null && spec.storageGb < required.storageGb * STORAGE_COUNTING) {
    add(soldered, 'spec.storage_low', required.storageGb, spec.storageGb);
  }
  if (required.solidStateOnly && spec.storageKind === 'hdd') {
    outcomes.push({ verdict: 'upgrade', reason: reason('spec.storage_hdd') });
  }
  return outcomes;
}

/** Systems count in GiB: a drive sold as 120 GB shows as 111. */
export const STORAGE_COUNTING = 0.92;

/** Graphics take a share of the memory before the system counts it: 3,800 MiB are 4 GB of modules. */
export function installedGb(memoryMib: number): number {
  const gb = memoryMib / 1024;
  const whole = Math.ceil(gb);
  return gb >= whole * 0.9 ? whole : Math.round(gb * 10) / 10;
}

function screen(kind: DeviceKind, spec: DeviceSpec, required: SpecRequirement): Outcome[] {
  if (kind === 'desktop') return [];
  const outcomes: Outcome[] = [];
  // Sold as 11″, measured 10.95: a tenth of an inch is rounding.
  if (spec.screenInch !== null && spec.screenInch < required.screenInch - 0.1) {
    const params = { needed: required.screenInch, found: spec.screenInch };
    outcomes.push({ verdict: 'no', reason: reason('spec.screen_small', params) });
  }
  const pixels = /^(\d{3,5})\s*[x×*]\s*(\d{3,5})$/.exec(spec.screenPixels.trim());
  const needed = required.screenPixels;
  if (pixels && needed) {
    const [width, height] = [Number(pixels[1]), Number(pixels[2])];
    const long = Math.max(width, height);
    const short = Math.min(width, height);
    if (long < needed.width || short < needed.height) {
      const params = { needed: `${needed.width}×${needed.height}`, found: `${width}×${height}` };
      outcomes.push({ verdict: 'no', reason: reason('spec.screen_coarse', params) });
    }
  }
  return outcomes;
}

const FAMILIES: readonly [SystemFamily, RegExp][] = [
  ['windows', /windows|\bwin ?\d/i],
  ['chromeos', /chrome ?os|cloudready/i],
  ['ipados', /ipad ?os|\bios\b/i],
  ['android', /android|lineage/i],
  ['linux', /linux|ubuntu|mint|debian|fedora|zorin|endless|suse|elementary|pop!?_?os/i],
];

function processorAndSystem(
  spec: DeviceSpec,
  required: SpecRequirement,
  tablet: boolean,
): Outcome[] {
  const outcomes: Outcome[] = [];
  if (spec.cpuCores !== null && spec.cpuCores < required.cpuCores) {
    const params = { needed: required.cpuCores, found: spec.cpuCores };
    outcomes.push({ verdict: 'no', reason: reason('spec.processor_weak', params) });
  }
  const name = spec.osName.trim();
  if (name !== '' && !isLookedAfter(name, required)) {
    const verdict = tablet ? 'no' : 'upgrade';
    outcomes.push({ verdict, reason: reason('spec.system_old', { found: name }) });
  }
  return outcomes;
}

function isLookedAfter(name: string, required: SpecRequirement): boolean {
  const family = FAMILIES.find(([, pattern]) => pattern.test(name))?.[0];
  const lowest = family ? required.systems[family] : undefined;
  if (lowest === undefined) return false;
  const version = Number(/\d+/.exec(name)?.[0] ?? (lowest === 0 ? 0 : Number.NaN));
  return version >= lowest;
}

/** A tablet takes no webcam: what it lacks cannot be added. */
function missingSenses(spec: DeviceSpec): Outcome[] {
  const outcomes: Outcome[] = [];
  if (spec.hasCamera === false) outcomes.push({ verdict: 'no', reason: reason('spec.no_camera') });
  if (spec.hasMicrophone === false) {
    outcomes.push({ verdict: 'no', reason: reason('spec.no_microphone') });
  }
  if (spec.hasWifi === false) outcomes.push({ verdict: 'no', reason: reason('spec.no_wifi') });
  return outcomes;
}

function kitFor(spec: DeviceSpec): KitLineKey[] {
  return [
    ...(spec.hasCamera === false ? ['webcam' as const] : []),
    ...(spec.hasMicrophone === false ? ['headset' as const] : []),
    ...(spec.hasWifi === false ? ['wifi_dongle' as const] : []),
  ];
}

function missingFields(kind: DeviceKind, spec: DeviceSpec): SpecField[] {
  const wanted: [SpecField, boolean][] = [
    ['memory', spec.memoryMib === null],
    ['storage', spec.storageGb === null],
    ['storage_kind', spec.storageKind === null && kind !== 'tablet'],
    ['screen', spec.screenInch === null && kind !== 'desktop'],
    ['camera', spec.hasCamera === null],
  ];
  return wanted.filter(([, isMissing]) => isMissing).map(([field]) => field);
}

function noteMemory(spec: DeviceSpec, required: SpecRequirement): Reason[] {
  if (spec.memoryMib === null) return [];
  const found = installedGb(spec.memoryMib);
  if (found < required.memoryGb || found >= required.targetMemoryGb) return [];
  return [reason('spec.memory_below_target', { needed: required.targetMemoryGb, found })];
}
