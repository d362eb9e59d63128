/** The words for what became of a scan. */
import type { ScanAnswer } from '#domain/bench.ts';
import { formatCode, isValidCode } from '#domain/codes.ts';
import { ApiError } from '../data/api-error.ts';
import { errorText } from '../data/error-text.ts';
import { isKey, t, type Values } from '../i18n/i18n.ts';

export function answerText({ outcome, code, params }: ScanAnswer): string {
  const words = readableParams(params);
  if (isKey(code)) return t(code, words);
  const status = outcome === 'refused' ? 422 : 0;
  return errorText(new ApiError({ status, code, params: words }));
}

/** Our codes in groups, others as they were scanned. */
export function scannedText(text: string): string {
  return isValidCode(text) ? formatCode(text) : text;
}

/** Parameters may be keys of texts themselves, and codes are written in groups. */
function readableParams(params: ScanAnswer['params']): Values {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (typeof value === 'number') return [name, value];
      return [name, isKey(value) ? t(value) : scannedText(value)];
    }),
  );
}
