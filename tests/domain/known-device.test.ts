import { describe, expect, it } from 'vitest';
import { meetingOf, nearestKnown } from '#domain/known-device.ts';
import { STAGES } from '#domain/stages.ts';

describe('meetingOf', () => {
  it('is a new cycle only for what left for good', () => {
    expect(STAGES.filter((stage) => meetingOf(stage) === 'new_cycle').toSorted()).toEqual([
      'recycled',
      'withdrawn',
    ]);
    expect(meetingOf('handed_over')).toBe('return');
    expect(meetingOf('missing')).toBe('found');
    expect(meetingOf('quarantined')).toBe('here');
  });
});

describe('nearestKnown', () => {
  it('is what is here before what left, and the newest of those', () => {
    const old = { id: '1', stage: 'withdrawn' } as const;
    const newer = { id: '2', stage: 'recycled' } as const;
    const here = { id: '0', stage: 'received' } as const;
    expect(nearestKnown([old, newer])).toBe(newer);
    expect(nearestKnown([old, here, newer])).toBe(here);
    expect(nearestKnown([])).toBeNull();
  });
});
