import { batteryFromDmi } from './battery-rules.ts';
import { chassisKind } from './chassis.ts';
import { dmiRecords } from './dmi-records.ts';
import type { DmiRecord } from './dmi-records.ts';
import { identityFromDmi } from './identity-fields.ts';
import { emptyReading, reading } from './shape.ts';
import type { BatteryReading, ToolReading } from './shape.ts';
import { cleanText, memoryMiB, plausibleMiB, readName } from './values.ts';
import { warn } from './warnings.ts';
import type { ReportWarning } from './warnings.ts';

/** `dmidecode`: identity, chassis, processor, memory and battery by design (SMBIOS, DSP0134). */
export function readDmidecode(text: string): ToolReading {
  const records = dmiRecords(text);
  const ofType = (type: number) => records.filter((record) => record.type === type);
  const warnings: ReportWarning[] = [];
  if (/no smbios nor dmi entry point/i.test(text)) warnings.push(warn('no_dmi'));
  if (/permission denied/i.test(text)) warnings.push(warn('not_root'));
  const system = ofType(1)[0]?.values;
  const board = mainBoard(ofType(2))?.values;
  const enclosures = ofType(3).map((record) => record.values);
  const typed = enclosures.find((values) => chassisKind(values.get('type') ?? null) !== null);
  const chassis = typed ?? enclosures[0];
  const identity = identityFromDmi(
    {
      manufacturer: system?.get('manufacturer') ?? system?.get('vendor'),
      product: system?.get('product name') ?? system?.get('product'),
      version: system?.get('version'),
      serial: system?.get('serial number'),
      uuid: system?.get('uuid'),
      family: system?.get('family'),
      boardManufacturer: board?.get('manufacturer') ?? board?.get('vendor'),
      boardProduct: board?.get('product name') ?? board?.get('product'),
      chassis: chassis?.get('type') ?? chassis?.get('chassis type') ?? null,
    },
    'dmidecode',
  );
  const memory = memoryFromDmi(ofType(16), ofType(17), ofType(6));
  const batteries = dmiBatteries(ofType(22));
  const ram = reading(memory.mib, 'dmidecode');
  const cpu = reading(processorName(ofType(4)), 'dmidecode');
  return emptyReading('dmidecode', {
    fields: { ...identity.fields, ...(ram && { ramMiB: ram }), ...(cpu && { cpu }) },
    batteries: batteries.real.length > 0 ? batteries.real : null,
    batteryPresent: batteries.present ? true : null,
    warnings: [...warnings, ...identity.warnings, ...memory.warnings, ...batteries.warnings],
  });
}

/** Several boards are listed on servers and with risers; the one that hosts is a motherboard. */
function mainBoard(boards: readonly DmiRecord[]): DmiRecord | undefined {
  const named = boards.filter((board) => readName(board.values.get('product name')) !== null);
  return (
    named.find((board) => /motherboard/i.test(board.values.get('type') ?? '')) ??
    named[0] ??
    boards[0]
  );
}

/** Hypervisors write their own version where the name of the processor belongs. */
const PROCESSOR =
  /intel|amd|celeron|pentium|xeon|core|atom|athlon|ryzen|turion|sempron|opteron|phenom|epyc|cpu|processor|via |apple m\d|snapdragon/i;

function processorName(processors: readonly DmiRecord[]): string | null {
  for (const { values } of processors) {
    if (/unpopulated/i.test(values.get('status') ?? '')) continue;
    const name =
      readName(values.get('version')) ?? readName(values.get('processor version')) ?? null;
    if (name !== null && PROCESSOR.test(name)) return name;
  }
  return null;
}

/** Type 17 in arrays used as system memory (DSP0134 §7.17, §7.18), else the old type 6. */
function memoryFromDmi(
  arrays: readonly DmiRecord[],
  devices: readonly DmiRecord[],
  banks: readonly DmiRecord[],
): { mib: number | null; warnings: ReportWarning[] } {
  // The first dmidecode named type 17 without reading it.
  const sized = devices.filter((device) => device.values.has('size'));
  const modules = sized.length > 0 ? sized.filter(isSystemMemory) : banks;
  if (modules.length === 0) return { mib: null, warnings: [] };
  const uses = arrays.flatMap((array) => array.values.get('use') ?? []);
  if (uses.length > 0 && !uses.some((use) => /system memory/i.test(use)))
    return { mib: null, warnings: [] };
  let sum = 0;
  for (const { values } of modules) {
    const size = values.get('size') ?? values.get('installed size') ?? '';
    if (/^(no module|not installed|none|0\b)/i.test(size)) continue;
    const mib = memoryMiB(size);
    if (mib === null)
      return { mib: null, warnings: [warn('memory_unknown', cleanText(size) ?? '')] };
    sum += mib;
  }
  return { mib: plausibleMiB(sum), warnings: [] };
}

/** Flash and ROM chips are listed as memory devices too. */
function isSystemMemory(device: DmiRecord): boolean {
  const type = device.values.get('type') ?? '';
  const place = device.values.get('locator') ?? '';
  return !/^(flash|rom|eprom|eeprom|feprom|cdram)$/i.test(type) && !/^system rom/i.test(place);
}

function dmiBatteries(records: readonly DmiRecord[]): {
  real: BatteryReading[];
  present: boolean;
  warnings: ReportWarning[];
} {
  const read = records.map((record) =>
    batteryFromDmi({
      location: record.values.get('location'),
      manufacturer: record.values.get('manufacturer'),
      name: record.values.get('name'),
      serial: record.values.get('serial number') ?? record.values.get('sbds serial number'),
      capacity: record.values.get('design capacity'),
      voltage: record.values.get('design voltage'),
    }),
  );
  return {
    real: read.flatMap(({ battery }) => battery ?? []),
    present: read.some(({ present }) => present),
    warnings: read.flatMap(({ warnings }) => warnings),
  };
}
