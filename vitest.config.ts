import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findChromium } from './scripts/chromium.ts';
import { commands } from './tests/support/network.ts';
import { stageProxy } from './tests/support/stage-proxy.ts';

const chromium = await findChromium();

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'domain',
          include: ['tests/domain/**/*.test.ts'],
          environment: 'node',
          // Reading thousands of texts takes its time where other work goes on.
          testTimeout: 30_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'api',
          include: ['tests/api/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['tests/support/database.setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        plugins: [stageProxy()],
        // Found while a test runs, a dependency would make Vite reload the page under it.
        optimizeDeps: {
          include: [
            'axe-core',
            'hono/client',
            'idb',
            'intl-messageformat',
            'lit',
            'lit/decorators.js',
            'lit/directives/keyed.js',
            'lit/directives/repeat.js',
            'signature_pad',
            '@zxing/library',
          ],
        },
        test: {
          name: 'web',
          maxWorkers: 2,
          include: ['tests/web/**/*.test.ts'],
          globalSetup: ['tests/support/stage.setup.ts'],
          setupFiles: ['tests/web/language.setup.ts'],
          // The product behind the pages takes its time where two cores do everything.
          testTimeout: 30_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
          browser: {
            enabled: true,
            commands,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: chromium.executablePath,
                args: chromium.args,
                env: { ...process.env, ...chromium.env } as Record<string, string>,
              },
              // A colour in the middle of its change has no contrast of its own.
              contextOptions: { reducedMotion: 'reduce' },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
