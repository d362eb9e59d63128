/** What a hardware report or the test page measured, as answers of the checklist. */
import type { CardRow } from '../../db/device-card.ts';
import { linesFor } from '../checklists/definitions.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import {
  type AnswerInput,
  currentRun,
  judgeOne,
  removeAnswers,
  storeAnswers,
} from './checklist-runs.ts';

export interface Measurement {
  source: 'report' | 'test_page';
  /** The report or the test session. */
  sourceId: string;
  /** When it was measured; now, where it is not known. */
  measuredAt?: Date;
  /** Lines it looked at without an answer: what the same kind of source said before no longer holds. */
  withdraw?: readonly string[];
}

/**
 * Stores measured answers inside another write and records them as one event; the first one starts a run.
 * A person's answer and a later measurement stay. What is no answer to a line of this kind is passed over:
 * nobody is there to be told.
 * @returns the lines that were written.
 */
export async function writeMeasured(
  unit: Unit,
  row: CardRow,
  answers: readonly AnswerInput[],
  { source, sourceId, measuredAt = unit.happenedAt, withdraw = [] }: Measurement,
): Promise<{ taken: string[] }> {
  const items = new Map(linesFor(unit, row).map((item) => [item.key, item]));
  const judged = answers.flatMap((input) => {
    const found = judgeOne(items.get(input.item), input);
    return 'answer' in found ? [found.answer] : [];
  });
  const outdated = row.answers.filter(
    (answer) => answer.source === source && withdraw.includes(answer.item),
  );
  if (judged.length === 0 && outdated.length === 0) return { taken: [] };
  const run = await currentRun(unit, row);
  const taken = await storeAnswers(unit, run, judged, { source, sourceId, at: measuredAt });
  const withdrawn = await removeAnswers(
    unit,
    run,
    outdated.map(({ item }) => item),
    { source, at: measuredAt },
  );
  if (taken.length === 0 && withdrawn.length === 0) return { taken };
  const results = judged
    .filter(({ item }) => taken.includes(item))
    .map(({ item, result }) => [item, result]);
  const data = { run, items: Object.fromEntries(results), source, measuredIn: sourceId, withdrawn };
  await recordEvent(unit, { deviceId: row.id, kind: 'checklist', data });
  return { taken };
}
