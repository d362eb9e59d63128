import { warrantyDaysLeft } from '#domain/warranty.ts';
import { formatDate, t } from '../i18n/i18n.ts';

/** `Warranty: 43 days left, until 3 January 2027`, or when it ended. @param end ISO 8601 */
export function warrantyText(end: string): string {
  const count = warrantyDaysLeft(new Date(end), new Date());
  const date = formatDate(end);
  return count > 0 ? t('warranty.left', { count, date }) : t('warranty.ended', { date });
}

export function isInWarranty(end: string): boolean {
  return warrantyDaysLeft(new Date(end), new Date()) > 0;
}
