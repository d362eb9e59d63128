/** How far the keyboard test has come; every change gives a new one. */
import { type DeviceKind, workKind } from '#domain/device-kinds.ts';
import type { KeyLegends } from '#domain/keyboard-legends.ts';
import {
  guessForm,
  guessStandard,
  type KeyboardForm,
  keyboardShape,
  type KeyboardStandard,
  type KeyShape,
} from '#domain/keyboard-shapes.ts';
import type { ButtonState, KeyboardFacts } from '#domain/test-page.ts';

export interface KeyboardProgress {
  seen: readonly string[];
  /** What a person said about single keys. */
  marks: Readonly<Record<string, ButtonState>>;
  /** What a person chose; the rest is worked out. */
  form?: KeyboardForm;
  standard?: KeyboardStandard;
  legends?: KeyLegends;
}

export const NO_KEYS: KeyboardProgress = { seen: [], marks: {} };

export interface KeyboardInUse {
  form: KeyboardForm;
  standard: KeyboardStandard;
  keys: readonly KeyShape[];
  width: number;
  height: number;
}

export function keyboardInUse(progress: KeyboardProgress, kind: DeviceKind): KeyboardInUse {
  const isMac = navigator.userAgent.includes('Macintosh');
  const form = progress.form ?? guessForm(workKind(kind), isMac, progress.seen);
  const standard = progress.standard ?? guessStandard(progress.seen);
  return { form, standard, ...keyboardShape(form, standard) };
}

export type KeyLook = 'lit' | 'dead' | 'absent' | 'open';

export function lookOf(progress: KeyboardProgress, code: string): KeyLook {
  const mark = progress.marks[code];
  if (mark) return mark === 'works' ? 'lit' : mark;
  return progress.seen.includes(code) ? 'lit' : 'open';
}

/** Keys that count and have not answered. */
export function keysLeft(progress: KeyboardProgress, { keys }: KeyboardInUse): string[] {
  return keys.flatMap(({ code, optional }) =>
    !optional && lookOf(progress, code) === 'open' ? [code] : [],
  );
}

export function deadKeys(progress: KeyboardProgress, { keys }: KeyboardInUse): string[] {
  return keys.flatMap(({ code }) => (lookOf(progress, code) === 'dead' ? [code] : []));
}

/** Keys that were heard but are not drawn: media keys, brightness. */
export function otherKeys({ seen }: KeyboardProgress, { keys }: KeyboardInUse): string[] {
  const drawn = new Set(keys.map(({ code }) => code));
  return seen.filter((code) => !drawn.has(code));
}

export function factsOf(
  progress: KeyboardProgress,
  keyboard: KeyboardInUse,
  legends: KeyLegends,
  stuck: readonly string[],
): KeyboardFacts {
  const looking = (look: KeyLook) =>
    keyboard.keys.flatMap(({ code }) => (lookOf(progress, code) === look ? [code] : []));
  return {
    form: keyboard.form,
    standard: keyboard.standard,
    legends,
    seen: looking('lit').length,
    missing: [...keysLeft(progress, keyboard), ...deadKeys(progress, keyboard)],
    absent: looking('absent'),
    stuck: [...stuck],
  };
}
