import { describe, expect, it } from 'vitest';
import { answerDue, extendedDue, lockClock, type LockHold } from '#domain/lock-clock.ts';
import { howToSee, LOCK_KINDS, locksFor, locksKeepingHold, safeHint } from '#domain/locks.ts';
import { DEVICE_KINDS } from '#domain/device-kinds.ts';
import { en } from '../../web-components/i18n/en.ts';

const placedAt = new Date('2026-11-01T09:00:00Z');
const day = (count: number) => new Date(placedAt.getTime() + count * 86_400_000);
const hold = (more: Partial<LockHold> = {}): LockHold => ({
  placedAt,
  dueAt: answerDue(placedAt),
  askedAt: null,
  remindedAt: null,
  ...more,
});

describe('the clock of a lock', () => {
  it.each([
    ['nobody asked the owner', {}, 1, 'write'],
    ['nobody asked, and it is late', {}, 20, 'write'],
    ['asked', { askedAt: day(0) }, 6.9, 'wait'],
    ['asked a week ago', { askedAt: day(0) }, 7, 'remind'],
    ['reminded', { askedAt: day(0), remindedAt: day(7) }, 13.9, 'wait'],
    ['the time is over', { askedAt: day(0), remindedAt: day(7) }, 14, 'decide'],
    ['more time was given', { askedAt: day(0), remindedAt: day(7), dueAt: day(20) }, 14, 'wait'],
    ['only a reminder is on record', { remindedAt: day(1) }, 2, 'wait'],
  ] as const)('%s', (_case, more, days, step) => {
    expect(lockClock(hold(more), day(days)).step).toBe(step);
  });

  it('counts begun days, before and after', () => {
    const at = (days: number) => lockClock(hold(), day(days));
    expect(at(0)).toMatchObject({ days: 14, overdue: false });
    expect(at(4.5)).toMatchObject({ days: 10, overdue: false });
    expect(at(14)).toMatchObject({ days: 0, overdue: true });
    expect(at(15.2)).toMatchObject({ days: 2, overdue: true });
  });

  it('runs for holds that were placed before it existed, and goes on from today when extended', () => {
    expect(lockClock(hold({ dueAt: null }), day(1)).dueAt).toEqual(day(14));
    expect(extendedDue(day(15), 7)).toEqual(day(22));
  });
});

describe('what keeps the hold of a lock', () => {
  const clear = locksFor('laptop').map((lock) => ({
    lock,
    status: 'clear' as const,
    recheckedAt: null as Date | null,
  }));

  it('a locked or unseen lock does; one not looked at online does where that is the evidence', () => {
    expect(locksKeepingHold('laptop', clear, false)).toEqual([]);
    expect(locksKeepingHold('laptop', clear, true).length).toBe(clear.length);
    const online = clear.map((check) => ({ ...check, recheckedAt: placedAt }));
    expect(locksKeepingHold('laptop', online, true)).toEqual([]);
    expect(locksKeepingHold('laptop', online.slice(1), true)).toEqual([
      { code: 'gate.lock_unanswered', params: { lock: 'bios' } },
    ]);
  });
});

describe('the hint of a lock', () => {
  it.each([
    ['Contoso Ltd.', 'Contoso Ltd.'],
    ['j•••@icloud.com', 'j•••@icloud.com'],
    ['jane.doe@example.com', 'j•••@example.com'],
    ['Property of Acme, call +84 90 123 45 67', 'Property of Acme, call •••67'],
    ['asset 12345', 'asset 12345'],
  ])('%s', (typed, kept) => {
    expect(safeHint(typed)).toBe(kept);
  });
});

describe('how a lock is seen', () => {
  it('is said for each lock of each kind, and never how to get around it', () => {
    for (const kind of DEVICE_KINDS) {
      for (const lock of locksFor(kind)) expect(en).toHaveProperty([howToSee(kind, lock)]);
    }
    expect(LOCK_KINDS.length).toBeGreaterThan(0);
    const texts = Object.entries(en).filter(([key]) => /^(lock|message|release)/.test(key));
    for (const [key, text] of texts) {
      expect(text, key).not.toMatch(/bypass|jumper|CMOS|crack|default password|unlock tool/i);
    }
  });
});
