import { defineConfig } from 'vite';
import { serviceWorker } from './web-components/app/service-worker-plugin.ts';

export default defineConfig({
  root: 'web-components',
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: ['chrome111', 'safari16.4', 'firefox114'],
  },
  worker: { format: 'es' },
  plugins: [serviceWorker()],
});
