/** Names of places scanned lately, as the server's answers told them. */
import { formatCode, type Code } from '#domain/codes.ts';
import { onScanAnswer } from './scan-bus.ts';

const names = new Map<Code, string>();
const listeners = new Set<() => void>();

onScanAnswer(({ answer }) => {
  const { code, subject, params } = answer;
  if (code !== 'scan.place_set' || !subject) return;
  names.set(subject.code, String(params.place));
  for (const listener of listeners) listener();
});

/** The place's name, or its code until the server has told it. */
export function placeName(code: Code): string {
  return names.get(code) ?? formatCode(code);
}

/** @returns a function that ends the subscription */
export function onPlaceNames(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
