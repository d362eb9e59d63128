import { formatCode } from '#domain/codes.ts';

/** `1000012383` → `1 0000123 83`, which no line end can part. */
export function groupedCode(code: string): string {
  return formatCode(code).replaceAll(' ', '\u00a0');
}
