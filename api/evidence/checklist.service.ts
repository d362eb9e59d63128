/** The diagnostic checklist of a device: one current run, answers judged by the rules of `#domain/checklists`. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import { CHECKLIST_VERSION } from '#domain/checklist-items.ts';
import {
  type ChecklistAnswer,
  type ChecklistItem,
  allObservedGood,
  checklistFor,
  judge,
} from '#domain/checklists.ts';
import type { FaultCode } from '#domain/faults.ts';
import type { CardRow } from '../../db/device-card.ts';
import { checklistAnswers, checklistRuns } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { type FieldError, AppError } from '../lib/errors.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { type DeviceInput, changeDevice } from './change-device.ts';

export interface AnswerInput {
  item: string;
  result: 'pass' | 'fail' | 'na' | null;
  value?: number | null | undefined;
  note?: string | undefined;
}

export interface AnsweredItems {
  answered: { item: string; result: 'pass' | 'fail' | 'na'; warning: boolean }[];
  /** Faults worth opening: failed lines without an open fault of their own. */
  suggests: { item: string; fault: FaultCode }[];
}

interface StoredAnswer {
  item: string;
  result: 'pass' | 'fail' | 'na';
  value: string;
  note: string;
}

/** Begins testing anew; the earlier run is kept. */
export async function startRun(ctx: Context, input: DeviceInput): Promise<{ runId: string }> {
  return changeDevice(ctx, 'diagnostics.record', input, async (unit, row) => {
    await unit.tx
      .update(checklistRuns)
      .set({ supersededAt: unit.recordedAt })
      .where(and(eq(checklistRuns.deviceId, row.id), isNull(checklistRuns.supersededAt)));
    const runId = await insertRun(unit, row);
    const data = { step: 'started', run: runId, version: CHECKLIST_VERSION };
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
    const all = allObservedGood(checklistFor(row.kind), known, input.except);
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
  const items = new Map(checklistFor(row.kind).map((item) => [item.key as string, item]));
  const errors: FieldError[] = [];
  const judged = inputs.flatMap((input, index) => {
    const found = judgeOne(items.get(input.item), input);
    if ('answer' in found) return [found];
    errors.push({ field: `answers.${index}`, ...found });
    return [];
  });
  if (errors.length > 0) throw new AppError('input.invalid', { fields: errors });
  if (judged.length === 0) return { answered: [], suggests: [] };
  const runId = await currentRun(unit, row);
  await storeAnswers(
    unit,
    runId,
    judged.map(({ answer }) => answer),
  );
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

type Judged =
  | { answer: StoredAnswer; warning: boolean; item: ChecklistItem }
  | { code: string; params: Record<string, string | number> };

function judgeOne(item: ChecklistItem | undefined, input: AnswerInput): Judged {
  if (!item) return { code: 'checklist.unknown_item', params: { item: input.item } };
  if (item.input.type === 'locks') {
    return { code: 'checklist.locks_follow', params: { item: input.item } };
  }
  const value = input.value ?? null;
  const judgement = judge(item, { result: input.result, value });
  if (!judgement.ok) {
    return { code: judgement.reason.code, params: { ...judgement.reason.params } };
  }
  const { verdict } = judgement;
  return {
    item,
    warning: verdict === 'warning',
    answer: {
      item: input.item,
      result: verdict === 'warning' ? 'pass' : verdict,
      value: item.input.type === 'number' && value !== null ? String(value) : '',
      note: input.note ?? '',
    },
  };
}

function hasOpenFault(row: CardRow, item: ChecklistItem, key: string): boolean {
  return row.faults.some(
    (fault) =>
      fault.closedAt === null && (fault.checklistItem === key || fault.fault === item.faultCode),
  );
}

async function currentRun(unit: Unit, row: CardRow): Promise<string> {
  const [run] = await unit.tx
    .select({ id: checklistRuns.id })
    .from(checklistRuns)
    .where(and(eq(checklistRuns.deviceId, row.id), isNull(checklistRuns.supersededAt)));
  return run?.id ?? insertRun(unit, row);
}

async function insertRun(unit: Unit, row: CardRow): Promise<string> {
  const id = unit.newId();
  await unit.tx.insert(checklistRuns).values({
    id,
    deviceId: row.id,
    version: String(CHECKLIST_VERSION),
    kind: row.kind,
    startedById: unit.actor.personId,
    startedAt: unit.recordedAt,
  });
  return id;
}

/** One statement for the whole run; of two answers to one line the later counts. */
async function storeAnswers(
  unit: Unit,
  runId: string,
  answers: readonly StoredAnswer[],
): Promise<void> {
  const last = new Map(answers.map((answer) => [answer.item, answer]));
  const by = { answeredById: unit.actor.personId, answeredAt: unit.happenedAt };
  await unit.tx
    .insert(checklistAnswers)
    .values([...last.values()].map((answer) => ({ runId, ...answer, ...by })))
    .onConflictDoUpdate({
      target: [checklistAnswers.runId, checklistAnswers.item],
      set: {
        result: sql`excluded.result`,
        value: sql`excluded.value`,
        note: sql`excluded.note`,
        answeredById: sql`excluded.answered_by_id`,
        answeredAt: sql`excluded.answered_at`,
      },
    });
}
