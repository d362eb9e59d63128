import { describe, expect, it } from 'vitest';
import type { Band, DefinedLine } from '#domain/checklist-items.ts';
import {
  compareDefinitions,
  definitionProblems,
  isFixed,
  sayWords,
} from '#domain/checklist-versions.ts';
import {
  BUILT_IN_CHECKLIST,
  type ChecklistDefinition,
  checklistFor,
  linesOf,
  progress,
} from '#domain/checklists.ts';

const own = (more: Partial<DefinedLine> = {}): DefinedLine => ({
  key: 'own_fan1',
  marks: { laptop: 'M', desktop: 'o', tablet: '-' },
  input: { type: 'observe' },
  fault: 'HEAT',
  safety: false,
  title: { en: 'Fan grille clean', vi: '', fa: '' },
  ...more,
});

const numberLine = (bands: Band[], limits: [number, number] = [0, 100]): DefinedLine =>
  own({
    input: { type: 'number', unit: 'minutes', minimum: limits[0], maximum: limits[1], bands },
  });

/** The built-in checklist with one line changed. */
function changed(key: string, change: Partial<DefinedLine>): ChecklistDefinition {
  const lines = BUILT_IN_CHECKLIST.lines.map((line) =>
    line.key === key ? { ...line, ...change } : line,
  );
  return { lines };
}

const plus = (...lines: DefinedLine[]): ChecklistDefinition => ({
  lines: [...BUILT_IN_CHECKLIST.lines, ...lines],
});
const codes = (definition: ChecklistDefinition) =>
  definitionProblems(definition).map(({ code }) => code.replace('checklist_version.', ''));

const good: Band[] = [
  { from: 0, verdict: 'fail' },
  { from: 10, verdict: 'pass' },
];

describe('a draft of the checklist', () => {
  it('is good as it is built in, also after its way through the database', () => {
    expect(codes(BUILT_IN_CHECKLIST)).toEqual([]);
    const { lines } = BUILT_IN_CHECKLIST;
    const stored = lines.map((line) => {
      const input = Object.fromEntries(Object.entries(line.input).toReversed());
      return { ...line, input } as DefinedLine;
    });
    expect(codes({ lines: stored })).toEqual([]);
  });

  it.each<[string, ChecklistDefinition, string[]]>([
    ['an own line', plus(own()), []],
    ['an own line with limits', plus(numberLine(good)), []],
    ['a title in one language only', plus(own({ title: { en: '', vi: '', fa: 'فن' } })), []],
    ['a hidden line', changed('hinge', { marks: { laptop: '-', desktop: '-', tablet: '-' } }), []],
    ['another order', { lines: BUILT_IN_CHECKLIST.lines.toReversed() }, []],
    ['no title', plus(own({ title: { en: ' ', vi: '', fa: '' } })), ['title_missing']],
    ['no words at all', plus(own({ title: undefined })), ['title_missing']],
    ['a key of another shape', plus(own({ key: 'fan' })), ['key_wrong']],
    ['a key twice', plus(own(), own()), ['key_twice']],
    ['an own safety line', plus(own({ safety: true })), ['own_fixed']],
    ['own locks', plus(own({ input: { type: 'locks' } })), ['own_fixed']],
    ['a built-in line gone', { lines: BUILT_IN_CHECKLIST.lines.slice(1) }, ['built_in_missing']],
    ['another unit', changed('stress', { input: { type: 'observe' } }), ['built_in_changed']],
    ['another fault', changed('hinge', { fault: 'CAS' }), ['built_in_changed']],
    ['locks optional', changed('locks', { marks: own().marks }), ['fixed']],
    ['safety hidden', changed('casing', { marks: own().marks }), ['fixed']],
    [
      'limits that fall',
      plus(numberLine([...good, { from: 5, verdict: 'pass' }])),
      ['bands_order'],
    ],
    ['a limit outside', plus(numberLine(good, [0, 5])), ['bands_outside']],
    ['no limit at the start', plus(numberLine(good.slice(1))), ['bands_start']],
    ['limits that always fail', plus(numberLine(good.slice(0, 1))), ['bands_never_pass']],
    ['a minimum above', plus(numberLine(good, [100, 0])), ['limits_order', 'bands_outside']],
    [
      'too many lines',
      plus(...Array.from({ length: 99 }, (_, i) => own({ key: `own_l${i + 1000}` }))),
      ['too_many'],
    ],
  ])('with %s', (_what, definition, expected) => {
    expect(codes(definition)).toEqual(expected);
  });

  it('names the field', () => {
    const index = BUILT_IN_CHECKLIST.lines.length;
    expect(definitionProblems(plus(own({ title: undefined })))).toEqual([
      { field: `lines.${index}.title`, code: 'checklist_version.title_missing' },
    ]);
  });

  it('keeps locks and the three safety lines', () => {
    expect(BUILT_IN_CHECKLIST.lines.filter(isFixed).map(({ key }) => key)).toEqual([
      'locks',
      'casing',
      'battery_visual',
      'mains_visual',
    ]);
  });
});

