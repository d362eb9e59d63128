import { describe, expect, it } from 'vitest';
import { checklistFor, judge } from '#domain/checklists.ts';
import type { DeviceKind } from '#domain/device-kinds.ts';
import {
  type Components,
  type MachineReport,
  emptyBattery,
  emptyDisk,
  emptyReading,
  noComponents,
  reading,
} from '#domain/hardware-report/shape.ts';
import { measuredAnswers, reportFindings } from '#domain/measured-answers.ts';
import { CORPUS, expectedJson, hasCorpus, readCorpus } from '../../scripts/lib/report-corpus.ts';
import { smartctlReport } from '../support/hardware-reports.ts';
import { fixture, readOne, textFile } from './hardware-report/fixtures.ts';

function machine(said: Partial<MachineReport> = {}): MachineReport {
  const { tool: _tool, external: _external, ...empty } = emptyReading('lshw');
  return { ...empty, tools: ['lshw'], ...said };
}

const disk = (health: 'passed' | 'failed' | null, more = {}) => ({
  ...emptyDisk('smartctl'),
  model: 'WD Blue',
  health,
  ...more,
});
const battery = (healthPct: number | null, cycles: number | null) => ({
  ...emptyBattery('upower'),
  healthPct,
  cycles,
});
const components = (said: Partial<Components>): Partial<MachineReport> => ({
  components: { ...noComponents(), ...said },
});

/** Answers by line: the value, or the result. */
function answers(said: Partial<MachineReport>, kind: DeviceKind = 'laptop', otherDisks = 0) {
  return Object.fromEntries(
    measuredAnswers(machine(said), kind, otherDisks).map(({ item, result, value }) => [
      item,
      value ?? result,
    ]),
  );
}

describe('what a report measured', () => {
  it('is the memory, unless it was only guessed', () => {
    expect(answers({ fields: { ramMiB: reading(8192, 'lshw') ?? never() } })).toEqual({
      memory_size: 8,
    });
    const guess = reading(8192, 'lshw', 'guess') ?? never();
    expect(answers({ fields: { ramMiB: guess } })).toEqual({});
  });

  it('is the weakest battery and the most cycles', () => {
    const batteries = [battery(91.6, 120), battery(64.4, 610), battery(null, null)];
    expect(answers({ batteries })).toEqual({ battery_health: 64, battery_cycles: 610 });
    expect(answers({ batteries: [battery(null, null)] })).toEqual({});
  });

  it('is the verdict of SMART on all disks of the device', () => {
    const both = [disk('passed'), disk('passed')];
    expect(answers({ disks: both })).toEqual({ storage_health: 'pass' });
    expect(answers({ disks: [disk('passed'), disk(null)] })).toEqual({});
    expect(answers({ disks: both }, 'laptop', 1)).toEqual({});
    expect(answers({ disks: [disk('failed'), disk(null)] }, 'laptop', 1)).toEqual({
      storage_health: 'fail',
    });
    expect(answers({ disks: [] })).toEqual({});
  });

  it('is the worst count of sectors', () => {
    const disks = [
      disk(null, { pendingSectors: 0, reallocatedSectors: 3 }),
      disk(null, { pendingSectors: 44, reallocatedSectors: null }),
    ];
    expect(answers({ disks })).toEqual({ storage_pending: 44, storage_reallocated: 3 });
  });

  it('is never that a part works, only that a kind which is often made without has none', () => {
    const found = components({
      parts: [
        { kind: 'camera', name: 'Integrated Camera' },
        { kind: 'wifi', name: null },
      ],
    });
    expect(answers(found)).toEqual({});
    const none = components({ absent: ['camera', 'wifi', 'bluetooth', 'lan'] });
    expect(answers(none, 'laptop')).toEqual({ lan: 'na', bluetooth: 'na' });
    expect(answers(none, 'aio')).toEqual({ camera: 'na', wifi: 'na', bluetooth: 'na' });
    expect(answers(none, 'tablet')).toEqual({});
  });
});

describe('what a report found', () => {
  it('stands at its line', () => {
    const said = machine({
      ...components({
        parts: [
          { kind: 'camera', name: 'Integrated Camera' },
          { kind: 'sound', name: 'HD Audio' },
          { kind: 'bluetooth', name: null },
        ],
        absent: ['lan'],
      }),
      disks: [disk('passed', { powerOnHours: 1200 })],
      batteryPresent: false,
    });
    expect(reportFindings(said).map(({ item, code }) => [item, code])).toEqual([
      ['storage_health', 'finding.disk_passed_hours'],
      ['camera', 'finding.part'],
      ['bluetooth', 'finding.seen'],
      ['speakers', 'finding.sound'],
      ['microphone', 'finding.sound'],
      ['lan', 'finding.none'],
      ['battery_health', 'finding.none'],
    ]);
  });

  it('names the machine to compare with its label', () => {
    const [first] = reportFindings(readOne(fixture('lshw-laptop.json')));
    expect(first).toEqual({
      item: 'id_plate',
      code: 'finding.machine',
      params: { name: 'Lenovo ThinkPad T999', serial: 'PF9TEST1' },
    });
  });

  it('is nothing in a report kept before parts were read', () => {
    const { parts: _parts, absent: _absent, ...old } = noComponents();
    const kept = machine({ components: old as Components });
    expect(reportFindings(kept)).toEqual([]);
    expect(measuredAnswers(kept, 'desktop', 0)).toEqual([]);
  });
});

describe('read from the tools', () => {
  it('smartctl counts sectors', () => {
    const text = smartctlReport({ serial: 'S1AAA', pending: 7, reallocated: 12 });
    expect(readOne(textFile(text)).disks).toMatchObject([
      { health: 'passed', pendingSectors: 7, reallocatedSectors: 12 },
    ]);
  });

  it.skipIf(!hasCorpus())(`every answer from ${CORPUS} is a valid one`, async () => {
    let answered = 0;
    for (const id of Object.keys(expectedJson('expected.json'))) {
      const [read] = await readCorpus('cases', id);
      if (!read) continue;
      for (const kind of ['laptop', 'desktop', 'tablet'] as const) {
        const items = checklistFor(kind);
        for (const { item, ...answer } of measuredAnswers(read, kind, 0)) {
          const line = items.find(({ key }) => key === item);
          if (line) expect(judge(line, answer), `${id} ${item}`).toMatchObject({ ok: true });
          answered += line ? 1 : 0;
        }
      }
    }
    expect(answered).toBeGreaterThan(200);
  });
});

function never(): never {
  throw new Error('a reading was expected');
}
