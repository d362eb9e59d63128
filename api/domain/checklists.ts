import { CHECKLIST_ROWS } from './checklist-items.ts';
import type { ChecklistInput, DefinedLine, Verdict, Words } from './checklist-items.ts';
import { workKind } from './device-kinds.ts';
import type { DeviceKind, WorkKind } from './device-kinds.ts';
import { reason } from './reason.ts';
import type { Reason } from './reason.ts';

/** One line of the checklist as it applies to one kind of device. */
export interface ChecklistItem {
  key: string;
  mandatory: boolean;
  /** "Not applicable" is an answer; always so on optional lines. */
  naAllowed: boolean;
  input: ChecklistInput;
  /** One of the visual safety lines gate G4 asks for. */
  safety: boolean;
  /** Suggested when the line fails. */
  faultCode: string | null;
  /** Translation keys of the line and of what counts as a pass, unless it brings its own words. */
  titleKey: string;
  criterionKey: string;
  title?: Words | undefined;
  criterion?: Words | undefined;
}

/** One version of the checklist: all lines in the order of work. Never changed once it is published. */
export interface ChecklistDefinition {
  lines: readonly DefinedLine[];
}

/** Version 1. */
export const BUILT_IN_CHECKLIST: ChecklistDefinition = { lines: CHECKLIST_ROWS };
export const BUILT_IN_VERSION = 1;

/**
 * What a person entered. For measured lines `result` stays null and `value` is judged by its bands;
 * `fail` may be said in spite of a good value (the machine switched itself off in the stress test).
 */
export interface ChecklistAnswer {
  result: 'pass' | 'fail' | 'na' | null;
  value?: number | null;
}

export type ChecklistAnswers = Readonly<Record<string, ChecklistAnswer | undefined>>;

const cache = new WeakMap<ChecklistDefinition, Map<WorkKind, readonly ChecklistItem[]>>();

/** The lines a version shows for a kind of device. An all-in-one is tested as a desktop. */
export function linesOf(
  definition: ChecklistDefinition,
  kind: DeviceKind,
): readonly ChecklistItem[] {
  const known = cache.get(definition) ?? new Map<WorkKind, readonly ChecklistItem[]>();
  cache.set(definition, known);
  const work = workKind(kind);
  const items = known.get(work) ?? definition.lines.flatMap((line) => shownLine(line, work));
  known.set(work, items);
  return items;
}

function shownLine(line: DefinedLine, work: WorkKind): ChecklistItem[] {
  const mark = line.marks[work];
  if (mark === '-') return [];
  return [
    {
      key: line.key,
      mandatory: mark !== 'o',
      naAllowed: mark !== 'M',
      input: line.input,
      safety: line.safety,
      faultCode: line.fault,
      titleKey: `checklist.${line.key}`,
      criterionKey: `checklist.${line.key}.criterion`,
      title: line.title,
      criterion: line.criterion,
    },
  ];
}

/** The lines of the built-in version. */
export function checklistFor(kind: DeviceKind): readonly ChecklistItem[] {
  return linesOf(BUILT_IN_CHECKLIST, kind);
}

export type Judgement = { ok: true; verdict: Verdict } | { ok: false; reason: Reason };

/** The verdict on an answer, or why it is not one (value missing or impossible, "not applicable" not allowed). */
export function judge(item: ChecklistItem, answer: ChecklistAnswer): Judgement {
  if (answer.result === 'na') {
    return item.naAllowed ? verdict('na') : refuse('checklist.na_not_allowed', item);
  }
  const { input } = item;
  if (input.type !== 'number') {
    return answer.result ? verdict(answer.result) : refuse('checklist.answer_missing', item);
  }
  const value = answer.value ?? null;
  if (value === null) {
    return answer.result === 'fail' ? verdict('fail') : refuse('checklist.value_missing', item);
  }
  if (!Number.isFinite(value) || value < input.minimum || value > input.maximum) {
    const limits = { minimum: input.minimum, maximum: input.maximum };
    return { ok: false, reason: reason('checklist.value_outside', { item: item.key, ...limits }) };
  }
  if (answer.result === 'fail') return verdict('fail');
  return verdict(input.bands.findLast((band) => value >= band.from)?.verdict ?? 'fail');
}

function verdict(value: Verdict): Judgement {
  return { ok: true, verdict: value };
}

function refuse(code: string, item: ChecklistItem): Judgement {
  return { ok: false, reason: reason(code, { item: item.key }) };
}

/** "All observed good, except…": passes every unanswered observed line but `except`; never numbers, never locks. */
export function allObservedGood(
  items: readonly ChecklistItem[],
  answers: ChecklistAnswers,
  except: readonly string[] = [],
): Record<string, ChecklistAnswer> {
  const result: Record<string, ChecklistAnswer> = {};
  for (const item of items) {
    const answer = answers[item.key];
    if (answer) result[item.key] = answer;
    else if (item.input.type === 'observe' && !except.includes(item.key)) {
      result[item.key] = { result: 'pass' };
    }
  }
  return result;
}

export interface ChecklistProgress {
  /** Lines with a valid answer, of the `total` lines shown. */
  answered: number;
  total: number;
  /** Mandatory lines without a valid answer. */
  missing: string[];
  failed: string[];
  mandatoryFailed: string[];
  warnings: string[];
  /** Safety lines without a valid answer, and those that failed (gate G4). */
  safetyMissing: string[];
  safetyFailed: string[];
}

/** Where a run stands. Gate G5 is met when `missing` and `mandatoryFailed` are empty, G4 when both safety lists are. */
export function progress(
  items: readonly ChecklistItem[],
  answers: ChecklistAnswers,
): ChecklistProgress {
  const judged = items.map((item) => ({ item, verdict: verdictOf(item, answers[item.key]) }));
  const keys = (wanted: Verdict | null, also: (item: ChecklistItem) => boolean = () => true) =>
    judged
      .filter((line) => line.verdict === wanted && also(line.item))
      .map((line) => line.item.key);
  return {
    answered: judged.filter((line) => line.verdict !== null).length,
    total: items.length,
    missing: keys(null, (item) => item.mandatory),
    failed: keys('fail'),
    mandatoryFailed: keys('fail', (item) => item.mandatory),
    warnings: keys('warning'),
    safetyMissing: keys(null, (item) => item.safety),
    safetyFailed: keys('fail', (item) => item.safety),
  };
}

function verdictOf(item: ChecklistItem, answer: ChecklistAnswer | undefined): Verdict | null {
  if (!answer) return null;
  const judgement = judge(item, answer);
  return judgement.ok ? judgement.verdict : null;
}
