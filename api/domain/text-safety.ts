import { reason } from './reason.ts';
import type { Reason } from './reason.ts';

export type CleanedText = { ok: true; text: string } | { ok: false; reason: Reason };

/** Control characters other than tab and line breaks, and halves of characters: never part of what a person writes. */
const CONTROL = /(?![\t\n\r\u0085])\p{Cc}|[\p{Cs}\uFFFE\uFFFF]/u;

/** Overrides show other letters than are stored; nobody types them by accident. */
const OVERRIDE = /[\u202D\u202E]/u;

/** Marks that phones and messengers add around numbers and names; dropped without a word. */
const DIRECTION_MARKS = /[\u00AD\u061C\u200B\u200E\u200F\u2028-\u202C\u2060-\u2069\uFEFF]/gu;

/** One base letter needs at most a few marks; longer stacks cover the lines above and below. */
const MARK_STACK = /(\p{M}{4})\p{M}+/gu;

/**
 * One line of text from outside: composed (NFC), trimmed, line breaks and runs of spaces become one space.
 * Zero-width non-joiner and joiner stay: Persian is written with them.
 * Refused: longer than `max` characters, control characters, right-to-left overrides.
 */
export function cleanLine(text: string, max: number): CleanedText {
  const cleaned = clean(text, max);
  if (!cleaned.ok) return cleaned;
  return bounded(cleaned.text.replace(/\s+/g, ' ').trim(), max);
}

/** Like `cleanLine`, but keeps line breaks (at most two in a row). */
export function cleanText(text: string, max: number): CleanedText {
  const cleaned = clean(text, max);
  if (!cleaned.ok) return cleaned;
  const lines = cleaned.text
    .replace(/\r\n?|\u0085/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n');
  return bounded(lines.trim(), max);
}

function clean(text: string, max: number): CleanedText {
  // Composed text is at most a few times shorter; anything beyond is not worth reading.
  if (text.length > max * 4 + 16) return tooLong(max);
  if (OVERRIDE.test(text)) return { ok: false, reason: reason('text.direction_override') };
  if (CONTROL.test(text)) return { ok: false, reason: reason('text.control_character') };
  const visible = text
    .replace(/[\u2028\u2029]/g, '\n')
    .replace(DIRECTION_MARKS, '')
    .normalize('NFC')
    .replace(MARK_STACK, '$1');
  return { ok: true, text: visible };
}

function bounded(text: string, max: number): CleanedText {
  return characterCount(text) > max ? tooLong(max) : { ok: true, text };
}

/** Characters as a person counts them roughly: code points, not UTF-16 units. */
function characterCount(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function tooLong(max: number): CleanedText {
  return { ok: false, reason: reason('text.too_long', { max }) };
}

/**
 * A value for a CSV cell that no spreadsheet runs as a formula (OWASP, CSV injection):
 * texts that begin with = + - @ or their wide forms get a leading apostrophe; plain numbers stay.
 */
export function csvSafe(value: string): string {
  const text = value.replace(/(?![\t\n\r])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu, '');
  if (/^-?\d+([.,]\d+)?$/.test(text)) return text;
  return /^[\s\u200B-\u200F\uFEFF]*[=+\-@＝＋－＠|%]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
}
