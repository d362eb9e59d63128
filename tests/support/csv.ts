import { expect } from 'vitest';

/** Every column of an export asked for in Persian has a heading in Persian. */
export function expectPersianHeadings(csv: unknown): void {
  const [head = ''] = String(csv).split('\r\n');
  const headings = head.split(',');
  expect(headings.length).toBeGreaterThan(5);
  for (const heading of headings) expect(heading).toMatch(/[\u0600-\u06FF]/);
}
