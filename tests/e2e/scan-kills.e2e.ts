/** Scans flow while pages, bench processes, the product and its database are killed; the long form is scripts/bench/scan-kills.ts. */
import { expect, test } from '@playwright/test';
import { runKillTest } from '../support/kills/run.ts';

test('whatever is killed, every accepted scan has exactly one outcome', async () => {
  // Eight starts of product, database and browser: a busy machine may take its time.
  test.setTimeout(600_000);
  const scans = 80;
  const report = await runKillTest({ seed: 6, pages: 1, nodes: 3, devices: 6, scans, kills: 7 });
  expect(report.wrong).toEqual([]);
  expect(report.booksExact).toBe(true);
  expect(report.scans).toBeGreaterThanOrEqual(scans);
  expect(Object.keys(report.kills).toSorted()).toEqual([
    'api',
    'backend',
    'cut',
    'immediate',
    'node',
    'page',
    'postmaster',
  ]);
});
