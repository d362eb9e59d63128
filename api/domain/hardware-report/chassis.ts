import type { Certainty, MachineKind } from './shape.ts';
import { cleanText } from './values.ts';

/** SMBIOS enclosure types 1–36 (DSP0134 §7.4.1); null: the type says nothing about the kind. */
const KIND_BY_CODE: readonly (MachineKind | null)[] = [
  null, // 0 is not defined
  null, // Other
  null, // Unknown
  'desktop', // Desktop
  'desktop', // Low Profile Desktop
  'desktop', // Pizza Box
  'desktop', // Mini Tower
  'desktop', // Tower
  'laptop', // Portable
  'laptop', // Laptop
  'laptop', // Notebook
  'tablet', // Hand Held
  'laptop', // Docking Station
  'desktop', // All In One
  'laptop', // Sub Notebook
  'desktop', // Space-saving
  'desktop', // Lunch Box
  'other', // Main Server Chassis
  'other', // Expansion Chassis
  'other', // Sub Chassis
  'other', // Bus Expansion Chassis
  'other', // Peripheral Chassis
  'other', // RAID Chassis
  'other', // Rack Mount Chassis
  'desktop', // Sealed-case PC
  'other', // Multi-system Chassis
  'other', // CompactPCI
  'other', // AdvancedTCA
  'other', // Blade
  'other', // Blade Enclosure
  'tablet', // Tablet
  'laptop', // Convertible
  'tablet', // Detachable
  'other', // IoT Gateway
  'desktop', // Embedded PC
  'desktop', // Mini PC
  'desktop', // Stick PC
];

/** Names as dmidecode, lshw and hwinfo write them, without blanks and marks. */
const CODE_BY_NAME: Readonly<Record<string, number>> = {
  desktop: 3,
  desktopcomputer: 3,
  lowprofile: 4,
  lowprofiledesktop: 4,
  lowprofiledesktopcomputer: 4,
  pizzabox: 5,
  pizzaboxcomputer: 5,
  minitower: 6,
  minitowercomputer: 6,
  tower: 7,
  towercomputer: 7,
  portable: 8,
  portablecomputer: 8,
  laptop: 9,
  notebook: 10,
  handheld: 11,
  handheldcomputer: 11,
  docking: 12,
  dockingstation: 12,
  allinone: 13,
  allinonecomputer: 13,
  subnotebook: 14,
  spacesaving: 15,
  spacesavingcomputer: 15,
  lunchbox: 16,
  lunchboxcomputer: 16,
  server: 17,
  mainserverchassis: 17,
  rackmount: 23,
  rackmountchassis: 23,
  sealedcasepc: 24,
  blade: 28,
  tablet: 30,
  convertible: 31,
  detachable: 32,
  iotgateway: 33,
  embeddedpc: 34,
  minipc: 35,
  stickpc: 36,
};

export function chassisKind(type: string | number | null): MachineKind | null {
  if (type === null) return null;
  const code =
    typeof type === 'number' ? type : CODE_BY_NAME[type.toLowerCase().replace(/[^a-z]/g, '')];
  // The highest bit only says that the enclosure can be locked.
  return code === undefined ? null : (KIND_BY_CODE[code & 0x7f] ?? null);
}

const VIRTUAL_VENDOR =
  /^(qemu|vmware|innotek|virtualbox|oracle.*virtualbox|xen|parallels|bochs|kvm|openstack|amazon ec2|digitalocean|nutanix|bhyve)\b/i;
const VIRTUAL_MODEL =
  /\b(virtual machine|virtualbox|vmware|standard pc \(|kvm|hvm domu|bochs|virtual platform|google compute engine|bhyve)\b|^standard pc/i;

export function isVirtual(manufacturer: string | null, model: string | null): boolean {
  return VIRTUAL_VENDOR.test(manufacturer ?? '') || VIRTUAL_MODEL.test(model ?? '');
}

/** Families whose name tells the kind, where the chassis type is missing or known to be wrong. */
const FAMILIES: readonly (readonly [RegExp, MachineKind])[] = [
  [/\b(proliant|poweredge|primergy|thinksystem|system x\d|integrity)\b/i, 'other'],
  [/^(imac|macmini|mac ?mini|macpro|mac ?studio)/i, 'desktop'],
  [/^(macbook|powerbook|ibook)/i, 'laptop'],
  [/^surface( pro| go| rt| with| [23]$|$)/i, 'tablet'],
  [/^raspberry ?pi|^rpi$/i, 'other'],
  [/\biconia (tab|w)/i, 'tablet'],
  [
    /\b(chromebook|notebook|laptop|thinkpad|ideapad|elitebook|probook|zbook|travelmate|lifebook|toughbook|macbook|latitude|(inspiron|vostro|aspire) \d{4}[a-z]*$|satellite|tecra|portege|vivobook|zenbook)\b/i,
    'laptop',
  ],
  [
    /\b(thinkcentre|ideacentre|optiplex|prodesk|elitedesk|veriton|esprimo|thinkstation|chromebox|desktop|all-in-one|prodesk|\bsff\b|small form factor|microtower|mini ?pc|nuc\d)/i,
    'desktop',
  ],
];

export interface KindReading {
  kind: MachineKind;
  sure: Certainty;
  /** The chassis type says something else. */
  doubtful: boolean;
}

/**
 * The kind from the enclosure type and the names. Virtual machines and servers are `other`;
 * Apple's desktops call themselves laptops, so a family name outweighs the type there.
 */
export function machineKind(source: {
  chassis: string | number | null;
  manufacturer: string | null;
  models: readonly (string | null)[];
}): KindReading | null {
  const models = source.models.flatMap((model) => cleanText(model) ?? []);
  if (models.concat('').some((model) => isVirtual(source.manufacturer, model))) {
    return { kind: 'other', sure: 'sure', doubtful: false };
  }
  const chassis = chassisKind(source.chassis);
  const family = FAMILIES.find(([pattern]) => models.some((model) => pattern.test(model)))?.[1];
  if (family === 'other') return { kind: 'other', sure: 'likely', doubtful: false };
  if (chassis === null) {
    const guess = family ?? (isRetailBoard(source.manufacturer, models) ? 'desktop' : null);
    return guess ? { kind: guess, sure: 'likely', doubtful: false } : null;
  }
  const outweighs = source.manufacturer === 'Apple' || source.manufacturer === 'Microsoft';
  if (family && family !== chassis && outweighs) {
    return { kind: family, sure: 'likely', doubtful: true };
  }
  // The free firmware of Chromebooks calls every machine a desktop unless told otherwise.
  if (source.manufacturer === 'Google' && chassis === 'desktop') {
    return { kind: 'desktop', sure: 'guess', doubtful: true };
  }
  return { kind: chassis, sure: 'sure', doubtful: family !== undefined && family !== chassis };
}

/** Boards sold alone carry no enclosure type; these makers name them by chipset: `G31M-S2L`. */
function isRetailBoard(manufacturer: string | null, models: readonly string[]): boolean {
  const makers = ['Gigabyte', 'ASRock', 'Biostar'];
  const board = /^(ga-|[a-z]{0,3}\d{2,4}[a-z]{0,4}\d?-[a-z0-9])/i;
  return makers.includes(manufacturer ?? '') && models.some((model) => board.test(model));
}
