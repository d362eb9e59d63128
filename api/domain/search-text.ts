/**
 * Text folded for search: Vietnamese without tones, Persian in one spelling, case and digits alike.
 * What is stored and what is asked go through the same folding; words are matched as parts of the text.
 */
import { foldDigits } from './codes.ts';

export const MAX_SEARCH_TEXT = 1_000;
export const MAX_QUERY = 80;

/** Arabic letters and their Persian twins; hamza carriers and alef with madda become the bare letter. */
const LETTERS: Record<string, string> = {
  ي: 'ی',
  ى: 'ی',
  ئ: 'ی',
  ك: 'ک',
  ة: 'ه',
  ۀ: 'ه',
  ۂ: 'ه',
  ە: 'ه',
  آ: 'ا',
  أ: 'ا',
  إ: 'ا',
  ٱ: 'ا',
  ؤ: 'و',
  đ: 'd',
  ı: 'i',
  ß: 'ss',
};

const ZWNJ = '\u200C';
const INVISIBLE =
  /[\p{Cc}\p{Cs}\u00AD\u0640\u061C\u200B\u200D-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

function fold(text: string): string {
  return foldDigits(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[يىئكةۀۂەآأإٱؤđıß]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[\t\n\r]/g, ' ')
    .replace(INVISIBLE, '')
    .replace(/[^\p{L}\p{N}\u200C.+]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const PERSIAN_WORD = /[\u0621-\u06D3]/;

/**
 * What is stored beside a device or a person to be searched, at most 1,000 characters.
 * Words with a zero-width non-joiner are kept joined and split, and Persian words also run together,
 * so that «لپ‌تاپ», «لپ تاپ» and «لپتاپ» find each other.
 */
export function searchText(fields: readonly (string | null | undefined)[]): string {
  const words = new Set<string>();
  for (const field of fields) {
    if (!field) continue;
    const folded = fold(field.slice(0, MAX_SEARCH_TEXT));
    const split = folded.split(/[\s\u200C]+/).filter(Boolean);
    for (const word of split) words.add(word);
    if (PERSIAN_WORD.test(folded)) words.add(split.join(''));
    for (const word of folded.split(' ')) {
      words.add(word.replaceAll(ZWNJ, ''));
    }
  }
  words.delete('');
  return [...words].join(' ').slice(0, MAX_SEARCH_TEXT).trim();
}

/** A serial for the search text: whole, without punctuation, and its last four characters. */
export function serialTokens(serial: string | null | undefined): string {
  const plain = fold(serial ?? '').replace(/[^\p{L}\p{N}]/gu, '');
  if (plain === '') return '';
  return plain.length > 4 ? `${plain} ${plain.slice(-4)}` : plain;
}

/** What a person typed, folded: words separated by one space, at most 80 characters; empty when nothing is left. */
export function normaliseQuery(query: string): string {
  return fold(query.slice(0, MAX_QUERY * 4))
    .replaceAll(ZWNJ, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, MAX_QUERY)
    .trim();
}

/** Every word of the query occurs somewhere in the text; both are folded already. */
export function matchesQuery(text: string, query: string): boolean {
  return query.split(' ').every((word) => text.includes(word));
}

/** A word as a pattern for SQL LIKE with backslash as escape, e.g. `50%` → `%50\%%`. */
export function likePattern(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}
