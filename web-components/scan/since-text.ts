import { formatDate } from '../i18n/i18n.ts';

/** The time of today, or day and time of a day before. @param at ISO 8601 */
export function sinceText(at: string): string {
  const today = formatDate(at) === formatDate(Date.now());
  return formatDate(at, { style: today ? 'time' : 'datetime' });
}
