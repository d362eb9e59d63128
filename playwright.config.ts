import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/chromium.ts';

const chromium = await findChromium();

/** Each end-to-end file starts its own product on a free port through tests/support/product.ts. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  workers: 2,
  retries: 0,
  timeout: 120_000,
  reporter: [['list'], ['json', { outputFile: 'node_modules/.cache/rework/e2e.json' }]],
  outputDir: 'node_modules/.cache/rework/e2e',
  use: {
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: chromium.executablePath,
      args: chromium.args,
      env: { ...process.env, ...chromium.env } as Record<string, string>,
    },
  },
  // The long day comes first, so that the others run beside it.
  projects: [
    { name: 'day', testMatch: 'day.e2e.ts', use: { browserName: 'chromium' } },
    { name: 'pages', testIgnore: 'day.e2e.ts', use: { browserName: 'chromium' } },
  ],
});
