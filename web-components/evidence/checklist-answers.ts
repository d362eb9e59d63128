/** The answers of the current run as the screen shows them: what the server knows under what is on its way. */
import type { ChecklistAnswer } from '#domain/checklists.ts';
import { locksAnswer } from '#domain/locks.ts';
import type { Card } from './card.ts';

export interface LineAnswer extends ChecklistAnswer {
  item: string;
  note: string;
  source: 'person' | 'report' | 'test_page';
}

export type Pending = ReadonlyMap<string, LineAnswer>;

/** By item; the line about locks follows from the lock list. */
export function answersOf(card: Card, pending: Pending): Record<string, LineAnswer> {
  const answers: Record<string, LineAnswer> = {};
  for (const { item, result, value, note, source } of card.answers) {
    answers[item] = { item, result, value: value === '' ? null : Number(value), note, source };
  }
  for (const [item, answer] of pending) answers[item] = answer;
  const locks = locksAnswer(card.lockState);
  if (locks) answers.locks = { item: 'locks', result: locks, note: '', source: 'person' };
  return answers;
}

/** Whether the server's answer already says what was sent. */
export function isKnown(card: Card, sent: LineAnswer): boolean {
  const known = card.answers.find((answer) => answer.item === sent.item);
  if (!known || known.note !== sent.note || known.source !== sent.source) return false;
  const value = known.value === '' ? null : Number(known.value);
  return value === (sent.value ?? null) && (sent.result === null || known.result === sent.result);
}
