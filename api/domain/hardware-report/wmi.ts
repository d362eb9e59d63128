import { batteryReading } from './batteries-linux.ts';
import { cycleCount, withCapacities } from './battery-rules.ts';
import { identityFromDmi } from './identity-fields.ts';
import { emptyBattery, emptyReading, reading } from './shape.ts';
import type { MachineFields, MachineKind, ToolReading } from './shape.ts';
import { cleanText, decimal, plausibleMiB, readName, readSerial } from './values.ts';
import { chassisKind } from './chassis.ts';
import { wmiComponents } from './wmi-components.ts';
import { wmiDisks } from './wmi-disks.ts';

/** One instance of a class: property names in lower case. */
export type WmiInstance = ReadonlyMap<string, string>;

const CLASS_NAME =
  /\b(Win32_[A-Za-z]{2,40}|MSFT_[A-Za-z]{2,40}|MSStorageDriver_[A-Za-z]{2,40}|Battery(?:StaticData|FullChargedCapacity|CycleCount))\b/;

/** The class in `root/cimv2:Win32_BIOS` and the like, or null. */
export function classNamed(text: string): string | null {
  return CLASS_NAME.exec(text.slice(0, 200))?.[1] ?? null;
}

export function isWmi(text: string): boolean {
  return (
    /^(CreationClassName|__CLASS|CimClass|PSComputerName)\s*[=:]/m.test(text) ||
    wmiInstances(text).some((instance) => classOf(instance) !== null)
  );
}

/**
 * `wmic … /format:list`, or PowerShell's `Format-List`: `Name=Value` or `Name : Value`, a blank line
 * between instances. One file may hold several classes.
 */
export function readWmi(text: string): ToolReading[] {
  const byClass = new Map<string, WmiInstance[]>();
  for (const instance of wmiInstances(text)) {
    const name = classOf(instance) ?? '';
    byClass.set(name, [...(byClass.get(name) ?? []), instance]);
  }
  return [...byClass].flatMap(([name, instances]) => readClass(name, instances) ?? []);
}

const MAX_INSTANCES = 1_000;

function wmiInstances(text: string): WmiInstance[] {
  const instances: Map<string, string>[] = [];
  let current: Map<string, string> | null = null;
  for (const line of text.split('\n')) {
    const found = /^([A-Za-z_]\w{1,60})\s*(?:=|\s:)\s*(.*)$/.exec(line);
    if (!found?.[1]) {
      if (line.trim() === '') current = null;
      continue;
    }
    const key = found[1].toLowerCase();
    if (!current || current.has(key)) {
      if (instances.length >= MAX_INSTANCES) break;
      current = new Map();
      instances.push(current);
    }
    current.set(key, (found[2] ?? '').replaceAll('&amp;', '&').trim());
  }
  return instances;
}

/** The class says itself, or its properties give it away. */
function classOf(instance: WmiInstance): string | null {
  const named = CLASS_NAME.exec(
    instance.get('creationclassname') ?? instance.get('__class') ?? instance.get('cimclass') ?? '',
  )?.[1];
  if (named !== undefined) return named;
  const has = (...keys: string[]) => keys.every((key) => instance.has(key));
  if (has('identifyingnumber', 'vendor')) return 'Win32_ComputerSystemProduct';
  if (has('smbiosbiosversion')) return 'Win32_BIOS';
  if (has('chassistypes')) return 'Win32_SystemEnclosure';
  if (has('totalphysicalmemory', 'model')) return 'Win32_ComputerSystem';
  if (has('capacity', 'devicelocator')) return 'Win32_PhysicalMemory';
  if (has('numberofcores', 'name')) return 'Win32_Processor';
  if (has('interfacetype', 'model')) return 'Win32_DiskDrive';
  if (has('mediatype', 'bustype')) return 'MSFT_PhysicalDisk';
  if (has('designedcapacity')) return 'BatteryStaticData';
  if (has('fullchargedcapacity')) return 'BatteryFullChargedCapacity';
  if (has('cyclecount', 'instancename')) return 'BatteryCycleCount';
  return has('designcapacity', 'estimatedchargeremaining') ? 'Win32_Battery' : null;
}

