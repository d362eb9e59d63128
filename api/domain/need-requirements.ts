/** What a need asks of its device beside the kind, and whether a device has it. */
import { KEYBOARD_LAYOUTS } from './accessory-facts.ts';
import { DEVICE_KINDS, workKind } from './device-kinds.ts';
import type { DeviceKind } from './device-kinds.ts';
import { kindSuits } from './eligibility.ts';
import type { KitLineKey } from './kit-template.ts';
import { reason } from './reason.ts';
import type { Reason } from './reason.ts';
import { STORAGE_COUNTING, installedGb } from './spec-profiles.ts';

/** A kind of device, or a SIM or data card alone. */
export const NEED_KINDS = [...DEVICE_KINDS, 'sim'] as const;
export type NeedKind = (typeof NEED_KINDS)[number];

export type KeyboardLayout = (typeof KEYBOARD_LAYOUTS)[number];

/** Things that may be wished for with the device; its charger goes along anyhow. */
export const WANTED_ACCESSORIES = [
  'mouse',
  'headset',
  'webcam',
  'keyboard',
  'bag',
  'case',
  'wifi_dongle',
  'sim',
] as const satisfies readonly KitLineKey[];
export type WantedAccessory = (typeof WANTED_ACCESSORIES)[number];

export const ACCESSIBILITY_NEEDS = ['large_screen', 'screen_reader', 'external_mouse'] as const;
export type AccessibilityNeed = (typeof ACCESSIBILITY_NEEDS)[number];

/** Lowest and highest value of each number that can be asked for. */
export const REQUIREMENT_RANGES = {
  memoryGb: [1, 64],
  storageGb: [16, 4_000],
  screenInch: [7, 32],
} as const satisfies Record<string, readonly [number, number]>;

/** Each part of the requirements that a person may give up. */
export const REQUIREMENTS = [
  'memoryGb',
  'storageGb',
  'screenInch',
  'camera',
  'layout',
  'accessories',
  'accessibility',
] as const;
export type RequirementKey = (typeof REQUIREMENTS)[number];

/** The content of `needs.requirements`; what is absent is not asked for. */
export interface NeedRequirements {
  memoryGb?: number | undefined;
  storageGb?: number | undefined;
  screenInch?: number | undefined;
  camera?: true | undefined;
  layout?: KeyboardLayout | undefined;
  accessories?: WantedAccessory[] | undefined;
  accessibility?: AccessibilityNeed[] | undefined;
  /** Given up by a coordinator, who says why without names. */
  waived?: { key: RequirementKey; reason: string }[] | undefined;
}

/** What of a ready device is compared; null and empty where nobody looked. */
export interface JudgedDevice {
  kind: DeviceKind;
  memoryMib: number | null;
  storageGb: number | null;
  screenInch: number | null;
  hasCamera: boolean | null;
  /** Letters on its keys, on the keyboard and on the stickers in its kit. */
  layouts: readonly string[];
  /** Filled lines of its kit. */
  kit: readonly KitLineKey[];
}

export interface Judgement {
  ok: boolean;
  /** One for each thing that is lacking, with what was found instead. */
  reasons: Reason[];
  /** What would have to be given up for the device to suit; null where its kind is another. */
  lacking: RequirementKey[] | null;
}

/** Inches from which a screen counts as large. */
const LARGE_SCREEN = { laptop: 15, desktop: 21, tablet: 10 } as const;

/** Whether a device has what a need asks for. Its profile (gate G6) is judged apart from this. */
export function judgeDevice(
  need: { kind: NeedKind; requirements: NeedRequirements },
  device: JudgedDevice,
): Judgement {
  if (need.kind === 'sim' || !kindSuits(need.kind, device.kind)) {
    return { ok: false, reasons: [reason('require.kind')], lacking: null };
  }
  const found = lacks(need.requirements, device);
  return {
    ok: found.length === 0,
    reasons: found.map(([, why]) => why),
    lacking: [...new Set(found.map(([key]) => key))],
  };
}

type Lack = [RequirementKey, Reason];

