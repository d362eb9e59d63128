/** Bilingual forms: one text holds both languages, first the one people here read, apart by a mark nobody can type. */
import { fillSentence, isolateParts } from '../lib/pdf/clean-text.ts';

/** Record separator; it never reaches the page. */
const BETWEEN = '\u001E';

export function languagesOf(text: string): string[] {
  return text.split(BETWEEN);
}

/** What is the same in both languages stands once. */
export function both(first: string, second: string): string {
  return first === second ? first : first + BETWEEN + second;
}

/** `Bảo hành / Warranty`, each in its own direction; values in one language as they are. */
export function sideBySide(text: string): string {
  return languagesOf(text)
    .map((part) => isolateParts(part))
    .filter(Boolean)
    .join(' / ');
}

/** The same for a text whose values are isolated already. */
export function inOneLine(text: string): string {
  const parts = languagesOf(text);
  return parts.length === 1 ? text : parts.map((part) => `\u2068${part}\u2069`).join(' / ');
}

/** Each language's sentence with the values of its language. */
export function fillBoth(template: string, values: Readonly<Record<string, string>>): string {
  return languagesOf(template)
    .map((sentence, index) => {
      const own = Object.entries(values).map(([name, value]) => {
        const parts = languagesOf(value);
        return [name, parts[index] ?? parts[0] ?? ''] as const;
      });
      return fillSentence(sentence, Object.fromEntries(own));
    })
    .join(BETWEEN);
}

/** A catalogue whose every text holds the texts of both. */
export function bothCatalogues<T>(first: T, second: T): T {
  if (typeof first === 'string') return both(first, second as string) as T;
  if (typeof first !== 'object' || first === null) return first;
  const parts = Object.entries(first).map(([key, value]) => [
    key,
    bothCatalogues<unknown>(value, (second as Record<string, unknown>)[key]),
  ]);
  const merged = Object.fromEntries(parts) as Record<string, unknown>;
  return (Array.isArray(first) ? Object.values(merged) : merged) as T;
}
