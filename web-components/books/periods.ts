/** Months of the reader's own calendar as days `YYYY-MM-DD`: in Persian the months are those of the Solar Hijri year. */
import { dayBefore } from '#domain/books.ts';
import { getSession } from '../data/session.ts';
import { formatDate, getLocale } from '../i18n/i18n.ts';

export interface Month {
  from: string;
  to: string;
  name: string;
}

/** Today in the site's zone. */
export function today(): string {
  const timeZone = getSession()?.site.timeZone;
  const zone = timeZone ? { timeZone } : {};
  return new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', ...zone }).format(new Date());
}

const noon = (day: string) => new Date(`${day}T12:00:00Z`);

/** The newest month first; the month that runs ends with its last day, which may lie ahead. */
export function lastMonths(count: number): Month[] {
  const calendar = getLocale() === 'fa' ? 'persian' : 'gregory';
  const tag = { en: 'en-GB', vi: 'vi-VN', fa: 'fa-IR' }[getLocale()];
  const options = { calendar, timeZone: 'UTC' } as const;
  const names = new Intl.DateTimeFormat(tag, { ...options, month: 'long', year: 'numeric' });
  const keys = new Intl.DateTimeFormat('en', { ...options, month: 'numeric', year: 'numeric' });
  const keyOf = (day: string) => keys.format(noon(day));
  const months: Month[] = [];
  let day = lastOfMonth(today(), keyOf);
  while (months.length < count) {
    const key = keyOf(day);
    const to = day;
    let from = day;
    while (keyOf(dayBefore(from)) === key) from = dayBefore(from);
    months.push({ from, to, name: names.format(noon(to)) });
    day = dayBefore(from);
  }
  return months;
}

function lastOfMonth(day: string, keyOf: (day: string) => string): string {
  const next = new Date(noon(day));
  let last = day;
  for (;;) {
    next.setUTCDate(next.getUTCDate() + 1);
    const following = next.toISOString().slice(0, 10);
    if (keyOf(following) !== keyOf(day)) return last;
    last = following;
  }
}

export function dayWords(day: string): string {
  return formatDate(noon(day), {}, 'UTC');
}
