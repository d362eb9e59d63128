import type { WorkKind } from './device-kinds.ts';
import type { FaultCode } from './faults.ts';

/** The built-in diagnostic checklist, version 1. An administrator's changes are later versions. */

export type Verdict = 'pass' | 'warning' | 'fail' | 'na';

/** From `from` upwards (until the next band) a value gets `verdict`. */
export interface Band {
  from: number;
  verdict: Exclude<Verdict, 'na'>;
}

/**
 * How a line is answered. Only `observe` lines may be answered together by "all observed good";
 * measured numbers and locks are entered one by one.
 */
export type ChecklistInput =
  | { type: 'observe' }
  | { type: 'locks' }
  | { type: 'number'; unit: Unit; minimum: number; maximum: number; bands: readonly Band[] };

export const UNITS = [
  'percent',
  'cycles',
  'minutes',
  'gigabytes',
  'passes',
  'sectors',
  'celsius',
] as const;
export type Unit = (typeof UNITS)[number];

/** `M` mandatory, `o` optional, `-` not shown; `*` allows "not applicable". */
export const MARKS = ['M', 'M*', 'o', '-'] as const;
export type Mark = (typeof MARKS)[number];

/** A line as a version of the checklist defines it, for all kinds of device. */
export interface DefinedLine {
  key: string;
  marks: Readonly<Record<WorkKind, Mark>>;
  input: ChecklistInput;
  /** A code of the fault list; a workshop's own one too. */
  fault: string | null;
  /** One of the visual safety lines gate G4 asks for. */
  safety: boolean;
  /** The words of a line that an administrator added; those of built-in lines are in the catalogues. */
  title?: Words | undefined;
  criterion?: Words | undefined;
}

/** A text in our languages; an empty one gives way to another. */
export interface Words {
  en: string;
  vi: string;
  fa: string;
}

const observe: ChecklistInput = { type: 'observe' };

function number(
  unit: Unit,
  minimum: number,
  maximum: number,
  bands: readonly Band[],
): ChecklistInput {
  return { type: 'number', unit, minimum, maximum, bands };
}

function row<const Key extends string>(
  key: Key,
  [laptop, desktop, tablet]: readonly [Mark, Mark, Mark],
  fault: FaultCode | null,
  input: ChecklistInput = observe,
  safety = false,
): DefinedLine & { key: Key } {
  return { key, marks: { laptop, desktop, tablet }, input, fault, safety };
}

const anyValue: readonly Band[] = [{ from: 0, verdict: 'pass' }];

/** ≥ 80 % good, 60–79 % usable with a note, below: replace the battery. */
const batteryHealth: readonly Band[] = [
  { from: 0, verdict: 'fail' },
  { from: 60, verdict: 'warning' },
  { from: 80, verdict: 'pass' },
];

/** Runtime of at least 40 minutes, as in the R2 example of a key function. */
const batteryRuntime: readonly Band[] = [
  { from: 0, verdict: 'fail' },
  { from: 40, verdict: 'pass' },
];

/** Order is the order of work at the bench. Measured values of one line stand as lines of their own. */
export const CHECKLIST_ROWS = [
  row('id_plate', ['M', 'M', 'M'], null),
  row('locks', ['M', 'M', 'M'], 'LOCK', { type: 'locks' }),
  row('casing', ['M', 'M', 'M'], 'CAS', observe, true),
  row('battery_visual', ['M', '-', 'M'], 'BAT', observe, true),
  row('battery_health', ['M', '-', 'M'], 'BAT', number('percent', 0, 120, batteryHealth)),
  row(
    'battery_cycles',
    ['o', '-', 'o'],
    'BAT',
    number('cycles', 0, 9_999, [
      { from: 0, verdict: 'pass' },
      { from: 751, verdict: 'warning' },
    ]),
  ),
  row('battery_runtime', ['M', '-', 'M'], 'BAT', number('minutes', 0, 2_880, batteryRuntime)),
  row('charging', ['M', '-', 'M'], 'CHG'),
  row('mains_visual', ['M', 'M', 'M*'], 'PWR', observe, true),
  row('power_on', ['M', 'M', 'M'], 'PWR'),
  row('memory_size', ['M', 'M', 'o'], 'RAM', number('gigabytes', 0.25, 2_048, anyValue)),
  row(
    'memory_test',
    ['M', 'M', 'o'],
    'RAM',
    number('passes', 0, 99, [
      { from: 0, verdict: 'fail' },
      { from: 1, verdict: 'pass' },
    ]),
  ),
  row('storage_health', ['M', 'M*', 'o'], 'STO'),
  row(
    'storage_pending',
    ['o', 'o', '-'],
    'STO',
    number('sectors', 0, 9_999_999, [
      { from: 0, verdict: 'pass' },
      { from: 41, verdict: 'warning' },
    ]),
  ),
  row(
    'storage_reallocated',
    ['o', 'o', '-'],
    'STO',
    number('sectors', 0, 9_999_999, [
      { from: 0, verdict: 'pass' },
      { from: 11, verdict: 'warning' },
    ]),
  ),
  row(
    'stress',
    ['M', 'M', 'o'],
    'HEAT',
    number('minutes', 0, 1_440, [
      { from: 0, verdict: 'warning' },
      { from: 5, verdict: 'pass' },
    ]),
  ),
  row('stress_temperature', ['o', 'o', 'o'], 'HEAT', number('celsius', 0, 120, anyValue)),
  row('display', ['M', 'M*', 'M'], 'LCD'),
  row('hinge', ['M', '-', '-'], 'HNG'),
  row('keyboard', ['M', 'M*', '-'], 'KBD'),
  row('touchpad', ['M', '-', '-'], 'TPD'),
  row('touchscreen', ['o', '-', 'M'], 'GLASS'),
  row('buttons', ['M', 'M', 'M'], 'BTN'),
  row('usb_ports', ['M', 'M', 'o'], 'USB'),
  row('video_out', ['o', 'M', '-'], 'VID'),
  row('speakers', ['M', 'M*', 'M'], 'AUD'),
  row('microphone', ['M', 'M*', 'M'], 'MIC'),
  row('headphone_jack', ['o', 'o', 'o'], 'AUD'),
  // A laptop without camera or Wi-Fi passes: its kit then carries a webcam or a Wi-Fi adapter.
  row('camera', ['M*', 'M*', 'M'], 'CAM'),
  row('wifi', ['M*', 'M*', 'M'], 'NET'),
  row('lan', ['o', 'M', '-'], 'NET'),
  row('bluetooth', ['o', 'o', 'o'], 'NET'),
  row('mobile_network', ['o', '-', 'o'], 'SIM'),
  row('sensors', ['-', '-', 'o'], 'BRD'),
  row('optical_empty', ['o', 'M', '-'], null),
  row('cmos_clock', ['M', 'M', '-'], 'CMOS'),
  row('operating_system', ['M', 'M', 'M'], 'SW'),
  row('drivers', ['M', 'M', '-'], 'SW'),
  row('video_call', ['M', 'M*', 'M'], 'UNK'),
  row('cleaned', ['M', 'M', 'M'], null),
] as const;

export type ChecklistKey = (typeof CHECKLIST_ROWS)[number]['key'];
