/** Exports for a spreadsheet, with headings in the language of the screen. */
import { getLocale } from '../i18n/i18n.ts';

/** @param path below `/api`, e.g. `/parts/stock.csv` */
export function csvLink(path: string, query: Record<string, string> = {}): string {
  return `/api${path}?${new URLSearchParams({ ...query, locale: getLocale() })}`;
}
