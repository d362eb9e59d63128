import { describe, expect, it } from 'vitest';
import {
  batteryBand,
  missingGrades,
  r2Codes,
  refuseHandoverGrades,
  suggestFunctional,
} from '#domain/grading.ts';
import type { Grades, LimitedHandover } from '#domain/grading.ts';

describe('batteryBand', () => {
  it.each([
    [100, false, 'good'],
    [80, false, 'good'],
    [79, false, 'usable'],
    [60, false, 'usable'],
    [59, false, 'worn'],
    [null, false, 'unknown'],
    [95, true, 'swollen'],
  ])('%s %% (swollen: %s) is %s', (health, swollen, band) => {
    expect(batteryBand(health, swollen)).toBe(band);
  });
});

describe('r2Codes', () => {
  it.each([
    ['A', '1', 'C6+', 'F5'],
    ['B', '2', 'C4–C5', 'F4'],
    ['C', '3', 'C3', 'F3'],
    ['D', '1', 'C2', 'F5'],
    ['E', 'X', 'C1', null],
  ] as const)('%s%s is %s %s', (cosmetic, functional, c, f) => {
    expect(r2Codes(cosmetic, functional)).toEqual({ cosmetic: c, functional: f });
  });
});

describe('suggestFunctional', () => {
  const tested = { missing: [], failed: [], openFaults: 0, osName: 'Linux Mint 22' };

  it.each([
    ['all passes', {}, '1', ['grade.because_all_pass']],
    ['nothing tested', { missing: ['display', 'wifi'] }, null, ['grade.because_missing']],
    ['a fault is open', { openFaults: 2 }, null, ['grade.because_faults']],
    ['no system', { osName: ' ' }, '2', ['grade.because_no_system']],
    ['the system fails', { failed: ['operating_system'] }, '2', ['grade.because_no_system']],
    ['the camera fails', { failed: ['camera'] }, '3', ['grade.because_failed']],
    ['the display fails', { failed: ['display', 'camera'] }, 'X', 2],
    ['dead, the rest never tested', { failed: ['power_on'], missing: ['wifi'] }, 'X', 1],
    ['only scratches', { failed: ['casing', 'cleaned'] }, '1', ['grade.because_all_pass']],
  ] as const)('%s', (_what, change, grade, reasons) => {
    const suggested = suggestFunctional({ ...tested, ...change });
    expect(suggested.grade).toBe(grade);
    const codes = suggested.reasons.map(({ code }) => code);
    if (typeof reasons === 'number') expect(codes).toHaveLength(reasons);
    else expect(codes).toEqual(reasons);
  });
});

describe('grades', () => {
  const limited: LimitedHandover = { reason: 'no other device', printedLimitation: 'no camera' };

  it('are both needed (G7)', () => {
    expect(missingGrades({ cosmetic: null, functional: null })).toEqual(['cosmetic', 'functional']);
    expect(missingGrades({ cosmetic: 'B', functional: '1' })).toEqual([]);
  });

  it.each<[Grades, LimitedHandover | null, string[]]>([
    [{ cosmetic: 'A', functional: '1' }, null, []],
    [{ cosmetic: 'D', functional: '1' }, null, []],
    [{ cosmetic: 'E', functional: '1' }, null, ['grade.cosmetic_for_parts']],
    [{ cosmetic: 'B', functional: '2' }, null, ['grade.no_system']],
    [{ cosmetic: 'B', functional: '2' }, limited, ['grade.no_system']],
    [{ cosmetic: 'B', functional: '3' }, null, ['grade.key_functions_only']],
    [{ cosmetic: 'B', functional: '3' }, limited, []],
    [
      { cosmetic: 'B', functional: '3' },
      { ...limited, printedLimitation: ' ' },
      ['grade.limitation_missing'],
    ],
    [{ cosmetic: 'B', functional: 'X' }, limited, ['grade.not_working']],
    [{ cosmetic: null, functional: '1' }, null, ['gate.grade_cosmetic_missing']],
  ])('%o with leave %o is refused by %o', (grades, leave, codes) => {
    expect(refuseHandoverGrades(grades, leave).map((why) => why.code)).toEqual(codes);
  });
});
