import { plausibleHours, plausibleSize } from './disk-rules.ts';
import { asArray, asCount, asObject, asObjects, asString } from './guards.ts';
import type { Json, JsonObject } from './lenient-json.ts';
import { sanitizeErasure, sanitizeLogOf } from './nvme-sanitize.ts';
import { emptyDisk, emptyReading } from './shape.ts';
import type { DiskReading, ToolReading } from './shape.ts';
import { cleanText, readName, readSerial } from './values.ts';
import { warn } from './warnings.ts';

export function isNvmeCli(document: Json): boolean {
  const object = asObject(document);
  if (object === null) return false;
  const devices = asObjects(object['Devices'])[0];
  if (devices && ('DevicePath' in devices || 'ModelNumber' in devices || 'Subsystems' in devices))
    return true;
  return isSmartLog(object) || isIdentity(object) || sanitizeLogOf(object) !== null;
}

/** `nvme list -o json` (flat and nested), `id-ctrl`, `smart-log` and `sanitize-log` with `-o json`. */
export function readNvmeCli(document: JsonObject): ToolReading {
  const log = sanitizeLogOf(document);
  if (log !== null) {
    const { erasures, warnings } = sanitizeErasure(log);
    const nameless = erasures.map(({ device }) => warn('erasure_without_serial', device ?? ''));
    return emptyReading('nvme-cli', { erasures, warnings: [...warnings, ...nameless] });
  }
  if (isIdentity(document)) return emptyReading('nvme-cli', { disks: [identity(document)] });
  if (isSmartLog(document)) {
    const critical = asCount(document['critical_warning']);
    return emptyReading('nvme-cli', {
      disks: [
        {
          ...emptyDisk('nvme-cli'),
          type: 'nvme',
          health: critical === null ? null : critical === 0 ? 'passed' : 'failed',
          powerOnHours: plausibleHours(asCount(document['power_on_hours'])),
        },
      ],
      warnings: critical ? [warn('smart_failed')] : [],
    });
  }
  const devices = asObjects(document['Devices']);
  return emptyReading('nvme-cli', { disks: devices.flatMap(disksOf) });
}

function disksOf(device: JsonObject): DiskReading[] {
  const nested = asObjects(device['Subsystems']).flatMap((subsystem) =>
    asObjects(subsystem['Controllers']).map((controller) => {
      const spaces = [
        ...asObjects(controller['Namespaces']),
        ...asObjects(subsystem['Namespaces']),
      ];
      return toDisk(
        controller,
        asString(controller['Controller']),
        asCount(spaces[0]?.['PhysicalSize']),
      );
    }),
  );
  if (asArray(device['Subsystems']).length > 0) return nested;
  return [toDisk(device, asString(device['DevicePath']), asCount(device['PhysicalSize']))];
}

function toDisk(source: JsonObject, path: string | null, size: number | null): DiskReading {
  const device = cleanText(path);
  return {
    ...emptyDisk('nvme-cli'),
    model: readName(asString(source['ModelNumber'])),
    serial: readSerial(asString(source['SerialNumber'])),
    sizeBytes: plausibleSize(size),
    type: 'nvme',
    device: device === null || device.startsWith('/dev/') ? device : `/dev/${device}`,
  };
}

/** `nvme id-ctrl -o json`. */
function isIdentity(object: JsonObject): boolean {
  return ['vid', 'sn', 'mn', 'fr'].every((key) => Object.hasOwn(object, key));
}

function identity(object: JsonObject): DiskReading {
  const total = asCount(object['tnvmcap']);
  return {
    ...emptyDisk('nvme-cli'),
    model: readName(asString(object['mn'])),
    serial: readSerial(asString(object['sn'])),
    // Disks before NVMe 1.2 say 0.
    sizeBytes: plausibleSize(total),
    type: 'nvme',
  };
}

function isSmartLog(object: JsonObject): boolean {
  return 'critical_warning' in object && ('avail_spare' in object || 'percent_used' in object);
}
