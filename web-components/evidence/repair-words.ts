/** Work orders and tasks in words. */
import { isKey, t } from '../i18n/i18n.ts';
import type { Task } from './repair-data.ts';

export function outcomeWords(outcome: string | null): string {
  const key = `order_outcome.${outcome}`;
  return isKey(key) ? t(key) : '';
}

/** What a task is, by its own words, the system it installs, or its kind. */
export function taskName({ kind, title, os }: Pick<Task, 'kind' | 'title' | 'os'>): string {
  const about = title || os?.image || '';
  return kind === 'other' ? about : [t(`task.${kind}`), about].filter(Boolean).join(': ');
}

/** The task with how it ended. */
export function taskWords(task: Task): string {
  const outcome = task.outcome ? t(`task_outcome.${task.outcome}`) : '';
  return [taskName(task), outcome, task.note].filter(Boolean).join(' · ');
}

export function minutesOf(work: readonly { minutes: number }[]): number {
  return work.reduce((sum, { minutes }) => sum + minutes, 0);
}
