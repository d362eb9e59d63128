import { isRemovableName, isVirtualDisk, plausibleSize, typeFromModel } from './disk-rules.ts';
import { identityFromDmi } from './identity-fields.ts';
import { emptyDisk, emptyReading, noComponents, reading } from './shape.ts';
import type { Components, DiskReading, ToolReading } from './shape.ts';
import { memoryMiB, plausibleMiB, readName, readSerial } from './values.ts';
import { warn } from './warnings.ts';
import type { ReportWarning } from './warnings.ts';

export function isHwinfo(text: string): boolean {
  return (
    /^\d{2,4}: \S+ [0-9a-f.]+: +[0-9a-f]{4,5} /im.test(text) && /^  Hardware Class: /m.test(text)
  );
}

interface Item {
  /** `IDE 00.0: 10600 Disk`. */
  readonly header: string;
  readonly lines: string[];
}

/** `hwinfo`: SMBIOS in its own words, and every device with the bus it hangs on. */
export function readHwinfo(text: string): ToolReading {
  const items = splitItems(text);
  const bios = items.find((item) => /10105 BIOS/.test(item.header))?.lines ?? [];
  const system = infoBlocks(bios, 'System Info')[0];
  const board = infoBlocks(bios, 'Board Info')[0];
  const chassis = infoBlocks(bios, 'Chassis Info')[0];
  const identity = identityFromDmi(
    {
      manufacturer: system?.get('manufacturer'),
      product: system?.get('product'),
      version: system?.get('version'),
      serial: system?.get('serial'),
      uuid: system?.get('uuid'),
      family: system?.get('family'),
      boardManufacturer: board?.get('manufacturer'),
      boardProduct: board?.get('product'),
      chassis: chassisCode(chassis?.get('type')),
    },
    'hwinfo',
  );
  const ram = reading(installedMemory(bios), 'hwinfo');
  const cpu = reading(processor(items), 'hwinfo');
  const disks = diskItems(items);
  return emptyReading('hwinfo', {
    fields: { ...identity.fields, ...(ram && { ramMiB: ram }), ...(cpu && { cpu }) },
    disks:
      disks.internal.length > 0 || lists(items, /01[0-9a-f]{2} |10600 /) ? disks.internal : null,
    external: disks.external,
    components: components(items),
    warnings: [...identity.warnings, ...disks.warnings],
  });
}

function lists(items: readonly Item[], pattern: RegExp): boolean {
  return items.some((item) => pattern.test(item.header));
}

const MAX_ITEMS = 5_000;

function splitItems(text: string): Item[] {
  const items: Item[] = [];
  for (const line of text.split('\n')) {
    const header = /^\d{2,4}: (\S.*)$/.exec(line)?.[1];
    if (header !== undefined && items.length < MAX_ITEMS) items.push({ header, lines: [] });
    else items.at(-1)?.lines.push(line);
  }
  return items;
}

/** `  System Info: #1` and the lines below it that are indented deeper. */
function infoBlocks(lines: readonly string[], title: string): Map<string, string>[] {
  const blocks: Map<string, string>[] = [];
  let current: Map<string, string> | null = null;
  for (const line of lines) {
    if (/^  \S/.test(line)) {
      current = line.trim().startsWith(`${title}: #`) ? new Map() : null;
      if (current) blocks.push(current);
    } else if (current) put(current, line);
  }
  return blocks;
}

function put(values: Map<string, string>, line: string): void {
  const colon = line.indexOf(': ');
  if (colon < 0) return;
  const key = line.slice(0, colon).trim().toLowerCase();
  const value = line.slice(colon + 2).trim();
  if (!values.has(key)) values.set(key, value.replace(/^"(.*)"$/, '$1').trim());
}

function chassisCode(type: string | undefined): number | null {
  const code = /^0x([0-9a-f]{1,2})\b/i.exec(type ?? '')?.[1];
  return code === undefined ? null : Number.parseInt(code, 16);
}

