import { isRemovableName, isVirtualDisk, plausibleSize, typeFromModel } from './disk-rules.ts';
import { emptyDisk, emptyReading } from './shape.ts';
import type { DiskReading, DiskType, ToolReading } from './shape.ts';
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
    if (isExternal(instance, disk)) {
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
    serial: readSerial(instance.get('serialnumber')),
    sizeBytes: plausibleSize(decimal(instance.get('size'))),
    type: typeOf(instance, model),
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

function isExternal(instance: Instance, disk: DiskReading): boolean {
  const device = instance.get('pnpdeviceid') ?? '';
  if (/^usb/i.test(instance.get('interfacetype') ?? '') || /^(usbstor|usb\\|sd\\)/i.test(device))
    return true;
  if (/^(7|usb|12|sd)$/i.test(instance.get('bustype') ?? '')) return true;
  if (/removable|external/i.test(instance.get('mediatype') ?? '')) return true;
  return !isVirtualDisk(disk.model) && isRemovableName(disk.model);
}
