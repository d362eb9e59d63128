import { describe, expect, it } from 'vitest';
import type { Account } from '#domain/accounts.ts';
import { closeBook, dayAfter, dayBefore, isExact, monthDays } from '#domain/books.ts';

const total = (from: Account, to: Account, before: number, during: number) => ({
  subject: 'device' as const,
  from,
  to,
  before,
  during,
});

describe('a book', () => {
  it('is empty and exact without entries', () => {
    const book = closeBook('device', []);
    expect(book).toMatchObject({ opening: 0, closing: 0, lost: 0, came: [], left: [] });
    expect(isExact(book)).toBe(true);
  });

  it('adds opening and what came, and tells what left from what was lost', () => {
    const book = closeBook('device', [
      total('donor', 'stock', 10, 5),
      total('stock', 'student', 3, 4),
      total('student', 'stock', 0, 1),
      total('stock', 'lost', 1, 2),
      total('lost', 'stock', 0, 1),
      total('stock', 'transit', 0, 2),
      total('donor', 'student', 0, 7),
      { ...total('donor', 'stock', 50, 50), subject: 'part' as const },
    ]);
    expect(book).toMatchObject({
      opening: 6,
      came: [
        { account: 'donor', quantity: 5 },
        { account: 'student', quantity: 1 },
      ],
      left: [{ account: 'student', quantity: 4 }],
      lost: 2,
      found: 1,
      stock: 5,
      transit: 2,
      closing: 7,
    });
    expect(isExact(book)).toBe(true);
  });
});

describe('days', () => {
  it('go over the ends of months and leap years', () => {
    expect(dayAfter('2026-12-31')).toBe('2027-01-01');
    expect(dayAfter('2028-02-28')).toBe('2028-02-29');
    expect(dayBefore('2026-03-01')).toBe('2026-02-28');
    expect(monthDays('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(monthDays('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
  });
});
