import { batteryReading } from './batteries-linux.ts';
import { cycleCount, healthPercent, withCapacities } from './battery-rules.ts';
import { emptyBattery, reading } from './shape.ts';
import type { BatteryReading, MachineFields, MachineKind, ToolReading } from './shape.ts';
import { cleanText, decimal, memoryMiB, readName, readSerial } from './values.ts';
import { splitVendor } from './vendors.ts';
import { warn } from './warnings.ts';
import type { ReportWarning } from './warnings.ts';

export function isMacos(text: string): boolean {
  return (
    /^[ \t]*Battery Information:[ \t]*$/m.test(text) ||
    /^[ \t]*Hardware Overview:[ \t]*$/m.test(text) ||
    /AppleSmartBattery\b|"IOPlatformSerialNumber"/.test(text)
  );
}

/**
 * macOS `system_profiler SPPowerDataType SPHardwareDataType`, `ioreg -rn AppleSmartBattery`, or
 * `ioreg -rd1 -c IOPlatformExpertDevice`.
 */
export function readMacos(text: string): ToolReading {
  const values = new Map<string, string>();
  for (const line of text.split('\n')) {
    const found = /^[\s|]*"?([A-Za-z][^":=]{0,60}?)"?\s*[:=]\s*<?"?([^"<>]{0,200}?)"?>?\s*$/.exec(
      line,
    );
    if (found?.[1] && found[2] && !values.has(found[1])) values.set(found[1], found[2]);
  }
  const number = (...names: string[]) =>
    names.map((name) => decimal(values.get(name))).find((value) => value !== null) ?? null;
  const installed = !/^no$/i.test(
    values.get('Battery Installed') ?? values.get('BatteryInstalled') ?? '',
  );
  const design = number('Design Capacity (mAh)', 'DesignCapacity');
  const most = number('Full Charge Capacity (mAh)', 'AppleRawMaxCapacity', 'MaxCapacity');
  // Newer Macs give a percentage under the same name; no battery is that small.
  const full = most !== null && most <= 100 ? null : most;
  const asked = /Battery Information|AppleSmartBattery/.test(text);
  const has =
    asked && installed && (full !== null || values.has('Cycle Count') || values.has('CycleCount'));
  const battery: BatteryReading = {
    ...emptyBattery('macos'),
    manufacturer: readName(values.get('Manufacturer')),
    model: readName(values.get('Device Name') ?? values.get('DeviceName')),
    serial: readSerial(
      values.get('Serial Number') ?? values.get('BatterySerialNumber') ?? values.get('Serial'),
    ),
    healthPct: healthPercent(full, design),
    cycles: cycleCount(number('Cycle Count', 'CycleCount')),
  };
  const warnings = has ? [warn('battery_units', battery.model ?? '')] : [];
  const read = batteryReading('macos', has ? [battery] : [], warnings, asked);
  const machine = /Hardware Overview|"IOPlatformSerialNumber"/.test(text);
  return { ...read, fields: machine ? macFields(values) : {} };
}

function macFields(values: ReadonlyMap<string, string>): MachineFields {
  const model = readName(values.get('Model Identifier') ?? values.get('model'));
  const kind = /^macbook/i.test(values.get('Model Name') ?? model ?? '') ? 'laptop' : 'desktop';
  const fields: MachineFields = {
    manufacturer: { value: 'Apple', source: 'macos', sure: 'sure' },
    kind: { value: kind, source: 'macos', sure: 'likely' },
  };
  const named = reading(model, 'macos');
  const serial = reading(
    readSerial(values.get('Serial Number (system)') ?? values.get('IOPlatformSerialNumber')),
    'macos',
  );
  const cpu = reading(readName(values.get('Chip') ?? values.get('Processor Name')), 'macos');
  const ram = reading(memoryMiB(values.get('Memory')), 'macos');
  return {
    ...fields,
    ...(named && { model: named }),
    ...(serial && { serial }),
    ...(cpu && { cpu }),
    ...(ram && { ramMiB: ram }),
  };
}

export function isPowercfg(text: string): boolean {
  const head = text.slice(0, 200_000);
  return /<BatteryReport\b|battery report/i.test(head) && /design ?capacity/i.test(text);
}

