import { formatCode } from '#domain/codes.ts';

/** `1 0000123 83` with no-break spaces, so that a line never ends inside a code; other texts stay as they are. */
export function printedCode(code: string): string {
  return /^\d{10}$/.test(code) ? formatCode(code).replaceAll(' ', '\u00A0') : code;
}
