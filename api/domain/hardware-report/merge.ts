import { mergeBatteries } from './merge-batteries.ts';
import { mergeDisks } from './merge-disks.ts';
import { noComponents } from './shape.ts';
import type {
  BatteryReading,
  Certainty,
  Components,
  ErasureReading,
  MachineFields,
  MachineReport,
  Reading,
  ReportTool,
  ToolReading,
} from './shape.ts';
import { uniqueWarnings, warn } from './warnings.ts';
import type { ReportWarning } from './warnings.ts';

/** Whose word counts for the machine's own fields when both are equally sure. */
const FIELD_ORDER: readonly ReportTool[] = [
  'dmidecode',
  'lshw',
  'hwinfo',
  'wmi',
  'macos',
  'android',
  'inxi',
  'powercfg',
];
const CERTAINTY: readonly Certainty[] = ['sure', 'likely', 'guess'];

/** Everything that readings of one machine say together. */
export function mergeReadings(readings: readonly ToolReading[]): MachineReport {
  const fields = mergeFields(readings);
  const hasMachine = isNamed(fields);
  const { disks, warnings } = mergeDisks(readings, hasMachine);
  const batteries = mergeBatteries(readings);
  const warned = [
    ...readings.flatMap((one) => one.warnings),
    ...warnings,
    ...memoryWarnings(readings),
  ];
  const kind = kindWithBattery(fields, batteries);
  if (kind && kind.value !== fields.kind?.value && fields.kind)
    warned.push(warn('chassis_doubtful'));
  const power = powerOf(readings, batteries, kind);
  return {
    tools: [...new Set(readings.map((one) => one.tool))],
    fields: kind ? { ...fields, kind } : fields,
    disks,
    ...power,
    erasures: uniqueErasures(readings.flatMap((one) => one.erasures)),
    components: mergeComponents(readings),
    warnings: uniqueWarnings(warned),
  };
}

/** The files say which machine they are about, and not only what one part of it is. */
export function isNamed(fields: MachineFields): boolean {
  return [fields.manufacturer, fields.model, fields.serial].some((field) => field !== undefined);
}

function mergeFields(readings: readonly ToolReading[]): MachineFields {
  const best = <T>(pick: (fields: MachineFields) => Reading<T> | undefined) =>
    readings.flatMap((one) => pick(one.fields) ?? []).toSorted((a, b) => rank(a) - rank(b))[0];
  // What a phone's kernel was given is only asked where no firmware says what is installed.
  const others = readings.some((one) => FIRMWARE.includes(one.tool));
  const ramMiB = best((fields) =>
    others && fields.ramMiB?.source === 'android' ? undefined : fields.ramMiB,
  );
  const kind = best((fields) => fields.kind);
  const manufacturer = best((fields) => fields.manufacturer);
  const model = best((fields) => fields.model);
  const serial = best((fields) => fields.serial);
  const uuid = best((fields) => fields.uuid);
  const cpu = best((fields) => fields.cpu);
  return {
    ...(kind && { kind }),
    ...(manufacturer && { manufacturer }),
    ...(model && { model }),
    ...(serial && { serial }),
    ...(uuid && { uuid }),
    ...(cpu && { cpu }),
    ...(ramMiB && { ramMiB }),
  };
}

const FIRMWARE: readonly ReportTool[] = ['dmidecode', 'lshw', 'hwinfo', 'wmi', 'inxi', 'macos'];

function rank(one: Reading<unknown>): number {
  return CERTAINTY.indexOf(one.sure) * 100 + FIELD_ORDER.indexOf(one.source);
}

function memoryWarnings(readings: readonly ToolReading[]): ReportWarning[] {
  const sizes = readings.flatMap(({ fields: { ramMiB } }) =>
    ramMiB?.sure === 'sure' ? [ramMiB] : [],
  );
  const distinct = new Set(sizes.map((size) => size.value));
  if (distinct.size < 2) return [];
  return [
    warn('memory_differs', sizes.map((size) => `${size.source} ${size.value} MiB`).join(', ')),
  ];
}

const DESIGN_TOOLS: readonly ReportTool[] = [
  'power_supply',
  'upower',
  'powercfg',
  'wmi',
  'dmidecode',
  'acpi',
];

/** A machine with a battery of its own is no desktop, whatever its enclosure type says. */
function kindWithBattery(
  fields: MachineFields,
  batteries: readonly BatteryReading[] | null,
): MachineFields['kind'] {
  const real = batteries?.find((one) => DESIGN_TOOLS.includes(one.source) && one.designWh !== null);
  const open = fields.kind === undefined || fields.kind.value === 'desktop';
  if (!real || !open || !isNamed(fields)) return fields.kind;
  return { value: 'laptop', source: real.source, sure: 'likely' };
}

/** A desktop has none; for anything else silence is silence. */
function powerOf(
  readings: readonly ToolReading[],
  batteries: BatteryReading[] | null,
  kind: MachineFields['kind'],
): { batteries: BatteryReading[] | null; batteryPresent: boolean | null } {
  const said = readings.map((one) => one.batteryPresent);
  if ((batteries?.length ?? 0) > 0 || said.includes(true)) {
    return { batteries: batteries?.length === 0 ? null : batteries, batteryPresent: true };
  }
  const desktop = kind?.value === 'desktop' && kind.sure !== 'guess';
  if (batteries === null && desktop) return { batteries: [], batteryPresent: false };
  return { batteries, batteryPresent: batteries !== null || said.includes(false) ? false : null };
}

function uniqueErasures(erasures: readonly ErasureReading[]): ErasureReading[] {
  const seen = new Set<string>();
  return erasures.filter((erasure) => {
    const key = JSON.stringify({ ...erasure, file: null });
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function mergeComponents(readings: readonly ToolReading[]): Components {
  const merged = noComponents();
  for (const { components } of readings) {
    if (merged.graphics.length === 0) merged.graphics = [...new Set(components.graphics)];
    if (merged.network.length === 0) merged.network = [...new Set(components.network)];
    merged.wireless ??= components.wireless;
    merged.camera ??= components.camera;
    const known = new Set(merged.parts.map(({ kind }) => kind));
    merged.parts.push(...components.parts.filter(({ kind }) => !known.has(kind)));
  }
  const absent = new Set(readings.flatMap(({ components }) => components.absent));
  for (const { kind } of merged.parts) absent.delete(kind);
  merged.absent = [...absent];
  return merged;
}