/** `powercfg /batteryreport`, HTML or XML. Digits are grouped as the machine's locale does. */
export function readPowercfg(text: string): ToolReading {
  const columns = /<Battery>\s*<Id>/i.test(text) ? xmlBatteries(text) : htmlBatteries(text);
  const warnings: ReportWarning[] = [];
  const batteries = columns.map((values) => {
    const read = withCapacities(
      {
        ...emptyBattery('powercfg'),
        manufacturer: readName(values.get('manufacturer')),
        model: readName(values.get('name') ?? values.get('id')),
        serial: readSerial(values.get('serialnumber')),
        cycles: cycleCount(wholeNumber(values.get('cyclecount'))),
      },
      {
        design: milli(values.get('designcapacity')),
        full: milli(values.get('fullchargecapacity')),
        volts: 1,
      },
    );
    warnings.push(...read.warnings);
    return read.battery;
  });
  return { ...batteryReading('powercfg', batteries, warnings, true), fields: powercfgFields(text) };
}

/** `57.488 mWh`, `57,488 mWh`, `57 488 mWh`: always whole mWh. In Wh. */
function milli(text: string | undefined): number | null {
  const value = wholeNumber(text);
  return value === null ? null : value / 1000;
}

function wholeNumber(text: string | undefined): number | null {
  const digits = /^[\d.,'’\s\u00A0\u202F]+/.exec(text ?? '')?.[0].replace(/\D/g, '') ?? '';
  return digits === '' || digits.length > 9 ? null : Number(digits);
}

function htmlBatteries(text: string): Map<string, string>[] {
  const from = text.search(/installed batteries/i);
  if (from < 0) return [];
  const rest = text.slice(from, from + 60_000);
  const end = rest.search(/recent usage/i);
  const columns: Map<string, string>[] = [];
  for (const row of (end < 0 ? rest : rest.slice(0, end)).split(/<tr\b/i).slice(1)) {
    const cells = row
      .split(/<t[dh]\b[^<>]{0,300}>/i)
      .slice(1)
      .map(innerText);
    const key = (cells[0] ?? '').toLowerCase().replace(/[^a-z]/g, '');
    if (key === '') continue;
    for (const [index, value] of cells.slice(1).entries()) {
      const column = (columns[index] ??= new Map<string, string>());
      if (!column.has(key)) column.set(key, value);
    }
  }
  return columns.filter(
    (column) => column.has('designcapacity') && column.has('fullchargecapacity'),
  );
}

function xmlBatteries(text: string): Map<string, string>[] {
  return text
    .split(/<Battery>/i)
    .slice(1, 20)
    .map((part) => {
      const elements = (part.split(/<\/Battery>/i)[0] ?? '').matchAll(
        /<([A-Za-z]{2,40})>([^<]{0,200})</g,
      );
      return new Map([...elements].map(([, key = '', value = '']) => [key.toLowerCase(), value]));
    });
}

function innerText(html: string): string {
  const text = html
    .replace(/<[^<>]{0,500}>/g, ' ')
    .replace(/&nbsp;/gi, ' ')
    .replace(/&amp;/gi, '&');
  return cleanText(text) ?? '';
}

/** Windows' platform role; a desktop's report is about its UPS. */
const ROLES: Readonly<Record<string, MachineKind>> = {
  mobile: 'laptop',
  slate: 'tablet',
  desktop: 'desktop',
};

function powercfgFields(text: string): MachineFields {
  const head = text.slice(0, 100_000);
  const cell = (label: RegExp) => {
    const at = head.search(label);
    if (at < 0) return null;
    return innerText(
      head
        .slice(at, at + 600)
        .split(/<\/tr>/i)[0]
        ?.split(/<t[dh]\b[^<>]{0,300}>/i)[1] ?? '',
    );
  };
  const tag = (name: string) => new RegExp(`<${name}>([^<]{0,200})<`, 'i').exec(head)?.[1] ?? null;
  const maker = tag('SystemManufacturer');
  const product = tag('SystemProductName') ?? cell(/system product name/i);
  const split = splitVendor(product, maker);
  const role = tag('PlatformRole') ?? cell(/platform role/i) ?? '';
  const kind = reading(ROLES[role.toLowerCase()] ?? null, 'powercfg', 'likely');
  const manufacturer = reading(split.manufacturer, 'powercfg', 'likely');
  const model = reading(split.model, 'powercfg', 'likely');
  return { ...(kind && { kind }), ...(manufacturer && { manufacturer }), ...(model && { model }) };
}
