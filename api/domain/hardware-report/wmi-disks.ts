import {
  isRemovableName,
  isVirtualDisk,
  plausibleHours,
  plausibleSize,
  typeFromModel,
} from './disk-rules.ts';
import { emptyDisk, emptyReading } from './shape.ts';
import type { DiskHealth, DiskReading, DiskType, ToolReading } from './shape.ts';
import { decimal, readName, readSerial } from './values.ts';
import { warn } from './warnings.ts';
import type { ReportWarning } from './warnings.ts';

type Instance = ReadonlyMap<string, string>;

/** Win32_DiskDrive (its size is rounded down to whole cylinders by Windows) or MSFT_PhysicalDisk. */
export function wmiDisks(instances: readonly Instance[]): ToolReading {
  const internal: DiskReading[] = [];
  const external: DiskReading[] = [];
  const warnings: ReportWarning[] = [];
  for (const instance of instances) {
    const disk = toDisk(instance);
    if (disk.health === 'failed') warnings.push(warn('smart_failed', disk.model ?? ''));
    if (isExternalDisk(instance)) {
      external.push(disk);
      warnings.push(warn('external_disk', disk.model ?? ''));
    } else {
      internal.push(disk);
      if (isVirtualDisk(disk.model)) warnings.push(warn('disk_virtual', disk.model ?? ''));
    }
  }
  return emptyReading('wmi', { disks: internal, external, warnings });
}

function toDisk(instance: Instance): DiskReading {
  const model = readName(instance.get('model') ?? instance.get('friendlyname'));
  return {
    ...emptyDisk('wmi'),
    model,
    // Windows gives NVMe disks the number of their namespace; the adapter's is the one on the label.
    serial:
      readSerial(instance.get('adapterserialnumber')) ?? readSerial(instance.get('serialnumber')),
    sizeBytes: plausibleSize(decimal(instance.get('size'))),
    type: typeOf(instance, model),
    health: healthOf(instance),
    powerOnHours: plausibleHours(decimal(instance.get('poweronhours'))),
    device: instance.get('deviceid') ?? null,
  };
}

/** MSFT_PhysicalDisk: BusType 17 NVMe, 12 and 13 SD and MMC; MediaType 3 turns, 4 does not. */
function typeOf(instance: Instance, model: string | null): DiskType | null {
  const bus = instance.get('bustype') ?? '';
  if (/^(17|nvme)$/i.test(bus) || /ven_nvme/i.test(instance.get('pnpdeviceid') ?? ''))
    return 'nvme';
  if (/^(13|mmc)$/i.test(bus)) return 'emmc';
  const medium = instance.get('mediatype') ?? '';
  if (/^(4|ssd)$/i.test(medium)) return 'ssd';
  if (/^(3|hdd)$/i.test(medium)) return 'hdd';
  return typeFromModel(model);
}

/** MSFT_PhysicalDisk: 0 healthy, 1 warning, 2 unhealthy. Win32_DiskDrive: only a predicted failure says something. */
function healthOf(instance: Instance): DiskHealth | null {
  const health = instance.get('healthstatus') ?? '';
  if (/^pred fail$/i.test(instance.get('status') ?? '') || /^(2|unhealthy)$/i.test(health))
    return 'failed';
  return /^(0|healthy)$/i.test(health) ? 'passed' : null;
}

/** A stick, a card, or a disk in a USB box. */
export function isExternalDisk(instance: Instance): boolean {
  const model = readName(instance.get('model') ?? instance.get('friendlyname'));
  const device = instance.get('pnpdeviceid') ?? '';
  if (/^usb/i.test(instance.get('interfacetype') ?? '') || /^(usbstor|usb\\|sd\\)/i.test(device))
    return true;
  if (/^(7|usb|12|sd)$/i.test(instance.get('bustype') ?? '')) return true;
  if (/removable|external/i.test(instance.get('mediatype') ?? '')) return true;
  return !isVirtualDisk(model) && isRemovableName(model);
}
