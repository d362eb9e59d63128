import { asArray, asObject, asObjects } from './guards.ts';
import { identityFromDmi } from './identity-fields.ts';
import { isRemovableName, typeFromModel } from './disk-rules.ts';
import { batteryReading } from './batteries-linux.ts';
import { cycleCount, withCapacities } from './battery-rules.ts';
import type { Json, JsonObject } from './lenient-json.ts';
import { emptyBattery, emptyDisk, emptyReading, noComponents, reading } from './shape.ts';
import type { DiskReading, ToolReading } from './shape.ts';
import { decimal, memoryMiB, readName, readSerial } from './values.ts';
import { warn } from './warnings.ts';

type Row = ReadonlyMap<string, string>;

/** inxi numbers its keys to keep their order: `001#1#0#Machine`. */
const KEY = /^\d{3}#\d+#\d+#(.{1,60})$/;

export function isInxi(document: Json): boolean {
  return asArray(document)
    .slice(0, 50)
    .some((item) => Object.keys(asObject(item) ?? {}).some((key) => KEY.test(key)));
}

/** `inxi -F… --output json`: sections with rows of numbered keys. Sizes are rounded, so none is taken. */
export function readInxi(document: Json): ToolReading {
  const sections = sectionsOf(document);
  const rows = (name: string) => sections.get(name) ?? [];
  const [machine] = rows('machine');
  const boardRow = rows('machine').find((row) => row.has('mobo'));
  const identity = identityFromDmi(
    {
      manufacturer: machine?.get('system'),
      product: machine?.get('product'),
      version: machine?.get('v'),
      serial: withheld(machine?.get('serial')),
      uuid: machine?.get('uuid'),
      boardManufacturer: boardRow?.get('mobo'),
      boardProduct: boardRow?.get('mobo model'),
      chassis: machine?.get('type') ?? null,
    },
    'inxi',
  );
  const cpu = reading(readName(rows('cpu')[0]?.get('model')), 'inxi');
  const ram = reading(installed(rows('memory')), 'inxi', 'likely');
  const disks = rows('drives').filter((row) => (row.get('id') ?? '').startsWith('/dev/'));
  const internal = disks.filter((row) => !isExternal(row)).map(toDisk);
  const external = disks.filter(isExternal).map(toDisk);
  const batteries = batteriesOf(rows('battery'));
  return {
    ...emptyReading('inxi', {
      fields: { ...identity.fields, ...(cpu && { cpu }), ...(ram && { ramMiB: ram }) },
      disks: sections.has('drives') ? internal : null,
      external,
      components: {
        ...noComponents(),
        graphics: rows('graphics').flatMap((row) => readName(row.get('device')) ?? []),
        network: rows('network').flatMap((row) => readName(row.get('device')) ?? []),
      },
    }),
    batteries: batteries.batteries,
    batteryPresent: batteries.batteryPresent,
    warnings: [
      ...identity.warnings,
      ...batteries.warnings,
      ...external.map((disk) => warn('external_disk', disk.model ?? '')),
    ],
  };
}

function sectionsOf(document: Json): Map<string, Row[]> {
  const sections = new Map<string, Row[]>();
  for (const item of asArray(document)) {
    for (const [key, value] of Object.entries(asObject(item) ?? {})) {
      const name = KEY.exec(key)?.[1]?.toLowerCase();
      if (name === undefined) continue;
      const rows = asObjects(value);
      sections.set(
        name,
        rows.map((row) => rowOf(row)),
      );
    }
  }
  return sections;
}

/** The first value of a name counts; from `Mobo` on, a row speaks of the board. */
function rowOf(object: JsonObject): Row {
  const row = new Map<string, string>();
  let prefix = '';
  for (const [name, value] of Object.entries(object).flatMap(entry)) {
    if (name === 'mobo') prefix = 'mobo ';
    const key = name === 'mobo' ? name : `${prefix}${name}`;
    if (!row.has(key)) row.set(key, value);
  }
  return row;
}

/** `ID-1` and `Device-1` are counted; the count says nothing. */
function entry([key, value]: [string, Json]): [string, string][] {
  const name = KEY.exec(key)?.[1]?.toLowerCase().replace(/-\d+$/, '');
  if (name === undefined || (typeof value !== 'string' && typeof value !== 'number')) return [];
  return [[name, String(value)]];
}

/** `<filter>` and `<superuser required>` stand where inxi keeps something back. */
function withheld(text: string | undefined): string | null {
  return text === undefined || /^<.*>$/.test(text.trim()) ? null : text;
}

/** The modules, or the total where inxi also says how much of it is available. */
function installed(rows: readonly Row[]): number | null {
  const total = rows.find((row) => row.has('available'))?.get('total');
  if (total !== undefined) return memoryMiB(total);
  const modules = rows.flatMap((row) => row.get('size') ?? []);
  const sizes = modules.filter((size) => !/^no module/i.test(size)).map(memoryMiB);
  if (sizes.length === 0 || sizes.some((size) => size === null)) return null;
  return sizes.reduce((sum: number, size) => sum + (size ?? 0), 0);
}

function isExternal(row: Row): boolean {
  return (
    /usb/i.test(row.get('type') ?? '') ||
    /mmcblk/.test(row.get('id') ?? '') ||
    isRemovableName(row.get('model') ?? null)
  );
}

function toDisk(row: Row): DiskReading {
  const model = readName(`${row.get('vendor') ?? ''} ${row.get('model') ?? ''}`.trim());
  const device = row.get('id') ?? null;
  const tech = row.get('tech') ?? '';
  return {
    ...emptyDisk('inxi'),
    model: readName(row.get('model')) ?? model,
    serial: readSerial(withheld(row.get('serial'))),
    type: /nvme/.test(device ?? '')
      ? 'nvme'
      : /ssd/i.test(tech)
        ? 'ssd'
        : /hdd/i.test(tech)
          ? 'hdd'
          : typeFromModel(model),
    device,
  };
}

/** `condition: 46.4/93.2 Wh (49.8%)`: full of design. */
function batteriesOf(rows: readonly Row[]): ToolReading {
  const read = rows
    .filter((row) => /^BAT|^CMB/i.test(row.get('id') ?? ''))
    .map((row) => {
      const found = /^([\d.,]{1,8})\/([\d.,]{1,8}) Wh/.exec(row.get('condition') ?? '');
      const name = readName(row.get('model'));
      return withCapacities(
        {
          ...emptyBattery('inxi'),
          model: name,
          serial: readSerial(withheld(row.get('serial'))),
          cycles: cycleCount(decimal(row.get('cycles'))),
        },
        { full: decimal(found?.[1]), design: decimal(found?.[2]), volts: 1 },
      );
    });
  return batteryReading(
    'inxi',
    read.map((one) => one.battery),
    read.flatMap((one) => one.warnings),
    false,
  );
}
