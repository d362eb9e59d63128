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
  const usbHosts = usbScsiHosts(placed);
  for (const { node, above } of placed) {
    if (!isWholeDisk(node, above)) continue;
    const disk = toDisk(node, above);
    const host = /^scsi@(\d+):/.exec(node.businfo)?.[1];
    if (isExternal(node, above, disk) || (host !== undefined && usbHosts.has(host))) {
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

/** lshw may list a stick away from the USB device that is its SCSI host. */
function usbScsiHosts(placed: readonly Placed[]): Set<string> {
  const hosts = placed
    .filter(({ node }) => node.businfo.startsWith('usb@'))
    .flatMap(({ node }) => node.logicalNames);
  return new Set(hosts.flatMap((name) => /^scsi(\d+)$/.exec(name)?.[1] ?? []));
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
  return !name.startsWith('hwmon');
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
  const card = cardOf(node, above);
  // Only a controller with a device name of its own gives the model; else it is the PCI chip.
  const named = controller?.logicalNames.some((name) => /^\/dev\/nvme\d+$/.test(name));
  const parent = card ?? (nvme && named ? controller : undefined);
  const model = readName(node.product) ?? readName(parent?.product);
  return {
    ...emptyDisk('lshw'),
    model,
    serial: readSerial(node.serial) ?? readSerial(parent?.serial),
    sizeBytes: plausibleSize(sizeOf(node)),
    type: typeOf(node, nvme, card, model),
    device: node.logicalNames.find((name) => name.startsWith('/dev/')) ?? null,
  };
}

function typeOf(
  node: LshwNode,
  nvme: boolean,
  card: LshwNode | null,
  model: string | null,
): DiskType | null {
  if (nvme) return 'nvme';
  if (card) return isSoldered(card) ? 'emmc' : null;
  return byRotation(node) ?? typeFromModel(model);
}

function isNvme(node: LshwNode, controller: LshwNode | undefined): boolean {
  return (
    /nvme/i.test(`${node.description} ${node.logicalNames.join(' ')} ${node.businfo}`) ||
    controller?.configuration.get('driver') === 'nvme'
  );
}

function byRotation(node: LshwNode): DiskType | null {
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

/** The node of an MMC device: this one, or the one above its block device. */
function cardOf(node: LshwNode, above: readonly LshwNode[]): LshwNode | null {
  const block = node.logicalNames.some((name) => name.startsWith('/dev/mmcblk'));
  return block
    ? ([node, ...above.toReversed()].find((one) => one.businfo.startsWith('mmc@')) ?? node)
    : null;
}

/** The kernel gives soldered eMMC the address 0001; a card brings its own. */
function isSoldered(card: LshwNode): boolean {
  return /^mmc@\d+:0001$/.test(card.businfo) && !card.capabilities.has('sd');
}

function isExternal(node: LshwNode, above: readonly LshwNode[], disk: DiskReading): boolean {
  const onUsb = [...above, node].some(
    (parent) =>
      parent.businfo.startsWith('usb@') ||
      /^(usb-storage|uas|ums-)/.test(parent.configuration.get('driver') ?? ''),
  );
  if (onUsb) return true;
  const card = cardOf(node, above);
  if (card) return !isSoldered(card);
  if (/^(firewire|ieee1394)@/.test(node.businfo)) return true;
  if (/^ata disk$/i.test(node.description) || disk.type === 'nvme') return false;
  if (isVirtualDisk(disk.model)) return false;
  return node.capabilities.has('removable') || isRemovableName(disk.model, node.vendor);
}
