/** What an administrator may change about the checklist, and what a version changed. */
import { CHECKLIST_ROWS } from './checklist-items.ts';
import type { Band, ChecklistInput, DefinedLine, Mark, Words } from './checklist-items.ts';
import type { ChecklistDefinition } from './checklists.ts';
import type { WorkKind } from './device-kinds.ts';

export const WORK_KINDS: readonly WorkKind[] = ['laptop', 'desktop', 'tablet'];

/** Why a draft cannot be published; `field` is the path into the definition. */
export interface DefinitionProblem {
  field: string;
  code: string;
  params?: Record<string, string | number>;
}

const builtIn = new Map<string, DefinedLine>(CHECKLIST_ROWS.map((line) => [line.key, line]));

export function isBuiltIn(key: string): boolean {
  return builtIn.has(key);
}

/** Locks and safety lines stay as they are: gates G3 and G4 stand on them. */
export function isFixed(line: Pick<DefinedLine, 'input' | 'safety'>): boolean {
  return line.safety || line.input.type === 'locks';
}

const OWN_KEY = /^own_[a-z0-9]{4,20}$/;
export const MAX_LINES = 90;

/** All problems of a draft; empty when it may be published. */
export function definitionProblems({ lines }: ChecklistDefinition): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  if (lines.length > MAX_LINES) {
    problems.push({
      field: 'lines',
      code: 'checklist_version.too_many',
      params: { max: MAX_LINES },
    });
  }
  for (const key of builtIn.keys()) {
    if (!lines.some((line) => line.key === key)) {
      problems.push({
        field: 'lines',
        code: 'checklist_version.built_in_missing',
        params: { item: key },
      });
    }
  }
  const seen = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const add = (part: string, code: string, params?: DefinitionProblem['params']) =>
      problems.push({
        field: `lines.${index}.${part}`,
        code: `checklist_version.${code}`,
        ...(params ? { params } : {}),
      });
    if (seen.has(line.key)) add('key', 'key_twice', { item: line.key });
    seen.add(line.key);
    const original = builtIn.get(line.key);
    if (original) checkBuiltIn(line, original, add);
    else checkOwn(line, add);
    checkBands(line.input, add);
  }
  return problems;
}

type Add = (part: string, code: string, params?: DefinitionProblem['params']) => void;

function checkBuiltIn(line: DefinedLine, original: DefinedLine, add: Add): void {
  if (frameOf(line) !== frameOf(original)) add('input', 'built_in_changed', { item: line.key });
  if (!isFixed(original)) return;
  const changed = WORK_KINDS.some((kind) => line.marks[kind] !== original.marks[kind]);
  if (changed) add('marks', 'fixed', { item: line.key });
}

/** Everything of a built-in line that stays: all but marks, limits and its place in the order. */
function frameOf({ input, fault, safety, title, criterion }: DefinedLine): string {
  const frame = input.type === 'number' ? { ...input, bands: [] } : input;
  return JSON.stringify([
    Object.entries(frame).toSorted(([a], [b]) => a.localeCompare(b)),
    fault,
    safety,
    title ?? null,
    criterion ?? null,
  ]);
}

function checkOwn(line: DefinedLine, add: Add): void {
  if (!OWN_KEY.test(line.key)) add('key', 'key_wrong');
  if (!sayWords(line.title, 'en')) add('title', 'title_missing');
  if (isFixed(line)) add('input', 'own_fixed');
}

function checkBands(input: ChecklistInput, add: Add): void {
  if (input.type !== 'number') return;
  const { minimum, maximum, bands } = input;
  if (!(minimum < maximum)) add('limits', 'limits_order');
  const starts = bands.map(({ from }) => from);
  if (starts.some((from, index) => index > 0 && from <= (starts[index - 1] ?? from))) {
    add('limits', 'bands_order');
  }
  const first = starts[0];
  if (first === undefined || first > minimum) add('limits', 'bands_start', { minimum });
  if (starts.slice(1).some((from) => from <= minimum || from > maximum)) {
    add('limits', 'bands_outside', { minimum, maximum });
  }
  if (bands.every(({ verdict }) => verdict === 'fail')) add('limits', 'bands_never_pass');
}

/** The text in a language, else in the first of ours that has one; empty when none has. */
export function sayWords(words: Words | undefined, locale: string): string {
  if (!words) return '';
  const wanted = locale === 'vi' || locale === 'fa' ? words[locale] : words.en;
  return [wanted, words.en, words.vi, words.fa].find((text) => text.trim() !== '') ?? '';
}

/** One difference between two versions, line by line. */
export type DefinitionChange =
  | { what: 'added' | 'removed' | 'moved' | 'words'; line: DefinedLine }
  | { what: 'mark'; line: DefinedLine; kind: WorkKind; from: Mark; to: Mark }
  | { what: 'limits'; line: DefinedLine; from: ChecklistInput; to: ChecklistInput };

/** What `after` changes about `before`, in the order of `after`; removed lines last. */
export function compareDefinitions(
  before: ChecklistDefinition,
  after: ChecklistDefinition,
): DefinitionChange[] {
  const old = new Map(before.lines.map((line) => [line.key, line]));
  const kept = after.lines.filter(({ key }) => old.has(key));
  const inPlace = longestInOrder(
    kept.map(({ key }) => before.lines.findIndex((line) => line.key === key)),
  );
  const changes = after.lines.flatMap((line): DefinitionChange[] => {
    const was = old.get(line.key);
    if (!was) return [{ what: 'added', line }];
    const moved = !inPlace.has(kept.indexOf(line));
    return [...(moved ? [{ what: 'moved' as const, line }] : []), ...lineChanges(was, line)];
  });
  const removed = before.lines.filter(({ key }) => !after.lines.some((line) => line.key === key));
  return [...changes, ...removed.map((line) => ({ what: 'removed' as const, line }))];
}

function lineChanges(was: DefinedLine, line: DefinedLine): DefinitionChange[] {
  const marks = WORK_KINDS.flatMap((kind): DefinitionChange[] => {
    const [from, to] = [was.marks[kind], line.marks[kind]];
    return from === to ? [] : [{ what: 'mark', line, kind, from, to }];
  });
  const limits: DefinitionChange[] =
    limitsOf(was.input) === limitsOf(line.input)
      ? []
      : [{ what: 'limits', line, from: was.input, to: line.input }];
  const words = (one: DefinedLine) => JSON.stringify([spread(one.title), spread(one.criterion)]);
  const renamed = words(was) !== words(line) || was.fault !== line.fault;
  return [...marks, ...limits, ...(renamed ? [{ what: 'words' as const, line }] : [])];
}

function spread(words: Words | undefined): string[] {
  return words ? [words.en, words.vi, words.fa] : [];
}

function limitsOf(input: ChecklistInput): string {
  if (input.type !== 'number') return input.type;
  const bands = input.bands.map(({ from, verdict }: Band) => [from, verdict]);
  return JSON.stringify([input.unit, input.minimum, input.maximum, bands]);
}

/** Positions of the longest run of rising numbers: what stands outside it was moved. */
function longestInOrder(numbers: readonly number[]): Set<number> {
  const best: number[][] = [];
  for (const [index, number] of numbers.entries()) {
    const before = best.filter((_, at) => at < index && (numbers[at] ?? 0) < number);
    const longest = before.toSorted((a, b) => b.length - a.length)[0] ?? [];
    best.push([...longest, index]);
  }
  return new Set(best.toSorted((a, b) => b.length - a.length)[0]);
}
