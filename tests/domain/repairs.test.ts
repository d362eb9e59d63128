import { describe, expect, it } from 'vitest';
import {
  causeOfPart,
  linesToRetest,
  refuseOsInstall,
  refuseTaskClosing,
  repairBlockers,
  taskOutcomeFor,
} from '#domain/repairs.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 9, minute)).toISOString();

describe('lines to test again', () => {
  const lines = ['camera', 'keyboard'];
  const fault = { checklistItem: 'camera', outcome: 'fixed', closedAt: at(10) };
  const answer = { item: 'camera', result: 'pass' as const, answeredAt: at(11) };

  it.each([
    ['passed since', [fault], [answer], []],
    ['passed in the same moment', [fault], [{ ...answer, answeredAt: at(10) }], []],
    ['passed only before', [fault], [{ ...answer, answeredAt: at(9) }], ['camera']],
    ['failed again', [fault], [{ ...answer, result: 'fail' as const }], ['camera']],
    ['said not to apply', [fault], [{ ...answer, result: 'na' as const }], ['camera']],
    ['not answered', [fault], [], ['camera']],
    ['found twice, named once', [fault, { ...fault, closedAt: at(5) }], [], ['camera']],
    ['the later of two counts', [fault, { ...fault, closedAt: at(20) }], [answer], ['camera']],
    ['the fault is open', [{ ...fault, outcome: null, closedAt: null }], [], []],
    ['accepted with a note', [{ ...fault, outcome: 'accepted' }], [], []],
    ['cannot be repaired', [{ ...fault, outcome: 'not_repairable' }], [], []],
    ['found otherwise', [{ ...fault, checklistItem: '' }], [], []],
    ['a line that is not asked any more', [{ ...fault, checklistItem: 'modem' }], [], []],
  ])('%s', (_name, faults, answers, expected) => {
    expect(linesToRetest(faults, answers, lines)).toEqual(expected);
  });
});

describe('what the work still blocks', () => {
  const all = {
    openTasks: [
      { kind: 'os_install' as const, title: '' },
      { kind: 'other' as const, title: 'glue the foot' },
    ],
    waitingFor: 'Battery 45N1',
    toRetest: ['camera'],
  };
  it.each([
    [
      'T08',
      [
        'gate.repair_paused',
        'gate.repair_task_open',
        'gate.repair_task_open',
        'gate.repair_not_retested',
      ],
    ],
    ['T07', ['gate.repair_paused', 'gate.repair_task_open', 'gate.repair_task_open']],
    ['T09', []],
    ['T10', []],
    ['T22', []],
  ] as const)('%s', (move, codes) => {
    expect(repairBlockers(move, all).map(({ code }) => code)).toEqual(codes);
  });

  it('names the part, the task and the line', () => {
    const params = repairBlockers('T08', all).map((blocker) => blocker.params);
    expect(params).toEqual([
      { part: 'Battery 45N1' },
      { task: 'os_install', title: '' },
      { task: 'other', title: '(glue the foot)' },
      { item: 'camera' },
    ]);
  });
});

describe('an installed system', () => {
  const mint = {
    image: 'Linux Mint 22.1',
    licence: 'none' as const,
    activation: 'not_needed' as const,
    coaSeen: false,
  };
  it.each([
    [{}, []],
    [{ image: ' ' }, ['repair.os_image_missing']],
    [{ licence: null }, ['repair.os_licence_missing']],
    [{ activation: null }, ['repair.os_activation_missing']],
    [{ activation: 'activated' as const }, ['repair.os_activation_free']],
    [{ licence: 'volume' as const }, ['repair.os_activation_needed']],
    [{ licence: 'oem_coa' as const, activation: 'activated' as const }, ['repair.os_coa_unseen']],
    [{ licence: 'oem_coa' as const, activation: 'activated' as const, coaSeen: true }, []],
    [{ licence: 'digital' as const, activation: 'not_activated' as const }, []],
  ])('with %o', (change, codes) => {
    expect(refuseOsInstall({ ...mint, ...change }).map(({ reason }) => reason.code)).toEqual(codes);
  });
});

describe('tasks', () => {
  it('that failed need a note', () => {
    expect(refuseTaskClosing({ kind: 'clean', outcome: 'failed', note: ' ' })?.code).toBe(
      'repair.task_needs_note',
    );
    expect(refuseTaskClosing({ kind: 'clean', outcome: 'failed', note: 'stuck' })).toBeNull();
    expect(refuseTaskClosing({ kind: 'clean', outcome: 'done', note: '' })).toBeNull();
  });

  it.each([
    ['fixed', 'done'],
    ['part_replaced', 'done'],
    ['upgraded', 'done'],
    ['accepted', 'not_needed'],
    ['no_fault_found', 'not_needed'],
    ['not_repairable', 'failed'],
  ])('of a fault that ends as %s end as %s', (fault, task) => {
    expect(taskOutcomeFor(fault)).toBe(task);
  });
});

describe('what a part goes in for', () => {
  const work = { id: 'order' };
  const task = (id: string, kind: string, faultId: string | null = null) => ({ id, kind, faultId });
  const fault = (id: string, decision: string | null, closedAt: string | null = null) => ({
    id,
    decision,
    closedAt,
  });

  it.each([
    ['nothing outside a work order', null, [task('a', 'repair')], [], null],
    ['the only task that can need one', work, [task('a', 'upgrade'), task('b', 'clean')], [], 'a'],
    ['the only fault to be mended', work, [], [fault('f', 'repair'), fault('g', 'accept')], 'f'],
    ['a task before its own fault', work, [task('a', 'repair', 'f')], [fault('f', 'repair')], 'a'],
    ['the whole order with two open', work, [task('a', 'repair')], [fault('f', 'repair')], 'order'],
    ['the whole order with none open', work, [], [fault('f', 'repair', at(1))], 'order'],
  ])('%s', (_name, order, tasks, faults, expected) => {
    expect(causeOfPart({ work: order, tasks, faults })).toBe(expected);
  });
});
