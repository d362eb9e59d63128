import { emptyReading, noComponents, reading } from './shape.ts';
import type { MachineFields, MachineKind, ToolReading } from './shape.ts';
import { plausibleMiB, readName, readSerial } from './values.ts';
import { readVendor } from './vendors.ts';
import { warn } from './warnings.ts';
import type { ReportWarning } from './warnings.ts';

export function isGetprop(text: string): boolean {
  return (text.match(/^\[[a-z][\w.:-]{1,80}\]: \[/gim)?.length ?? 0) >= 3 && /^\[ro\./m.test(text);
}

/** `adb shell getprop`. */
export function readGetprop(text: string): ToolReading {
  const properties = new Map(
    [...text.matchAll(/^\[([\w.:-]{1,120})\]: \[([^\n]{0,500}?)\]?$/gm)].map(
      ([, key = '', value = '']) => [key, value] as const,
    ),
  );
  const first = (...keys: string[]) =>
    keys.map((key) => readName(properties.get(key))).find((value) => value !== null) ?? null;
  const emulator = properties.get('ro.kernel.qemu') === '1';
  const serial = emulator ? null : androidSerial(properties);
  const model = first('ro.product.model', 'ro.product.vendor.model', 'ro.product.system.model');
  const kind = emulator ? 'other' : androidKind(properties, model);
  const fields: MachineFields = {};
  const manufacturer = readVendor(
    first('ro.product.manufacturer', 'ro.product.vendor.manufacturer', 'ro.product.brand'),
  );
  if (kind !== null) fields.kind = { value: kind, source: 'android', sure: 'likely' };
  if (manufacturer !== null) {
    fields.manufacturer = { value: capitalised(manufacturer), source: 'android', sure: 'sure' };
  }
  if (model !== null) fields.model = { value: model, source: 'android', sure: 'sure' };
  if (serial !== null) fields.serial = { value: serial, source: 'android', sure: 'sure' };
  const chip = first('ro.soc.model', 'ro.board.platform', 'ro.hardware');
  if (chip !== null) fields.cpu = { value: chip, source: 'android', sure: 'guess' };
  return emptyReading('android', {
    fields,
    warnings:
      serial === null ? [warn('placeholder_serial', properties.get('ro.serialno') ?? '')] : [],
  });
}

/** Samsung prints `ril.serialnumber` on the case; `ro.serialno` is adb's, the only one elsewhere. */
function androidSerial(properties: ReadonlyMap<string, string>): string | null {
  const keys = ['ril.serialnumber', 'ro.serialno', 'ro.boot.serialno', 'vendor.boot.serialno'];
  return keys.map((key) => readSerial(properties.get(key))).find((value) => value !== null) ?? null;
}

const TABLET_MODEL =
  /^(sm-[tpx]\d|gt-p\d|gt-n(80|51)|kf[a-z]{3,6}$|nexus (7|9|10)$|pixel (c|tablet)$|mediapad|tb-|ideatab)|\b(tab|pad|tablet|mediapad|iconia)\b/i;

/** A phone is not something the workshop has a kind for: `other`. */
function androidKind(
  properties: ReadonlyMap<string, string>,
  model: string | null,
): MachineKind | null {
  const words = (properties.get('ro.build.characteristics') ?? '').split(',');
  if (words.includes('tablet') || TABLET_MODEL.test(model ?? '')) return 'tablet';
  if (words.some((word) => ['phone', 'tv', 'watch', 'car', 'automotive'].includes(word)))
    return 'other';
  const telephony =
    properties.get('gsm.version.baseband') ?? properties.get('gsm.current.phone-type');
  return telephony ? 'other' : null;
}

function capitalised(name: string): string {
  return name === name.toLowerCase() ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}

export function isAndroidSummary(text: string): boolean {
  return /^Rework Android summary \d/m.test(text);
}

/** What our collector counts on the computer: how many accounts and owners, and no name of them. */
export function readAndroidSummary(text: string): ToolReading {
  const count = (name: string) => {
    const digits = new RegExp(`^${name}: (\\d{1,6})$`, 'm').exec(text)?.[1];
    return digits === undefined ? null : Number(digits);
  };
  const features = new Set(
    [...text.matchAll(/^feature: (android\.hardware\.[a-z._]{2,60})$/gm)].map(([, name]) => name),
  );
  const has = (...names: string[]) =>
    features.size === 0 ? null : names.some((name) => features.has(`android.hardware.${name}`));
  const cameras = count('cameras');
  const warnings: ReportWarning[] = [];
  if ((count('accounts') ?? 0) > 0) warnings.push(warn('account_present'));
  if ((count('owners') ?? 0) > 0) warnings.push(warn('managed'));
  return emptyReading('android', {
    components: {
      ...noComponents(),
      wireless: has('wifi'),
      camera: cameras === null ? has('camera', 'camera.any', 'camera.front') : cameras > 0,
    },
    warnings,
  });
}

export function isMeminfo(text: string): boolean {
  return /^MemTotal:\s+\d+ kB/m.test(text);
}

/** `/proc/meminfo`: what the kernel was given, a little less than what is installed. */
export function readMeminfo(text: string): ToolReading {
  const kib = /^MemTotal:\s+(\d{3,12}) kB/m.exec(text)?.[1];
  const mib = kib === undefined ? null : plausibleMiB(Math.floor(Number(kib) / 1024));
  const ram = reading(mib, 'android', 'guess');
  return emptyReading('android', { fields: ram ? { ramMiB: ram } : {} });
}

export function isCpuinfo(text: string): boolean {
  return (
    /^processor\s*:\s/im.test(text) &&
    /^(BogoMIPS|Hardware|model name|CPU implementer|cpu family)\s*:/im.test(text)
  );
}

/** `/proc/cpuinfo`: the chip of an ARM board, or the processor's name. */
export function readCpuinfo(text: string): ToolReading {
  const line = (name: string) => new RegExp(`^${name}\\s*: ?(.{1,200})$`, 'm').exec(text)?.[1];
  const arm = readName(line('Hardware'));
  const name = arm ?? readName(line('model name'));
  const cpu = reading(name, 'android', 'likely');
  return emptyReading('android', { fields: cpu ? { cpu } : {} });
}

export function isDumpsysBattery(text: string): boolean {
  return /Current Battery Service state:/.test(text);
}

/** `dumpsys battery`: that there is one, and its charge; nothing about its capacity by design. */
export function readDumpsysBattery(text: string): ToolReading {
  const present = /^[ \t]*present:\s*(true|false)/im.exec(text)?.[1];
  return emptyReading('android', {
    batteryPresent: present === undefined ? null : present.toLowerCase() === 'true',
  });
}

/** Outputs of `adb` that hold nothing the device page shows. */
export function isAndroidAside(text: string): boolean {
  return /^Result: Parcel\(/m.test(text) || (/^Filesystem\s/m.test(text) && /\/data\b/.test(text));
}