/** What one class says; null for a class that is none of ours. */
export function readClass(name: string, instances: readonly WmiInstance[]): ToolReading | null {
  const first = instances[0];
  switch (name) {
    case 'Win32_ComputerSystem':
      return first ? computerSystem(first) : null;
    case 'Win32_ComputerSystemProduct':
      return first ? systemProduct(first) : null;
    case 'Win32_BIOS':
      return emptyReading('wmi', {
        fields: defined({ serial: reading(readSerial(first?.get('serialnumber')), 'wmi') }),
      });
    case 'Win32_SystemEnclosure':
      return emptyReading('wmi', {
        fields: defined({ kind: reading(enclosureKind(first), 'wmi') }),
      });
    case 'Win32_Processor':
      return emptyReading('wmi', {
        fields: defined({ cpu: reading(readName(first?.get('name')), 'wmi') }),
      });
    case 'Win32_PhysicalMemory':
      return physicalMemory(instances);
    case 'Win32_DiskDrive':
    case 'MSFT_PhysicalDisk':
      return wmiDisks(instances);
    case 'BatteryFullChargedCapacity':
    case 'BatteryCycleCount':
    case 'BatteryStaticData':
    case 'Win32_Battery':
      return wmiBatteries(instances);
    case 'Win32_VideoController':
    case 'Win32_NetworkAdapter':
    case 'Win32_PnPEntity':
      return wmiComponents(name, instances);
    default:
      return name.startsWith('Win32_') ? emptyReading('wmi') : null;
  }
}

function computerSystem(system: WmiInstance): ToolReading {
  const identity = identityFromDmi(
    {
      manufacturer: system.get('manufacturer') ?? null,
      product: system.get('model') ?? null,
      family: system.get('systemfamily') ?? null,
    },
    'wmi',
  );
  const kind = identity.fields.kind?.value === 'other' ? 'other' : systemKind(system);
  const bytes = decimal(system.get('totalphysicalmemory'));
  // What Windows may use: less than installed where graphics or firmware keep a part.
  const ram = reading(bytes === null ? null : plausibleMiB(bytes / 1024 ** 2), 'wmi', 'likely');
  return emptyReading('wmi', {
    fields: {
      ...identity.fields,
      ...defined({ kind: reading(kind, 'wmi', 'likely') ?? identity.fields.kind, ramMiB: ram }),
    },
    warnings: identity.warnings,
  });
}

/** Win32_ComputerSystem.PCSystemType(Ex): 1 desktop, 2 mobile, 3 workstation, 4, 5 and 7 servers, 8 slate. */
function systemKind(system: WmiInstance): MachineKind | null {
  switch (system.get('pcsystemtypeex') || system.get('pcsystemtype')) {
    case '1':
    case '3':
      return 'desktop';
    case '2':
      return 'laptop';
    case '4':
    case '5':
    case '7':
      return 'other';
    case '8':
      return system.has('pcsystemtypeex') ? 'tablet' : null;
    default:
      return null;
  }
}

function systemProduct(product: WmiInstance): ToolReading {
  const identity = identityFromDmi(
    {
      manufacturer: product.get('vendor') ?? null,
      product: product.get('name') ?? null,
      version: product.get('version') ?? null,
      serial: product.get('identifyingnumber') ?? null,
      uuid: product.get('uuid') ?? null,
    },
    'wmi',
  );
  return emptyReading('wmi', { fields: identity.fields, warnings: identity.warnings });
}

/** `ChassisTypes={10}`. */
function enclosureKind(enclosure: WmiInstance | undefined): MachineKind | null {
  const code = /\d{1,3}/.exec(enclosure?.get('chassistypes') ?? '')?.[0];
  return code === undefined ? null : chassisKind(Number(code));
}

function physicalMemory(modules: readonly WmiInstance[]): ToolReading {
  const sizes = modules.map((module) => decimal(module.get('capacity')));
  const known = sizes.every((size) => size !== null && size > 0);
  const sum = sizes.reduce((total: number, size) => total + (size ?? 0), 0);
  const ram = reading(known ? plausibleMiB(sum / 1024 ** 2) : null, 'wmi');
  return emptyReading('wmi', { fields: defined({ ramMiB: ram }) });
}

function wmiBatteries(instances: readonly WmiInstance[]): ToolReading {
  const read = instances.map((battery) => {
    const milli = (key: string) => {
      const value = decimal(battery.get(key));
      return value === null || value === 0 ? null : value / 1000;
    };
    return withCapacities(
      {
        ...emptyBattery('wmi'),
        manufacturer: readName(battery.get('manufacturename')),
        model: readName(battery.get('devicename') ?? battery.get('name')),
        serial: readSerial(cleanText(battery.get('serialnumber'))),
        cycles: cycleCount(decimal(battery.get('cyclecount'))),
      },
      {
        design: milli('designedcapacity') ?? milli('designcapacity'),
        full: milli('fullchargedcapacity') ?? milli('fullchargecapacity'),
        volts: 1,
      },
    );
  });
  const warnings = read.flatMap((one) => one.warnings);
  return batteryReading(
    'wmi',
    read.map((one) => one.battery),
    warnings,
    false,
  );
}

function defined(fields: {
  [K in keyof MachineFields]: MachineFields[K] | undefined;
}): MachineFields {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as MachineFields;
}
