/** Makes and models that workshops see every week, with what the makers' data sheets say of them. */
import type { DeviceKind } from '#domain/device-kinds.ts';
import type { MediaType } from '#domain/sanitisation-techniques.ts';
import type { SpecInput } from '../../api/evidence/condition.service.ts';

export interface Model {
  kind: DeviceKind;
  make: string;
  model: string;
  spec: SpecInput;
  /** What the charger's label says; empty where the mains lead goes straight in. */
  charger: string;
  medium: { type: MediaType; make: string; model: string; gb: number };
  /** A serial as this maker writes it: `#` a digit, `@` a letter or digit, the rest as it stands. */
  serial: string;
}

const WINDOWS = 'Windows 11 Pro Education';
const MINT = 'Linux Mint 22.1';

const laptop = {
  screenPixels: '1920x1080',
  hasCamera: true,
  hasMicrophone: true,
  hasWifi: true,
  osName: MINT,
} as const;
const desktop = { hasCamera: false, hasMicrophone: false, osName: WINDOWS } as const;

export const MODELS = {
  t480s: {
    kind: 'laptop',
    make: 'Lenovo',
    model: 'ThinkPad T480s',
    spec: {
      ...laptop,
      ...size(8, 256, 14),
      cpu: 'Intel Core i5-8350U',
      cpuCores: 4,
      osName: WINDOWS,
    },
    charger: '20V 3.25A 65W USB-C',
    medium: { type: 'nvme', make: 'Samsung', model: 'MZVLB256HAHQ', gb: 256 },
    serial: 'PC0@@@##',
  },
  latitude5480: {
    kind: 'laptop',
    make: 'Dell',
    model: 'Latitude 5480',
    spec: { ...laptop, ...size(8, 256, 14), cpu: 'Intel Core i5-6300U', cpuCores: 2 },
    charger: '19.5V 3.34A 65W 7.4mm',
    medium: { type: 'sata_ssd', make: 'SK hynix', model: 'SC308', gb: 256 },
    serial: '#@@@@K2',
  },
  inspiron3552: {
    kind: 'laptop',
    make: 'Dell',
    model: 'Inspiron 15 3552',
    spec: {
      ...laptop,
      ...size(4, 500, 15.6, 'hdd'),
      screenPixels: '1366x768',
      cpu: 'Intel Celeron N3060',
      cpuCores: 2,
    },
    charger: '19.5V 2.31A 45W 4.5mm',
    medium: { type: 'hdd', make: 'Seagate', model: 'ST500LT012', gb: 500 },
    serial: '#@@@@J2',
  },
  probook450: {
    kind: 'laptop',
    make: 'HP',
    model: 'ProBook 450 G5',
    spec: {
      ...laptop,
      ...size(8, 240, 15.6),
      cpu: 'Intel Core i5-8250U',
      cpuCores: 4,
      osName: WINDOWS,
    },
    charger: '19.5V 2.31A 45W 4.5mm',
    medium: { type: 'sata_ssd', make: 'Kingston', model: 'SA400S37', gb: 240 },
    serial: '5CD8###@@@',
  },
  aspire5: {
    kind: 'laptop',
    make: 'Acer',
    model: 'Aspire 5 A515-51',
    spec: { ...laptop, ...size(4, 128, 15.6), cpu: 'Intel Core i3-7130U', cpuCores: 2 },
    charger: '19V 2.37A 45W 5.5x1.7mm',
    medium: { type: 'sata_ssd', make: 'Micron', model: 'M1100', gb: 128 },
    serial: 'NXGSY######0',
  },
  vivobook15: {
    kind: 'laptop',
    make: 'ASUS',
    model: 'VivoBook 15 X510UA',
    spec: { ...laptop, ...size(4, 256, 15.6), cpu: 'Intel Core i3-7100U', cpuCores: 2 },
    charger: '19V 2.37A 45W 4.0x1.35mm',
    medium: { type: 'sata_ssd', make: 'Micron', model: '1100', gb: 256 },
    serial: 'J#N0CV@@####',
  },
  elitedesk800: {
    kind: 'desktop',
    make: 'HP',
    model: 'EliteDesk 800 G3 SFF',
    spec: { ...desktop, ...size(8, 256), cpu: 'Intel Core i5-7500', cpuCores: 4, hasWifi: false },
    charger: '',
    medium: { type: 'nvme', make: 'Toshiba', model: 'KXG50ZNV256G', gb: 256 },
    serial: 'CZC7###@@@',
  },
  optiplex3050: {
    kind: 'desktop',
    make: 'Dell',
    model: 'OptiPlex 3050 Micro',
    spec: {
      ...desktop,
      ...size(8, 128),
      cpu: 'Intel Core i3-7100T',
      cpuCores: 2,
      hasWifi: true,
      osName: MINT,
    },
    charger: '',
    medium: { type: 'sata_ssd', make: 'LITE-ON', model: 'CV3-8D128', gb: 128 },
    serial: '#@@@@M2',
  },
  ideacentre520: {
    kind: 'aio',
    make: 'Lenovo',
    model: 'ideacentre AIO 520-22IKU',
    spec: {
      ...size(8, 128, 21.5),
      screenPixels: '1920x1080',
      cpu: 'Intel Core i3-7020U',
      cpuCores: 2,
      hasCamera: true,
      hasMicrophone: true,
      hasWifi: true,
      osName: WINDOWS,
    },
    charger: '',
    medium: { type: 'sata_ssd', make: 'Samsung', model: 'MZ7LN128', gb: 128 },
    serial: 'MP1@@@##',
  },
  galaxyTabA8: {
    kind: 'tablet',
    make: 'Samsung',
    model: 'Galaxy Tab A8 SM-X200',
    spec: { ...tablet(3, 32, 10.5), osName: 'Android 13' },
    charger: '5V 2A 10W USB-C',
    medium: { type: 'emmc', make: 'Samsung', model: '', gb: 32 },
    serial: 'R9WT###@@@@',
  },
  lenovoM10: {
    kind: 'tablet',
    make: 'Lenovo',
    model: 'Tab M10 TB-X306F',
    spec: { ...tablet(4, 64, 10.1), osName: 'Android 11' },
    charger: '5V 2A 10W USB-C',
    medium: { type: 'emmc', make: '', model: '', gb: 64 },
    serial: 'HA1@@@##',
  },
} as const satisfies Record<string, Model>;

export type ModelKey = keyof typeof MODELS;

export function modelOf(key: ModelKey): Model {
  return MODELS[key];
}

function size(
  memoryGb: number,
  storageGb: number,
  screenInch?: number,
  storageKind: 'ssd' | 'hdd' = 'ssd',
) {
  const screen = screenInch === undefined ? {} : { screenInch };
  return { memoryMib: memoryGb * 1024, storageGb, storageKind, ...screen };
}

function tablet(memoryGb: number, storageGb: number, screenInch: number) {
  return {
    memoryMib: memoryGb * 1024,
    storageGb,
    storageKind: 'emmc' as const,
    screenInch,
    screenPixels: '1920x1200',
    cpuCores: 8,
    hasCamera: true,
    hasMicrophone: true,
    hasWifi: true,
  };
}

const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789';

/**
 * Numbers that look drawn but are the same in every demo, so that its devices can be talked about.
 * @returns whole numbers from 0 up to the limit
 */
export function drawer(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}

export function makeSerial(pattern: string, draw: (below: number) => number): string {
  return pattern.replace(/[#@]/g, (sign) =>
    sign === '#' ? String(draw(10)) : (LETTERS[draw(LETTERS.length)] ?? 'A'),
  );
}
