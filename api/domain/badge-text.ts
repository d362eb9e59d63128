/** A badge opens a bench: its number stands nowhere but on the badge, in no log, queue, list or answer. */
import { CODE_TYPES, foldDigits, isValidCode, makeCode, readScan } from './codes.ts';

const DIGIT = String(CODE_TYPES.badge);
/** Never issued: both mean to every reader of codes what the badge they stand for meant. */
const HIDDEN = makeCode('badge', 0);
const HIDDEN_MISTYPED = `${DIGIT}000000000`;
const SHOWN = `${DIGIT} ••••••• ••`;

/** The scan with another number in place of a badge's, right or mistyped; it is answered alike. */
export function withoutBadge(text: string): string {
  const scan = readScan(text);
  if (scan.kind === 'own' && scan.type === 'badge') return HIDDEN;
  if (scan.kind === 'mistyped' && scan.text.startsWith(DIGIT)) return HIDDEN_MISTYPED;
  return text;
}

/** For logs: two codes in one scan, or a badge with a digit too few or too many, are hidden too. */
export function withoutTraceOfBadge(text: string): string {
  return holdsBadge(text) ? HIDDEN_MISTYPED : withoutBadge(text);
}

function holdsBadge(text: string): boolean {
  const signs = foldDigits(text).replace(/[^\p{L}\p{N}]/gu, '');
  if (/^6(\d{8}|\d{10})$/.test(signs)) return true;
  if (!/^(\d{10}){2,}$/.test(signs)) return false;
  const codes = signs.match(/\d{10}/g) ?? [];
  return codes.some((code) => code.startsWith(DIGIT) && isValidCode(code));
}

/** What stands for a badge is shown as one. @returns null for every other text */
export function shownBadge(text: string): string | null {
  return text === HIDDEN || text === HIDDEN_MISTYPED ? SHOWN : null;
}
