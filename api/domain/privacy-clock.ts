/**
 * By when a person who asks about own data is answered: two working days (Law 91/2025/QH15 and Decree 356/2025,
 * Viet Nam), counted by the calendar of the site.
 */
export const PRIVACY_WORKING_DAYS = 2;

export const PRIVACY_KINDS = ['access', 'erasure', 'correction', 'objection'] as const;
export type PrivacyKind = (typeof PRIVACY_KINDS)[number];

export const PRIVACY_ASKERS = ['guardian', 'recipient', 'other'] as const;

/** How a request ends by hand; `erased` is set by erasing alone. */
export const PRIVACY_ANSWERS = ['answered', 'corrected', 'refused'] as const;
export const PRIVACY_OUTCOMES = ['answered', 'erased', 'corrected', 'refused'] as const;
export type PrivacyOutcome = (typeof PRIVACY_OUTCOMES)[number];

/** Why a request is refused: a code, since the log holds no words about people. */
export const PRIVACY_REFUSALS = ['not_the_person', 'must_be_kept', 'nothing_held'] as const;

/** Where and by whose calendar the days are counted. */
export interface Calendar {
  /** ISO 3166 alpha-2. */
  country: string;
  /** IANA name. */
  timeZone: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Days without work, 0 is Sunday. In Iran Thursday is half a day in many offices and counts as a working day here,
 * so that an answer is never due too late. Holidays are not known and count as working days for the same reason.
 */
const WEEKENDS: Record<string, readonly number[]> = { IR: [5], VN: [6, 0] };
const OTHER_WEEKEND = [6, 0];

/** The end of the second working day after the day on which it was received, as a moment. */
export function privacyDue(
  receivedAt: Date,
  { country, timeZone }: Calendar,
  workingDays: number = PRIVACY_WORKING_DAYS,
): Date {
  const off = WEEKENDS[country] ?? OTHER_WEEKEND;
  let day = localDay(receivedAt, timeZone);
  for (let left = workingDays; left > 0;) {
    day += DAY_MS;
    if (!off.includes(new Date(day).getUTCDay())) left -= 1;
  }
  return startOfDay(day + DAY_MS, timeZone);
}

export function isOverdue(dueAt: Date, now: Date): boolean {
  return now.getTime() >= dueAt.getTime();
}

/** The calendar day there, as midnight UTC of the same date. */
function localDay(at: Date, timeZone: string): number {
  return Math.floor(asIfUtc(at, timeZone) / DAY_MS) * DAY_MS;
}

/** The moment at which a day begins there; also where clocks change. */
function startOfDay(day: number, timeZone: string): Date {
  let moment = day;
  for (let tries = 0; tries < 2; tries += 1) {
    moment = day - (asIfUtc(new Date(moment), timeZone) - moment);
  }
  return new Date(moment);
}

/** What a clock on the wall shows there, read as UTC. */
function asIfUtc(at: Date, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = format.formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const [year, month, day] = [part('year'), part('month'), part('day')];
  return Date.UTC(year, month - 1, day, part('hour'), part('minute'), part('second'));
}
