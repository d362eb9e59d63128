/** Spare parts: which types there are, and what is worth knowing about each. */
import {
  type FactFault,
  type FactField,
  choice,
  number,
  readFields,
  sayField,
} from './fact-fields.ts';

export const PART_TYPES = [
  'ram',
  'ssd',
  'hdd',
  'battery',
  'screen',
  'touchscreen',
  'display_cable',
  'keyboard',
  'touchpad',
  'cmos',
  'hinge',
  'motherboard',
  'cpu',
  'psu',
  'fan',
  'paste',
  'camera',
  'mic',
  'speaker',
  'dcjack',
  'usb',
  'video',
  'audiojack',
  'wifi',
  'antenna',
  'lan',
  'sim',
  'casing',
  'power_button',
  'other',
] as const;

/** Named `part.<type>` in the catalogue of texts. */
export type PartType = (typeof PART_TYPES)[number];

export function isPartType(text: string): text is PartType {
  return (PART_TYPES as readonly string[]).includes(text);
}

/** Types that hold data: each piece has a medium, a label of its own and a proof of erasure. */
export const STORAGE_TYPES = ['ssd', 'hdd'] as const satisfies readonly PartType[];

export function isStorage(type: string): boolean {
  return (STORAGE_TYPES as readonly string[]).includes(type);
}

export const RAM_GENERATIONS = [
  'DDR2',
  'DDR3',
  'DDR3L',
  'DDR4',
  'DDR5',
  'LPDDR3',
  'LPDDR4',
  'LPDDR5',
] as const;
export const RAM_FORMS = ['SO-DIMM', 'DIMM'] as const;
export const STORAGE_INTERFACES = ['SATA', 'M.2 SATA', 'NVMe', 'IDE'] as const;
export const STORAGE_FORMS = ['2.5"', '3.5"', '2230', '2242', '2260', '2280', 'mSATA'] as const;
export const CMOS_FORMS = ['CR2032', 'CR2025', 'CR2016', 'CR1220'] as const;

/** What is known about a part. A missing fact is unknown; nothing is filled in by guessing. */
export interface PartFacts {
  generation?: (typeof RAM_GENERATIONS)[number];
  form?: string;
  mhz?: number;
  sizeMib?: number;
  interface?: (typeof STORAGE_INTERFACES)[number];
  sizeGb?: number;
  partNumbers?: string[];
  wattHours?: number;
  volts?: number;
  watts?: number;
  inch?: number;
  /** Width and height as `1920x1080`. */
  pixels?: string;
  /** Contacts of the connector. */
  pins?: number;
  layout?: string;
}

export type FactKey = keyof PartFacts;

const PIECES: FactField = { kind: 'list', longest: 40, most: 20 };

/** The facts asked for, type by type, in the order a person reads them off the part. */
const FIELDS: Partial<Record<PartType, Partial<Record<FactKey, FactField>>>> = {
  ram: {
    generation: choice(RAM_GENERATIONS),
    form: choice(RAM_FORMS),
    sizeMib: number(128, 1_048_576, 'MiB', true),
    mhz: number(100, 20_000, 'MHz', true),
  },
  ssd: {
    interface: choice(['SATA', 'M.2 SATA', 'NVMe']),
    form: choice(STORAGE_FORMS),
    sizeGb: number(1, 1_000_000, 'GB', true),
  },
  hdd: {
    interface: choice(['SATA', 'IDE']),
    form: choice(['2.5"', '3.5"']),
    sizeGb: number(1, 1_000_000, 'GB', true),
  },
  battery: {
    partNumbers: PIECES,
    volts: number(1, 60, 'V'),
    wattHours: number(1, 300, 'Wh'),
  },
  screen: {
    inch: number(5, 40, '"'),
    pixels: { kind: 'text', longest: 12 },
    pins: number(10, 100, '', true),
    partNumbers: PIECES,
  },
  touchscreen: { inch: number(5, 40, '"'), partNumbers: PIECES },
  keyboard: { layout: { kind: 'text', longest: 20 }, partNumbers: PIECES },
  cmos: { form: choice(CMOS_FORMS) },
  psu: { watts: number(10, 3000, 'W'), partNumbers: PIECES },
  cpu: { partNumbers: PIECES },
  motherboard: { partNumbers: PIECES },
  fan: { partNumbers: PIECES },
  hinge: { partNumbers: PIECES },
  dcjack: { partNumbers: PIECES },
  wifi: { partNumbers: PIECES },
  display_cable: { pins: number(10, 100, '', true), partNumbers: PIECES },
};

export function factFields(type: PartType): [FactKey, FactField][] {
  return Object.entries(FIELDS[type] ?? {}) as [FactKey, FactField][];
}

/** Keeps what belongs to this type and says what cannot be; empty values are left out. */
export function readFacts(
  type: PartType,
  given: Readonly<Record<string, unknown>>,
): { facts: PartFacts; faults: FactFault[] } {
  return readFields<PartFacts>(factFields(type), given);
}

/** The facts on one line, as labels and lists show them: `DDR4 · SO-DIMM · 8 GB · 2666 MHz`. */
export function factsLine(type: string, facts: PartFacts): string {
  if (!isPartType(type)) return '';
  return factFields(type)
    .filter(([key]) => key !== 'partNumbers')
    .map(([key, field]) => sayFact(key, field, facts))
    .filter(Boolean)
    .join(' · ');
}

function sayFact(key: FactKey, field: FactField, facts: PartFacts): string {
  const value = facts[key];
  return key === 'sizeMib' && value !== undefined
    ? memoryText(Number(value))
    : sayField(field, value);
}

/** @param mib mebibytes */
export function memoryText(mib: number): string {
  return mib >= 1024 ? `${+(mib / 1024).toFixed(1)} GB` : `${mib} MB`;
}
