/** What measurements in Chromium share: the languages, a scanner that types, and a watch in the page. */
import type { Page } from '@playwright/test';

export const LANGUAGES = [
  { locale: 'en', viewport: { width: 1280, height: 800 } },
  { locale: 'fa', viewport: { width: 1024, height: 768 } },
] as const;

/** The app asks whether a key came from a scanner; a driven keyboard is slower than one. */
export const SCANNER = `localStorage.setItem('rework.scanner', '{"gapMs":2000,"silenceMs":2500,"minLength":4}');`;

/**
 * In the page: `watch(sought)` begins to look, `painted` becomes the milliseconds from the closing key of a scan, or the
 * end of a tap, until it is seen.
 * @param seen what makes of `sought` a function that says, each frame, whether it is there; it may use `within(root, query)`
 */
export const stopwatch = (seen: string) => `
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
const looker = ${seen};
window.watch = (sought) => {
  lastKey = 0;
  const seen = looker(sought);
  window.painted = new Promise((resolve) => {
    const look = () => {
      if (!lastKey || !seen()) return requestAnimationFrame(look);
      const after = new MessageChannel();
      after.port1.onmessage = () => resolve(performance.now() - lastKey);
      after.port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });
};
${SCANNER}
`;

/** Looks for an element by its query. */
export const STOPWATCH = stopwatch('(query) => () => within(document, query)');

/** A label as a scanner types it, with the closing key. */
export async function pressKeys(screen: Page, text: string): Promise<void> {
  for (const key of text) await screen.keyboard.press(`Digit${key}`);
  await screen.keyboard.press('Enter');
}
