import { expect, test } from 'vitest';
import { warrantyDaysLeft } from '#domain/warranty.ts';

test('the day that has begun counts, and nothing is left once it has ended', () => {
  const end = new Date('2026-12-31T10:00:00Z');
  const left = (now: string) => warrantyDaysLeft(end, new Date(now));
  expect(left('2026-10-02T10:00:00Z')).toBe(90);
  expect(left('2026-12-30T10:00:01Z')).toBe(1);
  expect(left('2026-12-31T10:00:00Z')).toBe(0);
  expect(left('2027-01-05T00:00:00Z')).toBe(0);
});
