/** Longest text that is laid out at all; longer ones are cut and end with an ellipsis. */
export const MAX_TEXT_LENGTH = 2_000;

const ELLIPSIS = '…';
const LEFT_TO_RIGHT_ISOLATE = '\u2066';
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/**
 * Makes text from people harmless for paper: control characters, bidirectional controls (UAX #9
 * overrides, embeddings, isolates, marks) and lone surrogates go, line breaks become spaces, length is bounded.
 * ZWNJ and ZWJ stay, because Persian spelling needs them; no-break spaces stay, because they keep codes on one line.
 */
export function cleanText(text: string, maxLength = MAX_TEXT_LENGTH): string {
  const bounded = text.length > maxLength * 2 ? text.slice(0, maxLength * 2) : text;
  const clean = bounded
    .replace(/[^\S\u00A0]+/g, ' ')
    .replace(
      /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu,
      '',
    )
    .normalize('NFC')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .trim();
  if (clean.length <= maxLength && text.length === bounded.length) return clean;
  return (
    clean
      .slice(0, maxLength - 1)
      .replace(/\p{Cs}$/u, '')
      .trimEnd() + ELLIPSIS
  );
}

/** A value inside a sentence of another direction: it keeps its own order and does not disturb its neighbours. */
export function isolate(value: string): string {
  const opening = isNumbers(value) ? LEFT_TO_RIGHT_ISOLATE : FIRST_STRONG_ISOLATE;
  return opening + cleanText(value) + POP_ISOLATE;
}

/** A telephone number or a code: no letter says how it is read, but its digits do. */
function isNumbers(value: string): boolean {
  return /[0-9]/.test(value) && !/[\p{L}\u06F0-\u06F9]/u.test(value);
}

/** Codes, serial numbers and units are read from left to right in every language. */
export function isolateLeftToRight(value: string): string {
  return LEFT_TO_RIGHT_ISOLATE + cleanText(value) + POP_ISOLATE;
}

/** `kind · make model`: each part keeps its own order, also where it has no letter, in a line of any direction. */
export function isolateParts(text: string, maxLength = MAX_TEXT_LENGTH): string {
  const clean = cleanText(text, maxLength);
  return clean === '' ? '' : clean.split(' · ').map(isolate).join(' · ');
}

/** Characters that steer the layout and are never drawn. */
export function isInvisible(character: string): boolean {
  return /[\u2066-\u2069]/.test(character);
}

/** Puts values, each isolated, into the `{name}` places of a sentence. */
export function fillSentence(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_place, name: string) => isolate(values[name] ?? ''));
}
