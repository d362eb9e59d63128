import { formatDuration } from '../i18n/i18n.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A time to read from a wall: whole days from two days on, two units below. */
export function stayWords(hours: number): string {
  const ms = hours * HOUR;
  return formatDuration(ms >= 2 * DAY ? Math.round(ms / DAY) * DAY : ms);
}

/** Every day from first to last. @param first, last `YYYY-MM-DD` */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  const end = Date.parse(`${last}T12:00:00Z`);
  for (let at = Date.parse(`${first}T12:00:00Z`); at <= end; at += DAY) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}
