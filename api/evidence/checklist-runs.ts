/** Runs of the checklist and their answers as they are stored. */
import { and, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import { type ChecklistItem, judge } from '#domain/checklists.ts';
import type { CardRow } from '../../db/device-card.ts';
import { checklistAnswers, checklistRuns } from '../../db/schema/index.ts';
import type { Unit } from '../lib/unit.ts';

export interface AnswerInput {
  item: string;
  result: 'pass' | 'fail' | 'na' | null;
  value?: number | null | undefined;
  note?: string | undefined;
}

interface StoredAnswer {
  item: string;
  result: 'pass' | 'fail' | 'na';
  value: string;
  note: string;
}

export type Judged =
  | { answer: StoredAnswer; warning: boolean; item: ChecklistItem }
  | { code: string; params: Record<string, string | number> };

/** The answer as it is stored, or why it is none. */
export function judgeOne(item: ChecklistItem | undefined, input: AnswerInput): Judged {
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

export async function currentRun(unit: Unit, row: CardRow): Promise<string> {
  const [run] = await unit.tx
    .select({ id: checklistRuns.id })
    .from(checklistRuns)
    .where(and(eq(checklistRuns.deviceId, row.id), isNull(checklistRuns.supersededAt)));
  return run?.id ?? insertRun(unit, row);
}

export async function insertRun(
  unit: Unit,
  row: CardRow,
  version = row.checklistVersion,
): Promise<string> {
  const id = unit.newId();
  await unit.tx.insert(checklistRuns).values({
    id,
    deviceId: row.id,
    version: String(version),
    kind: row.kind,
    startedById: unit.actor.personId,
    startedAt: unit.recordedAt,
  });
  return id;
}

/** Who says so: a person, or the report or test session in which it was measured. */
export interface AnswerSource {
  source: 'person' | 'report' | 'test_page';
  sourceId: string | null;
  /** When it was measured or said. */
  at?: Date;
}

export const BY_PERSON: AnswerSource = { source: 'person', sourceId: null };

/**
 * One statement for the whole run; of two answers to one line the later counts, also when the earlier one
 * comes late because there was no network. What was measured never takes the place of a person's answer, nor of a later measurement.
 * @returns the lines that were written.
 */
export async function storeAnswers(
  unit: Unit,
  runId: string,
  answers: readonly StoredAnswer[],
  { source, sourceId, at = unit.happenedAt }: AnswerSource,
): Promise<string[]> {
  if (answers.length === 0) return [];
  const last = new Map(answers.map((answer) => [answer.item, answer]));
  const by = { answeredById: unit.actor.personId, answeredAt: at, source, sourceId };
  const stored = await unit.tx
    .insert(checklistAnswers)
    .values([...last.values()].map((answer) => ({ runId, ...answer, ...by })))
    .onConflictDoUpdate({
      target: [checklistAnswers.runId, checklistAnswers.item],
      set: {
        result: sql`excluded.result`,
        value: sql`excluded.value`,
        note: sql`excluded.note`,
        source: sql`excluded.source`,
        sourceId: sql`excluded.source_id`,
        answeredById: sql`excluded.answered_by_id`,
        answeredAt: sql`excluded.answered_at`,
      },
      setWhere:
        source === 'person'
          ? sql`${checklistAnswers.source} <> 'person'
              or ${checklistAnswers.answeredAt} <= excluded.answered_at`
          : sql`${checklistAnswers.source} <> 'person'
              and ${checklistAnswers.answeredAt} <= excluded.answered_at`,
    })
    .returning({ item: checklistAnswers.item });
  return stored.map(({ item }) => item);
}

/** Takes back what the same source measured no later than `at`. */
export async function removeAnswers(
  unit: Unit,
  runId: string,
  items: readonly string[],
  { source, at }: { source: AnswerSource['source']; at: Date },
): Promise<string[]> {
  if (items.length === 0) return [];
  const removed = await unit.tx
    .delete(checklistAnswers)
    .where(
      and(
        eq(checklistAnswers.runId, runId),
        inArray(checklistAnswers.item, [...items]),
        eq(checklistAnswers.source, source),
        lte(checklistAnswers.answeredAt, at),
      ),
    )
    .returning({ item: checklistAnswers.item });
  return removed.map(({ item }) => item);
}

/** Takes over every answer of an earlier run that is one by the lines of the new run, as it was given. */
export async function carryOver(
  unit: Unit,
  fromRunId: string,
  runId: string,
  { before, now }: { before: readonly ChecklistItem[]; now: readonly ChecklistItem[] },
): Promise<void> {
  const lineOf = (lines: readonly ChecklistItem[], key: string) =>
    lines.find((line) => line.key === key);
  const earlier = await unit.tx
    .select()
    .from(checklistAnswers)
    .where(eq(checklistAnswers.runId, fromRunId));
  const answers = earlier.flatMap((answer) => {
    const value = answer.value === '' ? null : Number(answer.value);
    const said = { result: answer.result, value };
    const result = isByValue(lineOf(before, answer.item), said) ? null : answer.result;
    const judged = judgeOne(lineOf(now, answer.item), { ...answer, result, value });
    return 'answer' in judged ? [{ ...answer, ...judged.answer, runId }] : [];
  });
  if (answers.length > 0) await unit.tx.insert(checklistAnswers).values(answers);
}

/** The limits gave this result: other limits may give another. A fail said in spite of a good value stays one. */
function isByValue(
  line: ChecklistItem | undefined,
  { result, value }: { result: 'pass' | 'fail' | 'na'; value: number | null },
): boolean {
  if (!line || value === null) return false;
  const judged = judge(line, { result: null, value });
  return judged.ok && (judged.verdict === 'fail') === (result === 'fail');
}
