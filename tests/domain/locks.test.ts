import { describe, expect, it } from 'vitest';
import { LOCK_KINDS, locksAnswer, locksFor, locksVerdict } from '#domain/locks.ts';
import type { LockCheck } from '#domain/locks.ts';

const reset = new Date('2026-03-02T10:00:00Z');
const later = new Date('2026-03-02T10:30:00Z');
const earlier = new Date('2026-03-02T09:30:00Z');

const clear = (recheckedAt: Date | null): LockCheck[] =>
  locksFor('laptop').map((lock) => ({ lock, status: 'clear', recheckedAt }));

describe('locksFor', () => {
  it('asks each lock on some kind of device', () => {
    const asked = new Set([...locksFor('laptop'), ...locksFor('desktop'), ...locksFor('tablet')]);
    expect(asked).toEqual(new Set(LOCK_KINDS));
    expect(locksFor('aio')).toEqual(locksFor('desktop'));
  });
});

describe('locksVerdict (G3)', () => {
  it.each<[string, LockCheck[], Date | null, boolean]>([
    ['nothing answered', [], null, false],
    ['clear, looked at again after the reset', clear(later), reset, true],
    ['clear, looked at again before the reset', clear(earlier), reset, false],
    ['clear, never looked at again', clear(null), null, false],
    ['clear, looked at again, no reset known', clear(earlier), null, true],
    ['one answer missing', clear(later).slice(1), reset, false],
    [
      'not applicable needs no second look',
      clear(later).map((check) => ({ ...check, status: 'na', recheckedAt: null })),
      reset,
      true,
    ],
    [
      'one locked',
      clear(later).map((check) => (check.lock === 'bios' ? { ...check, status: 'locked' } : check)),
      reset,
      false,
    ],
    [
      'locked beyond the list of the kind',
      [...clear(later), { lock: 'sim_lock', status: 'locked', recheckedAt: null }],
      reset,
      false,
    ],
  ])('%s', (_name, checks, resetAt, satisfied) => {
    expect(locksVerdict('laptop', checks, resetAt).satisfied).toBe(satisfied);
  });

  it('says which lock lacks what', () => {
    const verdict = locksVerdict(
      'tablet',
      [
        { lock: 'frp', status: 'locked', recheckedAt: null },
        { lock: 'activation_lock', status: 'clear', recheckedAt: null },
        { lock: 'sim_lock', status: 'na', recheckedAt: null },
      ],
      reset,
    );
    expect(verdict).toMatchObject({
      unanswered: ['mdm_autopilot'],
      locked: ['frp'],
      notRechecked: ['activation_lock'],
    });
    expect(verdict.reasons).toEqual([
      { code: 'gate.lock_locked', params: { lock: 'frp' } },
      { code: 'gate.lock_unanswered', params: { lock: 'mdm_autopilot' } },
      { code: 'gate.lock_not_rechecked', params: { lock: 'activation_lock' } },
    ]);
    expect(locksAnswer(verdict)).toBe('fail');
  });

  it('answers the checklist line', () => {
    expect(locksAnswer(locksVerdict('laptop', [], null))).toBeNull();
    expect(locksAnswer(locksVerdict('laptop', clear(later), reset))).toBe('pass');
  });
});
