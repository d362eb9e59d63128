import type { DeviceKind } from './device-kinds.ts';
import { VOLTAGE_PERCENT } from './charger-matching.ts';
import { INLETS } from './accessory-facts.ts';

export const KIT_LINES = [
  'charger',
  'power_cord',
  'monitor',
  'video_cable',
  'keyboard',
  'mouse',
  'headset',
  'webcam',
  'wifi_dongle',
  'bag',
  'case',
  'sim',
  'guide',
] as const;

export type KitLineKey = (typeof KIT_LINES)[number];

/**
 * Whether a line belongs in the kit: always, if wanted, when the device is known to lack the part, or unless it is
 * known to have it.
 */
export const KIT_NEEDS = ['required', 'optional', 'if_missing', 'unless_built_in'] as const;
export type KitNeed = (typeof KIT_NEEDS)[number];

/** What the rules ask of the thing on a line; an absent rule is the built-in one. */
export interface KitRules {
  /** Of the charger: volts may differ by so many hundredths. */
  voltagePercent?: number | undefined;
  /** A charger with fewer watts than asked for charges slowly: refused, or let through with a look. */
  weakCharger?: 'block' | 'warn' | undefined;
  /** IEC 60320 appliance inlets that fit, for cords. */
  inlets?: readonly string[] | undefined;
  /** Amperes a cord must carry at least, as printed on it. */
  cordAmps?: number | undefined;
  /** Wall plugs that fit; absent for those of the site's country. */
  plugs?: readonly string[] | undefined;
  /** Keyboard layouts that suit; absent for that of the site's country. */
  layouts?: readonly string[] | undefined;
  /** SIM sizes that fit; absent for any. */
  simSizes?: readonly string[] | undefined;
  /** A data plan must last so many days from today. */
  planDays?: number | undefined;
}

/** One line of a template, as an administrator writes it. */
export interface KitTemplateLine extends KitRules {
  key: KitLineKey;
  need: KitNeed;
  quantity: number;
}

/** The template that holds for a device: the newest version of its programme. */
export interface KitTemplate {
  programme: string;
  version: number;
  lines: readonly KitTemplateLine[];
}

/** A template's line as it applies to one device. */
export interface KitLine {
  key: KitLineKey;
  /** Translation key of the accessory's name. */
  titleKey: string;
  required: boolean;
  quantity: number;
  /** Carries a label of its own and is scanned; the rest is counted. */
  tracked: boolean;
  /** Other accessories that fill the line as well, as translation keys. */
  alternatives: readonly string[];
  inlets: readonly string[] | null;
  plugs: readonly string[] | null;
  /** Null for everything but cords. */
  cordAmps: number | null;
  layouts: readonly string[] | null;
  simSizes: readonly string[] | null;
  planDays: number;
  voltagePercent: number;
  weakCharger: 'block' | 'warn';
}

export const TRACKED_LINES: readonly KitLineKey[] = ['charger', 'monitor', 'sim'];

export const PLAN_DAYS = 30;

/** What couplers C5 and C7 of IEC 60320 are rated for. */
export const CORD_AMPS = 2.5;

/** A desktop's power supply draws more than a brick. */
const DESKTOP_CORD_AMPS = 5;

/** Mains of the countries the programme works in. */
export const COUNTRIES = {
  VN: { plugs: ['A', 'C', 'F'], volts: 220, hertz: 50, keyboardLayout: 'us' },
  IR: { plugs: ['C', 'F'], volts: 220, hertz: 50, keyboardLayout: 'fa' },
} as const;

export type Country = keyof typeof COUNTRIES;

export function isCountry(text: string): text is Country {
  return Object.hasOwn(COUNTRIES, text);
}

/** What of the device decides about its kit; null where not known. */
export interface KitSpec {
  hasCamera: boolean | null;
  hasMicrophone: boolean | null;
  hasWifi: boolean | null;
  hasSpeaker?: boolean | null;
}

/** Lines that stand for a part of the device; only they may depend on it. */
export const LINES_FOR_PARTS = ['webcam', 'wifi_dongle', 'headset'] as const;

/**
 * The kit a device of this kind leaves with, by the built-in template or the one given. Camera, microphone and Wi-Fi
 * that are missing in the device turn into required lines.
 */
