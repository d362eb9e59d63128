/**
 * Characters by physical key, US layout, plain and with Shift. Scanners send key presses for that
 * layout; what the computer makes of them depends on the person's own layout and must not matter.
 */
import { foldDigits } from '#domain/codes.ts';

const SYMBOL_KEYS: Record<string, readonly [string, string]> = {
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Backquote: ['`', '~'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Space: [' ', ' '],
  NumpadDecimal: ['.', '.'],
  NumpadSubtract: ['-', '-'],
  NumpadAdd: ['+', '+'],
  NumpadMultiply: ['*', '*'],
  NumpadDivide: ['/', '/'],
};
const SHIFTED_DIGITS = ')!@#$%^&*(';

/** @returns the character, or an empty text for keys that write none, `null` for an unknown key. */
export function characterOfKey(code: string, shift: boolean): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shift ? letter : letter.toLowerCase();
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit) return shift ? SHIFTED_DIGITS.charAt(Number(digit)) : digit;
  const numpad = /^Numpad(\d)$/.exec(code)?.[1];
  if (numpad) return numpad;
  return SYMBOL_KEYS[code]?.[shift ? 1 : 0] ?? null;
}

/** What the layout in force made of the key, digits folded; empty for keys that write nothing. */
export function characterOfLayout(key: string): string {
  return Array.from(key).length === 1 ? foldDigits(key) : '';
}

export function isTerminator({ code, key }: KeyboardEvent): boolean {
  return /^(Enter|NumpadEnter|Tab)$/.test(code) || /^(Enter|Tab)$/.test(key);
}
