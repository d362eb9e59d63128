/** Dates, numbers and durations in the language and the site's time zone in force. */
import { getLocale, getTimeZone, localeTag } from './locale.ts';

/** `second` is the time of day to the second. */
export type DateStyle = 'day' | 'time' | 'second' | 'datetime' | 'relative';

export interface DateOptions {
  style?: DateStyle;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const cache = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>();

/**
 * @param date a moment: `Date`, milliseconds since 1970, or ISO 8601 text with zone
 * @param zone IANA zone; the site's when left out
 * @returns an empty text when `date` is no moment
 */
export function formatDate(
  date: Date | number | string,
  { style = 'day' }: DateOptions = {},
  zone: string = getTimeZone(),
): string {
  const moment = new Date(date);
  if (Number.isNaN(moment.getTime())) return '';
  if (style === 'relative') return formatRelative(moment, zone);
  return written(moment, style, zone);
}

/** `Intl` writes `lúc 15:24 4 tháng 11, 2026`; Vietnamese official papers `15:24, ngày 4 tháng 11 năm 2026`. */
function written(moment: Date, style: Exclude<DateStyle, 'relative'>, zone: string): string {
  if (getLocale() !== 'vi' || style === 'time' || style === 'second') {
    return dateFormat(style, zone).format(moment);
  }
  const day = dateFormat('day', zone).format(moment).replace(', ', ' năm ');
  return style === 'day' ? day : `${dateFormat('time', zone).format(moment)}, ngày ${day}`;
}

/** Within a week as "3 hours ago", further away as a day. */
function formatRelative(moment: Date, zone: string): string {
  const difference = moment.getTime() - Date.now();
  const size = Math.abs(difference);
  const [unit, length]: [Intl.RelativeTimeFormatUnit, number] =
    size < MINUTE
      ? ['second', SECOND]
      : size < HOUR
        ? ['minute', MINUTE]
        : size < DAY
          ? ['hour', HOUR]
          : ['day', DAY];
  if (size >= 7 * DAY) return written(moment, 'day', zone);
  const amount = size < MINUTE ? 0 : Math.trunc(difference / length);
  const words = cached(
    `relative ${localeTag()}`,
    () => new Intl.RelativeTimeFormat(localeTag(), { numeric: 'auto' }),
  ).format(amount, unit);
  // Vietnamese writes "Hôm qua" with a capital, which is wrong inside a sentence.
  return words.charAt(0).toLocaleLowerCase(localeTag()) + words.slice(1);
}

export function formatNumber(value: number, options: Intl.NumberFormatOptions = {}): string {
  const key = `number ${localeTag()} ${JSON.stringify(options)}`;
  return cached(key, () => new Intl.NumberFormat(localeTag(), options)).format(value);
}

/** Under a minute: said as "just now", because "0 secs" reads odd. @param ms milliseconds */
export function isJustNow(ms: number): boolean {
  return ms < MINUTE;
}

/** The two largest units, e.g. `2 hrs 5 mins`; under a minute in seconds. @param ms milliseconds */
export function formatDuration(ms: number): string {
  const size = Math.max(0, ms);
  const parts: [number, string][] = [
    [Math.floor(size / DAY), 'day'],
    [Math.floor((size % DAY) / HOUR), 'hour'],
    [Math.floor((size % HOUR) / MINUTE), 'minute'],
  ];
  const first = parts.findIndex(([amount]) => amount > 0);
  if (first === -1) return inUnit(Math.floor(size / SECOND), 'second');
  return parts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => inUnit(amount, unit))
    .join(' ');
}

function inUnit(amount: number, unit: string): string {
  return formatNumber(amount, { style: 'unit', unit, unitDisplay: 'short' });
}

const DAY_PARTS: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' };
const TIME_PARTS: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
const SECOND_PART: Intl.DateTimeFormatOptions = { second: '2-digit' };

function dateFormat(style: Exclude<DateStyle, 'relative'>, timeZone: string): Intl.DateTimeFormat {
  const parts = {
    ...((style === 'day' || style === 'datetime') && DAY_PARTS),
    ...(style !== 'day' && TIME_PARTS),
    ...(style === 'second' && SECOND_PART),
  };
  return cached(
    `${style} ${localeTag()} ${timeZone}`,
    () => new Intl.DateTimeFormat(localeTag(), { ...parts, hour12: false, timeZone }),
  );
}

/** Making an `Intl` object costs far more than using one. */
function cached<T extends Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>(
  key: string,
  make: () => T,
): T {
  const known = cache.get(key);
  if (known) return known as T;
  const made = make();
  cache.set(key, made);
  return made;
}
