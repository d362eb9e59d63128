import { defineConfig } from 'vite';
import { serviceWorker } from './web-components/app/service-worker-plugin.ts';

/** A slow machine is nobody's mistake: the start prints one address and nothing about timings. */
const rolldownOptions = { checks: { bundlerTimings: false } };

export default defineConfig({
  root: 'web-components',
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: ['chrome111', 'safari16.4', 'firefox114'],
    rolldownOptions,
  },
  worker: { format: 'es', rolldownOptions },
  plugins: [serviceWorker()],
});