describe('a version', () => {
  const version = plus(own());

  it('shows its lines by kind, with its own words', () => {
    const lines = linesOf(version, 'laptop');
    expect(lines).toHaveLength(checklistFor('laptop').length + 1);
    expect(lines.at(-1)).toMatchObject({ key: 'own_fan1', mandatory: true, faultCode: 'HEAT' });
    expect(linesOf(version, 'aio').at(-1)).toMatchObject({ key: 'own_fan1', mandatory: false });
    expect(linesOf(version, 'tablet')).toHaveLength(checklistFor('tablet').length);
    expect(sayWords(lines.at(-1)?.title, 'vi')).toBe('Fan grille clean');
  });

  it('is asked for like any other line', () => {
    expect(progress(linesOf(version, 'laptop'), {}).missing).toContain('own_fan1');
    expect(
      progress(linesOf(version, 'laptop'), { own_fan1: { result: 'fail' } }).mandatoryFailed,
    ).toEqual(['own_fan1']);
  });
});

describe('two versions', () => {
  const compare = (after: ChecklistDefinition) =>
    compareDefinitions(BUILT_IN_CHECKLIST, after).map(({ what, line }) => `${what} ${line.key}`);

  it('are compared line by line', () => {
    expect(compare(BUILT_IN_CHECKLIST)).toEqual([]);
    expect(compare(plus(own()))).toEqual(['added own_fan1']);
    expect(compareDefinitions(plus(own()), BUILT_IN_CHECKLIST)).toMatchObject([
      { what: 'removed', line: { key: 'own_fan1' } },
    ]);
    const hinge = changed('hinge', { marks: { laptop: 'o', desktop: '-', tablet: '-' } });
    expect(compareDefinitions(BUILT_IN_CHECKLIST, hinge)).toMatchObject([
      { what: 'mark', kind: 'laptop', from: 'M', to: 'o' },
    ]);
    const named = own({ title: { en: 'Fan', vi: '', fa: '' } });
    expect(compareDefinitions(plus(own()), plus(named))).toMatchObject([{ what: 'words' }]);
  });

  it('name the one line that was moved, not all it passed', () => {
    const [first, ...rest] = BUILT_IN_CHECKLIST.lines;
    expect(compare({ lines: [...rest, first as DefinedLine] })).toEqual(['moved id_plate']);
  });

  it('name changed limits', () => {
    const bands: Band[] = [
      { from: 0, verdict: 'fail' },
      { from: 70, verdict: 'pass' },
    ];
    const input = { type: 'number', unit: 'percent', minimum: 0, maximum: 120, bands } as const;
    expect(compare(changed('battery_health', { input }))).toEqual(['limits battery_health']);
  });
});
