/** What the page keeps on the machine until it is finished, so that a reload loses nothing. */
import type { TestPageResults } from '#domain/test-page.ts';
import type { KeyboardProgress } from './keyboard-progress.ts';

export interface TestMemory {
  code: string;
  /** Results the server has not taken yet. */
  unsent: TestPageResults;
  keyboard: KeyboardProgress | null;
}

const STORAGE_KEY = 'rework.test';

export function recallTests(): TestMemory | null {
  try {
    return JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null') as TestMemory | null;
  } catch {
    return null;
  }
}

/** Storage may be blocked by the browser; the tests then last until the reload. */
export function rememberTests(memory: TestMemory): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(memory));
  } catch {
    return;
  }
}

export function forgetTests(): void {
  try {
    localStorage.removeItem(STORAGE_KEY);
  } catch {
    return;
  }
}
