/** The words for what a waiting scan will probably come to. */
import type { ScanForecast } from '#domain/scan-forecast.ts';
import { sayValues } from '../data/say-values.ts';
import { isKey, t } from '../i18n/i18n.ts';
import { answerText } from './answer-text.ts';

export function expectText(forecast: ScanForecast): string {
  const { verdict, code, params, blockers, label: name } = forecast;
  if (verdict === 'refusal') {
    const refused = { requestId: '', outcome: 'refused', code, params } as const;
    const reason = answerText({ ...refused, ...(blockers ? { blockers } : {}) });
    // A card has no name: what was scanned stands before these words.
    return t('scan.expect.refusal', { name, reason }).replace(/^[\s\u2068\u2069]*:\s*/u, '');
  }
  return isKey(code) ? t(code, { ...sayValues(params), name }).trim() : t('scan.strip.waiting');
}
