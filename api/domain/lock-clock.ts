/** The clock of a locked device: how long its owner has to answer, and what is to be done next. */

/** Days from the hold until its owner's answer is due. */
export const ANSWER_DAYS = 14;
/** Days from the hold until somebody reminds the owner. */
export const REMINDER_DAYS = 7;
/** A coordinator gives so many more days at most at a time. */
export const MAX_EXTENSION_DAYS = 30;

const DAY = 86_400_000;

export interface LockHold {
  placedAt: Date;
  /** Null for a hold placed before the clock existed: it runs from the day it was placed. */
  dueAt: Date | null;
  /** When the owner was first written to, and last reminded; null when not. */
  askedAt: Date | null;
  remindedAt: Date | null;
}

/** `write`: nobody asked the owner yet. `decide`: the time is over. */
export type LockStep = 'write' | 'wait' | 'remind' | 'decide';

export interface LockClock {
  step: LockStep;
  dueAt: Date;
  /** Whole days, begun ones counted: left until the answer is due, or gone since. At least 1, 0 at the very moment. */
  days: number;
  overdue: boolean;
}

export function answerDue(placedAt: Date): Date {
  return new Date(placedAt.getTime() + ANSWER_DAYS * DAY);
}

/** @param days from now, 1 to `MAX_EXTENSION_DAYS` */
export function extendedDue(now: Date, days: number): Date {
  return new Date(now.getTime() + days * DAY);
}

export function lockClock(hold: LockHold, now: Date): LockClock {
  const dueAt = hold.dueAt ?? answerDue(hold.placedAt);
  const left = dueAt.getTime() - now.getTime();
  const overdue = left <= 0;
  const days = Math.ceil(Math.abs(left) / DAY);
  return { step: nextStep(hold, now, overdue), dueAt, days, overdue };
}

/** Who was never asked is written to first, however late it is. */
function nextStep(hold: LockHold, now: Date, overdue: boolean): LockStep {
  if (!hold.askedAt && !hold.remindedAt) return 'write';
  if (overdue) return 'decide';
  const reminder = hold.placedAt.getTime() + REMINDER_DAYS * DAY;
  return hold.remindedAt === null && now.getTime() >= reminder ? 'remind' : 'wait';
}
