import { describe, expect, it } from 'vitest';
import { reportChanges } from '#domain/hardware-report/changes.ts';
import { type DeviceFacts, compareReport } from '#domain/hardware-report/comparison.ts';
import { matchReport } from '#domain/hardware-report/matching.ts';
import {
  type MachineReport,
  emptyBattery,
  emptyDisk,
  emptyErasure,
  emptyReading,
  reading,
} from '#domain/hardware-report/shape.ts';
import { splitDisks } from '#domain/hardware-report/split-disks.ts';

function machine(said: Partial<MachineReport> = {}): MachineReport {
  const { tool: _tool, external: _external, ...empty } = emptyReading('lshw');
  return { ...empty, tools: ['lshw'], ...said };
}

const disk = (serial: string, more = {}) => ({
  ...emptyDisk('smartctl'),
  serial,
  model: 'WD Blue',
  sizeBytes: 500_107_862_016,
  ...more,
});

const battery = (healthPct: number, more = {}) => ({
  ...emptyBattery('upower'),
  healthPct,
  ...more,
});

const UNKNOWN: DeviceFacts = {
  kind: 'laptop',
  make: '',
  model: '',
  serial: '',
  cpu: '',
  memoryMib: null,
  storageGb: null,
  storageKind: null,
  batteryHealth: null,
  hasCamera: null,
  hasWifi: null,
};

describe('a report beside what is written', () => {
  const states = (current: Partial<DeviceFacts>, said: Partial<MachineReport>, kept = []) =>
    Object.fromEntries(
      compareReport({ ...UNKNOWN, ...current }, machine(said), kept).map((fact) => [
        fact.field,
        fact.state,
      ]),
    );
  const ram = (value: number) => ({ fields: { ramMiB: { value, source: 'lshw', sure: 'sure' } } });

  it('fills only what is empty, and never by a guess', () => {
    const fields = {
      model: reading('X240', 'lshw'),
      cpu: reading('i5', 'lshw', 'guess'),
    } as MachineReport['fields'];
    expect(states({}, { fields })).toEqual({ model: 'fills', cpu: 'differs' });
    expect(states({ model: 'x-240' }, { fields }).model).toBe('same');
    expect(states({ model: 'X250' }, { fields }).model).toBe('differs');
  });

  it('does not take rounding for a difference, nor an all-in-one for something else', () => {
    expect(states({ memoryMib: 8192 }, ram(8092) as never).memoryMib).toBe('same');
    expect(states({ memoryMib: 8192 }, ram(4096) as never).memoryMib).toBe('differs');
    const fields = { kind: reading('desktop', 'dmidecode') } as MachineReport['fields'];
    expect(states({ kind: 'aio' }, { fields }).kind).toBe('same');
    expect(states({ kind: 'laptop' }, { fields }).kind).toBe('differs');
    const other = { kind: reading('other', 'dmidecode') } as MachineReport['fields'];
    expect(states({}, { fields: other })).toEqual({});
  });

  it('adds up disks, and says nothing when one does not give its size', () => {
    const disks = [
      disk('AAX1', { type: 'hdd' }),
      disk('BBX1', { sizeBytes: 256_060_514_304, type: 'nvme' }),
    ];
    const facts = compareReport(UNKNOWN, machine({ disks }), []);
    expect(facts.map(({ field, value }) => [field, value])).toEqual([
      ['storageGb', 756],
      ['storageKind', 'hdd'],
    ]);
    expect(states({}, { disks: [disk('AAX1'), disk('BBX1', { sizeBytes: null })] })).toEqual({});
  });

  it('remembers what a person preferred, for that reported value only', () => {
    const kept = [{ field: 'memoryMib', reported: '4096' }];
    const compare = (value: number) =>
      compareReport({ ...UNKNOWN, memoryMib: 8192 }, machine(ram(value) as never), kept)[0]?.state;
    expect([compare(4096), compare(2048)]).toEqual(['kept', 'differs']);
  });

  it('judges by the weakest battery', () => {
    const [fact] = compareReport(UNKNOWN, machine({ batteries: [battery(91), battery(42.4)] }), []);
    expect(fact).toMatchObject({ field: 'batteryHealth', value: 42 });
  });
});

describe('two reports of one machine', () => {
  it('tell of memory, disks and batteries; what one cannot say is no change', () => {
    const before = machine({
      disks: [disk('AAX1', { health: 'passed' }), disk('BBX1')],
      batteries: [battery(80)],
    });
    const after = machine({
      disks: [disk('AAX1', { health: 'failed' }), disk('CCX1')],
      batteries: [battery(61.2)],
    });
    expect(reportChanges(before, after)).toEqual([
      { what: 'disk_gone', disk: 'WD Blue BBX1' },
      { what: 'disk_added', disk: 'WD Blue CCX1' },
      { what: 'disk_failing', disk: 'WD Blue AAX1' },
      { what: 'battery_health', from: 80, to: 61 },
    ]);
    expect(reportChanges(before, machine())).toEqual([]);
    expect(reportChanges(before, before)).toEqual([]);
  });
});

describe('the device of a report', () => {
  const clues = {
    namesMachine: true,
    serialKey: 'S1',
    sentFor: null,
    bySerial: [] as string[],
    byUuid: [] as string[],
    byDisk: [] as string[],
  };

  it.each([
    ['one with the serial', { bySerial: ['a'] }, 'a', null],
    ['two with the serial', { bySerial: ['a', 'b'] }, null, 'report.several_devices'],
    ['the same machine again', { byUuid: ['a', 'a'] }, 'a', null],
    ['a disk alone', { namesMachine: false, byDisk: ['a'] }, 'a', null],
    ['another machine with its disk', { byDisk: ['a'] }, null, 'report.no_device'],
    ['nothing', {}, null, 'report.no_device'],
    ['sent for it', { sentFor: { id: 'a', serialKey: '' } }, 'a', null],
    ['sent for another', { sentFor: { id: 'a', serialKey: 'S2' } }, null, 'report.serial_differs'],
    [
      'sent for one, known as another',
      { sentFor: { id: 'a', serialKey: '' }, bySerial: ['b'] },
      null,
      'report.other_device',
    ],
  ])('%s', (_name, more, deviceId, doubt) => {
    expect(matchReport({ ...clues, ...more })).toEqual({ deviceId, doubt });
  });
});

describe('logs that name no machine', () => {
  it('become one report a disk; a machine stays whole', () => {
    const erasures = ['AAX1', 'BBX1', 'AAX1'].map((serial) => ({
      ...emptyErasure('nwipe'),
      serial,
    }));
    const parts = splitDisks(machine({ erasures }));
    expect(parts.map((part) => part.erasures.map(({ serial }) => serial))).toEqual([
      ['AAX1', 'AAX1'],
      ['BBX1'],
    ]);
    const fields = { serial: reading('S1', 'lshw') } as MachineReport['fields'];
    expect(splitDisks(machine({ fields, erasures }))).toHaveLength(1);
  });

  it('beside the report of another disk say nothing of a machine', () => {
    const wipe = { ...emptyErasure('nwipe'), serial: 'AAX1' };
    const both = machine({ tools: ['smartctl', 'nwipe'], disks: [disk('CCX1')], erasures: [wipe] });
    expect(splitDisks(both).map(({ tools, disks }) => [tools, disks?.length])).toEqual([
      [['smartctl', 'nwipe'], 1],
      [['nwipe'], undefined],
    ]);
  });
});
