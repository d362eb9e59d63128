/** The words for what became of a scan. */
import { shownBadge } from '#domain/badge-text.ts';
import type { ScanAnswer } from '#domain/bench.ts';
import { isValidCode } from '#domain/codes.ts';
import { ApiError } from '../data/api-error.ts';
import { errorText } from '../data/error-text.ts';
import { sayValues } from '../data/say-values.ts';
import { blockerText } from '../data/blocker-text.ts';
import { isKey, t } from '../i18n/i18n.ts';
import { groupedCode } from '../ui/grouped-code.ts';

/** At most so many missing pieces are named; the device's card names them all. */
const NAMED = 2;

export function answerText(answer: ScanAnswer): string {
  const missing = (answer.blockers ?? []).slice(0, NAMED).map(blockerText);
  const [last, ...before] = [answerSentence(answer), ...missing].toReversed();
  return [...before.toReversed().map(ended), last].join(' ');
}

function ended(text: string): string {
  return /[.!?:…؟]$/u.test(text) ? text : `${text}.`;
}

/** What came of it, without what is missing. */
export function answerSentence({ outcome, code, params }: ScanAnswer): string {
  if (isKey(code)) return t(code, sayValues(params));
  const status = outcome === 'refused' ? 422 : 0;
  return errorText(new ApiError({ status, code, params }));
}

const LEFT_TO_RIGHT_ISOLATE = '\u2066';
const POP_ISOLATE = '\u2069';

/** Our codes in groups, others as they were scanned; left to right within a sentence of any language. */
export function scannedText(text: string): string {
  const shown = shownBadge(text) ?? (isValidCode(text) ? groupedCode(text) : text);
  return `${LEFT_TO_RIGHT_ISOLATE}${shown}${POP_ISOLATE}`;
}

/** What was scanned and what became of it; the code is not said twice. */
export function scanSentence(text: string, answer: ScanAnswer): string {
  const words = answerText(answer);
  const named = isValidCode(text) && words.includes(groupedCode(text));
  return named ? words : `${scannedText(text)}: ${words}`;
}
