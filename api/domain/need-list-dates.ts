/** Dates as schools write them: of a spreadsheet, by year or by day first, in our calendar or the Persian one. */
import { foldDigits } from './codes.ts';

const DAY = 86_400_000;
/** Spreadsheets count days from 30 December 1899. */
const SHEET_EPOCH = Date.UTC(1899, 11, 30);
/** Years of the Solar Hijri calendar that nobody mistakes for ours. */
const PERSIAN_YEARS = [1300, 1450] as const;

const PERSIAN = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});

/**
 * The day as `2015-03-21`, or null where it is none. Between day and month the day comes first,
 * as in Việt Nam and Iran; a day alone of a number is a spreadsheet's.
 */
export function readDay(cell: string | number | Date): string | null {
  if (cell instanceof Date) return isoOf(cell.getTime());
  const text = foldDigits(String(cell)).trim();
  if (/^\d{5}(\.\d+)?$/.test(text)) return isoOf(SHEET_EPOCH + Math.floor(Number(text)) * DAY);
  const [, one, two, three] =
    /^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?:[T ]00:00(?::00)?(?:\.000)?Z?)?$/.exec(text) ?? [];
  if (!one || !two || !three) return null;
  if (one.length === 4) return dayOf(Number(one), Number(two), Number(three));
  return three.length === 4 ? dayOf(Number(three), Number(two), Number(one)) : null;
}

function dayOf(year: number, month: number, day: number): string | null {
  const [first, last] = PERSIAN_YEARS;
  if (year >= first && year <= last) return fromPersian(year, month, day);
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return isoOf(time);
}

/** The guess is off by a day at most, since leap years do not fall together. */
function fromPersian(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const before = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
  const guess = Date.UTC(year + 621, 2, 21) + (before + day - 1) * DAY;
  for (const shift of [0, -1, 1, -2, 2]) {
    const time = guess + shift * DAY;
    const parts = PERSIAN.formatToParts(time);
    const is = (type: string, value: number) =>
      Number(parts.find((part) => part.type === type)?.value) === value;
    if (is('year', year) && is('month', month) && is('day', day)) return isoOf(time);
  }
  return null;
}

function isoOf(time: number): string | null {
  if (!Number.isFinite(time) || time < Date.UTC(1900) || time >= Date.UTC(2200)) return null;
  return new Date(time).toISOString().slice(0, 10);
}
