import { isSameDisk } from './disk-rules.ts';
import type { DiskReading, ReportTool, ToolReading } from './shape.ts';
import { warn } from './warnings.ts';
import type { ReportWarning } from './warnings.ts';

/** Tools that list what is built in, the most careful one first. */
const LISTING: readonly ReportTool[] = ['lshw', 'hwinfo', 'wmi', 'nvme-cli', 'inxi'];
/** Whose word counts for a field of one disk: the disk's own answer before the kernel's. */
const FIELD_ORDER: readonly ReportTool[] = ['smartctl', 'hdparm', 'nvme-cli', ...LISTING];

/**
 * One list of disks. A listing tool says which disks are built in; smartctl says most about each,
 * and adds a disk no listing tool saw. `hasMachine`: the files name a machine, so that a disk in a
 * USB box beside it is not its own; a disk's file alone is about just that disk.
 */
export function mergeDisks(
  readings: readonly ToolReading[],
  hasMachine: boolean,
): { disks: DiskReading[] | null; warnings: ReportWarning[] } {
  const said = readings.filter((reading) => reading.disks !== null);
  if (said.length === 0) return { disks: null, warnings: [] };
  const listing = said.filter((reading) => isListing(reading.tool));
  const external = readings.filter(({ tool }) => isListing(tool)).flatMap((one) => one.external);
  const base = baseList(listing);
  const disks = (base?.disks ?? []).map((disk) => ({ ...disk }));
  const warnings: ReportWarning[] = [];
  const nameless: DiskReading[] = [];
  for (const reading of said) {
    if (reading === base) continue;
    for (const disk of reading.disks ?? []) {
      const known = disks.findIndex((one) => isSameDisk(one, disk));
      const old = disks[known];
      if (old) disks[known] = mergeDisk(old, disk);
      else if (isNameless(disk)) nameless.push(disk);
      else if (isListing(reading.tool)) continue;
      else if (
        external.some((one) => isSameDisk(one, disk)) ||
        (hasMachine && reading.external.length > 0)
      ) {
        warnings.push(warn('external_disk', disk.model ?? disk.device ?? ''));
      } else disks.push({ ...disk });
    }
  }
  placeNameless(disks, nameless, hasMachine || listing.length > 0);
  return { disks, warnings };
}

function isListing(tool: ReportTool): boolean {
  return LISTING.includes(tool);
}

/** The best tool's list; an empty one gives way to a tool that saw disks. */
function baseList(listing: readonly ToolReading[]): ToolReading | undefined {
  const ranked = listing.toSorted((a, b) => LISTING.indexOf(a.tool) - LISTING.indexOf(b.tool));
  const named = ranked.filter((reading) => reading.disks?.some((disk) => !isNameless(disk)));
  return named[0] ?? ranked.find((reading) => reading.disks?.length === 0);
}

function isNameless(disk: DiskReading): boolean {
  return disk.model === null && disk.serial === null && disk.sizeBytes === null;
}

/** A log without a name belongs to the only NVMe disk; alone, it is a disk nobody could name. */
function placeNameless(disks: DiskReading[], nameless: DiskReading[], hasMachine: boolean): void {
  const nvme = disks.filter((disk) => disk.type === 'nvme');
  for (const disk of nameless) {
    const only = nvme[0];
    if (disk.type === 'nvme' && nvme.length === 1 && only) {
      only.health ??= disk.health;
      only.powerOnHours ??= disk.powerOnHours;
    } else if (!hasMachine && disks.every(isNameless)) disks.push({ ...disk });
  }
}

function mergeDisk(a: DiskReading, b: DiskReading): DiskReading {
  const rank = (disk: DiskReading) => FIELD_ORDER.indexOf(disk.source);
  const [first, second] = rank(a) <= rank(b) ? [a, b] : [b, a];
  return {
    model: first.model ?? second.model,
    serial: first.serial ?? second.serial,
    sizeBytes: first.sizeBytes ?? second.sizeBytes,
    type: first.type ?? second.type,
    health: first.health ?? second.health,
    powerOnHours: first.powerOnHours ?? second.powerOnHours,
    pendingSectors: first.pendingSectors ?? second.pendingSectors,
    reallocatedSectors: first.reallocatedSectors ?? second.reallocatedSectors,
    device: first.device ?? second.device,
    source: first.source,
  };
}
