import {
  isOpticalName,
  isRemovableName,
  isVirtualDisk,
  plausibleSize,
  typeFromModel,
} from './disk-rules.ts';
import type { LshwNode, Placed } from './lshw-node.ts';
import { emptyDisk } from './shape.ts';
import type { DiskReading, DiskType } from './shape.ts';
import { readName, readSerial } from './values.ts';
import { warn } from './warnings.ts';
import type { ReportWarning } from './warnings.ts';

export interface LshwDisks {
  internal: DiskReading[];
  external: DiskReading[];
  warnings: ReportWarning[];
}

/** Disks built in, and apart from them sticks, card readers and whatever hangs on USB. */
export function lshwDisks(placed: readonly Placed[]): LshwDisks {
  const internal: DiskReading[] = [];
  const external: DiskReading[] = [];
  const warnings: ReportWarning[] = [];
  for (const { node, above } of placed) {
    if (!isWholeDisk(node, above)) continue;
    const disk = toDisk(node, above);
    if (isExternal(node, above, disk)) {
      external.push(disk);
      warnings.push(warn('external_disk', disk.model ?? disk.device ?? ''));
    } else if (disk.model === null && disk.serial === null && disk.sizeBytes === null) {
      warnings.push(warn('disk_unidentified', disk.device ?? ''));
    } else {
      internal.push(disk);
      if (isVirtualDisk(disk.model)) warnings.push(warn('disk_virtual', disk.model ?? ''));
    }
  }
  const controllers = placed.some(({ node }) => node.configuration.get('driver') === 'nvme');
  const unlisted = controllers && internal.every((disk) => disk.type !== 'nvme');
  if (unlisted) warnings.push(warn('disk_not_listed'));
  return { internal, external, warnings };
}

const PARTS = /boot\d$|rpmb$|gp\d$|^\/dev\/(ng|loop|zram|md|dm-|ram)/;

/** Class `disk`, but not a medium inside a drive, a namespace's sensors, nor an optical drive. */
function isWholeDisk(node: LshwNode, above: readonly LshwNode[]): boolean {
  const name = node.logicalNames[0] ?? '';
  if (/^\/dev\/mmcblk\d+$/.test(name)) return true;
  if (node.class !== 'disk' || node.id.startsWith('medium') || PARTS.test(name)) return false;
  if (above.some((parent) => parent.class === 'disk')) return false;
  if (/^(cdrom|dvd|floppy|tape)/.test(node.id) || isOptical(node)) return false;
  if (node.id.startsWith('namespace')) return /^\/dev\/nvme\d+n\d+$/.test(name);
  return !/^hwmon/.test(name);
}

function isOptical(node: LshwNode): boolean {
  return (
    ['cd-r', 'dvd', 'cd-rw', 'dvd-r', 'audio'].some((word) => node.capabilities.has(word)) ||
    node.logicalNames.some((name) => /^\/dev\/(sr|cdrom|dvd|fd)\d*/.test(name)) ||
    isOpticalName(node.description)
  );
}

function toDisk(node: LshwNode, above: readonly LshwNode[]): DiskReading {
  const controller = above.at(-1);
  const nvme = isNvme(node, controller);
  // Only a controller with a device name of its own gives the model; else it is the PCI chip.
  const named =
    nvme && controller?.logicalNames.some((name) => /^\/dev\/nvme\d+$/.test(name))
      ? controller
      : null;
  const model = readName(node.product) ?? readName(named?.product);
  const emmc = isEmmc(node);
  return {
    ...emptyDisk('lshw'),
    model,
    serial: emmc ? null : (readSerial(node.serial) ?? readSerial(named?.serial)),
    sizeBytes: plausibleSize(sizeOf(node)),
    type: nvme ? 'nvme' : emmc ? 'emmc' : (byDescription(node) ?? typeFromModel(model)),
    device: node.logicalNames.find((name) => name.startsWith('/dev/')) ?? null,
  };
}

function isNvme(node: LshwNode, controller: LshwNode | undefined): boolean {
  return (
    /nvme/i.test(`${node.description} ${node.logicalNames.join(' ')} ${node.businfo}`) ||
    controller?.configuration.get('driver') === 'nvme'
  );
}

function byDescription(node: LshwNode): DiskType | null {
  return node.capabilities.has('15000rpm') ||
    node.capabilities.has('10000rpm') ||
    node.capabilities.has('7200rpm') ||
    node.capabilities.has('5400rpm')
    ? 'hdd'
    : null;
}

/** A size in bytes; the disk of a medium without partitions carries it one level down. */
function sizeOf(node: LshwNode): number | null {
  const own = node.units === '' || node.units === 'bytes' ? (node.size ?? node.capacity) : null;
  if (own !== null) return own;
  const medium = node.children?.find((child) => child.id.startsWith('medium'));
  return medium?.units === 'bytes' ? medium.size : null;
}

/** The kernel gives soldered eMMC the address 0001; a card brings its own. */
function isEmmc(node: LshwNode): boolean {
  return (
    node.logicalNames.some((name) => name.startsWith('/dev/mmcblk')) &&
    /^mmc@\d+:0001$/.test(node.businfo)
  );
}

function isExternal(node: LshwNode, above: readonly LshwNode[], disk: DiskReading): boolean {
  const onUsb = [...above, node].some(
    (parent) =>
      /^usb@/.test(parent.businfo) ||
      /^(usb-storage|uas|ums-)/.test(parent.configuration.get('driver') ?? ''),
  );
  if (onUsb) return true;
  if (node.logicalNames.some((name) => name.startsWith('/dev/mmcblk'))) return !isEmmc(node);
  if (/^(firewire|ieee1394)@/.test(node.businfo)) return true;
  if (/^ata disk$/i.test(node.description) || disk.type === 'nvme') return false;
  if (isVirtualDisk(disk.model)) return false;
  return node.capabilities.has('removable') || isRemovableName(disk.model, node.vendor);
}
