import type { DeviceKind } from './device-kinds.ts';

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
  /** IEC 60320 appliance inlets that fit, for cords. */
  inlets: readonly string[] | null;
  /** Wall plug types of the country (IEC 60083 letters). */
  plugs: readonly string[] | null;
}

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

type Need = 'required' | 'optional' | null;

/**
 * The kit a device of this kind leaves with. Camera, microphone and Wi-Fi that are missing in the device
 * turn into required lines; a desktop needs them unless they are known to be built in.
 */
export function kitTemplate(kind: DeviceKind, spec: KitSpec, country: Country | null): KitLine[] {
  const plugs = country ? COUNTRIES[country].plugs : null;
  const stickers = country !== null && COUNTRIES[country].keyboardLayout !== 'us';
  const needs = kitNeeds(kind, spec);
  const desk = kind === 'desktop';
  const details: Partial<Record<KitLineKey, Partial<KitLine>>> = {
    charger: { tracked: true, plugs: kind === 'tablet' ? plugs : null },
    power_cord: { quantity: desk ? 2 : 1, inlets: inletsFor(kind), plugs },
    monitor: { tracked: true },
    sim: { tracked: true },
    wifi_dongle: { alternatives: ['part.lan'] },
    keyboard: { alternatives: stickers ? ['acc.key_stickers'] : [] },
  };
  return KIT_LINES.flatMap((key): KitLine[] => {
    const need = needs[key];
    if (need === null) return [];
    const line: KitLine = {
      key,
      titleKey: `acc.${key}`,
      required: need === 'required',
      quantity: 1,
      tracked: false,
      alternatives: [],
      inlets: null,
      plugs: null,
    };
    return [{ ...line, ...details[key] }];
  });
}

/** A brick takes C5 or C7; a desktop and its monitor take C13. */
function inletsFor(kind: DeviceKind): readonly string[] {
  return kind === 'laptop'
    ? ['C5', 'C7', 'C13']
    : kind === 'desktop'
      ? ['C13']
      : ['C5', 'C7', 'C13'];
}

function kitNeeds(kind: DeviceKind, spec: KitSpec): Record<KitLineKey, Need> {
  const headset: Need =
    spec.hasMicrophone === false || spec.hasSpeaker === false ? 'required' : 'optional';
  const ifMissing = (builtIn: boolean | null): Need => (builtIn === false ? 'required' : null);
  const unlessBuiltIn = (builtIn: boolean | null): Need => (builtIn ? 'optional' : 'required');
  if (kind === 'laptop') {
    return {
      ...NOTHING,
      charger: 'required',
      power_cord: 'required',
      mouse: 'optional',
      headset,
      webcam: ifMissing(spec.hasCamera),
      wifi_dongle: ifMissing(spec.hasWifi),
      bag: 'required',
    };
  }
  if (kind === 'tablet') {
    return { ...NOTHING, charger: 'required', keyboard: 'optional', headset, case: 'required' };
  }
  const ownSound = spec.hasMicrophone === true && spec.hasSpeaker !== false;
  const screen: Need = kind === 'desktop' ? 'required' : null;
  return {
    ...NOTHING,
    power_cord: 'required',
    monitor: screen,
    video_cable: screen,
    keyboard: 'required',
    mouse: 'required',
    headset: ownSound ? 'optional' : 'required',
    webcam: unlessBuiltIn(spec.hasCamera),
    wifi_dongle: unlessBuiltIn(spec.hasWifi),
  };
}

const NOTHING: Record<KitLineKey, Need> = {
  charger: null,
  power_cord: null,
  monitor: null,
  video_cable: null,
  keyboard: null,
  mouse: null,
  headset: null,
  webcam: null,
  wifi_dongle: null,
  bag: null,
  case: null,
  sim: 'optional',
  guide: 'required',
};
