/** What measurements in Chromium share: the languages, a scanner that types, and a watch in the page. */
import type { Page } from '@playwright/test';

export const LANGUAGES = [
  { locale: 'en', viewport: { width: 1280, height: 800 } },
  { locale: 'fa', viewport: { width: 1024, height: 768 } },
] as const;

/**
 * In the page: `watch(query)` begins to look, `painted` becomes the milliseconds from the closing key of a scan, or the
 * end of a tap, until it is seen.
 */
export const STOPWATCH = `
let lastKey = 0;
addEventListener('keydown', (event) => { if (event.key === 'Enter') lastKey = event.timeStamp; }, true);
addEventListener('pointerup', (event) => { lastKey = event.timeStamp; }, true);
const within = (root, query) => {
  const hit = root.querySelector(query);
  if (hit) return hit;
  for (const element of root.querySelectorAll('*')) {
    const inner = element.shadowRoot && within(element.shadowRoot, query);
    if (inner) return inner;
  }
  return null;
};
window.watch = (query) => {
  lastKey = 0;
  window.painted = new Promise((resolve) => {
    const look = () => {
      if (!lastKey || !within(document, query)) return requestAnimationFrame(look);
      const after = new MessageChannel();
      after.port1.onmessage = () => resolve(performance.now() - lastKey);
      after.port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });
};
localStorage.setItem('rework.scanner', '{"gapMs":2000,"silenceMs":2500,"minLength":4}');
`;

/** Milliseconds. */
export function spread(all: readonly number[]) {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** A label as a scanner types it, with the closing key. */
export async function pressKeys(screen: Page, text: string): Promise<void> {
  for (const key of text) await screen.keyboard.press(`Digit${key}`);
  await screen.keyboard.press('Enter');
}
