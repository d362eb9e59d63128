/** Counted accessories: what lies in bins by the piece, and what the rules of a kit ask of each. */
import {
  type AccessoryFacts,
  INLETS,
  INTERFACES,
  KEYBOARD_LAYOUTS,
  PLUGS,
  VIDEO_PORTS,
} from './accessory-facts.ts';
import {
  type FactFault,
  type FactField,
  choice,
  number,
  readFields,
  sayField,
} from './fact-fields.ts';

/** Named `acc.<type>` in the catalogue of texts; those that are lines of a kit have the name of their line. */
export const COUNTED_TYPES = [
  'power_cord',
  'mouse',
  'keyboard',
  'key_stickers',
  'headset',
  'webcam',
  'wifi_dongle',
  'lan_cable',
  'video_cable',
  'usb_cable',
  'plug_adapter',
  'bag',
  'case',
  'guide',
] as const;

export type CountedType = (typeof COUNTED_TYPES)[number];

export function isCountedType(text: string): text is CountedType {
  return (COUNTED_TYPES as readonly string[]).includes(text);
}

export type CountedFactKey = Exclude<keyof AccessoryFacts, 'simSize' | 'simState'>;

const link = { interface: choice(INTERFACES) };
const fits = { inch: number(5, 40, '"') };

/** The facts asked for, type by type, in the order a person reads them off the thing. */
const FIELDS: Partial<Record<CountedType, Partial<Record<CountedFactKey, FactField>>>> = {
  power_cord: { inlet: choice(INLETS), plug: choice(PLUGS), amps: number(0.5, 32, 'A') },
  mouse: link,
  keyboard: { layout: choice(KEYBOARD_LAYOUTS), ...link },
  key_stickers: { layout: choice(KEYBOARD_LAYOUTS) },
  headset: link,
  webcam: link,
  wifi_dongle: link,
  video_cable: { sockets: { kind: 'choices', choices: VIDEO_PORTS } },
  plug_adapter: { plug: choice(PLUGS), amps: number(0.5, 32, 'A') },
  bag: fits,
  case: fits,
};

export function countedFields(type: CountedType): [CountedFactKey, FactField][] {
  return Object.entries(FIELDS[type] ?? {}) as [CountedFactKey, FactField][];
}

/** Keeps what belongs to this type and says what cannot be. */
export function readCountedFacts(
  type: CountedType,
  given: Readonly<Record<string, unknown>>,
): { facts: AccessoryFacts; faults: FactFault[] } {
  return readFields<AccessoryFacts>(countedFields(type), given);
}

/** What is read off the thing itself in every language, such as `C5`, `plug C`, `2.5 A`; `plug` is the word for it. */
export function countedLine(type: string, facts: AccessoryFacts, plug: string): string {
  if (!isCountedType(type)) return '';
  return countedFields(type)
    .map(([key, field]) => {
      const value = facts[key];
      if (value === undefined) return '';
      if (key === 'plug') return `${plug} ${String(value)}`;
      if (key === 'layout') return String(value).toUpperCase();
      return key === 'inlet' || field.kind === 'number' ? sayField(field, value) : '';
    })
    .filter(Boolean)
    .join(' · ');
}
