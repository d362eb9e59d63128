import { formatDuration, isJustNow, t } from '../i18n/i18n.ts';

/** `Wiping for 2 hrs`. @param ms milliseconds since the wipe began */
export function wipingWords(ms: number): string {
  return isJustNow(ms)
    ? t('bench.wiping_now')
    : t('bench.wiping_for', { time: formatDuration(ms) });
}