function installedMemory(bios: readonly string[]): number | null {
  let sum = 0;
  for (const device of infoBlocks(bios, 'Memory Device')) {
    const size = device.get('size') ?? '';
    const type = device.get('type') ?? '';
    if (/^no |^0\b/i.test(size) || /\((flash|rom)\)/i.test(type)) continue;
    const mib = memoryMiB(size);
    if (mib === null) return null;
    sum += mib;
  }
  return plausibleMiB(sum);
}

function processor(items: readonly Item[]): string | null {
  const cpu = items.find((item) => /10103 CPU/.test(item.header));
  return readName(
    valuesOf(cpu)
      .get('model')
      ?.replace(/^\d+\.\d+\.\d+ "|"$/g, ''),
  );
}

function valuesOf(item: Item | undefined): Map<string, string> {
  const values = new Map<string, string>();
  for (const line of item?.lines ?? []) put(values, line);
  return values;
}

function diskItems(items: readonly Item[]): {
  internal: DiskReading[];
  external: DiskReading[];
  warnings: ReportWarning[];
} {
  const internal: DiskReading[] = [];
  const external: DiskReading[] = [];
  for (const item of items) {
    if (!/ 10600 Disk/.test(item.header)) continue;
    const values = valuesOf(item);
    const disk = toDisk(values);
    const floppy = /^\/dev\/(fd|loop|ram|zram|sr)\d/.test(disk.device ?? '');
    if (floppy || (disk.model === null && disk.sizeBytes === null)) continue;
    (isExternal(item, values, disk) ? external : internal).push(disk);
  }
  const warnings = external.map((disk) => warn('external_disk', disk.model ?? disk.device ?? ''));
  return { internal, external, warnings };
}

function toDisk(values: ReadonlyMap<string, string>): DiskReading {
  const device = /^\/dev\/\w+/.exec(values.get('device file') ?? '')?.[0] ?? null;
  const model = readName(values.get('model'));
  return {
    ...emptyDisk('hwinfo'),
    model,
    serial: readSerial(values.get('serial id')),
    sizeBytes: plausibleSize(sizeOf(values)),
    type: /nvme/.test(device ?? '')
      ? 'nvme'
      : /mmcblk/.test(device ?? '')
        ? 'emmc'
        : typeFromModel(model),
    device,
  };
}

/** `Size: 312581808 sectors a 512 bytes`. */
function sizeOf(values: ReadonlyMap<string, string>): number | null {
  const found = /^(\d{1,15}) sectors a (\d{3,5}) bytes/.exec(values.get('size') ?? '');
  return found ? Number(found[1]) * Number(found[2]) : null;
}

function isExternal(item: Item, values: ReadonlyMap<string, string>, disk: DiskReading): boolean {
  if (/\bUSB\b/.test(item.header) || values.get('hotplug') === 'USB') return true;
  if (
    /usb/.test(values.get('driver') ?? '') ||
    /\/usb\d/.test(values.get('sysfs device link') ?? '')
  ) {
    return true;
  }
  if (
    (values.get('vendor') ?? '').startsWith('usb ') ||
    /by-id\/usb-/.test(values.get('device files') ?? '')
  ) {
    return true;
  }
  // The bus of a card cannot be told from soldered memory here.
  if (disk.type === 'emmc')
    return !/mmc-.*by-id|by-id\/mmc-/.test(values.get('device files') ?? '');
  return !isVirtualDisk(disk.model) && isRemovableName(disk.model);
}

function components(items: readonly Item[]): Components {
  const found = noComponents();
  for (const item of items) {
    const name = readName(valuesOf(item).get('model'));
    if (/ 03[0-9a-f]{2} /.test(item.header) && name) found.graphics.push(name);
    if (/ 02[0-9a-f]{2} /.test(item.header) && name) found.network.push(name);
    if (/ 0282 |WLAN/.test(item.header)) {
      found.wireless = true;
      found.parts.push({ kind: 'wifi', name });
    }
    if (/camera/i.test(`${item.header} ${name ?? ''}`)) {
      found.camera = true;
      found.parts.push({ kind: 'camera', name });
    }
  }
  return found;
}
