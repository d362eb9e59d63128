/** Single keys that set a grade: A–E and 1–3, X. What a scanner types is never taken for one. */
import { foldDigits } from '#domain/codes.ts';
import { COSMETIC_GRADES, FUNCTIONAL_GRADES } from '#domain/grading.ts';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { loadScannerSettings } from '../scan/scanner-settings.ts';

export class GradeKeys implements ReactiveController {
  private readonly host: ReactiveControllerHost & HTMLElement;
  private readonly chosen: (grade: string) => void;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, chosen: (grade: string) => void) {
    this.host = host;
    this.chosen = chosen;
    host.addController(this);
  }

  hostConnected(): void {
    this.host.addEventListener('keydown', this.onKey);
  }

  hostDisconnected(): void {
    clearTimeout(this.waiting);
    this.host.removeEventListener('keydown', this.onKey);
  }

  /** Another key soon after it means that a label is being scanned. */
  private readonly onKey = (event: KeyboardEvent): void => {
    const inDialog = event.composedPath().some((one) => one instanceof HTMLDialogElement);
    if (inDialog || event.key === 'Shift') return;
    const isAlone = this.waiting === undefined;
    clearTimeout(this.waiting);
    this.waiting = undefined;
    if (event.key === 'Enter' || event.key === 'Tab') return;
    this.waiting = setTimeout(() => {
      this.waiting = undefined;
      const grade = isAlone && !event.repeat ? gradeOf(event) : null;
      if (grade) this.chosen(grade);
    }, loadScannerSettings().gapMs + 20);
  };
}

/** The physical key counts where the layout writes another alphabet. */
function gradeOf(event: KeyboardEvent): string | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  const letter = /^Key([A-EX])$/.exec(event.code)?.[1];
  const text = letter ?? foldDigits(event.key).toUpperCase();
  const known: readonly string[] = [...COSMETIC_GRADES, ...FUNCTIONAL_GRADES];
  return known.includes(text) ? text : null;
}
