/** The warehouse picks a session by scanner: device, charger, "the rest is with it". Only for measuring. */
import type { Page } from '@playwright/test';
import { COMMAND_CARDS } from '#domain/command-cards.ts';
import type { Family } from './school-table.ts';

/** In the page: `watch(need)` begins to look, `painted` becomes the milliseconds from the closing key to its verdict. */
const STOPWATCH = `
let lastKey = 0;
addEventListener('keydown', (event) => { if (event.key === 'Enter') lastKey = event.timeStamp; }, true);
const within = (root, query) => {
  const hit = root.querySelector(query);
  if (hit) return hit;
  for (const element of root.querySelectorAll('*')) {
    const inner = element.shadowRoot && within(element.shadowRoot, query);
    if (inner) return inner;
  }
  return null;
};
const said = () => within(document, 'rw-scan-news')?.shadowRoot.querySelector('rw-notice') ?? null;
window.watch = (need) => {
  lastKey = 0;
  const before = said()?.textContent ?? '';
  window.painted = new Promise((resolve) => {
    const look = () => {
      const notice = lastKey ? said() : null;
      const answered = notice && notice.getAttribute('kind') !== 'info' && notice.textContent !== before;
      if (!answered || !notice.textContent.includes(need)) return requestAnimationFrame(look);
      const after = new MessageChannel();
      after.port1.onmessage = () => resolve(performance.now() - lastKey);
      after.port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });
};
localStorage.setItem('rework.scanner', '{"gapMs":2000,"silenceMs":2500,"minLength":4}');
`;

const REST = COMMAND_CARDS.find(({ action }) => action === 'rest_is_there')?.code ?? '';

/** @returns milliseconds of each scan */
export async function pickAll(
  page: Page,
  url: string,
  families: readonly Family[],
): Promise<number[]> {
  await page.addInitScript({ content: STOPWATCH });
  await page.goto(url);
  await page.locator('rw-pick-now').waitFor();
  const times: number[] = [];
  for (const { needCode, device, charger } of families) {
    for (const text of [device, charger, REST]) {
      await page.evaluate(`watch(${JSON.stringify(needCode)})`);
      for (const key of text) await page.keyboard.press(`Digit${key}`);
      await page.keyboard.press('Enter');
      times.push(await page.evaluate<number>('painted'));
    }
  }
  return times;
}
