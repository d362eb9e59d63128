/** Pages that anybody may open: what the addresses in our QR codes lead to, and help. */
import type { Route } from './route.ts';

/** Opened on donated machines, which keep nothing of ours. */
export const TEST_PATH = '/test';

export const publicRoutes: readonly Route[] = [
  {
    path: '/t/:code',
    tag: 'rw-page-tracking',
    load: () => import('../tracking/rw-page-tracking.ts'),
    title: 'track.title',
    public: true,
  },
  {
    path: '/T/:code',
    tag: 'rw-page-tracking',
    load: () => import('../tracking/rw-page-tracking.ts'),
    title: 'track.title',
    public: true,
  },
  {
    path: '/track',
    tag: 'rw-page-tracking',
    load: () => import('../tracking/rw-page-tracking.ts'),
    title: 'track.title',
    public: true,
  },
  {
    path: '/v/:code',
    tag: 'rw-page-verify',
    load: () => import('../certificates/rw-page-verify.ts'),
    title: 'verify.title',
    public: true,
  },
  {
    path: '/V/:code',
    tag: 'rw-page-verify',
    load: () => import('../certificates/rw-page-verify.ts'),
    title: 'verify.title',
    public: true,
  },
  {
    path: '/v',
    tag: 'rw-page-verify',
    load: () => import('../certificates/rw-page-verify.ts'),
    title: 'verify.title',
    public: true,
  },
  // A QR code holds upper case only; people type lower case.
  ...['/r/:token', '/R/:token'].map((path): Route => ({
    path,
    tag: 'rw-page-send-report',
    load: () => import('../reports/rw-page-send-report.ts'),
    title: 'report.send_title',
    public: true,
  })),
  {
    path: TEST_PATH,
    tag: 'rw-page-test',
    load: () => import('../test-page/rw-page-test.ts'),
    title: 'test_page.title',
    public: true,
    bare: true,
  },
  {
    path: '/help',
    tag: 'rw-page-help',
    load: () => import('./rw-page-help.ts'),
    title: 'help.title',
    public: true,
  },
  {
    path: '/help/https',
    tag: 'rw-page-https',
    load: () => import('./rw-page-https.ts'),
    title: 'app.https_title',
    public: true,
  },
  {
    path: '/style',
    tag: 'rw-page-style',
    load: () => import('../ui/rw-page-style.ts'),
    title: 'app.style',
    public: true,
  },
];
