/** The call some weeks after a handover: does it work, is it used. */
const DAY_MS = 24 * 60 * 60 * 1000;

export const FOLLOW_UP_OUTCOMES = ['works', 'problem', 'not_used', 'not_reached'] as const;
export type FollowUpOutcome = (typeof FOLLOW_UP_OUTCOMES)[number];

/** Days after the handover in which the first call is made. */
export const FOLLOW_UP_DAYS = { from: 25, until: 45 } as const;
/** Nobody is called more often than this. */
export const FOLLOW_UP_ATTEMPTS = 3;
/** Days until the next try. */
export const FOLLOW_UP_PAUSE = 3;

/** The handovers to call now happened between these moments. */
export function followUpWindow(now: Date): { from: Date; until: Date } {
  const { from, until } = FOLLOW_UP_DAYS;
  return {
    from: new Date(now.getTime() - until * DAY_MS),
    until: new Date(now.getTime() - from * DAY_MS),
  };
}

/** @param attempts calls without an answer so far, this one included; @returns ISO 8601 date, or null when it is done */
export function nextCall(outcome: FollowUpOutcome, attempts: number, now: Date): string | null {
  if (outcome !== 'not_reached' || attempts >= FOLLOW_UP_ATTEMPTS) return null;
  return new Date(now.getTime() + FOLLOW_UP_PAUSE * DAY_MS).toISOString().slice(0, 10);
}
