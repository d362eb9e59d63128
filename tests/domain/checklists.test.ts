import { describe, expect, it } from 'vitest';
import { allObservedGood, checklistFor, judge, progress } from '#domain/checklists.ts';
import type { ChecklistAnswer } from '#domain/checklists.ts';
import { DEVICE_KINDS } from '#domain/device-kinds.ts';
import type { DeviceKind } from '#domain/device-kinds.ts';

function item(kind: DeviceKind, key: string) {
  const found = checklistFor(kind).find((line) => line.key === key);
  if (!found) throw new Error(`${key} is not on the list of a ${kind}`);
  return found;
}

function mark(kind: DeviceKind, key: string): string {
  const found = checklistFor(kind).find((line) => line.key === key);
  if (!found) return '-';
  if (!found.mandatory) return 'o';
  return found.naAllowed ? 'M*' : 'M';
}

describe('checklistFor', () => {
  it.each([
    ['id_plate', 'M', 'M', 'M'],
    ['locks', 'M', 'M', 'M'],
    ['casing', 'M', 'M', 'M'],
    ['battery_visual', 'M', '-', 'M'],
    ['battery_health', 'M', '-', 'M'],
    ['battery_runtime', 'M', '-', 'M'],
    ['charging', 'M', '-', 'M'],
    ['mains_visual', 'M', 'M', 'M*'],
    ['power_on', 'M', 'M', 'M'],
    ['memory_size', 'M', 'M', 'o'],
    ['memory_test', 'M', 'M', 'o'],
    ['storage_health', 'M', 'M*', 'o'],
    ['stress', 'M', 'M', 'o'],
    ['display', 'M', 'M*', 'M'],
    ['hinge', 'M', '-', '-'],
    ['keyboard', 'M', 'M*', '-'],
    ['touchpad', 'M', '-', '-'],
    ['touchscreen', 'o', '-', 'M'],
    ['buttons', 'M', 'M', 'M'],
    ['usb_ports', 'M', 'M', 'o'],
    ['video_out', 'o', 'M', '-'],
    ['speakers', 'M', 'M*', 'M'],
    ['microphone', 'M', 'M*', 'M'],
    ['headphone_jack', 'o', 'o', 'o'],
    ['camera', 'M*', 'M*', 'M'],
    ['wifi', 'M*', 'M*', 'M'],
    ['lan', 'o', 'M', '-'],
    ['bluetooth', 'o', 'o', 'o'],
    ['mobile_network', 'o', '-', 'o'],
    ['sensors', '-', '-', 'o'],
    ['optical_empty', 'o', 'M', '-'],
    ['cmos_clock', 'M', 'M', '-'],
    ['operating_system', 'M', 'M', 'M'],
    ['drivers', 'M', 'M', '-'],
    ['video_call', 'M', 'M*', 'M'],
    ['cleaned', 'M', 'M', 'M'],
  ])('%s is %s on laptops, %s on desktops, %s on tablets', (key, laptop, desktop, tablet) => {
    expect([mark('laptop', key), mark('desktop', key), mark('tablet', key)]).toEqual([
      laptop,
      desktop,
      tablet,
    ]);
  });

  it('tests an all-in-one as a desktop', () => {
    expect(checklistFor('aio')).toEqual(checklistFor('desktop'));
  });

  it.each(DEVICE_KINDS)('has unique keys for a %s', (kind) => {
    const keys = checklistFor(kind).map((line) => line.key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('judge', () => {
  it.each<[string, ChecklistAnswer, string]>([
    ['hinge', { result: 'pass' }, 'pass'],
    ['hinge', { result: 'fail' }, 'fail'],
    ['hinge', { result: 'na' }, 'checklist.na_not_allowed'],
    ['hinge', { result: null }, 'checklist.answer_missing'],
    ['bluetooth', { result: 'na' }, 'na'],
    ['camera', { result: 'na' }, 'na'],
    ['locks', { result: 'pass' }, 'pass'],
    ['battery_health', { result: null, value: 80 }, 'pass'],
    ['battery_health', { result: null, value: 79.9 }, 'warning'],
    ['battery_health', { result: null, value: 60 }, 'warning'],
    ['battery_health', { result: null, value: 59 }, 'fail'],
    ['battery_health', { result: null, value: 0 }, 'fail'],
    ['battery_health', { result: null, value: -1 }, 'checklist.value_outside'],
    ['battery_health', { result: null, value: 900 }, 'checklist.value_outside'],
    ['battery_health', { result: null, value: Number.NaN }, 'checklist.value_outside'],
    ['battery_health', { result: 'pass' }, 'checklist.value_missing'],
    ['battery_health', { result: 'fail' }, 'fail'],
    ['battery_health', { result: 'na' }, 'checklist.na_not_allowed'],
    ['battery_runtime', { result: null, value: 39 }, 'fail'],
    ['battery_runtime', { result: null, value: 40 }, 'pass'],
    ['battery_cycles', { result: null, value: 750 }, 'pass'],
    ['battery_cycles', { result: null, value: 751 }, 'warning'],
    ['storage_pending', { result: null, value: 40 }, 'pass'],
    ['storage_pending', { result: null, value: 41 }, 'warning'],
    ['storage_reallocated', { result: null, value: 11 }, 'warning'],
    ['stress', { result: null, value: 4 }, 'warning'],
    ['stress', { result: null, value: 5 }, 'pass'],
    ['stress', { result: 'fail', value: 12 }, 'fail'],
    ['memory_test', { result: null, value: 0 }, 'fail'],
    ['memory_test', { result: null, value: 1 }, 'pass'],
  ])('%s answered %o gives %s', (key, answer, expected) => {
    const judgement = judge(item('laptop', key), answer);
    expect(judgement.ok ? judgement.verdict : judgement.reason.code).toBe(expected);
  });
});

describe('allObservedGood', () => {
  const items = checklistFor('laptop');

  it('passes observed lines only, and keeps what was answered before', () => {
    const answers = allObservedGood(items, { hinge: { result: 'fail' } }, ['keyboard']);
    expect(answers['hinge']).toEqual({ result: 'fail' });
    expect(answers['touchpad']).toEqual({ result: 'pass' });
    expect(answers).not.toHaveProperty('keyboard');
    expect(answers).not.toHaveProperty('battery_health');
    expect(answers).not.toHaveProperty('locks');
  });

  it('leaves exactly the numbers and the locks of the mandatory lines', () => {
    expect(progress(items, allObservedGood(items, {})).missing).toEqual([
      'locks',
      'battery_health',
      'battery_runtime',
      'memory_size',
      'memory_test',
      'stress',
    ]);
  });
});

describe('progress', () => {
  const items = checklistFor('laptop');
  const measured = {
    locks: { result: 'pass' },
    battery_health: { result: null, value: 70 },
    battery_runtime: { result: null, value: 90 },
    memory_size: { result: null, value: 8 },
    memory_test: { result: null, value: 1 },
    stress: { result: null, value: 10 },
  } satisfies Record<string, ChecklistAnswer>;

  it('starts with every mandatory line missing', () => {
    const start = progress(items, {});
    expect(start.answered).toBe(0);
    expect(start.missing).toHaveLength(items.filter((line) => line.mandatory).length);
    expect(start.safetyMissing).toEqual(['casing', 'battery_visual', 'mains_visual']);
  });

  it('is complete with observed lines good and numbers entered', () => {
    const done = progress(items, allObservedGood(items, measured));
    expect(done).toMatchObject({
      missing: [],
      failed: [],
      mandatoryFailed: [],
      safetyMissing: [],
      safetyFailed: [],
      warnings: ['battery_health'],
    });
  });

  it('tells failed mandatory, optional and safety lines apart', () => {
    const answers = allObservedGood(items, {
      ...measured,
      casing: { result: 'fail' },
      bluetooth: { result: 'fail' },
    });
    expect(progress(items, answers)).toMatchObject({
      failed: ['casing', 'bluetooth'],
      mandatoryFailed: ['casing'],
      safetyFailed: ['casing'],
    });
  });

  it('counts an impossible answer as missing', () => {
    const answers = { ...allObservedGood(items, measured), hinge: { result: 'na' as const } };
    expect(progress(items, answers).missing).toEqual(['hinge']);
  });
});