export function kitTemplate(
  kind: DeviceKind,
  spec: KitSpec,
  country: Country | null,
  template: readonly KitTemplateLine[] = builtInTemplate(kind),
): KitLine[] {
  const lines = KIT_LINES.flatMap((key) => template.filter((line) => line.key === key));
  return lines.flatMap((line): KitLine[] => {
    const required = isRequired(line, spec);
    return required === null ? [] : [toLine(kind, line, required, country)];
  });
}

function toLine(
  kind: DeviceKind,
  line: KitTemplateLine,
  required: boolean,
  country: Country | null,
): KitLine {
  const { key, quantity } = line;
  const mains = country ? COUNTRIES[country] : null;
  const hasPlug = key === 'power_cord' || (key === 'charger' && kind === 'tablet');
  const layouts = line.layouts ?? (mains ? [mains.keyboardLayout] : null);
  return {
    key,
    titleKey: `acc.${key}`,
    required,
    quantity,
    tracked: TRACKED_LINES.includes(key),
    alternatives: alternativesOf(key, layouts),
    inlets: key === 'power_cord' ? (line.inlets ?? INLETS) : null,
    plugs: hasPlug ? (line.plugs ?? mains?.plugs ?? null) : null,
    cordAmps: key === 'power_cord' ? (line.cordAmps ?? CORD_AMPS) : null,
    layouts: key === 'keyboard' ? layouts : null,
    simSizes: line.simSizes ?? null,
    planDays: line.planDays ?? PLAN_DAYS,
    voltagePercent: line.voltagePercent ?? VOLTAGE_PERCENT,
    weakCharger: line.weakCharger ?? 'block',
  };
}

/** A line that is no longer on the template while something of it lies in a kit. */
export function leftoverLine(key: KitLineKey, kind: DeviceKind): KitLine {
  return toLine(kind, { key, need: 'optional', quantity: 1 }, false, null);
}

function alternativesOf(key: KitLineKey, layouts: readonly string[] | null): readonly string[] {
  if (key === 'wifi_dongle') return ['acc.lan_cable'];
  const stickers = key === 'keyboard' && layouts !== null && !layouts.includes('us');
  return stickers ? ['acc.key_stickers'] : [];
}

/** Null where the line is left out. */
function isRequired({ key, need }: KitTemplateLine, spec: KitSpec): boolean | null {
  if (need === 'required' || need === 'optional') return need === 'required';
  const builtIn = partOf(key, spec);
  if (need === 'unless_built_in') return builtIn !== true;
  if (builtIn === false) return true;
  // A headset is welcome beside a built-in microphone; a second camera is not.
  return key === 'headset' ? false : null;
}

/** Whether the device has what the line stands for; null where nobody knows. */
function partOf(key: KitLineKey, spec: KitSpec): boolean | null {
  if (key === 'webcam') return spec.hasCamera;
  if (key === 'wifi_dongle') return spec.hasWifi;
  if (key !== 'headset') return null;
  if (spec.hasMicrophone === false || spec.hasSpeaker === false) return false;
  return spec.hasMicrophone;
}

/** Version 0 of every template: `workshop-practice` of the design. */
export function builtInTemplate(kind: DeviceKind): KitTemplateLine[] {
  const line = (
    key: KitLineKey,
    need: KitNeed = 'required',
    more: Partial<KitTemplateLine> = {},
  ) => ({
    key,
    need,
    quantity: 1,
    ...more,
  });
  const ends = [line('sim', 'optional'), line('guide')];
  if (kind === 'laptop') {
    return [
      line('charger'),
      line('power_cord'),
      line('mouse', 'optional'),
      line('headset', 'if_missing'),
      line('webcam', 'if_missing'),
      line('wifi_dongle', 'if_missing'),
      line('bag'),
      ...ends,
    ];
  }
  if (kind === 'tablet') {
    return [
      line('charger'),
      line('keyboard', 'optional'),
      line('headset', 'if_missing'),
      line('case'),
      ...ends,
    ];
  }
  const desk = kind === 'desktop';
  return [
    line(
      'power_cord',
      'required',
      desk ? { quantity: 2, inlets: ['C13'], cordAmps: DESKTOP_CORD_AMPS } : {},
    ),
    ...(desk ? [line('monitor'), line('video_cable')] : []),
    line('keyboard'),
    line('mouse'),
    line('headset', 'unless_built_in'),
    line('webcam', 'unless_built_in'),
    line('wifi_dongle', 'unless_built_in'),
    ...ends,
  ];
}
