import { plausibleHours, plausibleSize } from './disk-rules.ts';
import { asArray, asCount, asObject, asObjects, asString, at } from './guards.ts';
import type { Json, JsonObject } from './lenient-json.ts';
import { emptyDisk, emptyErasure, emptyReading } from './shape.ts';
import type { DiskReading, ErasureResult, ToolReading } from './shape.ts';
import { cleanText, readName, readSerial } from './values.ts';
import { warn } from './warnings.ts';

export function isNvmeCli(document: Json): boolean {
  const object = asObject(document);
  if (object === null) return false;
  const devices = asObjects(object['Devices'])[0];
  if (devices && ('DevicePath' in devices || 'ModelNumber' in devices || 'Subsystems' in devices))
    return true;
  return isSmartLog(object) || sanitizeLog(object) !== null;
}

/** `nvme list -o json` (flat and nested), `nvme smart-log -o json`, `nvme sanitize-log -o json`. */
export function readNvmeCli(document: JsonObject): ToolReading {
  const log = sanitizeLog(document);
  if (log !== null) return sanitized(log.device, log.status);
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

function isSmartLog(object: JsonObject): boolean {
  return 'critical_warning' in object && ('avail_spare' in object || 'percent_used' in object);
}

function sanitizeLog(object: JsonObject): { device: string | null; status: number } | null {
  for (const [key, value] of [['', object as Json], ...Object.entries(object)] as const) {
    if (at(value, 'sprog') === undefined) continue;
    const status =
      asCount(at(value, 'sstat', 'status')) ??
      asCount(at(value, 'sstat')) ??
      asCount(at(value, 'sstat', 'value'));
    if (status !== null) return { device: key.startsWith('nvme') ? key : null, status };
  }
  return null;
}

export function isSanitizeText(text: string): boolean {
  return /Sanitize Status\s+\(SSTAT\)/i.test(text);
}

export function readSanitizeText(text: string): ToolReading {
  const status = /Sanitize Status\s+\(SSTAT\)\s*:\s*(0x[0-9a-f]{1,8}|\d{1,8})/i.exec(text)?.[1];
  const device = /\b(nvme\d+(?:n\d+)?)\b/.exec(text)?.[1] ?? null;
  return sanitized(device, Number(status ?? '0'));
}

/** SSTAT bits 2:0 (NVM Express Base Specification, Sanitize Status log page). */
function sanitized(device: string | null, status: number): ToolReading {
  const results: Readonly<Record<number, ErasureResult>> = {
    1: 'erased',
    3: 'failed',
    4: 'erased',
  };
  const erasure = {
    ...emptyErasure('nvme-cli'),
    device,
    method: 'NVMe Sanitize',
    result: results[status & 0b111] ?? ('unknown' as const),
  };
  return emptyReading('nvme-cli', {
    erasures: [erasure],
    warnings: [warn('erasure_without_serial', device ?? '')],
  });
}
