import { describe, expect, it } from 'vitest';
import { followUpWindow, nextCall } from '#domain/follow-ups.ts';
import { isOverdue, privacyDue } from '#domain/privacy-clock.ts';
import { retentionCutoff } from '#domain/retention.ts';

const VIETNAM = { country: 'VN', timeZone: 'Asia/Ho_Chi_Minh' };
const IRAN = { country: 'IR', timeZone: 'Asia/Tehran' };
const due = (at: string, calendar = VIETNAM) => privacyDue(new Date(at), calendar).toISOString();

describe('two working days', () => {
  it('end with the second working day after the day it was received, by the clock of the site', () => {
    // Monday morning: until Wednesday 24:00 in Hanoi, which is 17:00 UTC.
    expect(due('2026-03-02T02:00:00Z')).toBe('2026-03-04T17:00:00.000Z');
    // Monday 23:59 and Tuesday 00:01 there are two days, though one in UTC.
    expect(due('2026-03-02T16:59:00Z')).toBe('2026-03-04T17:00:00.000Z');
    expect(due('2026-03-02T17:01:00Z')).toBe('2026-03-05T17:00:00.000Z');
  });

  it('leave out Saturday and Sunday in Viet Nam, Friday in Iran', () => {
    // Thursday: Friday and Monday.
    expect(due('2026-03-05T02:00:00Z')).toBe('2026-03-09T17:00:00.000Z');
    // Saturday: Monday and Tuesday.
    expect(due('2026-03-07T02:00:00Z')).toBe('2026-03-10T17:00:00.000Z');
    // Wednesday in Tehran (+03:30): Thursday and Saturday.
    expect(due('2026-03-04T06:00:00Z', IRAN)).toBe('2026-03-07T20:30:00.000Z');
    // Friday: Saturday and Sunday.
    expect(due('2026-03-06T06:00:00Z', IRAN)).toBe('2026-03-08T20:30:00.000Z');
  });

  it('follow the clock where it changes in between', () => {
    const berlin = { country: 'DE', timeZone: 'Europe/Berlin' };
    expect(due('2026-03-27T08:00:00Z', berlin)).toBe('2026-03-31T22:00:00.000Z');
  });

  it('are over at that moment, not before', () => {
    const end = new Date('2026-03-04T17:00:00Z');
    expect(isOverdue(end, new Date('2026-03-04T16:59:59.999Z'))).toBe(false);
    expect(isOverdue(end, end)).toBe(true);
  });
});

describe('months of keeping', () => {
  it('are months of the calendar; a shorter month ends earlier', () => {
    const cutoff = (months: number, now: string) =>
      retentionCutoff(months, new Date(now)).toISOString();
    expect(cutoff(12, '2026-11-22T10:00:00Z')).toBe('2025-11-22T10:00:00.000Z');
    expect(cutoff(6, '2026-08-31T10:00:00Z')).toBe('2026-02-28T10:00:00.000Z');
    expect(cutoff(36, '2027-02-28T00:00:00Z')).toBe('2024-02-28T00:00:00.000Z');
  });
});

describe('calls after a handover', () => {
  const now = new Date('2026-03-31T10:00:00Z');

  it('are made between 25 and 45 days after it', () => {
    const { from, until } = followUpWindow(now);
    expect(from.toISOString()).toBe('2026-02-14T10:00:00.000Z');
    expect(until.toISOString()).toBe('2026-03-06T10:00:00.000Z');
  });

  it('are tried three times, three days apart, until somebody answers', () => {
    expect(nextCall('not_reached', 1, now)).toBe('2026-04-03');
    expect(nextCall('not_reached', 2, now)).toBe('2026-04-03');
    expect(nextCall('not_reached', 3, now)).toBeNull();
    expect(nextCall('works', 1, now)).toBeNull();
  });
});
