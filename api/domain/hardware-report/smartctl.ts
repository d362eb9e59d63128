import {
  isOpticalName,
  isRemovableName,
  isVirtualDisk,
  plausibleHours,
  plausibleSize,
  typeFromModel,
} from './disk-rules.ts';
import { asCount, asNumber, asObject, asObjects, asString, at } from './guards.ts';
import type { Json, JsonObject } from './lenient-json.ts';
import { emptyDisk, emptyReading } from './shape.ts';
import type { DiskReading, DiskType, ToolReading } from './shape.ts';
import { cleanText, readName, readSerial } from './values.ts';
import { warn } from './warnings.ts';
import type { ReportWarning } from './warnings.ts';

export function isSmartctl(document: Json): boolean {
  return (
    asObject(at(document, 'smartctl')) !== null || at(document, 'json_format_version') !== undefined
  );
}

/** One document of `smartctl --json` (smartmontools 7): one disk, or a list of names from `--scan`. */
export function readSmartctl(document: JsonObject): ToolReading {
  const disk = diskOf(document);
  const warnings: ReportWarning[] = [];
  const name = disk.model ?? disk.device ?? '';
  const bridge = /^usb/i.test(asString(at(document, 'device', 'type')) ?? '');
  const written = cleanText(asString(document['serial_number']));
  if (written !== null && disk.serial === null) warnings.push(warn('placeholder_serial', written));
  if (bridge) warnings.push(warn('usb_bridge', name));
  if (isRaid(document)) warnings.push(warn('disk_raid', name));
  if (isVirtualDisk(disk.model)) warnings.push(warn('disk_virtual', name));
  if (disk.health === 'failed') warnings.push(warn('smart_failed', name));
  if (hasBadSectors(document)) warnings.push(warn('sectors', name));
  const hours = rawHours(document);
  if (hours !== null && disk.powerOnHours === null) {
    warnings.push(warn('hours_implausible', String(hours)));
  }
  if (disk.model === null && disk.serial === null && disk.sizeBytes === null) {
    warnings.push(warn('disk_unidentified', firstMessage(document) ?? disk.device ?? ''));
  }
  const stick = isStick(document, disk);
  if (stick) warnings.push(warn('external_disk', name));
  return emptyReading('smartctl', {
    disks: stick ? [] : [disk],
    external: stick || bridge ? [disk] : [],
    warnings,
  });
}

function diskOf(document: JsonObject): DiskReading {
  const model =
    readName(asString(document['model_name'])) ??
    readName(asString(document['scsi_model_name'])) ??
    readName(vendorAndProduct(document));
  return {
    ...emptyDisk('smartctl'),
    model,
    serial: readSerial(asString(document['serial_number'])),
    sizeBytes: plausibleSize(sizeOf(document)),
    type: typeOf(document, model),
    health: healthOf(document),
    powerOnHours: plausibleHours(rawHours(document)),
    pendingSectors: sectors(document, 197),
    reallocatedSectors: sectors(document, 5),
    device: deviceOf(document),
  };
}

/** Members of one RAID controller share its device name; their type tells them apart. */
function deviceOf(document: JsonObject): string | null {
  const name = cleanText(asString(at(document, 'device', 'name')));
  const type = asString(at(document, 'device', 'type')) ?? '';
  return name !== null && type.includes(',') ? `${name} ${type}` : name;
}

function vendorAndProduct(document: JsonObject): string | null {
  const part = (name: string) =>
    asString(document[name]) ?? asString(document[`scsi_${name}`]) ?? '';
  return cleanText(`${part('vendor')} ${part('product')}`);
}

function sizeOf(document: JsonObject): number | null {
  return (
    asCount(at(document, 'user_capacity', 'bytes')) ??
    asCount(document['nvme_total_capacity']) ??
    asCount(at(asObjects(document['nvme_namespaces'])[0], 'size', 'bytes'))
  );
}

/** NVMe by protocol; else by the rotation rate; else by what only one kind of medium reports. */
function typeOf(document: JsonObject, model: string | null): DiskType | null {
  const protocol = asString(at(document, 'device', 'protocol')) ?? '';
  if (/nvme/i.test(protocol) || document['nvme_smart_health_information_log'] !== undefined) {
    return 'nvme';
  }
  const rate = asNumber(document['rotation_rate']);
  if (rate !== null) return rate > 0 ? 'hdd' : 'ssd';
  if (isVirtualDisk(model)) return null;
  const spins = attributes(document).some(({ id }) => id === 3 || id === 10);
  const named = typeFromModel(model);
  if (named !== null) return named;
  return spins && at(document, 'trim', 'supported') !== true ? 'hdd' : null;
}

function healthOf(document: JsonObject): DiskReading['health'] {
  const passed = at(document, 'smart_status', 'passed');
  return typeof passed === 'boolean' ? (passed ? 'passed' : 'failed') : null;
}

/** smartctl unpacks the vendors' counters itself; raw attribute 9 is only taken when it did not. */
function rawHours(document: JsonObject): number | null {
  return (
    asCount(at(document, 'power_on_time', 'hours')) ??
    asCount(at(document, 'nvme_smart_health_information_log', 'power_on_hours')) ??
    attributes(document).find(({ id }) => id === 9)?.raw ??
    null
  );
}

function attributes(document: JsonObject): { id: number; raw: number | null }[] {
  return asObjects(at(document, 'ata_smart_attributes', 'table')).flatMap((row) => {
    const id = asCount(row['id']);
    return id === null ? [] : [{ id, raw: asCount(at(row, 'raw', 'value')) }];
  });
}

/** More sectors than this is a packed value of several counters (Fujitsu), not a count. */
const MOST_SECTORS = 1_000_000;

/** The count of one attribute: 5 reallocated, 197 pending, 198 beyond correction. */
function sectors(document: JsonObject, attribute: number): number | null {
  const raw = attributes(document).find(({ id }) => id === attribute)?.raw ?? null;
  return raw !== null && raw < MOST_SECTORS ? raw : null;
}

function hasBadSectors(document: JsonObject): boolean {
  return [5, 197, 198].some((attribute) => (sectors(document, attribute) ?? 0) > 0);
}

function isRaid(document: JsonObject): boolean {
  const type = asString(at(document, 'device', 'type')) ?? '';
  return (
    /megaraid|3ware|areca|cciss|hpt|aacraid/i.test(type) ||
    /\braid\b/i.test(vendorAndProduct(document) ?? '')
  );
}

const STICK_MAKERS =
  /^(sandisk|generic|general|jetflash|verbatim|usb|multiple|mass|pny|lexar|netac|kingston|philips|imation)\b/i;

/** An optical drive, or a stick: it answers only to SCSI commands and gives its name there. */
function isStick(document: JsonObject, disk: DiskReading): boolean {
  const protocol = asString(at(document, 'device', 'protocol')) ?? '';
  const kind = asString(at(document, 'device_type', 'name')) ?? '';
  if (/cd|dvd|optical/i.test(kind) || isOpticalName(disk.model)) return true;
  if (!/scsi/i.test(protocol) || disk.type === 'hdd') return false;
  const name = vendorAndProduct(document) ?? '';
  return isRemovableName(disk.model, name) || STICK_MAKERS.test(name);
}

function firstMessage(document: JsonObject): string | null {
  const messages = asObjects(at(document, 'smartctl', 'messages'));
  return messages.map((message) => cleanText(asString(message['string']))).find(Boolean) ?? null;
}
