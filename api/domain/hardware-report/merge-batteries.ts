import { healthPercent } from './battery-rules.ts';
import type { BatteryReading, ReportTool, ToolReading } from './shape.ts';

/** Measured by the battery's own chip first, what the firmware was told at the factory last. */
const ORDER: readonly ReportTool[] = [
  'power_supply',
  'upower',
  'powercfg',
  'wmi',
  'macos',
  'acpi',
  'inxi',
  'dmidecode',
  'lshw',
];

/** One list of batteries: the best tool that saw any, its gaps filled from the others. */
export function mergeBatteries(readings: readonly ToolReading[]): BatteryReading[] | null {
  const said = readings.filter((reading) => reading.batteries !== null);
  const lists = ORDER.flatMap((tool) => listsOf(said.filter((reading) => reading.tool === tool)));
  const [best, ...others] = lists.filter((list) => list.length > 0);
  if (best === undefined) return said.length > 0 ? [] : null;
  const batteries = distinct(best);
  for (const list of others) {
    for (const [index, battery] of batteries.entries()) {
      const same = list.find((one) => isSameBattery(battery, one, batteries.length, list.length));
      if (same) batteries[index] = filled(battery, same);
    }
  }
  return batteries;
}

/** Windows describes one battery in several classes; elsewhere each file has batteries of its own. */
function listsOf(readings: readonly ToolReading[]): BatteryReading[][] {
  const lists = readings.map((reading) => reading.batteries ?? []);
  const designed = (list: readonly BatteryReading[]) =>
    list.filter((battery) => battery.designWh !== null).length;
  if (readings[0]?.tool !== 'wmi') return [lists.flat()];
  return lists.toSorted((a, b) => designed(b) - designed(a));
}

function isSameBattery(a: BatteryReading, b: BatteryReading, ofA: number, ofB: number): boolean {
  if (a.model !== null && b.model !== null) return a.model.toLowerCase() === b.model.toLowerCase();
  return ofA === 1 && ofB === 1;
}

function filled(battery: BatteryReading, other: BatteryReading): BatteryReading {
  const designWh = battery.designWh ?? other.designWh;
  const fullWh = battery.fullWh ?? other.fullWh;
  return {
    ...battery,
    manufacturer: battery.manufacturer ?? other.manufacturer,
    model: battery.model ?? other.model,
    serial: battery.serial ?? other.serial,
    designWh,
    fullWh,
    healthPct: battery.healthPct ?? healthPercent(fullWh, designWh),
    cycles: battery.cycles ?? other.cycles,
  };
}

/** The same battery dumped twice is one; two packs of one model have their own serials. */
function distinct(batteries: readonly BatteryReading[]): BatteryReading[] {
  const seen = new Set<string>();
  return batteries.filter((battery) => {
    if (battery.serial === null || battery.model === null) return true;
    const key = `${battery.model}\n${battery.serial}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
