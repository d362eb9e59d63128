import { describe, expect, it } from 'vitest';
import { PRIORITY_REASONS, compareNeeds, rankOf } from '#domain/need-priority.ts';

describe('the order of needs', () => {
  it('follows the list of reasons, with those without a reason before what can wait', () => {
    const ranks = PRIORITY_REASONS.map(rankOf);
    expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
    expect(rankOf('')).toBeLessThan(rankOf('can_wait'));
    expect(rankOf('remote')).toBeLessThan(rankOf(''));
  });

  it('is rank, then the day of registration, then the id', () => {
    const need = (id: string, rank: number, day: number) => ({
      id,
      rank,
      registeredAt: new Date(Date.UTC(2026, 0, day)),
    });
    const queue = [need('d', 0, 2), need('c', 0, 1), need('b', 0, 1), need('a', -100, 3)];
    expect(queue.toSorted(compareNeeds).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
    expect(compareNeeds(need('a', 0, 1), need('a', 0, 1))).toBe(0);
  });
});
