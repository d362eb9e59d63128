/* Version and file list are filled in at build time by service-worker-plugin.ts. */
const VERSION = '__VERSION__';
const FILES = __FILES__;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(VERSION).then((cache) => cache.addAll(FILES)));
});

/* The person decides when the new version takes over, so that nothing typed is lost. */
self.addEventListener('message', (event) => {
  if (event.data === 'skip-waiting') self.skipWaiting();
});

/* The version before stays, because another window may still be working with its files. */
self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const older = (await caches.keys()).filter((name) => name !== VERSION);
      await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const ours = url.origin === self.location.origin && !url.pathname.startsWith('/api/');
  if (request.method === 'GET' && ours) event.respondWith(answer(request));
});

async function answer(request) {
  const wanted = request.mode === 'navigate' ? '/' : request;
  const cache = await caches.open(VERSION);
  const options = { ignoreVary: true };
  const kept = (await cache.match(wanted, options)) ?? (await caches.match(wanted, options));
  return kept ?? fetch(request);
}
