/** The diagnostic checklist of a device: one current run, answers judged by the rules of `#domain/checklists`. */
import { and, eq, isNull } from 'drizzle-orm';
import { type ChecklistAnswer, type ChecklistItem, allObservedGood } from '#domain/checklists.ts';
import type { CardRow } from '../../db/device-card.ts';
import { checklistRuns } from '../../db/schema/index.ts';
import { linesFor, readDefinition } from '../checklists/definitions.ts';
import type { Context } from '../lib/context.ts';
import { type FieldError, AppError } from '../lib/errors.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { type DeviceInput, changeDevice } from './change-device.ts';
import {
  type AnswerInput,
  BY_PERSON,
  carryOver,
  currentRun,
  insertRun,
  judgeOne,
  storeAnswers,
} from './checklist-runs.ts';

export interface AnsweredItems {
  /** Those that were written; a line that somebody answered since keeps that answer. */
  answered: { item: string; result: 'pass' | 'fail' | 'na'; warning: boolean }[];
  /** Faults worth opening: failed lines without an open fault of their own. */
  suggests: { item: string; fault: string }[];
}

/**
 * Begins a run by the newest version of the checklist; the earlier run is kept.
 * @param input.keep takes over the answers that still are answers: the checklist changed, not the device.
 */
export async function startRun(
  ctx: Context,
  input: DeviceInput & { keep: boolean },
): Promise<{ runId: string }> {
  return changeDevice(ctx, 'diagnostics.record', input, async (unit, row) => {
    const [earlier] = await unit.tx
      .update(checklistRuns)
      .set({ supersededAt: unit.recordedAt })
      .where(and(eq(checklistRuns.deviceId, row.id), isNull(checklistRuns.supersededAt)))
      .returning({ id: checklistRuns.id });
    const version = row.newestChecklist;
    const runId = await insertRun(unit, row, version);
    if (input.keep && earlier) {
      await readDefinition(unit, version);
      const lines = linesFor(unit, { kind: row.kind, checklistVersion: version });
      await carryOver(unit, earlier.id, runId, { before: linesFor(unit, row), now: lines });
    }
    const data = { step: 'started', run: runId, version, kept: input.keep };
    await recordEvent(unit, { deviceId: row.id, kind: 'checklist', data });
    return { runId };
  });
}

/**
 * Answers one line or many. The first answer starts a run. Locks follow from the lock list and are not answered here.
 * @throws AppError `input.invalid` with the lines whose answer is none.
 */
export async function answerItems(
  ctx: Context,
  input: DeviceInput & { answers: readonly AnswerInput[] },
): Promise<AnsweredItems> {
  return changeDevice(ctx, 'diagnostics.record', input, (unit, row) =>
    writeAnswers(unit, row, input.answers),
  );
}

/** "All observed good, except…": passes every unanswered line that is judged by looking. */
export async function answerAllGood(
  ctx: Context,
  input: DeviceInput & { except: readonly string[] },
): Promise<AnsweredItems> {
  return changeDevice(ctx, 'diagnostics.record', input, async (unit, row) => {
    const known: Record<string, ChecklistAnswer> = {};
    for (const { item, result } of row.answers) known[item] = { result };
    const all = allObservedGood(linesFor(unit, row), known, input.except);
    const answers = Object.entries(all)
      .filter(([item]) => !known[item])
      .map(([item, { result }]) => ({ item, result }));
    return writeAnswers(unit, row, answers);
  });
}

/** Stores judged answers inside another write and records them as one event. */
export async function writeAnswers(
  unit: Unit,
  row: CardRow,
  inputs: readonly AnswerInput[],
): Promise<AnsweredItems> {
  const items = new Map(linesFor(unit, row).map((item) => [item.key, item]));
  const errors: FieldError[] = [];
  const all = inputs.flatMap((input, index) => {
    const found = judgeOne(items.get(input.item), input);
    if ('answer' in found) return [found];
    errors.push({ field: `answers.${index}`, ...found });
    return [];
  });
  if (errors.length > 0) throw new AppError('input.invalid', { fields: errors });
  if (all.length === 0) return { answered: [], suggests: [] };
  const runId = await currentRun(unit, row);
  const given = all.map(({ answer }) => answer);
  const stored = new Set(await storeAnswers(unit, runId, given, BY_PERSON));
  const judged = all.filter(({ answer }) => stored.has(answer.item));
  if (judged.length === 0) return { answered: [], suggests: [] };
  const results = Object.fromEntries(judged.map(({ answer }) => [answer.item, answer.result]));
  const data = { run: runId, items: results };
  await recordEvent(unit, { deviceId: row.id, kind: 'checklist', data });
  return {
    answered: judged.map(({ answer, warning }) => ({
      item: answer.item,
      result: answer.result,
      warning,
    })),
    suggests: judged.flatMap(({ answer, item }) =>
      answer.result === 'fail' && item.faultCode && !hasOpenFault(row, item, answer.item)
        ? [{ item: answer.item, fault: item.faultCode }]
        : [],
    ),
  };
}

function hasOpenFault(row: CardRow, item: ChecklistItem, key: string): boolean {
  return row.faults.some(
    (fault) =>
      fault.closedAt === null && (fault.checklistItem === key || fault.fault === item.faultCode),
  );
}
