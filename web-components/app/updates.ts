/** Registers the service worker and knows when a newer version waits. */
import { TEST_PATH } from './public-routes.ts';

const HOUR_MS = 3_600_000;

let waiting: ServiceWorker | null = null;
let asked = false;
const listeners = new Set<() => void>();

/**
 * Service workers exist only on HTTPS and localhost; elsewhere the product works without them.
 * The test page leaves none behind on a machine that is to be given away.
 */
export async function registerServiceWorker(): Promise<void> {
  if (location.pathname === TEST_PATH) return;
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const workers = navigator.serviceWorker;
  workers.addEventListener('controllerchange', () => {
    if (asked) location.reload();
  });
  try {
    const registration = await workers.register('/service-worker.js');
    if (registration.waiting && workers.controller) offer(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => {
        if (worker.state === 'installed' && workers.controller) offer(worker);
      });
    });
    setInterval(() => void registration.update().catch(() => undefined), HOUR_MS);
  } catch (error) {
    console.warn('service worker not registered', error);
  }
}

export function updateIsReady(): boolean {
  return waiting !== null;
}

export function onUpdateReady(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Lets the new version take over; every window that asked reloads once it has. */
export function applyUpdate(): void {
  asked = true;
  if (waiting && waiting.state !== 'activated') waiting.postMessage('skip-waiting');
  else location.reload();
}

function offer(worker: ServiceWorker): void {
  waiting = worker;
  for (const listener of listeners) listener();
}
