/** Answers of checklists that the server has not taken yet, kept in this browser so that a reload loses none. */
import { getSession } from '../data/session.ts';
import type { LineAnswer } from './checklist-answers.ts';

const STORAGE_KEY = 'rework.answers';

export interface KeptAnswers {
  /** What was sent and not confirmed; its request id makes sending again harmless. */
  batch: { requestId: string; answers: LineAnswer[]; at: string } | null;
  /** What was answered since, and when the first of it was. */
  more: LineAnswer[];
  since: string;
}

type Kept = Record<string, KeptAnswers & { personId: string }>;

/** Only what the same person answered: an answer carries the name of who sends it. */
export function keptAnswers(code: string): KeptAnswers | null {
  const kept = read()[code];
  return kept && kept.personId === getSession()?.person.id ? kept : null;
}

export function keepAnswers(code: string, { batch, more, since }: KeptAnswers): void {
  const personId = getSession()?.person.id;
  if (!personId) return;
  const kept = read();
  if (batch || more.length > 0) kept[code] = { batch, more, since, personId };
  else delete kept[code];
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(kept));
  } catch {
    return;
  }
}

function read(): Kept {
  try {
    return (JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}') ?? {}) as Kept;
  } catch {
    return {};
  }
}
