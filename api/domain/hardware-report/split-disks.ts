import { normaliseSerial } from '../identity.ts';
import type { MachineReport } from './shape.ts';
import type { ReportWarning } from './warnings.ts';

/**
 * Logs and disks that name no machine may come from many: each disk becomes a report of its own. What has no
 * serial stays together in one. A report that names a machine, or has one disk only, stays as it is.
 */
export function splitDisks(report: MachineReport): MachineReport[] {
  const { manufacturer, serial, uuid, model } = report.fields;
  if (manufacturer || serial || uuid || model) return [report];
  const disks = report.disks ?? [];
  const keys = new Set([...disks, ...report.erasures].map(keyOf));
  if (keys.size < 2) return [report];
  return [...keys].map((key, index) => {
    const own = disks.filter((disk) => keyOf(disk) === key);
    const erasures = report.erasures.filter((erasure) => keyOf(erasure) === key);
    // A piece that is only the log of a wipe says nothing about a machine, whatever else was dropped with it.
    const onlyLogs = own.length === 0;
    return {
      ...report,
      tools: onlyLogs ? [...new Set(erasures.map(({ tool }) => tool))] : report.tools,
      disks: onlyLogs ? null : own,
      erasures,
      batteries: index === 0 ? report.batteries : null,
      batteryPresent: index === 0 ? report.batteryPresent : null,
      warnings: report.warnings.filter((warning) => isAbout(warning, key)),
    };
  });
}

function keyOf({ serial }: { serial: string | null }): string {
  return normaliseSerial(serial) ?? '';
}

/** Warnings that name another disk do not follow. */
function isAbout({ detail }: ReportWarning, key: string): boolean {
  return detail === '' || key === '' || detail.toUpperCase().includes(key);
}
