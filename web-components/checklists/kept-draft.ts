/** A draft of the checklist that was not published yet: kept in this browser until it is, or is discarded. */
import { MARKS, type DefinedLine } from '#domain/checklist-items.ts';
import { WORK_KINDS } from '#domain/checklist-versions.ts';

const STORAGE_KEY = 'rework.checklist-draft';

export interface KeptDraft {
  /** The version it was begun from. */
  base: number;
  /** ISO 8601, when it was changed last. */
  at: string;
  lines: readonly DefinedLine[];
  note: string;
}

export function keepDraft(draft: KeptDraft): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(draft));
  } catch {
    return;
  }
}

export function forgetDraft(): void {
  try {
    localStorage.removeItem(STORAGE_KEY);
  } catch {
    return;
  }
}

/** What was left here; null when there is none, or none that this page can show. */
export function keptDraft(): KeptDraft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null') as KeptDraft | null;
    return draft?.lines.every(isLine) ? draft : null;
  } catch {
    return null;
  }
}

function isLine({ key, marks, input }: DefinedLine): boolean {
  const isMarked = WORK_KINDS.every((kind) => MARKS.includes(marks[kind]));
  return key !== '' && isMarked && (input.type !== 'number' || Array.isArray(input.bands));
}
