import {
  cycleCount,
  healthPercent,
  isPlausibleWh,
  wattHours,
  withCapacities,
} from './battery-rules.ts';
import { emptyBattery, emptyReading } from './shape.ts';
import type { BatteryReading, ToolReading } from './shape.ts';
import { decimal, readName, readSerial, round } from './values.ts';
import { warn } from './warnings.ts';
import type { ReportWarning } from './warnings.ts';

type Values = ReadonlyMap<string, string>;

/** Splits `key<mark>value` lines into blocks; a new block begins where `starts` says so. */
function blocksOf(text: string, mark: string, starts: (key: string) => boolean): Values[] {
  const blocks: Map<string, string>[] = [];
  for (const line of text.split('\n')) {
    const split = line.indexOf(mark);
    if (split <= 0) continue;
    const key = line.slice(0, split).trim();
    if (blocks.length === 0 || (starts(key) && blocks.length < 200)) blocks.push(new Map());
    const block = blocks.at(-1);
    if (block && !block.has(key)) block.set(key, line.slice(split + mark.length).trim());
  }
  return blocks;
}

export function isPowerSupply(text: string): boolean {
  return /^POWER_SUPPLY_[A-Z_]+=/m.test(text);
}

/** `/sys/class/power_supply/BAT…/uevent`: micro-units; energy, or charge with the design voltage. */
export function readPowerSupply(text: string): ToolReading {
  const batteries: BatteryReading[] = [];
  const warnings: ReportWarning[] = [];
  let empty = 0;
  for (const block of blocksOf(text, '=', (key) => key === 'POWER_SUPPLY_NAME')) {
    const get = (name: string) => block.get(`POWER_SUPPLY_${name}`);
    if (
      /^(mains|usb|ups)$/i.test(get('TYPE') ?? '') ||
      /^(AC|ADP|usb|ucsi)/i.test(get('NAME') ?? '')
    ) {
      continue;
    }
    if (/^device$/i.test(get('SCOPE') ?? '') || /^(hid|wacom|sony|ps-)/i.test(get('NAME') ?? '')) {
      warnings.push(warn('battery_peripheral', get('MODEL_NAME') ?? ''));
      continue;
    }
    if (get('PRESENT') === '0' || ![...block.values()].some((value) => value !== '')) {
      empty += 1;
      continue;
    }
    const read = fromUevent(get);
    batteries.push(read.battery);
    warnings.push(...read.warnings);
  }
  if (empty > 0) warnings.push(warn('battery_empty'));
  return batteryReading('power_supply', batteries, warnings, false);
}

function fromUevent(get: (name: string) => string | undefined) {
  const micro = (name: string) => {
    const value = decimal(get(name));
    return value === null ? null : value / 1_000_000;
  };
  const battery = {
    ...emptyBattery('power_supply'),
    manufacturer: readName(get('MANUFACTURER')),
    model: readName(get('MODEL_NAME')),
    serial: readSerial(get('SERIAL_NUMBER')),
    cycles: cycleCount(decimal(get('CYCLE_COUNT'))),
  };
  const energy = micro('ENERGY_FULL_DESIGN');
  return energy !== null
    ? withCapacities(battery, { design: energy, full: micro('ENERGY_FULL'), volts: 1 })
    : withCapacities(battery, {
        design: micro('CHARGE_FULL_DESIGN'),
        full: micro('CHARGE_FULL'),
        volts: micro('VOLTAGE_MIN_DESIGN'),
      });
}

export function isUpower(text: string): boolean {
  return /^[ \t]*native-path:/m.test(text) && /^[ \t]*power supply:/m.test(text);
}

/** `upower -d` or `-i`, in any locale's numbers. Only what supplies the machine counts. */
export function readUpower(text: string): ToolReading {
  const batteries: BatteryReading[] = [];
  const warnings: ReportWarning[] = [];
  const starts = (key: string) => key === 'native-path' || key === 'Device';
  for (const block of blocksOf(text, ':', starts)) {
    const path = block.get('native-path') ?? '';
    if (path === '' || /line[-_]power|^AC|ADP\d*$/i.test(path)) continue;
    const isBattery =
      block.has('energy-full') || block.has('energy-full-design') || /BAT/i.test(path);
    if (!/^yes/i.test(block.get('power supply') ?? '')) {
      warnings.push(warn('battery_peripheral', block.get('model') ?? path));
    } else if (isBattery && !/^no$/i.test(block.get('present') ?? '')) {
      const read = fromUpower(block);
      batteries.push(read.battery);
      warnings.push(...read.warnings);
    }
  }
  return batteryReading('upower', batteries, warnings, true);
}

function fromUpower(block: Values) {
  const battery = {
    ...emptyBattery('upower'),
    manufacturer: readName(block.get('vendor')),
    model: readName(block.get('model')),
    serial: readSerial(block.get('serial')),
    cycles: cycleCount(decimal(block.get('charge-cycles'))),
  };
  return withCapacities(battery, {
    design: wattHours(block.get('energy-full-design')),
    full: wattHours(block.get('energy-full')),
    volts: 1,
  });
}

export function isAcpi(text: string): boolean {
  return /^Battery \d+: /m.test(text) || /^Adapter \d+: o(n|ff)-line/m.test(text);
}

/** `acpi -V`: mAh without a voltage, or mWh on some machines; nothing about maker or model. */
export function readAcpi(text: string): ToolReading {
  const byNumber = new Map<string, BatteryReading>();
  const warnings: ReportWarning[] = [];
  for (const [, number = '', rest = ''] of text.matchAll(/^Battery (\d{1,2}): (.{0,200})$/gm)) {
    const battery = byNumber.get(number) ?? emptyBattery('acpi');
    byNumber.set(number, battery);
    const found =
      /design capacity (\d{1,7}) (mAh|mWh), last full capacity (\d{1,7}) (?:mAh|mWh)/.exec(rest);
    if (!found) continue;
    const [design, full] = [Number(found[1]), Number(found[3])];
    battery.healthPct = healthPercent(full, design);
    if (found[2] === 'mWh' && isPlausibleWh(design / 1000)) {
      battery.designWh = round(design / 1000, 3);
      battery.fullWh = round(full / 1000, 3);
    } else warnings.push(warn('battery_units', `${design} ${found[2]}`));
  }
  const batteries = [...byNumber.values()];
  return batteryReading('acpi', batteries, warnings, true);
}

/** `[]` only where the tool looked at all supplies; one battery's file says nothing about others. */
export function batteryReading(
  tool: ToolReading['tool'],
  batteries: BatteryReading[],
  warnings: ReportWarning[],
  looksAtAll: boolean,
): ToolReading {
  const found = batteries.length > 0;
  return emptyReading(tool, {
    batteries: found || looksAtAll ? batteries : null,
    batteryPresent: found ? true : looksAtAll ? false : null,
    warnings,
  });
}