function lacks(requirements: NeedRequirements, device: JudgedDevice): Lack[] {
  const asked = withoutWaived(requirements);
  return [
    ...numbers(asked, device),
    ...(asked.camera && !sees(device) ? [lack('camera', 'require.camera')] : []),
    ...(asked.layout ? layout(asked.layout, device) : []),
    ...(asked.accessories ?? []).flatMap((line) => inKit('accessories', line, device)),
    ...(asked.accessibility ?? []).flatMap((key) => accessible(key, device)),
  ];
}

function lack(key: RequirementKey, code: string, params?: Reason['params']): Lack {
  return [key, reason(code, params)];
}

/** What is still asked for. */
export function withoutWaived(requirements: NeedRequirements): NeedRequirements {
  const { waived, ...asked } = requirements;
  for (const { key } of waived ?? []) delete asked[key];
  return asked;
}

function numbers(asked: NeedRequirements, device: JudgedDevice): Lack[] {
  const memory = device.memoryMib === null ? null : installedGb(device.memoryMib);
  const { storageGb, screenInch } = device;
  return [
    ...atLeast('memoryGb', 'memory', asked.memoryGb, memory),
    ...atLeast('storageGb', 'storage', asked.storageGb, storageGb, STORAGE_COUNTING),
    // A desktop's screen is part of its kit and not measured here.
    ...(device.kind === 'desktop'
      ? []
      : atLeast('screenInch', 'screen', asked.screenInch, screenInch)),
  ];
}

function atLeast(
  key: RequirementKey,
  name: 'memory' | 'storage' | 'screen',
  needed: number | undefined,
  found: number | null,
  factor = 1,
): Lack[] {
  if (needed === undefined) return [];
  if (found === null) return [lack(key, `require.${name}_unknown`, { needed })];
  // Screens are sold rounded to a tenth of an inch.
  if (found + (name === 'screen' ? 0.1 : 0) >= needed * factor) return [];
  return [lack(key, `require.${name}`, { needed, found })];
}

function sees(device: JudgedDevice): boolean {
  return device.hasCamera === true || device.kit.includes('webcam');
}

/** Vietnamese keyboards carry the US letters. */
function layout(wanted: KeyboardLayout, { layouts }: JudgedDevice): Lack[] {
  const needed = wanted.toUpperCase();
  if (layouts.length === 0) return [lack('layout', 'require.layout_unknown', { needed })];
  if (layouts.includes(wanted) || (wanted === 'vi' && layouts.includes('us'))) return [];
  const found = layouts.map((one) => one.toUpperCase()).join('/');
  return [lack('layout', 'require.layout', { needed, found })];
}

function inKit(key: RequirementKey, line: KitLineKey, { kit }: JudgedDevice): Lack[] {
  return kit.includes(line) ? [] : [lack(key, 'require.accessory', { line })];
}

/** A screen reader is listened to with a headset, so that the others in the room can learn too. */
function accessible(need: AccessibilityNeed, device: JudgedDevice): Lack[] {
  if (need === 'external_mouse') return inKit('accessibility', 'mouse', device);
  if (need === 'screen_reader') return inKit('accessibility', 'headset', device);
  if (device.kind === 'desktop') return [];
  const needed = LARGE_SCREEN[workKind(device.kind)];
  return atLeast('accessibility', 'screen', needed, device.screenInch);
}

/**
 * What a kind cannot be asked for, by field: a card has no requirements, a tablet no letters on its keys.
 * Ranges and names are checked where they come in.
 */
export function refuseNeedRequirements(
  kind: NeedKind,
  requirements: NeedRequirements,
): { field: RequirementKey; reason: Reason }[] {
  const asked = REQUIREMENTS.filter((key) => isAsked(requirements, key));
  const refused = asked.filter((key) => kind === 'sim' || (kind === 'tablet' && key === 'layout'));
  return refused.map((field) => ({ field, reason: reason('require.not_for_kind') }));
}

export function isAsked(requirements: NeedRequirements, key: RequirementKey): boolean {
  const value = requirements[key];
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

/** The letters that the keyboard test wrote down first: `FA LAPTOP ANSI`; null where it says nothing of them. */
export function layoutOfAnswer(value: string | null): KeyboardLayout | null {
  const word = value?.trim().split(/\s+/)[0]?.toLowerCase();
  return KEYBOARD_LAYOUTS.find((one) => one === word) ?? null;
}
